use aws::models::ecr::{PutAccountSetting, PutAccountSettingInput, PutAccountSettingOutput};
use iam::{Demand, Grant};

use super::account_setting::Setting;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for PutAccountSetting {
    fn demands(input: &PutAccountSettingInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:PutAccountSetting").with("ecr:AccountSetting", &input.name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: PutAccountSettingInput,
    ) -> Result<PutAccountSettingOutput, Failure> {
        let setting = Setting::find(&input.name)?;
        let value = setting.value(&input.value)?;
        app.registry.set_registry_setting(first(grants)?, setting.name, value.to_owned()).await?;
        Ok(PutAccountSettingOutput { name: Some(input.name), value: Some(input.value) })
    }
}

#[cfg(test)]
mod tests {
    use aws::models::ecr::GetAccountSetting;
    use serde_json::{Value, json};

    use super::*;
    use crate::ecr::app_in_a_box::AppInABox;

    fn setting(name: &str, value: &str) -> Value {
        json!({"name": name, "value": value})
    }

    #[tokio::test]
    async fn a_setting_has_its_default_until_it_is_set() {
        let deployment = AppInABox::open().await;
        let owner = deployment.owner();
        for (name, first, then) in [
            ("BASIC_SCAN_TYPE_VERSION", "AWS_NATIVE", "CLAIR"),
            ("REGISTRY_POLICY_SCOPE", "V2", "V1"),
            ("BLOB_MOUNTING", "ENABLED", "DISABLED"),
            ("ANONYMOUS_PULL", "DISABLED", "ENABLED"),
        ] {
            let name_alone = json!({"name": name});
            let get = async || owner.call::<GetAccountSetting>(name_alone.clone()).await.unwrap();
            assert_eq!(get().await, setting(name, first));
            let put = owner.call::<PutAccountSetting>(setting(name, then)).await.unwrap();
            assert_eq!((&put, &get().await), (&setting(name, then), &setting(name, then)));
        }
    }

    #[tokio::test]
    async fn other_names_and_values_are_refused() {
        let deployment = AppInABox::open().await;
        for (name, value, text) in [
            ("NO_SUCH_SETTING", "ENABLED", "Invalid parameter at 'name'"),
            ("BLOB_MOUNTING", "enabled", "Invalid parameter at 'value'"),
        ] {
            let refusal = deployment.owner().refusal::<PutAccountSetting>(setting(name, value)).await;
            assert!(refusal.starts_with(&format!("InvalidParameterException: {text}")), "{refusal}");
        }
    }
}
