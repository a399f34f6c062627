use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use http_body::Frame;
use http_body_util::BodyExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::mpsc;

use crate::fixture::{Setup, echo, http2_client, read_all, read_answer, text};

const SHORT: Duration = Duration::from_millis(50);
const GET: &str = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

#[tokio::test]
async fn a_connection_that_says_nothing_is_closed() {
    let server = Setup::limits(|limits| limits.first_byte = SHORT).serve(echo).await;
    assert_eq!(server.say("").await, "");
}

#[tokio::test]
async fn headers_that_never_end_are_cut_off() {
    let server = Setup::limits(|limits| limits.header = SHORT).serve(echo).await;
    assert_eq!(server.say("GET / HTTP/1.1\r\nHost: x\r\nX-A").await, "");
    assert_eq!(server.say("P").await, "");
}

#[tokio::test]
async fn the_headers_of_a_second_request_are_cut_off_too() {
    let server = Setup::limits(|limits| limits.header = SHORT).serve(echo).await;
    let mut stream = server.connect().await;
    stream.write_all(GET.as_bytes()).await.unwrap();
    read_answer(&mut stream).await;
    stream.write_all(b"GET / HT").await.unwrap();
    assert_eq!(read_all(&mut stream).await, "");
}

#[tokio::test]
async fn an_idle_connection_is_closed() {
    let server = Setup::limits(|limits| limits.idle = SHORT).serve(echo).await;
    assert!(server.say(GET).await.starts_with("HTTP/1.1 200 OK\r\n"));
}

#[tokio::test]
async fn large_headers_are_refused() {
    let server = Setup::default().serve(echo).await;
    let one = format!("GET / HTTP/1.1\r\nHost: x\r\nX-A: {}\r\n\r\n", "a".repeat(40 << 10));
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "X-A: b\r\n".repeat(101));
    for request in [one, many] {
        let answer = server.say(request).await;
        assert!(answer.starts_with("HTTP/1.1 431 Request Header Fields Too Large\r\n"), "{answer}");
    }
}

#[tokio::test]
async fn the_headers_of_a_real_token_are_taken() {
    let server = Setup::default().serve(echo).await;
    let request = format!(
        "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Basic {}\r\n\r\n",
        "a".repeat(8 << 10)
    );
    assert!(server.say(request).await.starts_with("HTTP/1.1 200 OK\r\n"));
}

#[tokio::test]
async fn long_targets_are_refused() {
    let server = Setup::default().serve(echo).await;
    let answer = server.say(format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(9 << 10))).await;
    assert!(answer.starts_with("HTTP/1.1 414 URI Too Long\r\n"), "{answer}");
}

#[tokio::test]
async fn large_headers_are_refused_on_http2() {
    let server = Setup::default().serve(echo).await;
    let client = http2_client();
    let request = client.get(format!("http://{}/", server.address)).header("x-a", "a".repeat(40 << 10));
    assert_eq!(request.send().await.unwrap().status(), 431);
    let request = client.get(format!("http://{}/{}", server.address, "a".repeat(9 << 10)));
    assert_eq!(request.send().await.unwrap().status(), 414);
}

#[tokio::test]
async fn a_body_that_trickles_is_cut_off() {
    let setup = Setup::limits(|limits| (limits.body_grace, limits.body_window) = (SHORT, SHORT));
    let server = setup.serve(echo).await;
    let answer = server.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc").await;
    assert!(answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"), "{answer}");
    assert!(answer.contains("connection: close\r\n"));
    assert_eq!(server.log().await[0]["received_bytes"], 3);
}

/// A body without end that tells when it is dropped.
struct Endless(mpsc::Sender<()>);

impl Drop for Endless {
    fn drop(&mut self) {
        self.0.try_send(()).unwrap();
    }
}

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[0; 65536])))))
    }
}

#[tokio::test]
async fn a_client_that_takes_nothing_of_its_answer_is_dropped() {
    let (drops, mut dropped) = mpsc::channel(1);
    let setup = Setup::limits(|limits| limits.write_stall = SHORT);
    let server = setup
        .serve(move |_| {
            let body = Endless(drops.clone());
            async { Response::new(body.boxed()) }
        })
        .await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    dropped.recv().await.unwrap();
    assert_eq!(server.log().await[0]["complete"], false);
}

#[tokio::test]
async fn an_address_has_its_share_of_connections() {
    let server =
        Setup::limits(|limits| limits.connections_per_address = 1).serve(async |_| text("hello")).await;
    let mut first = server.connect().await;
    first.write_all(GET.as_bytes()).await.unwrap();
    read_answer(&mut first).await;
    let mut second = server.connect().await;
    assert_eq!(second.read(&mut [0]).await.unwrap_or(0), 0);
    assert_eq!(server.surroundings.metrics.connections_refused.get(), 1);
    first.write_all(GET.as_bytes()).await.unwrap();
    assert!(read_answer(&mut first).await.ends_with("hello"));
}

#[tokio::test]
async fn connections_beyond_the_limit_wait_for_a_seat() {
    let server = Setup::limits(|limits| limits.connections = 1).serve(async |_| text("hello")).await;
    let mut first = server.connect().await;
    first.write_all(GET.as_bytes()).await.unwrap();
    read_answer(&mut first).await;
    let mut second = server.connect().await;
    second.write_all(GET.as_bytes()).await.unwrap();
    assert_eq!(server.surroundings.metrics.connections_open.get(), 1);
    drop(first);
    assert!(read_answer(&mut second).await.ends_with("hello"));
}

/// An HTTP/2 frame (RFC 9113 §4.1).
fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let mut frame = u32::try_from(payload.len()).unwrap().to_be_bytes()[1..].to_vec();
    frame.extend([kind, flags]);
    frame.extend(stream.to_be_bytes());
    frame.extend(payload);
    frame
}

#[tokio::test]
async fn a_connection_that_opens_streams_only_to_reset_them_is_closed() {
    let server = Setup::default().serve(async |_| std::future::pending().await).await;
    let mut stream = server.connect().await;
    let mut flood = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
    flood.extend(frame(4, 0, 0, &[]));
    for number in 0..400 {
        // GET http://x/, then CANCEL.
        flood.extend(frame(1, 5, 2 * number + 1, b"\x82\x86\x84\x41\x01x"));
        flood.extend(frame(3, 0, 2 * number + 1, &[0, 0, 0, 8]));
    }
    stream.write_all(&flood).await.unwrap();
    let mut answer = Vec::new();
    // The server closes; with how much of the flood unread is its affair.
    let _ = stream.read_to_end(&mut answer).await;
    let mut rest = &answer[..];
    let mut goaway = false;
    while rest.len() >= 9 {
        let length = usize::from(rest[0]) << 16 | usize::from(rest[1]) << 8 | usize::from(rest[2]);
        goaway |= rest[3] == 7 && rest[9 + 4..][..4] == [0, 0, 0, 11];
        rest = rest.get(9 + length..).unwrap_or_default();
    }
    assert!(goaway, "no GOAWAY with ENHANCE_YOUR_CALM in {answer:?}");
}

#[tokio::test]
async fn streams_beyond_the_limit_are_refused() {
    let streams = Setup::limits(|limits| limits.streams = 2);
    let server = streams.serve(async |_| std::future::pending().await).await;
    let mut stream = server.connect().await;
    let mut asked = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
    asked.extend(frame(4, 0, 0, &[]));
    for number in 0..3 {
        asked.extend(frame(1, 5, 2 * number + 1, b"\x82\x86\x84\x41\x01x"));
    }
    stream.write_all(&asked).await.unwrap();
    let refused = loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head).await.expect("the third stream is refused");
        let length = usize::from(head[0]) << 16 | usize::from(head[1]) << 8 | usize::from(head[2]);
        let mut payload = vec![0; length];
        stream.read_exact(&mut payload).await.unwrap();
        if head[3] == 3 {
            break (head[8], payload);
        }
    };
    assert_eq!(refused, (5, vec![0, 0, 0, 7]), "REFUSED_STREAM for the third one");
}
