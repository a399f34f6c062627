use std::sync::Arc;

use berth::listen::{Ready, Trail};
use http::StatusCode;
use tokio::io::AsyncWriteExt;
use tokio::sync::Notify;

use crate::fixture::{Setup, echo, http2_client, read_answer, text};

const GET: &str = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
const GET_AND_CLOSE: &str = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn one_connection_serves_several_requests_each_with_an_id() {
    let server = Setup::default().serve(async |_| text("hello")).await;
    let mut stream = server.connect().await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        stream.write_all(GET.as_bytes()).await.unwrap();
        let answer = read_answer(&mut stream).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("hello"), "{answer}");
        let id = answer.lines().find_map(|line| line.strip_prefix("x-amzn-requestid: ")).unwrap();
        ids.push(id.to_owned());
    }
    ids.dedup();
    assert_eq!(ids.len(), 3);
    drop(stream);
    let logged: Vec<_> =
        server.log().await.iter().map(|line| line["request_id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(logged, ids);
}

#[tokio::test]
async fn bodies_come_and_go_whole() {
    let server = Setup::default().serve(echo).await;
    let chunked = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n";
    assert!(server.say(chunked).await.ends_with("\r\n\r\nabcdefg"));
    let line = &server.log().await[0];
    assert_eq!((line["received_bytes"].as_u64(), line["sent_bytes"].as_u64()), (Some(7), Some(7)));
}

#[tokio::test]
async fn a_panic_costs_its_own_request_only() {
    let server = Setup::default()
        .serve(async |request| match request.uri().path() {
            "/bad" => panic!("on purpose"),
            _ => text("fine"),
        })
        .await;
    let answer = server.say("GET /bad HTTP/1.1\r\nHost: x\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 500 Internal Server Error\r\n"), "{answer}");
    assert!(answer.contains("x-amzn-requestid: "));
    assert!(server.say(GET_AND_CLOSE).await.ends_with("fine"));
    let log = server.log().await;
    let line = log.iter().find(|line| line["target"] == "access").unwrap();
    assert_eq!((&line["status"], &line["error"]), (&500.into(), &"panic".into()));
    assert_eq!((&line["level"], &line["client"]), (&"ERROR".into(), &"127.0.0.1".into()));
}

#[tokio::test]
async fn what_is_our_fault_is_logged_where_requests_are_not() {
    let fails = async |_| {
        let mut answer = text("sorry");
        *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        answer.extensions_mut().insert(Trail { error: Some("the cause".to_owned()), ..Trail::default() });
        answer
    };
    let server = Setup { access: false, ..Setup::default() }.serve(fails).await;
    let answer = server.say(GET_AND_CLOSE).await;
    let log = server.log().await;
    assert_eq!((&log[0]["level"], &log[0]["error"]), (&"ERROR".into(), &"the cause".into()));
    assert!(answer.contains(log[0]["request_id"].as_str().unwrap()), "{answer}");
}

#[tokio::test]
async fn probes_are_answered_before_anything_else_and_not_logged() {
    let server = Setup::default().serve(async |_| panic!("a probe came through")).await;
    for probe in ["livez", "readyz"] {
        let answer =
            server.say(format!("GET /{probe} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\nok\n"), "{answer}");
    }
    assert!(server.log().await.is_empty());
}

#[tokio::test]
async fn http2_is_spoken_without_tls_to_those_who_know() {
    let server = Setup::default().serve(echo).await;
    let client = http2_client();
    let body = vec![b'x'; 3 << 20];
    let answer = client.post(format!("http://{}/", server.address)).body(body.clone()).send().await.unwrap();
    assert_eq!(answer.version(), http::Version::HTTP_2);
    assert_eq!(answer.bytes().await.unwrap(), body);
}

#[tokio::test]
async fn an_early_answer_reaches_a_client_that_is_still_sending() {
    let server = Setup::default()
        .serve(async |_| {
            let mut answer = text("no");
            *answer.status_mut() = StatusCode::UNAUTHORIZED;
            answer
        })
        .await;
    let mut request = b"PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 33554432\r\n\r\n".to_vec();
    request.resize(request.len() + (32 << 20), b'x');
    let answer = server.say(request).await;
    assert!(answer.starts_with("HTTP/1.1 401 Unauthorized\r\n"), "{answer}");
}

#[tokio::test]
async fn a_client_that_goes_away_is_logged_and_counted_out() {
    let arrived = Arc::new(Notify::new());
    let seen = arrived.clone();
    let server = Setup::default()
        .serve(move |_| {
            seen.notify_one();
            std::future::pending()
        })
        .await;
    let mut stream = server.connect().await;
    stream.write_all(GET.as_bytes()).await.unwrap();
    arrived.notified().await;
    assert_eq!(server.surroundings.metrics.in_flight.get(), 1);
    drop(stream);
    let surroundings = server.surroundings.clone();
    let log = server.log().await;
    assert_eq!((&log[0]["status"], &log[0]["complete"]), (&499.into(), &false.into()));
    assert_eq!(surroundings.metrics.in_flight.get(), 0);
}

#[tokio::test]
async fn a_server_that_cannot_keep_anything_lives_and_is_not_ready() {
    let ready = Ready::when(|| false);
    let server = Setup { ready, ..Setup::default() }.serve(async |_| text("")).await;
    let ask = async |probe| {
        server.say(format!("GET /{probe} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).await
    };
    assert!(ask("livez").await.starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(ask("readyz").await.starts_with("HTTP/1.1 503 Service Unavailable\r\n"));
}

#[tokio::test]
async fn the_client_is_whom_a_trusted_proxy_speaks_for() {
    let setup = Setup { trusted: vec!["127.0.0.0/8".parse().unwrap()], ..Setup::default() };
    let server = setup.serve(echo).await;
    let request = GET_AND_CLOSE.replace("Host", "X-Forwarded-For: 192.0.2.1, 127.0.0.9\r\nHost");
    assert!(server.say(request).await.starts_with("HTTP/1.1 200 OK\r\n"));
    assert_eq!(server.log().await[0]["client"], "192.0.2.1");
}

#[tokio::test]
async fn what_is_logged_while_a_write_is_answered_carries_its_id() {
    let server = Setup::default()
        .serve(async |_| {
            tracing::warn!("on the way");
            text("done")
        })
        .await;
    let answer = server.say(GET_AND_CLOSE.replace("GET", "DELETE")).await;
    let log = server.log().await;
    let warning = log.iter().find(|line| line["message"] == "on the way").unwrap();
    assert!(answer.contains(warning["span"]["request_id"].as_str().unwrap()), "{answer} {warning}");
}
