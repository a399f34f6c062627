use std::collections::BTreeMap;

use iam::Arn;
use serde_json::{Map, Value};

use super::{WebIdentity, WebIdentityError, invalid};

/// How far the provider's clock may be from ours, in seconds.
const SKEW: u64 = 60;
/// Characters that a subject may have (STS's `webIdentitySubjectType`).
const LONGEST_SUBJECT: usize = 255;
/// Claims that no condition asks for, and those that are told by [`check`] itself.
const OWN: [&str; 8] = ["iss", "exp", "nbf", "iat", "jti", "azp", "aud", "oaud"];
const TAGS: &str = "https://aws.amazon.com/tags";
const SOURCE_IDENTITY: &str = "https://aws.amazon.com/source_identity";

type Claims = Map<String, Value>;

/// Checks the claims of a token whose signature was verified. `name` is the issuer without `https://`.
pub(super) fn check(
    claims: &Claims,
    now: u64,
    name: &str,
    client_ids: &[String],
    provider: Arn,
) -> Result<WebIdentity, WebIdentityError> {
    check_times(claims, now)?;
    let subject = claims.get("sub").and_then(Value::as_str).filter(|subject| !subject.is_empty());
    let subject = subject.ok_or_else(|| invalid("Missing a required claim: sub"))?;
    if subject.len() > LONGEST_SUBJECT {
        return Err(invalid("The claim sub has more than 255 characters"));
    }
    let given = texts(claims.get("aud")).ok_or_else(|| invalid("Missing a required claim: aud"))?;
    let authorized = match claims.get("azp") {
        None => None,
        Some(Value::String(party)) => Some(party.clone()),
        Some(_) => return Err(invalid("The claim azp is no text")),
    };
    // A token that was made for one party at another's request is for the one that it authorizes.
    let audiences = authorized.as_ref().map_or_else(|| given.clone(), |party| vec![party.clone()]);
    let audience = audiences.iter().find(|audience| client_ids.contains(*audience));
    let audience = audience.ok_or_else(|| invalid("Incorrect token audience"))?.clone();
    let mut context = vec![(format!("{name}:aud"), audiences)];
    if authorized.is_some() {
        context.push((format!("{name}:oaud"), given));
    }
    context.extend(others(claims).filter_map(|(claim, value)| {
        let values = texts(Some(value))?;
        Some((format!("{name}:{claim}"), values))
    }));
    let (tags, transitive) = tags(claims.get(TAGS))?;
    let source_identity = claims.get(SOURCE_IDENTITY).and_then(Value::as_str).map(str::to_owned);
    let subject = subject.to_owned();
    Ok(WebIdentity { provider, subject, audience, context, tags, transitive, source_identity })
}

/// The claims that conditions may ask for. Keys of conditions ignore case and names of claims do not: of several that
/// would have one key, that in lower case counts, or none, lest `SUB` is taken for `sub`.
fn others(claims: &Claims) -> impl Iterator<Item = (&String, &Value)> {
    let mut spellings: BTreeMap<String, usize> = BTreeMap::new();
    for claim in claims.keys() {
        *spellings.entry(claim.to_lowercase()).or_default() += 1;
    }
    claims.iter().filter(move |(claim, _)| {
        let lower = claim.to_lowercase();
        let counts = **claim == lower || spellings.get(&lower) == Some(&1);
        counts && !OWN.contains(&lower.as_str())
    })
}

fn check_times(claims: &Claims, now: u64) -> Result<(), WebIdentityError> {
    let time = |name: &str| match claims.get(name) {
        None => Ok(None),
        // A time as text, a fraction or below zero is taken for what it is: not a time.
        Some(value) => match value.as_u64() {
            Some(seconds) => Ok(Some(seconds)),
            None => Err(WebIdentityError::Invalid(format!("The claim {name} is no number of seconds"))),
        },
    };
    let required = |name: &str| {
        time(name)?.ok_or_else(|| WebIdentityError::Invalid(format!("Missing a required claim: {name}")))
    };
    let (end, issued, begin) = (required("exp")?, required("iat")?, time("nbf")?);
    if now >= end.saturating_add(SKEW) {
        return Err(WebIdentityError::Expired { now, end });
    }
    if issued.max(begin.unwrap_or_default()) > now + SKEW {
        return Err(invalid("The token is not valid yet"));
    }
    Ok(())
}

/// The values that a condition sees: of a text, a number, a truth value, or a list of texts.
fn texts(value: Option<&Value>) -> Option<Vec<String>> {
    Some(match value? {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Bool(truth) => vec![truth.to_string()],
        Value::Array(items) => {
            items.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<_>>()?
        }
        Value::Null | Value::Object(_) => return None,
    })
}

type Tags = (Vec<(String, String)>, Vec<String>);

/// Session tags as AWS has providers write them: `principal_tags` with a list of one value each, and
/// `transitive_tag_keys`.
fn tags(claim: Option<&Value>) -> Result<Tags, WebIdentityError> {
    let Some(claim) = claim else { return Ok(Tags::default()) };
    let malformed = || invalid("The claim https://aws.amazon.com/tags is not as it has to be");
    let tags = claim.get("principal_tags").and_then(Value::as_object).ok_or_else(malformed)?;
    let one = |(key, value): (&String, &Value)| match texts(Some(value))?.as_slice() {
        [value] => Some((key.clone(), value.clone())),
        _ => None,
    };
    let tags = tags.iter().map(one).collect::<Option<_>>().ok_or_else(malformed)?;
    let transitive = match claim.get("transitive_tag_keys") {
        Some(keys) => texts(Some(keys)).ok_or_else(malformed)?,
        None => Vec::new(),
    };
    Ok((tags, transitive))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_claim_in_another_case_is_not_taken_for_one_that_conditions_ask_for() {
        let claims = json!({
            "sub": "ada", "SUB": "root", "aud": "berth", "AUD": "other", "Oaud": "other", "exp": 100, "iat": 1,
            "Role": "a", "ROLE": "b", "Team": "web",
        });
        let provider = Arn::parse("arn:aws:iam::111111111111:oidc-provider/a.example").unwrap();
        let clients = ["berth".to_owned()];
        let claims = claims.as_object().unwrap();
        let mut told = check(claims, 50, "a.example", &clients, provider).unwrap().context;
        told.sort();
        let told: Vec<_> = told.iter().map(|(key, values)| (key.as_str(), values[0].as_str())).collect();
        assert_eq!(told, [("a.example:Team", "web"), ("a.example:aud", "berth"), ("a.example:sub", "ada")]);
    }
}
