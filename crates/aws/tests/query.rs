//! Query: inputs out of forms, XML out of outputs and errors.

#![allow(clippy::unwrap_used, reason = "a test ends where it fails")]

use aws::models::sts::{
    AssumeRole, AssumeRoleOutput, AssumedRoleUser, Credentials, GetCallerIdentity, GetCallerIdentityOutput,
    SERVICE,
};
use aws::query::{self, Pairs};
use aws::{ModelledError, Timestamp};

const NAMESPACE: &str = "https://sts.amazonaws.com/doc/2011-06-15/";

fn text(xml: Vec<u8>) -> String {
    String::from_utf8(xml).unwrap()
}

#[test]
fn a_form_is_typed() {
    let form = b"Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fci\
        &RoleSessionName=a&RoleSessionName.x=&RoleSessionName=";
    assert_eq!(Pairs::parse(form).unwrap_err().code, "MalformedQueryString");
    let form = b"Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fci&RoleSessionName=ci\
        &DurationSeconds=900&Tags.member.10.Key=b&Tags.member.10.Value=+%2B+&Tags.member.2.Key=a&Tags.member.2.Value=";
    let pairs = Pairs::parse(form).unwrap();
    assert_eq!(pairs.get("Action"), Some("AssumeRole"));
    let input = query::decode::<AssumeRole>(&pairs).unwrap();
    assert_eq!(input.role_arn, "arn:aws:iam::123456789012:role/ci");
    assert_eq!(input.duration_seconds, Some(900));
    let tags: Vec<_> = input.tags.unwrap().into_iter().map(|tag| (tag.key, tag.value)).collect();
    assert_eq!(tags, [("a".to_owned(), String::new()), ("b".to_owned(), " + ".to_owned())]);
}

#[test]
fn more_parameters_than_any_operation_takes_are_refused() {
    let form = |count: usize| (0..count).map(|at| format!("p{at}=&")).collect::<String>();
    assert!(Pairs::parse(form(4096).as_bytes()).is_ok());
    assert_eq!(Pairs::parse(form(4097).as_bytes()).unwrap_err().code, "MalformedQueryString");
}

#[test]
fn an_answer_is_wrapped_twice() {
    let output = GetCallerIdentityOutput {
        account: Some("123456789012".to_owned()),
        arn: Some("arn:aws:iam::123456789012:root".to_owned()),
        user_id: None,
    };
    let xml = text(query::encode::<GetCallerIdentity>(&output, "0c2b"));
    let expected = format!(
        "<GetCallerIdentityResponse xmlns=\"{NAMESPACE}\"><GetCallerIdentityResult><Account>123456789012</Account>\
         <Arn>arn:aws:iam::123456789012:root</Arn></GetCallerIdentityResult><ResponseMetadata><RequestId>0c2b\
         </RequestId></ResponseMetadata></GetCallerIdentityResponse>"
    );
    assert_eq!(xml, expected);
}

#[test]
fn structures_numbers_and_times_are_written() {
    let output = AssumeRoleOutput {
        credentials: Some(Credentials {
            access_key_id: "ASIA".to_owned(),
            secret_access_key: "a/b+<&>\"".to_owned(),
            session_token: "t".to_owned(),
            expiration: Timestamp::from_iso8601("2026-05-01T12:00:00.25Z").unwrap(),
        }),
        assumed_role_user: Some(AssumedRoleUser {
            assumed_role_id: "AROA:ci".to_owned(),
            arn: String::new(),
        }),
        packed_policy_size: Some(6),
        ..AssumeRoleOutput::default()
    };
    let xml = text(query::encode::<AssumeRole>(&output, "id"));
    let credentials = "<AssumeRoleResult><Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>a/b+&lt;&amp;&gt;\
        &quot;</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-05-01T12:00:00Z</Expiration></Credentials>";
    let rest = "<AssumedRoleUser><AssumedRoleId>AROA:ci</AssumedRoleId><Arn></Arn></AssumedRoleUser>\
        <PackedPolicySize>6</PackedPolicySize></AssumeRoleResult>";
    assert!(xml.contains(&format!("{credentials}{rest}")), "{xml}");
}

#[test]
fn errors_name_whose_fault_it_is() {
    let sender = text(query::error_body(&SERVICE, "InvalidClientTokenId", "a < b\u{0}", 403, "id"));
    let error = "<Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>a &lt; b\u{FFFD}</Message></Error>";
    let expected =
        format!("<ErrorResponse xmlns=\"{NAMESPACE}\">{error}<RequestId>id</RequestId></ErrorResponse>");
    assert_eq!(sender, expected);
    let receiver = text(query::error_body(&SERVICE, "ServiceFailure", "", 500, "id"));
    assert!(receiver.contains("<Type>Receiver</Type>"), "{receiver}");
}

#[test]
fn codes_are_the_models_not_the_shapes() {
    use aws::models::sts::AssumeRoleWithWebIdentityError as Error;
    let error = Error::IDPRejectedClaimException { message: "no".to_owned() };
    assert_eq!((error.code(), error.status()), ("IDPRejectedClaim", 403));
}
