//! Clients that push and pull while the servers come and go, as docker does: what fails on the way is tried again.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use testkit::image::Image;
use testkit::{Answer, Http, digest};

/// The repository that all of them use.
pub(crate) const REPOSITORY: &str = "team/web";
const PUSHERS: usize = 4;
const PULLERS: usize = 2;
/// How long one request may be tried again.
const PATIENCE: Duration = Duration::from_secs(60);

/// What was acknowledged so far.
#[derive(Default)]
pub(crate) struct Traffic {
    pushed: Mutex<Vec<(String, String)>>,
    pulled: AtomicUsize,
    over: AtomicBool,
}

impl Traffic {
    /// Runs clients of `url` while `story` does; the story may wait for them by [`Traffic::wait_for`].
    pub(crate) fn during(url: &str, password: &str, story: impl FnOnce(&Self)) -> Self {
        let traffic = Self::default();
        std::thread::scope(|scope| {
            let _over = Over(&traffic.over);
            for pusher in 0..PUSHERS {
                let (http, traffic) = (Http::at(url, password), &traffic);
                scope.spawn(move || traffic.push(&http, pusher));
            }
            for _ in 0..PULLERS {
                let (http, traffic) = (Http::at(url, password), &traffic);
                scope.spawn(move || traffic.pull(&http));
            }
            story(&traffic);
        });
        traffic
    }

    /// Waits until so many more pushes and pulls have succeeded.
    pub(crate) fn wait_for(&self, pushes: usize, pulls: usize) {
        let count = || (self.pushed.lock().unwrap().len(), self.pulled.load(Ordering::SeqCst));
        let (pushed, pulled) = count();
        let end = Instant::now() + PATIENCE * 2;
        while count() < (pushed + pushes, 0) || count().1 < pulled + pulls {
            assert!(Instant::now() < end, "clients came no further than {:?}", count());
            std::thread::yield_now();
        }
    }

    /// Reads back everything that was acknowledged, and answers how much that was.
    pub(crate) fn read_back(&self, http: &Http) -> usize {
        let pushed = self.pushed.lock().unwrap();
        pushed.iter().for_each(|(tag, digest)| read_back(http, tag, digest));
        pushed.len()
    }

    fn push(&self, http: &Http, pusher: usize) {
        for number in 0.. {
            if self.over.load(Ordering::SeqCst) {
                return;
            }
            let tag = format!("{pusher}-{number}");
            // Every other layer is one that others push at the same time.
            let image = Image::saying(&if number % 2 == 0 { format!("{number}") } else { tag.clone() });
            push(http, &tag, &image);
            self.pushed.lock().unwrap().push((tag, image.digest()));
        }
    }

    fn pull(&self, http: &Http) {
        for number in 0_usize.. {
            if self.over.load(Ordering::SeqCst) {
                return;
            }
            let some = {
                let pushed = self.pushed.lock().unwrap();
                (!pushed.is_empty()).then(|| pushed[number * 7 % pushed.len()].clone())
            };
            if let Some((tag, digest)) = some {
                read_back(http, &tag, &digest);
                self.pulled.fetch_add(1, Ordering::SeqCst);
            }
        }
    }
}

/// Ends the clients when the story does, also when it fails.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Pushes an image as docker does: a blob whose upload broke off begins anew.
fn push(http: &Http, tag: &str, image: &Image) {
    for blob in [&image.config, &image.layer] {
        let end = Instant::now() + PATIENCE;
        while !push_blob(http, blob) {
            assert!(Instant::now() < end, "a blob of {tag} could not be pushed");
        }
    }
    let kind = [("Content-Type", image.format.manifest())];
    let path = format!("/v2/{REPOSITORY}/manifests/{tag}");
    let done = again(|| http.try_send("PUT", &path, &kind, image.manifest.clone()), &[201]);
    assert_eq!(done.header("docker-content-digest"), image.digest());
}

fn push_blob(http: &Http, blob: &[u8]) -> bool {
    let digest = digest(blob);
    let there =
        again(|| http.try_send("HEAD", &format!("/v2/{REPOSITORY}/blobs/{digest}"), &[], ""), &[200, 404]);
    if there.status == 200 {
        return true;
    }
    let begin = || http.try_send("POST", &format!("/v2/{REPOSITORY}/blobs/uploads/"), &[], "");
    let upload = again(begin, &[202]);
    let (half, location) = (blob.len() / 2, upload.header("location").to_owned());
    let octets = [("Content-Type", "application/octet-stream")];
    let patched = http.try_send("PATCH", &location, &octets, blob[..half].to_vec());
    let Ok(Answer { status: 202, .. }) = &patched else { return false };
    let location = patched.unwrap().header("location").to_owned();
    let joint = if location.contains('?') { '&' } else { '?' };
    let last = format!("{location}{joint}digest={digest}");
    let put = http.try_send("PUT", &last, &octets, blob[half..].to_vec());
    matches!(put, Ok(Answer { status: 201, .. }))
}

/// The tag still names the manifest, and all it names has the bytes that its digest says.
fn read_back(http: &Http, tag: &str, wanted: &str) {
    let manifest = get(http, &format!("/v2/{REPOSITORY}/manifests/{tag}"));
    assert_eq!(digest(&manifest), wanted, "{tag}");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    for part in [&manifest["config"], &manifest["layers"][0]] {
        let wanted = part["digest"].as_str().unwrap();
        assert_eq!(digest(&get(http, &format!("/v2/{REPOSITORY}/blobs/{wanted}"))), wanted);
    }
}

fn get(http: &Http, path: &str) -> Vec<u8> {
    again(|| http.try_send("GET", path, &[], ""), &[200]).body
}

/// Sends a request until it is answered by one of `wanted`. No answer, 502, 503 and 504 are tried again.
fn again(send: impl Fn() -> reqwest::Result<Answer>, wanted: &[u16]) -> Answer {
    let end = Instant::now() + PATIENCE;
    loop {
        match send() {
            Ok(answer) if wanted.contains(&answer.status) => return answer,
            Ok(answer) if !matches!(answer.status, 502..=504) => return answer.expect(wanted[0]),
            other => {
                let status = other.map(|answer| answer.status).map_err(|error| error.to_string());
                assert!(Instant::now() < end, "still {status:?}");
            }
        }
    }
}
