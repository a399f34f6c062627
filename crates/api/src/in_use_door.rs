//! The door for cluster agents: `POST /berth/in-use` names images that run, and for how long that counts. Meanwhile no
//! lifecycle rule touches them. Berth's own; the login is that of `/v2`.

use std::collections::BTreeMap;
use std::time::Duration;

use http::{HeaderValue, Method, Response, StatusCode, header};
use iam::{AccountId, Demand, Region};
use identity::Caller;
use oci::ImageName;
use registry::ImageSelector;
use serde_json::{Value, json};

use crate::app::Incoming;
use crate::body::{NoRoom, RequestBody, Unread, collect};
use crate::v2::{V2Error, check_region, logged_in};
use crate::{App, Body, Trail};

/// The path of this door.
pub(crate) const PATH: &str = "/berth/in-use";
/// The action that the gate judges on each repository.
const ACTION: &str = "berth:ReportImagesInUse";
/// The longest report, in bytes.
const LONGEST: usize = 512 << 10;
/// Images in one report.
const MOST: usize = 1000;
/// How long a report counts that does not say, in seconds.
const SECONDS: u64 = 3600;

/// A repository of one of the registries here.
type Place = (AccountId, Region, String);

/// Answers a report.
pub(crate) async fn answer(app: &App, request: Incoming<'_>, body: RequestBody) -> Response<Body> {
    let mut trail = Trail { operation: "ReportImagesInUse", ..Trail::default() };
    let mut response = match reported(app, &request, body, &mut trail).await {
        Ok(answer) => {
            let mut response = Response::new(Body::from(answer.to_string().into_bytes()));
            let json = HeaderValue::from_static("application/json");
            response.headers_mut().insert(header::CONTENT_TYPE, json);
            response
        }
        Err(error) => {
            trail.error = Some(error.report());
            error.respond(&request)
        }
    };
    response.extensions_mut().insert(trail);
    response
}

async fn reported(
    app: &App,
    request: &Incoming<'_>,
    body: RequestBody,
    trail: &mut Trail,
) -> Result<Value, V2Error> {
    if request.method != Method::POST {
        return Err(V2Error::MethodNotAllowed { allowed: "POST".to_owned() });
    }
    let caller = logged_in(app, request).await?;
    if caller == Caller::anonymous() {
        return Err(V2Error::Unauthorized);
    }
    trail.caller = Some(caller.clone());
    let (_, region) = app.registry_asked(request.host(), &caller);
    app.throttles.take((&caller, request.peer), &region, None)?;
    let share = app.room_for(request.peer, LONGEST).await;
    let share = share.map_err(|NoRoom| V2Error::Unavailable("no memory for the report".to_owned()))?;
    let bytes = collect(body, LONGEST, &share).await.map_err(|unread| match unread {
        Unread::TooLarge { .. } => wrong(format!("a report has at most {LONGEST} bytes")),
        Unread::Broken(report) => V2Error::BodyBroken(report),
    })?;
    let report = Report::read(&bytes)?;
    noted(app, (request, &caller), report, trail).await
}

/// Notes each image by itself: what a cluster runs comes from many places, and one that is not here, or that nobody lets
/// this caller report, says nothing of the others.
async fn noted(
    app: &App,
    (request, caller): (&Incoming<'_>, &Caller),
    Report { images, life }: Report,
    trail: &mut Trail,
) -> Result<Value, V2Error> {
    let (mut by_place, mut ignored) = (BTreeMap::<Place, Vec<ImageSelector>>::new(), 0_usize);
    for image in &images {
        let found = named(image).and_then(|name| Some((place(app, request, caller, &name)?, selector(name))));
        match found {
            Some((place, selector)) => by_place.entry(place).or_default().push(selector),
            None => ignored += 1,
        }
    }
    // The gate is asked once a repository.
    app.throttles.take_more(caller, u32::try_from(by_place.len()).unwrap_or(u32::MAX).saturating_sub(1))?;
    let (mut unknown, mut refused, mut some_allowed) = (Vec::new(), None, false);
    for (place, selectors) in by_place {
        let count = selectors.len();
        match report(app, (request, caller), &place, (selectors, life), trail).await {
            Ok(missing) => {
                some_allowed = true;
                unknown.extend(missing.into_iter().map(|selector| written(&place.2, selector)));
            }
            Err(denied @ V2Error::Denied(_)) => {
                ignored += count;
                // Whose own registry it is has the permission to give.
                if caller.principal.account() == Some(place.0) {
                    refused.get_or_insert(denied);
                }
            }
            Err(error) => return Err(error),
        }
    }
    match refused {
        Some(denied) if !some_allowed => Err(denied),
        _ => {
            let in_use = images.len() - ignored - unknown.len();
            Ok(json!({"inUse": in_use, "unknown": unknown, "ignored": ignored}))
        }
    }
}

/// An image as clusters name it: one without a tag is its `latest`.
fn named(image: &str) -> Option<ImageName> {
    ImageName::parse(image).or_else(|_| ImageName::parse(&format!("{image}:latest"))).ok()
}

/// Reports images of one repository; answers with those that are not there.
async fn report(
    app: &App,
    (request, caller): (&Incoming<'_>, &Caller),
    (account, region, repository): &Place,
    (selectors, life): (Vec<ImageSelector>, Duration),
    trail: &mut Trail,
) -> Result<Vec<ImageSelector>, V2Error> {
    (trail.account, trail.region) = (Some(*account), Some(region.clone()));
    let demand = Demand::repository(ACTION, *account, region, repository);
    let asked = (caller, &request.circumstances());
    let grant = app.judge(asked, demand, (request.request_id, &mut trail.judged)).await?;
    match app.registry.report_in_use(&grant, selectors.clone(), life).await {
        Err(registry::Error::RepositoryMissing { .. }) => Ok(selectors),
        reported => reported.map_err(|error| V2Error::from(error).in_words(*account, repository)),
    }
}

/// Where an image is, if it is here: its host is the one that was asked, one that stands for a registry, or none, and the
/// login is good for its region.
fn place(app: &App, request: &Incoming<'_>, caller: &Caller, name: &ImageName) -> Option<Place> {
    let host = name.host.as_deref().unwrap_or(request.host());
    let named = app.addressing.named_by(host);
    if host != request.host() && named.account.is_none() && named.region.is_none() {
        return None;
    }
    let (account, region) = app.registry_asked(host, caller);
    check_region(app, caller, &region).ok()?;
    Some((account, region, name.repository.clone()))
}

fn selector(name: ImageName) -> ImageSelector {
    match name.digest {
        Some(digest) => ImageSelector { digest: Some(digest.to_string()), tag: None },
        None => ImageSelector { digest: None, tag: name.tag },
    }
}

fn written(repository: &str, selector: ImageSelector) -> String {
    match (selector.digest, selector.tag) {
        (Some(digest), _) => format!("{repository}@{digest}"),
        (None, tag) => format!("{repository}:{}", tag.unwrap_or_default()),
    }
}

/// What a client sends.
struct Report {
    images: Vec<String>,
    life: Duration,
}

impl Report {
    fn read(bytes: &[u8]) -> Result<Self, V2Error> {
        let report: Value = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
        let members = report.as_object().ok_or_else(|| wrong("a report is a JSON object".to_owned()))?;
        if let Some(unknown) = members.keys().find(|key| !["images", "ttlSeconds"].contains(&key.as_str())) {
            return Err(wrong(format!("a report has no member '{unknown}'")));
        }
        let images = members.get("images").and_then(Value::as_array);
        let images = images.and_then(|all| all.iter().map(|it| it.as_str().map(str::to_owned)).collect());
        let images: Vec<String> = images.ok_or_else(|| wrong("'images' is a list of texts".to_owned()))?;
        if images.len() > MOST {
            return Err(wrong(format!("a report has at most {MOST} images")));
        }
        let seconds = match members.get("ttlSeconds") {
            None => SECONDS,
            Some(seconds) => {
                let most = registry::LONGEST_USE.as_secs();
                let seconds = seconds.as_u64().filter(|seconds| (1..=most).contains(seconds));
                seconds.ok_or_else(|| wrong(format!("'ttlSeconds' is a number from 1 to {most}")))?
            }
        };
        Ok(Self { images, life: Duration::from_secs(seconds) })
    }
}

fn wrong(why: String) -> V2Error {
    V2Error::Refused(StatusCode::BAD_REQUEST, "UNSUPPORTED", why)
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, SocketAddr};

    use aws::models::ecr::GetAuthorizationToken;
    use bytes::Bytes;
    use http::Request;
    use http_body_util::{BodyExt, Full};

    use super::*;
    use crate::ecr::app_in_a_box::{Actor, AppInABox, index};
    use crate::{Peer, Rates};

    async fn login(actor: &Actor<'_>) -> String {
        let answer = actor.call::<GetAuthorizationToken>(json!({})).await.unwrap();
        format!("Basic {}", answer["authorizationData"][0]["authorizationToken"].as_str().unwrap())
    }

    async fn post(deployment: &AppInABox, login: &str, report: &Value) -> (StatusCode, Value) {
        let request = Request::post(PATH).header(header::HOST, "127.0.0.1:5000");
        let request = request.header(header::AUTHORIZATION, login);
        let request = request.body(Full::new(Bytes::from(report.to_string()))).unwrap();
        let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
        let response = deployment.app.answer(request, &peer, "a-request").await;
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }

    #[tokio::test]
    async fn images_are_reported_as_clusters_name_them() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        let digest = owner.put(Some("v1"), &index("one")).await;
        let report = json!({"ttlSeconds": 60, "images": [
            "team/web:v1",
            format!("127.0.0.1:5000/team/web@{digest}"),
            format!("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web:v1@{digest}"),
            "127.0.0.1:5000/team/web:gone",
            "127.0.0.1:5000/team/gone:v1",
            "registry.example/library/nginx:1",
        ]});
        let answer = post(&deployment, &login(&owner).await, &report).await;
        let expected = json!({"inUse": 3, "unknown": ["team/gone:v1", "team/web:gone"], "ignored": 1});
        assert_eq!(answer, (StatusCode::OK, expected));
    }

    #[tokio::test]
    async fn who_may_not_report_is_refused() {
        let deployment = AppInABox::with_repository().await;
        let report = json!({"images": ["team/web:v1"]});
        assert_eq!(post(&deployment, "", &report).await.0, StatusCode::UNAUTHORIZED);
        let pulls = json!([{"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}]);
        let (status, body) =
            post(&deployment, &login(&deployment.user("pulls", pulls).await).await, &report).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        assert!(body["errors"][0]["message"].as_str().unwrap().contains(ACTION), "{body}");
        let reports =
            json!([{"Effect": "Allow", "Action": ["ecr:GetAuthorizationToken", ACTION], "Resource": "*"}]);
        let agent = deployment.user("agent", reports).await;
        assert_eq!(post(&deployment, &login(&agent).await, &report).await.0, StatusCode::OK);
    }

    #[tokio::test]
    async fn what_is_not_here_or_not_allowed_keeps_nothing_else_from_being_reported() {
        let deployment = AppInABox::with_repository().await;
        let owner = deployment.owner();
        owner.put(Some("latest"), &index("one")).await;
        let on_one = json!([
            {"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},
            {"Effect": "Allow", "Action": ACTION, "Resource": "arn:aws:ecr:*:*:repository/team/web"},
        ]);
        let agent = deployment.user("agent", on_one).await;
        let report = json!({"images": [
            "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/pause:3.5",
            "602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/pause:3.5",
            "nginx",
            "no name at all",
            "127.0.0.1:5000/another/web:v1",
            "127.0.0.1:5000/team/web",
            "team/web:none",
        ]});
        let answer = post(&deployment, &login(&agent).await, &report).await;
        let expected = json!({"inUse": 1, "unknown": ["team/web:none"], "ignored": 5});
        assert_eq!(answer, (StatusCode::OK, expected));
        let foreign = json!({"images": ["602401143452.dkr.ecr.eu-west-1.amazonaws.com/eks/pause:3.5"]});
        let answer = post(&deployment, &login(&agent).await, &foreign).await;
        assert_eq!(answer, (StatusCode::OK, json!({"inUse": 0, "unknown": [], "ignored": 1})));
    }

    #[tokio::test]
    async fn reports_count_among_the_requests_of_their_principal() {
        let rates = Rates { principal: 1, burst_seconds: 2, ..Rates::default() };
        let deployment = AppInABox::at(rates).await;
        let login = login(&deployment.owner()).await;
        for expected in [StatusCode::OK, StatusCode::OK, StatusCode::TOO_MANY_REQUESTS] {
            assert_eq!(post(&deployment, &login, &json!({"images": []})).await.0, expected);
        }
    }

    #[tokio::test]
    async fn a_report_counts_as_often_as_it_names_repositories() {
        let rates = Rates { principal: 2, burst_seconds: 2, ..Rates::default() };
        let deployment = AppInABox::at(rates).await;
        let login = login(&deployment.owner()).await;
        deployment.pass_seconds(2);
        let of = |count: u32| json!({"images": (0..count).map(|number| format!("a/{}:1", number % 5)).collect::<Value>()});
        for (images, expected) in
            [(3, StatusCode::OK), (1, StatusCode::OK), (1, StatusCode::TOO_MANY_REQUESTS)]
        {
            assert_eq!(post(&deployment, &login, &of(images)).await.0, expected);
        }
        deployment.pass_seconds(2);
        assert_eq!(post(&deployment, &login, &of(100)).await.0, StatusCode::OK, "never more than there is");
        assert_eq!(post(&deployment, &login, &of(1)).await.0, StatusCode::TOO_MANY_REQUESTS);
    }

    #[tokio::test]
    async fn reports_that_make_no_sense_are_refused() {
        let deployment = AppInABox::with_repository().await;
        let login = login(&deployment.owner()).await;
        for report in [
            json!([]),
            json!({}),
            json!({"images": [1]}),
            json!({"images": [], "ttlSeconds": 0}),
            json!({"images": [], "ttlSeconds": 1e9}),
            json!({"images": [], "ttl": 5}),
            json!({"images": vec!["a/b:1"; MOST + 1]}),
        ] {
            assert_eq!(post(&deployment, &login, &report).await.0, StatusCode::BAD_REQUEST, "{report}");
        }
    }
}
