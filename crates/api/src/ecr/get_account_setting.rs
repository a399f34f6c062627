use aws::models::ecr::{GetAccountSetting, GetAccountSettingInput, GetAccountSettingOutput};
use iam::{Demand, Grant};

use super::account_setting::Setting;
use crate::App;
use crate::call::{Context, Failure, Operation, first};

impl Operation for GetAccountSetting {
    fn demands(input: &GetAccountSettingInput, context: &Context<'_>) -> Vec<Demand> {
        vec![context.on_registry("ecr:GetAccountSetting").with("ecr:AccountSetting", &input.name)]
    }

    async fn run(
        app: &App,
        _context: &Context<'_>,
        grants: &[Grant],
        input: GetAccountSettingInput,
    ) -> Result<GetAccountSettingOutput, Failure> {
        let setting = Setting::find(&input.name)?;
        let set = app.registry.registry_setting(first(grants)?, setting.name).await?;
        let value = set.unwrap_or_else(|| setting.default().to_owned());
        Ok(GetAccountSettingOutput { name: Some(input.name), value: Some(value) })
    }
}
