use http::{Method, Uri};

use super::ask;
use super::callers::{Callers, There};
use crate::Trail;
use crate::ecr::app_in_a_box::{AppInABox, index};

/// How many paths are made up.
const PATHS: usize = 10_000;

/// What a path is made of: names, endpoints, and all that one reader may take for another thing than the next.
const PIECES: [&str; 44] = [
    "team",
    "web",
    "own",
    "team/own",
    "team/web",
    "v1",
    "latest",
    "manifests",
    "blobs",
    "tags",
    "list",
    "uploads",
    "referrers",
    "_catalog",
    "v2",
    ".",
    "..",
    "",
    "%2f",
    "%2F",
    "%2e%2e",
    "%2e",
    "%252f",
    "%5c",
    "\\",
    ";",
    ";a=b",
    "%3b",
    "%00",
    "%20",
    "+",
    "TEAM",
    "Web",
    "%74eam",
    "%77eb",
    "t%65am%2fweb",
    "%ef%bd%94eam",
    "%c0%af",
    "%ff",
    "@",
    ":",
    "%0a",
    "%2e%2e%2f",
    "sha256:0",
];

/// Chance without chance: each number follows from the one before.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// A path that may be one of somebody's images.
fn path(numbers: &mut Numbers) -> String {
    let mut pick = || PIECES[numbers.below(PIECES.len())];
    let name = [pick(), pick(), pick()];
    let tail = ["manifests/v1", "tags/list", "blobs/uploads/", "manifests/%76%31"];
    let (how, start, end) = (numbers.below(8), numbers.below(6), tail[numbers.below(tail.len())]);
    let start = ["/v2", "/v2", "/V2", "/v2/", "//v2", "/%762"][start];
    match how {
        0 => format!("{start}/team/own/../web/{}/{end}", name[0]),
        1 => format!("{start}/team/own/{}/team/web/{end}", name[0]),
        2 => format!("{start}/team{}web/{end}", name[0]),
        3 => format!("{start}/{}team/web{}/{end}", name[0], name[1]),
        4 => format!("{start}/team/own/manifests/{}team/web/{end}", name[0]),
        5 => format!("{start}/team/web/{end}{}", name[0]),
        _ => format!("{start}/{}/{}/{}/{end}", name[0], name[1], name[2]),
    }
}

/// What is judged is what the path says, letter by letter, and nothing else is touched.
#[tokio::test]
async fn no_path_is_judged_as_one_and_answered_as_another() {
    let deployment = AppInABox::with_repository().await;
    let (_, callers) = (There::make(&deployment).await, Callers::make(&deployment).await);
    deployment.owner().put(Some("v1"), &index("a secret")).await;
    let (mut numbers, mut judged) = (Numbers(1), 0);
    for _ in 0..PATHS {
        let path = path(&mut numbers);
        if path.parse::<Uri>().is_err() {
            continue;
        }
        let answer = ask(&deployment, &Method::GET, &path, Some(&callers.elsewhere)).await;
        let trail = answer.extensions().get::<Trail>().cloned().unwrap_or_default();
        for it in &trail.judged {
            let arn = it.resource.as_ref().unwrap();
            let literal = format!("/v2/{}/", arn.repository_name().unwrap());
            assert!(path.starts_with(&literal), "{path} was judged as {arn}");
            judged += 1;
        }
        let own = path.starts_with("/v2/team/own/") || path.starts_with("/v2/team/own?");
        assert!(own || !answer.status().is_success() || trail.operation == "Base", "{path}: {answer:?}");
    }
    assert!(judged > PATHS / 20, "{judged}");
}

/// An unlisted path is nobody's, at whichever door.
#[tokio::test]
async fn paths_that_are_written_otherwise_lead_nowhere() {
    let deployment = AppInABox::with_repository().await;
    let (_, callers) = (There::make(&deployment).await, Callers::make(&deployment).await);
    for path in [
        "/v2/team%2fweb/manifests/v1",
        "/v2/team/./web/manifests/v1",
        "/v2//team/web/manifests/v1",
        "/v2/team/web//manifests/v1",
        "/v2/team/web/manifests/v1/",
        "/v2/team/web/../web/manifests/v1",
        "/V2/team/web/manifests/v1",
        "/v2/TEAM/web/manifests/v1",
        "/v2/team/web/Manifests/v1",
        "/v2/team/web/%6danifests/v1",
        "/v2/t%65am/web/manifests/v1",
        "/v2/%ef%bd%94eam/web/manifests/v1",
        "/v2/team/web;/manifests/v1",
        "/v2/team/web%00/manifests/v1",
        "/v2/team/web/manifests/v1%00",
        "/v2;/team/web/manifests/v1",
        "/v2/../v2/team/web/manifests/v1",
        "/%762/team/web/manifests/v1",
        "//v2/team/web/manifests/v1",
        "/layers/../v2/team/web/manifests/v1",
    ] {
        let status = ask(&deployment, &Method::GET, path, Some(&callers.owner)).await.status();
        assert!(status.is_client_error(), "{path}: {status}");
    }
}
