use std::sync::Arc;

use berth::listen::Stage;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::sync::Notify;

use crate::fixture::{Server, Setup, read_all, read_answer, text};

const GET: &str = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

/// A server whose answers wait for `go`, and a request that has reached it.
async fn with_a_request_in_flight(go: Arc<Notify>) -> (Server, TcpStream) {
    let arrived = Arc::new(Notify::new());
    let seen = arrived.clone();
    let server = Setup::default()
        .serve(move |_| {
            let (go, seen) = (go.clone(), seen.clone());
            async move {
                seen.notify_one();
                go.notified().await;
                text("at last")
            }
        })
        .await;
    let mut stream = server.connect().await;
    stream.write_all(GET.as_bytes()).await.unwrap();
    arrived.notified().await;
    (server, stream)
}

#[tokio::test]
async fn draining_answers_what_is_in_flight_and_accepts_nothing_new() {
    let go = Arc::new(Notify::new());
    let (server, mut stream) = with_a_request_in_flight(go.clone()).await;
    server.stage.send_replace(Stage::Draining);
    while TcpStream::connect(server.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(!server.serving.is_finished());
    go.notify_one();
    let answer = read_all(&mut stream).await;
    assert!(answer.ends_with("at last") && answer.contains("connection: close"), "{answer}");
    drop(stream);
    server.serving.await.unwrap();
}

#[tokio::test]
async fn draining_closes_connections_without_requests() {
    let server = Setup::default().serve(async |_| text("hello")).await;
    let silent = server.connect().await;
    let mut idle = server.connect().await;
    idle.write_all(GET.as_bytes()).await.unwrap();
    read_answer(&mut idle).await;
    server.stage.send_replace(Stage::Draining);
    for mut stream in [silent, idle] {
        assert_eq!(read_all(&mut stream).await, "");
    }
    server.serving.await.unwrap();
}

#[tokio::test]
async fn the_end_drops_what_is_left() {
    let (server, mut stream) = with_a_request_in_flight(Arc::new(Notify::new())).await;
    server.stage.send_replace(Stage::Draining);
    server.stage.send_replace(Stage::Ended);
    server.serving.await.unwrap();
    assert_eq!(read_all(&mut stream).await, "");
}
