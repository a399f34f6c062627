//! The census of this door: what every method makes of every path, for callers who may not. A stranger can't tell what
//! is there from what is not: the answers are the same, byte for byte, but for the names that they repeat.

mod callers;
mod doors;
mod in_use;
mod paths;
mod strangers;

use bytes::Bytes;
use http::{Method, Request, Response, header};
use http_body_util::{BodyExt, Full};
use oci::V2Path;
use std::net::{Ipv4Addr, SocketAddr};

use super::Sentence;
use crate::ecr::app_in_a_box::AppInABox;
use crate::{Body, Peer, Trail};
use callers::{Callers, HOST, There};
use strangers::Standing;

const METHODS: [Method; 9] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::OPTIONS,
    Method::TRACE,
    Method::CONNECT,
];

/// How many sentences the door understands. Whoever adds one says in [`reads`] whether it only reads.
const SENTENCES: usize = 16;

/// What is there and what is not, in two texts of the same length each, by what stands for them in a path.
struct Pair {
    word: &'static str,
    there: String,
    gone: String,
}

/// The paths under which the door understands something. A new kind of path does not compile until it is here.
fn path_of(kind: &V2Path<'_>) -> &'static str {
    match kind {
        V2Path::Base => "/v2/",
        V2Path::Catalog => "/v2/_catalog",
        V2Path::Tags { .. } => "/v2/NAME/tags/list",
        V2Path::Manifest { reference: "TAG", .. } => "/v2/NAME/manifests/TAG",
        V2Path::Manifest { .. } => "/v2/NAME/manifests/IMAGE",
        V2Path::Blob { .. } => "/v2/NAME/blobs/LAYER",
        V2Path::Uploads { .. } => "/v2/NAME/blobs/uploads/",
        V2Path::Upload { .. } => "/v2/NAME/blobs/uploads/UPLOAD",
        V2Path::Referrers { .. } => "/v2/NAME/referrers/IMAGE",
    }
}

fn paths() -> Vec<&'static str> {
    let name = "NAME";
    let kinds = [
        V2Path::Tags { name },
        V2Path::Manifest { name, reference: "TAG" },
        V2Path::Manifest { name, reference: "IMAGE" },
        V2Path::Blob { name, digest: "LAYER" },
        V2Path::Uploads { name },
        V2Path::Upload { name, id: "UPLOAD" },
        V2Path::Referrers { name, digest: "IMAGE" },
        V2Path::Catalog,
        V2Path::Base,
    ];
    let mut paths: Vec<_> = kinds.iter().map(path_of).collect();
    paths.extend([
        "/v2/NAME/blobs/uploads/?digest=LAYER",
        "/v2/NAME/blobs/uploads/?mount=LAYER&from=NAME",
        "/v2/NAME/blobs/uploads/UPLOAD?digest=LAYER",
        "/v2/NAME/referrers/IMAGE?artifactType=a%2Fb&n=1",
        "/v2/NAME/tags/list?n=1&last=TAG",
    ]);
    paths
}

/// Whether who may only read may say a sentence.
fn reads(sentence: Sentence) -> bool {
    match sentence {
        Sentence::Base
        | Sentence::Catalog
        | Sentence::ListTags
        | Sentence::GetManifest
        | Sentence::HeadManifest
        | Sentence::GetBlob
        | Sentence::HeadBlob
        | Sentence::ListReferrers => true,
        Sentence::PutManifest
        | Sentence::DeleteManifest
        | Sentence::DeleteBlob
        | Sentence::BeginUpload
        | Sentence::AppendUpload
        | Sentence::FinishUpload
        | Sentence::UploadStatus
        | Sentence::CancelUpload => false,
    }
}

/// What one method makes of one path: nothing, or a sentence.
fn sentence(method: &Method, path: &str) -> Option<Sentence> {
    let path = path.split('?').next().unwrap_or_default();
    V2Path::parse(path).and_then(|path| Sentence::of(method, &path))
}

fn fill(path: &str, pairs: &[Pair], gone: Option<&str>) -> String {
    pairs.iter().fold(path.to_owned(), |path, pair| {
        let text = if gone == Some(pair.word) { &pair.gone } else { &pair.there };
        path.replace(pair.word, text)
    })
}

/// Status, headers and body as one text, in which words stand for what the request named.
async fn written(response: Response<Body>, pairs: &[Pair]) -> String {
    let (parts, body) = response.into_parts();
    let mut headers: Vec<_> =
        parts.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.sort();
    let body = body.collect().await.unwrap().to_bytes();
    let text = format!("{}\n{}\n\n{}", parts.status, headers.join("\n"), String::from_utf8_lossy(&body));
    pairs.iter().fold(text, |text, pair| text.replace(&pair.there, pair.word).replace(&pair.gone, pair.word))
}

async fn ask(
    deployment: &AppInABox,
    method: &Method,
    path: &str,
    credentials: Option<&str>,
) -> Response<Body> {
    let mut request = Request::builder().method(method.clone()).uri(path).header(header::HOST, HOST);
    if let Some(credentials) = credentials {
        request = request.header(header::AUTHORIZATION, credentials);
    }
    let request = request.body(Full::new(Bytes::from_static(b"{}"))).unwrap();
    let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
    deployment.app.answer(request, &peer, "a-request").await
}

/// The answers to a path of which nothing, or one thing at a time, is not there.
async fn answers(
    deployment: &AppInABox,
    (method, path): (&Method, &str),
    pairs: &[Pair],
    credentials: Option<&str>,
) -> Vec<String> {
    let words = pairs.iter().map(|pair| pair.word).filter(|word| path.contains(word)).map(Some);
    let mut answers = Vec::new();
    for gone in words.chain([None]) {
        let response = ask(deployment, method, &fill(path, pairs, gone), credentials).await;
        answers.push(written(response, pairs).await);
    }
    answers.dedup();
    answers
}

/// Paths besides, under which one thing is asked for as if it were another.
const ODD: [&str; 9] = [
    "/v2/NAME/blobs/uploads/?mount=LAYER&from=team/own",
    "/v2/NAME/blobs/uploads/?digest=LAYER&digest-algorithm=sha512",
    "/v2/NAME/blobs/uploads/UPLOAD?digest=IMAGE",
    "/v2/NAME/manifests/TAG?ns=docker.io",
    "/v2/NAME/manifests/LAYER",
    "/v2/NAME/manifests/IMAGE?tag=TAG",
    "/v2/NAME/blobs/IMAGE",
    "/v2/NAME/referrers/LAYER?n=0",
    "/v2/NAME/tags/list?n=0",
];

#[tokio::test]
async fn strangers_get_one_answer_whatever_is_there() {
    let mut cells = 0;
    for forbidden in [false, true] {
        let (deployment, strangers, there) = strangers::before_what_is_there(forbidden).await;
        let before = deployment.changes().await;
        for stranger in &strangers {
            let (who, standing) = (stranger.who, stranger.standing);
            for path in paths().into_iter().chain(ODD) {
                for method in &METHODS {
                    let credentials = stranger.credentials.as_deref();
                    let answers = answers(&deployment, (method, path), &there.pairs, credentials).await;
                    let [answer] = &answers[..] else { panic!("{who}, {method} {path}: {answers:#?}") };
                    let open = standing == Standing::Known && ["/v2/", "/v2/_catalog"].contains(&path);
                    let refused: &[_] = match standing {
                        Standing::Known => &["403", "404", "405"],
                        Standing::Unknown => &["401"],
                        Standing::Stale => &["403", "405"],
                    };
                    let refused = refused.iter().any(|status| answer.starts_with(status));
                    assert!(open || refused, "{who}, {method} {path}: {answer}");
                    assert!(!open || !answer.contains("NAME"), "{who}, {method} {path}: {answer}");
                    cells += 1;
                }
            }
        }
        assert_eq!(deployment.changes().await, before);
    }
    assert!(cells >= 5000, "{cells}");
}

#[tokio::test]
async fn who_may_only_read_changes_nothing() {
    let deployment = AppInABox::with_repository().await;
    let (there, callers) = (There::make(&deployment).await, Callers::make(&deployment).await);
    let before = deployment.changes().await;
    let mut said = Vec::new();
    for path in paths() {
        for method in &METHODS {
            let Some(sentence) = sentence(method, path) else { continue };
            said.push(format!("{sentence:?}"));
            let whole = fill(path, &there.pairs, None);
            let status = ask(&deployment, method, &whole, Some(&callers.reader)).await.status();
            assert_eq!(status.is_success(), reads(sentence), "{method} {path}: {status}");
            if !reads(sentence) {
                let answers = answers(&deployment, (method, path), &there.pairs, Some(&callers.reader)).await;
                assert!(answers.len() == 1 && answers[0].starts_with("403"), "{answers:#?}");
            }
        }
    }
    said.sort();
    said.dedup();
    assert_eq!(said.len(), SENTENCES);
    assert_eq!(deployment.changes().await, before);
}

#[tokio::test]
async fn a_token_whose_time_is_over_opens_nothing() {
    let deployment = AppInABox::with_repository().await;
    let (there, callers) = (There::make(&deployment).await, Callers::make(&deployment).await);
    deployment.pass_seconds(13 * 60 * 60);
    for path in paths() {
        for method in &METHODS {
            for credentials in [&callers.owner, &callers.reader] {
                let answers = answers(&deployment, (method, path), &there.pairs, Some(credentials)).await;
                assert!(answers.len() == 1 && answers[0].starts_with("403"), "{method} {path}: {answers:#?}");
            }
        }
    }
}

#[tokio::test]
async fn a_mount_tells_nothing_of_where_it_would_come_from() {
    let deployment = AppInABox::with_repository().await;
    let (there, callers) = (There::make(&deployment).await, Callers::make(&deployment).await);
    let path = "/v2/team/own/blobs/uploads/?mount=LAYER&from=NAME";
    for gone in [None, Some("NAME"), Some("LAYER")] {
        let whole = fill(path, &there.pairs, gone);
        let response = ask(&deployment, &Method::POST, &whole, Some(&callers.elsewhere)).await;
        assert_eq!(response.status(), 202, "{gone:?}");
        let headers: Vec<_> = response.headers().keys().map(ToString::to_string).collect();
        assert!(headers.contains(&"docker-upload-uuid".to_owned()), "{headers:?}");
        let trail = response.extensions().get::<Trail>().cloned().unwrap_or_default();
        let from = trail.judged.last().expect("the source is judged");
        assert!(from.action == "ecr:GetDownloadUrlForLayer" && from.refused.is_some(), "{from:?}");
    }
}

/// The names in a catalogue, and its `Link`.
async fn listed(deployment: &AppInABox, path: &str, credentials: &str) -> (Vec<String>, String) {
    let response = ask(deployment, &Method::GET, path, Some(credentials)).await;
    let link = response.headers().get(header::LINK).map(|link| link.to_str().unwrap().to_owned());
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
    (serde_json::from_value(body["repositories"].clone()).unwrap(), link.unwrap_or_default())
}

#[tokio::test]
async fn a_catalogue_has_what_its_reader_may_describe() {
    let deployment = AppInABox::with_repository().await;
    let (_, callers) = (There::make(&deployment).await, Callers::make(&deployment).await);
    for name in ["aa", "team/xyz", "team/zzz"] {
        deployment.owner().create(name).await;
    }
    let names = async |credentials: &str| listed(&deployment, "/v2/_catalog", credentials).await.0;
    assert_eq!(names(&callers.reader).await, ["aa", "team/own", "team/web", "team/xyz", "team/zzz"]);
    assert_eq!(names(&callers.elsewhere).await, ["team/own"]);
    assert!(names(&callers.denied).await.is_empty() && names(&callers.foreign).await.is_empty());
    // Nothing tells that more follows which may not be seen.
    assert_eq!(listed(&deployment, "/v2/_catalog?n=1", &callers.elsewhere).await.1, "");
    let (names, link) = listed(&deployment, "/v2/_catalog?n=2", &callers.reader).await;
    assert!(names == ["aa", "team/own"] && link.contains("last=team%2Fown>"), "{names:?} {link}");
}

#[tokio::test]
async fn a_page_of_the_catalogue_looks_at_so_many_and_hides_where_it_stopped() {
    let deployment = AppInABox::with_repository().await;
    let (_, callers) = (There::make(&deployment).await, Callers::make(&deployment).await);
    for number in 0..1001 {
        deployment.owner().create(&format!("hidden/{number}")).await;
    }
    let (names, link) = listed(&deployment, "/v2/_catalog", &callers.elsewhere).await;
    assert!(names.is_empty() && !link.contains("hidden") && link.contains("%7E"), "{names:?} {link}");
    let next = link.split(['<', '>']).nth(1).unwrap();
    let next = &next[next.find("/v2/").unwrap()..];
    assert_eq!(
        listed(&deployment, next, &callers.elsewhere).await,
        (vec!["team/own".to_owned()], String::new())
    );
    let broken = next.replace("%7E", "%7EA");
    assert_eq!(ask(&deployment, &Method::GET, &broken, Some(&callers.elsewhere)).await.status(), 400);
}
