//! The same of the door for cluster agents, whose reports name images in their bodies.

use bytes::Bytes;
use http::{Request, header};
use http_body_util::Full;
use serde_json::json;
use std::net::{Ipv4Addr, SocketAddr};

use super::callers::HOST;
use super::strangers::{self, Standing};
use super::{Pair, fill, written};
use crate::Peer;
use crate::ecr::app_in_a_box::AppInABox;

/// What a report of these images gets, where nothing or one thing is not there.
async fn reported(
    deployment: &AppInABox,
    credentials: Option<&str>,
    pairs: &[Pair],
    gone: Option<&str>,
) -> String {
    let images =
        ["NAME:TAG", "NAME@IMAGE", "NAME"].map(|image| format!("{HOST}/{}", fill(image, pairs, gone)));
    let mut request = Request::post("/berth/in-use").header(header::HOST, HOST);
    if let Some(credentials) = credentials {
        request = request.header(header::AUTHORIZATION, credentials);
    }
    let body = Bytes::from(json!({"images": images}).to_string());
    let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
    let answer = deployment.app.answer(request.body(Full::new(body)).unwrap(), &peer, "a-request").await;
    written(answer, pairs).await
}

#[tokio::test]
async fn a_report_tells_strangers_nothing_of_what_is_there() {
    for forbidden in [false, true] {
        let (deployment, strangers, there) = strangers::before_what_is_there(forbidden).await;
        for stranger in &strangers {
            let mut answers = Vec::new();
            for gone in [None, Some("NAME"), Some("TAG"), Some("IMAGE")] {
                answers
                    .push(reported(&deployment, stranger.credentials.as_deref(), &there.pairs, gone).await);
            }
            answers.dedup();
            let [answer] = &answers[..] else { panic!("{}: {answers:#?}", stranger.who) };
            let expected: &[_] = match stranger.standing {
                // Of another account's images nobody says more than that they were ignored.
                Standing::Known => &["403", "200"],
                Standing::Unknown => &["401"],
                Standing::Stale => &["403", "200"],
            };
            assert!(expected.iter().any(|status| answer.starts_with(status)), "{}: {answer}", stranger.who);
            assert!(answer.starts_with("403") || !answer.contains("\"inUse\":1"), "{answer}");
        }
    }
}
