use std::net::{Ipv4Addr, SocketAddr};

use aws::models::ecr::CreateRepository;
use aws::models::iam::CreateOpenIDConnectProvider;
use aws::models::sts::AssumeRoleWithWebIdentity;
use aws_lc_rs::hmac;
use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};

use super::issuer::{ISSUER, Issuer, KEYS, encode, unsigned};
use super::*;
use crate::ecr::app_in_a_box::START;
use crate::{Peer, Trail};

const NAME: &str = "token.actions.example.com";

/// A deployment that trusts jobs of the repository `octo/web`, and their provider.
async fn trusted() -> (AppInABox, Issuer) {
    let deployment = AppInABox::open().await;
    let issuer = Issuer::open(&deployment.app.world);
    let provider = json!({"Url": ISSUER, "ClientIDList": ["sts.amazonaws.com"]});
    deployment.owner().call::<CreateOpenIDConnectProvider>(provider).await.unwrap();
    let provider = json!({"Federated": format!("arn:aws:iam::{MINE}:oidc-provider/{NAME}")});
    let condition = json!({
        "StringEquals": {format!("{NAME}:aud"): "sts.amazonaws.com"},
        "StringLike": {format!("{NAME}:sub"): "repo:octo/web:*"},
    });
    deployer(&deployment, trusting(provider, &["sts:AssumeRoleWithWebIdentity"], condition)).await;
    (deployment, issuer)
}

/// The claims of a job, as GitHub makes them.
fn claims(more: Value) -> Value {
    let mut claims = json!({
        "iss": ISSUER, "aud": "sts.amazonaws.com", "sub": "repo:octo/web:ref:refs/heads/main",
        "exp": START + 300, "iat": START, "nbf": START - 10, "jti": "one", "repository": "octo/web",
    });
    claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    claims
}

/// What the door answers a job: the session's ARN, or the code of its refusal.
async fn asked(deployment: &AppInABox, token: &str) -> Result<Value, String> {
    let body = assume(json!({"WebIdentityToken": token}));
    let answer = deployment.nobody().call::<AssumeRoleWithWebIdentity>(body).await;
    answer.map_err(|refused| format!("{}: {}", refused.code, refused.message))
}

async fn code(deployment: &AppInABox, token: &str) -> String {
    asked(deployment, token).await.map_or_else(|said| said, |_| "a session".to_owned())
}

#[tokio::test]
async fn a_job_gets_a_session_of_the_role_that_trusts_it() {
    let (deployment, issuer) = trusted().await;
    // The last as it comes from a file with a newline at its end.
    let of_file = issuer.rs256(&claims(json!({}))) + "\r\n";
    for token in [issuer.rs256(&claims(json!({}))), issuer.es256(&claims(json!({}))), of_file] {
        let answer = asked(&deployment, &token).await.unwrap();
        assert_eq!(
            answer["AssumedRoleUser"]["Arn"],
            "arn:aws:sts::123456789012:assumed-role/deployer/build-7"
        );
        assert_eq!(answer["SubjectFromWebIdentityToken"], "repo:octo/web:ref:refs/heads/main");
        assert_eq!(answer["Audience"], "sts.amazonaws.com");
        let session = deployment.session(&answer).await.unwrap();
        let terms = deployment.key(&answer).await.unwrap().caller.session.unwrap();
        assert_eq!(terms.provider.as_deref(), answer["Provider"].as_str());
        let name = answer["Credentials"]["AccessKeyId"].as_str().unwrap().to_lowercase();
        session.call::<CreateRepository>(json!({"repositoryName": name})).await.unwrap();
    }
    assert_eq!(deployment.app.world.egress.asked(KEYS), 1);
}

#[tokio::test]
async fn a_job_of_somebody_else_is_not_told_why() {
    let (deployment, issuer) = trusted().await;
    let other = issuer.rs256(&claims(json!({"sub": "repo:octo/webshop:ref:refs/heads/main"})));
    let refusal = "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity";
    assert_eq!(code(&deployment, &other).await, refusal);
    let missing = json!({
        "RoleArn": format!("arn:aws:iam::{MINE}:role/gone"), "RoleSessionName": "build-7",
        "WebIdentityToken": issuer.rs256(&claims(json!({}))),
    });
    assert_eq!(deployment.nobody().refusal::<AssumeRoleWithWebIdentity>(missing).await, refusal);
}

#[tokio::test]
async fn tokens_that_are_not_right_are_refused() {
    let (deployment, issuer) = trusted().await;
    for (more, refusal) in [
        (json!({"exp": START - 60}), "ExpiredTokenException"),
        (json!({"exp": "1999999999"}), "InvalidIdentityToken"),
        (json!({"exp": 1e300}), "InvalidIdentityToken"),
        (json!({"exp": -1}), "InvalidIdentityToken"),
        (json!({"exp": [START + 300]}), "InvalidIdentityToken"),
        (json!({"exp": null}), "InvalidIdentityToken"),
        (json!({"iat": null}), "InvalidIdentityToken"),
        (json!({"nbf": "0"}), "InvalidIdentityToken"),
        (json!({"nbf": START + 61}), "InvalidIdentityToken: The token is not valid yet"),
        (json!({"aud": "sts.amazonaws.com.evil"}), "InvalidIdentityToken: Incorrect token audience"),
        (json!({"aud": "STS.amazonaws.com"}), "InvalidIdentityToken: Incorrect token audience"),
        (json!({"aud": []}), "InvalidIdentityToken: Incorrect token audience"),
        (json!({"aud": null}), "InvalidIdentityToken"),
        (json!({"azp": "another"}), "InvalidIdentityToken: Incorrect token audience"),
        (json!({"sub": ""}), "InvalidIdentityToken"),
        (json!({"sub": 7}), "InvalidIdentityToken"),
        (
            json!({"iss": "https://token.actions.example.com.evil"}),
            "InvalidIdentityToken: No OpenIDConnect provider",
        ),
        (
            json!({"iss": "https://TOKEN.actions.example.com"}),
            "InvalidIdentityToken: No OpenIDConnect provider",
        ),
        (json!({"iss": "http://token.actions.example.com"}), "InvalidIdentityToken"),
        (json!({"iss": "https://token.actions.example.com//"}), "InvalidIdentityToken"),
        (json!({"iss": null}), "InvalidIdentityToken"),
    ] {
        let said = code(&deployment, &issuer.rs256(&claims(more.clone()))).await;
        assert!(said.starts_with(refusal), "{more}: {said}");
    }
}

#[tokio::test]
async fn no_header_chooses_how_its_token_is_believed() {
    let (deployment, issuer) = trusted().await;
    let good = claims(json!({}));
    let mut forged = vec![format!("{}.", unsigned(&json!({"alg": "none", "kid": "rsa"}), &good))];
    for secret in [issuer.modulus(), b"secret".to_vec(), Vec::new()] {
        for kid in ["rsa", "oct"] {
            let signed = unsigned(&json!({"alg": "HS256", "kid": kid}), &good);
            let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &secret), signed.as_bytes());
            forged.push(format!("{signed}.{}", encode(tag.as_ref())));
        }
    }
    let key = issuer.key_set()["keys"][1].clone();
    for header in [
        json!({"alg": "PS256", "kid": "rsa"}),
        json!({"alg": "RS512", "kid": "rsa"}),
        json!({"alg": "ES256", "kid": "ec"}),
        json!({"alg": "rs256", "kid": "rsa"}),
        json!({"alg": "RS256", "kid": "ec"}),
        json!({"alg": "RS256", "kid": "../../dev/null"}),
        json!({"alg": "RS256", "kid": "' OR 1=1--"}),
        json!({"alg": "RS256", "kid": ["rsa"]}),
        json!({"alg": "RS256", "kid": 1}),
        json!({"alg": "RS256", "kid": ""}),
        json!({"alg": "RS256", "kid": "k".repeat(1000)}),
        json!({"alg": "RS256"}),
        json!({"alg": ["RS256"], "kid": "rsa"}),
        json!({"kid": "rsa"}),
        json!({"alg": "RS256", "kid": "rsa", "crit": ["x"]}),
        json!({"alg": "RS256", "kid": "rsa", "jku": KEYS}),
        json!({"alg": "RS256", "kid": "rsa", "jwk": key}),
        json!({"alg": "RS256", "kid": "rsa", "x5u": KEYS}),
        json!({"alg": "RS256", "kid": "rsa", "x5c": []}),
        json!({"alg": "RS256", "kid": "rsa", "zip": "DEF"}),
        json!({"alg": "RS256", "kid": "rsa", "b64": false}),
    ] {
        forged.push(issuer.signed(&header, &good));
    }
    let token = issuer.rs256(&good);
    let (signed, signature) = token.rsplit_once('.').unwrap();
    forged.extend([
        signed.to_owned(),
        format!("{signed}."),
        format!("{token}.x"),
        format!("{signed}..{signature}"),
    ]);
    forged.extend([".".repeat(19_000), format!("{token}="), token.replace('.', "..")]);
    for token in forged {
        let said = code(&deployment, &token).await;
        assert!(said.starts_with("InvalidIdentityToken"), "{said}: {token:.200}");
    }
}

#[tokio::test]
async fn unknown_keys_do_not_have_the_provider_asked_again_and_again() {
    let (deployment, issuer) = trusted().await;
    let egress = &deployment.app.world.egress;
    for n in 0..100 {
        let token = issuer.signed(&json!({"alg": "RS256", "kid": format!("key-{n}")}), &claims(json!({})));
        assert!(code(&deployment, &token).await.starts_with("InvalidIdentityToken"));
    }
    assert_eq!(egress.asked(KEYS), 1);
    deployment.pass_seconds(31);
    egress.answer(KEYS, 500, "");
    let unknown = issuer.signed(&json!({"alg": "RS256", "kid": "new"}), &claims(json!({})));
    assert!(code(&deployment, &unknown).await.starts_with("InvalidIdentityToken"));
    assert_eq!(egress.asked(KEYS), 2);
    // The last good keys go on.
    assert_eq!(code(&deployment, &issuer.rs256(&claims(json!({})))).await, "a session");
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_said_to_be_the_trouble() {
    let (deployment, issuer) = trusted().await;
    let discovery = format!("{ISSUER}/.well-known/openid-configuration");
    for answer in [
        json!({"issuer": "https://another.example.com", "jwks_uri": KEYS}),
        json!({"issuer": ISSUER, "jwks_uri": "http://token.actions.example.com/keys"}),
        json!({"issuer": ISSUER, "jwks_uri": "https://token.actions.example.com/nothing"}),
        json!([]),
    ] {
        deployment.app.world.egress.answer(&discovery, 200, &answer.to_string());
        let said = code(&deployment, &issuer.rs256(&claims(json!({})))).await;
        assert!(said.starts_with("IDPCommunicationError"), "{said}");
        deployment.pass_seconds(31);
    }
    deployment.app.identity.fix_keys(ISSUER, &issuer.key_set().to_string()).unwrap();
    assert_eq!(code(&deployment, &issuer.rs256(&claims(json!({"exp": START + 900})))).await, "a session");
}

#[tokio::test]
async fn a_token_may_carry_tags_if_the_trust_policy_says_so() {
    let (deployment, issuer) = trusted().await;
    let tags = json!({"https://aws.amazon.com/tags": {"principal_tags": {"team": ["web"]}}});
    let said = code(&deployment, &issuer.rs256(&claims(tags))).await;
    assert_eq!(said, "AccessDenied: Not authorized to perform sts:TagSession");
    let malformed = json!({"https://aws.amazon.com/tags": {"principal_tags": {"team": ["web", "api"]}}});
    assert!(code(&deployment, &issuer.rs256(&claims(malformed))).await.starts_with("InvalidIdentityToken"));
}

/// Sends a form that nobody signed to the AWS door.
async fn sent(deployment: &AppInABox, form: String) -> (StatusCode, String) {
    let (status, text, _) = traced(deployment, form).await;
    (status, text)
}

/// The same, with what the log and the audit know of it.
async fn traced(deployment: &AppInABox, form: String) -> (StatusCode, String, Trail) {
    let peer = Peer { address: SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), tls: false };
    let request = Request::post("/").header("content-type", "application/x-www-form-urlencoded");
    let request = request.body(Full::new(Bytes::from(form))).unwrap();
    let answer = deployment.app.answer(request, &peer, "a-request").await;
    let (status, trail) = (answer.status(), answer.extensions().get::<Trail>().cloned().unwrap());
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap(), trail)
}

#[tokio::test]
async fn the_trail_says_who_bore_the_token_and_whose_role_it_was() {
    let (deployment, issuer) = trusted().await;
    for (sub, status) in [("repo:octo/web:x", StatusCode::OK), ("repo:octo/shop:x", StatusCode::FORBIDDEN)] {
        let token = issuer.rs256(&claims(json!({"sub": sub})));
        let form = format!("RoleArn={ROLE}&RoleSessionName=build-7&WebIdentityToken={token}");
        let form = format!("Action=AssumeRoleWithWebIdentity&Version=2011-06-15&{form}");
        let (answered, text, trail) = traced(&deployment, form).await;
        assert_eq!(answered, status, "{text}");
        let provider = format!("arn:aws:iam::{MINE}:oidc-provider/{NAME}").parse().unwrap();
        assert_eq!(trail.caller, Some(Caller::web_identity(provider)));
        assert_eq!((trail.subject.as_deref(), trail.account), (Some(sub), Some(account(MINE))));
        assert_eq!(trail.judged[0].refused.is_some(), status != StatusCode::OK);
    }
}

#[tokio::test]
async fn the_door_takes_what_a_token_proves_unsigned() {
    let (deployment, issuer) = trusted().await;
    let token = issuer.rs256(&claims(json!({})));
    let form = |action: &str, more: String| format!("Action={action}&Version=2011-06-15&{more}");
    let more = format!("RoleArn={ROLE}&RoleSessionName=build-7&WebIdentityToken={token}");
    let (status, text) = sent(&deployment, form("AssumeRoleWithWebIdentity", more.clone())).await;
    assert_eq!(status, StatusCode::OK, "{text}");
    assert!(text.contains("assumed-role/deployer/build-7"), "{text}");
    let saml = format!("RoleArn={ROLE}&PrincipalArn=arn:aws:iam::{MINE}:saml-provider/x&SAMLAssertion=eA==");
    let (status, text) = sent(&deployment, form("AssumeRoleWithSAML", saml)).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{text}");
    assert!(text.contains("<Code>UnsupportedOperation</Code>"), "{text}");
    for action in ["AssumeRole", "GetCallerIdentity", "GetSessionToken"] {
        let (status, text) = sent(&deployment, form(action, more.clone())).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        assert!(text.contains("MissingAuthenticationToken"), "{text}");
    }
    let (status, _) = sent(&deployment, form("AssumeRoleWithWebIdentity", "x".repeat(70_000))).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}
