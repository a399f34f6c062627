//! Requests that two readers could take for two different things are refused, and what follows them is not read.

use crate::fixture::{Setup, echo, http2_client};

/// What follows each: an answer to it would mean that the first request was cut in the wrong place.
const NEXT: &str = "GET /next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn ambiguous_requests_are_refused_and_nothing_after_them_is_answered() {
    let server = Setup::default().serve(echo).await;
    for request in [
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 4\r\n\r\nabcd",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551616\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX-A: b\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX-A: b\0c\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET http://y/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x, y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: user@x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\"y\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
        "get / HTTP/1.1 HTTP/1.1\r\nHost: x\r\n\r\n",
    ] {
        let answers = server.say(format!("{request}{NEXT}")).await;
        assert!(
            answers.starts_with("HTTP/1.1 400 ") || answers.starts_with("HTTP/1.0 400 "),
            "{request}: {answers}"
        );
        assert_eq!(answers.matches("HTTP/1.").count(), 1, "{request}: {answers}");
    }
}

#[tokio::test]
async fn a_target_that_repeats_the_host_is_answered() {
    let server = Setup::default().serve(echo).await;
    let request = "GET http://x:5000/ HTTP/1.1\r\nHost: X:5000\r\nConnection: close\r\n\r\n";
    assert!(server.say(request).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn a_host_beside_another_authority_is_refused_on_http2() {
    let server = Setup::default().serve(echo).await;
    let request = http2_client().get(format!("http://{}/", server.address));
    assert_eq!(request.header("host", "other").send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn chunks_that_lie_end_the_connection() {
    let server = Setup::default().serve(echo).await;
    for chunks in ["fffffffffffffffff\r\nabc", "-3\r\nabc\r\n0\r\n\r\n", "3\r\nabcdef\r\n0\r\n\r\n"] {
        let request =
            format!("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}{NEXT}");
        let answers = server.say(request).await;
        assert!(!answers.contains("HTTP/1.1 200"), "{chunks}: {answers}");
    }
}

#[tokio::test]
async fn chunks_go_before_a_length_beside_them_and_nothing_follows() {
    let server = Setup::default().serve(echo).await;
    for lengths in [
        "Content-Length: 30\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 1",
    ] {
        let request = format!("POST / HTTP/1.1\r\nHost: x\r\n{lengths}\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
        let answers = server.say(format!("{request}{NEXT}")).await;
        assert!(answers.ends_with("\r\n\r\nabc"), "{lengths}: {answers}");
        assert_eq!(answers.matches("HTTP/1.1").count(), 1, "{lengths}: {answers}");
    }
}
