use aws::models::sts::{GetSessionToken, GetSessionTokenInput, GetSessionTokenOutput};
use iam::{Demand, Grant, Principal};
use identity::SessionTerms;

use super::{answer, refuse_second_factor, refuse_sessions, refused};
use crate::App;
use crate::call::{Context, Failure, Operation};

const DEFAULT: i32 = 43_200;
/// The longest that a root user's session lasts; longer ones asked for are cut.
const LONGEST_OF_ROOT: i32 = 3600;

impl Operation for GetSessionToken {
    /// Whoever has long-term credentials may have short-term ones.
    fn demands(_input: &GetSessionTokenInput, _context: &Context<'_>) -> Vec<Demand> {
        Vec::new()
    }

    async fn run(
        app: &App,
        context: &Context<'_>,
        _grants: &[Grant],
        input: GetSessionTokenInput,
    ) -> Result<GetSessionTokenOutput, Failure> {
        refuse_sessions(context, "GetSessionToken")?;
        refuse_second_factor(input.serial_number.as_deref(), input.token_code.as_deref())?;
        let principal = context.caller.principal.clone();
        let asked = input.duration_seconds.unwrap_or(DEFAULT);
        let seconds = match &principal {
            principal if principal.is_root() => asked.min(LONGEST_OF_ROOT),
            Principal::User(_) => asked,
            _ => return Err(refused("AccessDenied", "GetSessionToken takes a user's access key.")),
        };
        let seconds = u32::try_from(seconds).unwrap_or_default();
        let root_key = app.identity.root_key_mark(&context.caller).await.map_err(identity::Error::from)?;
        let terms = SessionTerms { root_key, ..SessionTerms::default() };
        let made = app.identity.begin_session(context.account, principal, terms, seconds);
        let made = made.map_err(answer::too_large)?;
        let credentials = Some(answer::credentials(&made));
        Ok(GetSessionTokenOutput { credentials, ..GetSessionTokenOutput::default() })
    }
}
