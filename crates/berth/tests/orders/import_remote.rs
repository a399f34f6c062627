//! Registries that answer in their own ways.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

use oci::{Algorithm, Digest};
use serde_json::{Value, json};

use crate::deployment::Deployment;

/// A media type, a `Link` header, and the bytes.
type Answer = (&'static str, Option<&'static str>, Vec<u8>);

/// What a registry answers, by path and query.
struct Registry {
    answers: BTreeMap<String, Answer>,
    /// The status at its referrers endpoint.
    referrers: u16,
    /// How often an answer breaks off in its middle.
    breaks: AtomicUsize,
}

impl Registry {
    fn new(referrers: u16) -> Self {
        Self { answers: BTreeMap::new(), referrers, breaks: AtomicUsize::new(0) }
    }

    /// Lists tags under a query.
    fn tags(&mut self, query: &str, tags: &[&str], link: Option<&'static str>) {
        let body = json!({"name": "team/web", "tags": tags}).to_string();
        let target = format!("/v2/team/web/tags/list?{query}");
        self.answers.insert(target, ("application/json", link, body.into()));
    }

    fn blob(&mut self, kind: &str, bytes: &[u8]) -> Value {
        let digest = Digest::of(Algorithm::Sha256, bytes).to_string();
        let target = format!("/v2/team/web/blobs/{digest}");
        self.answers.insert(target, ("application/octet-stream", None, bytes.to_vec()));
        json!({"mediaType": kind, "digest": digest, "size": bytes.len()})
    }

    fn image(&mut self, tag: &str) {
        let kind = oci::media_type::OCI_MANIFEST;
        let config = self.blob(oci::media_type::OCI_CONFIG, b"{}");
        let layer = self.blob(oci::media_type::OCI_LAYER_GZIP, tag.as_bytes());
        let manifest = json!({"schemaVersion": 2, "mediaType": kind, "config": config, "layers": [layer]});
        let answer = (kind, None, manifest.to_string().into_bytes());
        self.answers.insert(format!("/v2/team/web/manifests/{tag}"), answer);
    }

    fn digest(&self, tag: &str) -> Digest {
        Digest::of(Algorithm::Sha256, &self.answers[&format!("/v2/team/web/manifests/{tag}")].2)
    }

    /// Begins a list of what refers to an image, which goes on at `link`.
    fn referrers_of(&mut self, tag: &str, link: &'static str) {
        let digest = self.digest(tag);
        let index = json!({"schemaVersion": 2, "manifests": []}).to_string();
        let answer = (oci::media_type::OCI_INDEX, Some(link), index.into());
        self.answers.insert(format!("/v2/team/web/referrers/{digest}"), answer);
    }

    /// Serves it; answers the repository's URL.
    fn start(self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/team/web", listener.local_addr().unwrap());
        let registry = Arc::new(self);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let registry = registry.clone();
                std::thread::spawn(move || registry.answer(&stream.unwrap()));
            }
        });
        url
    }

    fn answer(&self, mut stream: &TcpStream) {
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        let Some(first) = lines.next() else { return };
        let target = first.split(' ').nth(1).unwrap_or_default();
        lines.take_while(|line| !line.is_empty()).for_each(drop);
        let missing = if target.contains("/referrers/") { self.referrers } else { 404 };
        let (status, (kind, link, body)) = match self.answers.get(target) {
            Some(answer) => (200, answer.clone()),
            None => (missing, ("application/json", None, b"{}".to_vec())),
        };
        let link = link.map(|link| format!("Link: {link}\r\n")).unwrap_or_default();
        let head = format!(
            "HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{link}Content-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        let breaks = target.contains("/blobs/")
            && self.breaks.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(1)).is_ok();
        let sent = if breaks { &body[..body.len() / 2] } else { &body };
        let _ = stream.write_all(&[head.as_bytes(), sent].concat());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blob_that_breaks_off_is_asked_for_again() {
    let site = Deployment::that_is(true).await;
    for (tag, breaks, failed) in [("a", 2, 0), ("b", 3, 1)] {
        let mut old = Registry::new(404);
        old.image(tag);
        old.tags("n=50", &[tag], None);
        old.breaks = AtomicUsize::new(breaks);
        let command = ["import", &old.start(), &format!("from/{breaks}")];
        let told = if failed == 0 { site.asks(&command) } else { site.asks_in_vain(&command) };
        assert_eq!(told["failed"], failed, "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_goes_on_where_its_relative_link_leads() {
    let site = Deployment::that_is(true).await;
    let mut old = Registry::new(404);
    old.image("a");
    old.image("b");
    old.tags("n=50", &["a"], Some("<?n=50&last=a>; rel=\"next\""));
    old.tags("n=50&last=a", &["b"], None);
    let told = site.asks(&["import", &old.start()]);
    assert_eq!((&told["brought"], &told["differences"]), (&json!(2), &json!([])), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_whose_link_cannot_be_followed_is_no_whole_import() {
    let site = Deployment::that_is(true).await;
    for link in ["?n=50&last=a", "<https://other.example/v2/team/web/tags/list?last=a>; rel=next"] {
        let mut old = Registry::new(404);
        old.image("a");
        old.tags("n=50", &["a"], Some(link));
        let told = site.asks_in_vain(&["import", &old.start()]);
        let why = told["differences"][0]["why"].as_str().unwrap();
        assert!(why.contains(link) && why.contains("/tags/list"), "{told}");
        assert_eq!((&told["images"], &told["failed"]), (&json!(0), &json!(0)), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_refers_to_an_image_comes_along_from_where_a_tag_lists_it() {
    let site = Deployment::that_is(true).await;
    let mut old = Registry::new(404);
    old.image("a");
    let subject = old.digest("a");
    old.image("signature");
    let signature =
        json!({"mediaType": oci::media_type::OCI_MANIFEST, "digest": old.digest("signature"), "size": 1});
    let manifest = old.answers["/v2/team/web/manifests/signature"].clone();
    old.answers.insert(format!("/v2/team/web/manifests/{}", old.digest("signature")), manifest);
    let index = json!({"schemaVersion": 2, "manifests": [signature]}).to_string().into_bytes();
    let tag = subject.to_string().replace(':', "-");
    old.answers.insert(format!("/v2/team/web/manifests/{tag}"), (oci::media_type::OCI_INDEX, None, index));
    let told = site.asks(&["import", &format!("{}:a", old.start()), "from/tags"]);
    assert_eq!((&told["brought"], &told["differences"]), (&json!(1), &json!([])), "{told}");
    let listed = site.asks(&["repository", "list"]);
    let here = listed.as_array().unwrap().iter().find(|row| row["repository"] == "from/tags").unwrap();
    assert_eq!(here["images"], 2, "{listed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn registries_without_referrers_may_say_so_in_any_way() {
    let site = Deployment::that_is(true).await;
    for status in [400, 404, 405, 501] {
        let mut old = Registry::new(status);
        old.image("a");
        old.tags("n=50", &["a"], None);
        let told = site.asks(&["import", &old.start(), &format!("from/status-{status}")]);
        assert_eq!((&told["brought"], &told["differences"]), (&json!(1), &json!([])), "{told}");
    }
    // Who answered a page has the endpoint, whatever the next one is answered with.
    let mut old = Registry::new(404);
    old.image("a");
    old.tags("n=50", &["a"], None);
    old.referrers_of("a", "<?page=2>; rel=\"next\"");
    let told = site.asks_in_vain(&["import", &old.start(), "from/half"]);
    assert_eq!(told["failed"], 1, "{told}");
    let mut old = Registry::new(500);
    old.image("a");
    old.tags("n=50", &["a"], None);
    let told = site.asks_in_vain(&["import", &old.start(), "from/broken"]);
    assert_eq!(told["failed"], 1, "{told}");
}
