use aws::models::iam::{
    AccessKeyLastUsed, GetAccessKeyLastUsed, GetAccessKeyLastUsedInput, GetAccessKeyLastUsedOutput,
};
use aws::{Invalid, Timestamp};
use iam::{Arn, Demand, Grant};
use identity::{KeyHolder, Refusal};

use crate::App;
use crate::call::{Context, Failure, Operation};

const ACTION: &str = "iam:GetAccessKeyLastUsed";

impl Operation for GetAccessKeyLastUsed {
    /// Whose the key is says what to ask the gate for.
    fn demands(_input: &GetAccessKeyLastUsedInput, _context: &Context<'_>) -> Vec<Demand> {
        Vec::new()
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        _grants: &[Grant],
        input: GetAccessKeyLastUsedInput,
    ) -> Result<GetAccessKeyLastUsedOutput, Failure> {
        let id = &input.access_key_id;
        let holder = app.identity.holder_of_key(context.account, id).await?;
        // Root is no user, and neither is nobody: what concerns them is asked for by those who may ask of everything.
        let demand = match &holder {
            Some(KeyHolder::User { arn, .. }) => {
                let arn = Arn::parse(arn).map_err(|_| Failure::Broken(format!("{arn} is no ARN")))?;
                Demand::on(ACTION, arn, context.account, &context.region)
            }
            Some(KeyHolder::Root) | None => Demand::registry(ACTION, context.account, &context.region),
        };
        let may = match context.judge(app, &context.caller, demand).await {
            Err(Refusal::Denied(_)) => false,
            judged => judged.map(|_| true)?,
        };
        let holder = holder.filter(|_| may).ok_or_else(|| denied(context, id))?;
        let used = app.identity.last_key_use(id).await?;
        let unused = || "N/A".to_owned();
        let access_key_last_used = AccessKeyLastUsed {
            last_used_date: used.as_ref().map(|used| Timestamp::from_micros(used.used_at)),
            service_name: used.as_ref().map_or_else(unused, |used| used.service.clone()),
            region: used.map_or_else(unused, |used| used.region),
        };
        let user_name = match holder {
            KeyHolder::User { name, .. } => Some(name),
            KeyHolder::Root => None,
        };
        Ok(GetAccessKeyLastUsedOutput { user_name, access_key_last_used: Some(access_key_last_used) })
    }
}

/// The answer for a key that the account has not, be it another account's or nobody's, and for one whose use is not the
/// caller's to know: nobody learns whose keys there are by asking.
fn denied(context: &Context<'_>, id: &str) -> Failure {
    let caller = context.caller.principal.arn();
    let message =
        format!("User: {caller} is not authorized to perform: {ACTION} on resource: access key {id}");
    Failure::Invalid(Invalid { code: "AccessDenied", message })
}

#[cfg(test)]
mod tests {
    use aws::models::iam::{CreateAccessKey, CreateUser};
    use serde_json::json;

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    #[tokio::test]
    async fn who_may_ask_of_one_user_learns_nothing_of_others_keys() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        let mut keys = Vec::new();
        for name in ["ada", "eve"] {
            owner.call::<CreateUser>(json!({"UserName": name, "Path": "/team/"})).await.unwrap();
            let made = owner.call::<CreateAccessKey>(json!({"UserName": name})).await.unwrap();
            keys.push(made["AccessKey"]["AccessKeyId"].as_str().unwrap().to_owned());
        }
        let root = owner.call::<CreateAccessKey>(json!({})).await.unwrap();
        let root = root["AccessKey"]["AccessKeyId"].as_str().unwrap().to_owned();
        let of_ada = "arn:aws:iam::123456789012:user/team/ada";
        let asker = json!([{"Effect": "Allow", "Action": ACTION, "Resource": of_ada}]);
        let asker = deployment.user("asker", asker).await;
        let asked = async |id: &str| asker.call::<GetAccessKeyLastUsed>(json!({"AccessKeyId": id})).await;
        assert_eq!(asked(&keys[0]).await.unwrap()["UserName"], "ada");
        let mut told = Vec::new();
        for id in [keys[1].as_str(), &root, "AKIAIOSFODNN7EXAMPLE"] {
            let refused = asked(id).await.unwrap_err();
            told.push((refused.code, refused.status, refused.message.replace(id, "KEY")));
        }
        told.dedup();
        assert_eq!(told.len(), 1, "{told:#?}");
        assert_eq!((told[0].0, told[0].1), ("AccessDenied", 403));
    }
}
