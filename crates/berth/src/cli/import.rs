//! `berth import`.

mod tally;

use std::io::Read;
use std::process::ExitCode;

use api::registry_of_host;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::Args;
use serde_json::Value;

use super::CommandError;
use super::orders::{self, How};
use super::print::{complain, print};
use crate::control::socket::AskError;
use crate::control::{ImportOrder, Order};
use crate::import::{Api, Credentials, ImportError, host, names_user};
use tally::{Repository, Tally};

#[derive(Debug, Args)]
pub(super) struct Import {
    /// https://HOST[/REPOSITORY[:TAG|@DIGEST]], folder:PATH of the storage of a `registry:2`, or oci:PATH[:TAG]
    source: String,
    /// The repository that takes the images; where the source has many, what stands before their names [default: their
    /// own names; of a layout, which has none, imported]
    target: Option<String>,
    /// The user at the source [default: what `docker login` keeps]
    #[arg(long)]
    user: Option<String>,
    /// Read the user's password from standard input
    #[arg(long, requires = "user")]
    password_stdin: bool,
    /// The API of the ECR that is imported, asked with the AWS_* environment's key [default: AWS's own, for hosts as AWS
    /// shapes them, if there is a key]
    #[arg(long, value_name = "URL", conflicts_with = "user")]
    ecr_api: Option<String>,
    /// Say what differs between the source and here, and bring nothing
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    how: How,
}

/// What opens the source.
#[derive(Clone)]
struct From {
    credentials: Option<Credentials>,
    api: Option<Api>,
}

impl Import {
    /// Imports page by page, says how far it came, and in the end what differs.
    pub(super) fn run(mut self) -> Result<ExitCode, CommandError> {
        if names_user(&self.source) {
            return Err(ImportError::UserInSource.into());
        }
        for scheme in ["folder:", "oci:"] {
            // The server may stand in another folder.
            if let Some(path) = self.source.strip_prefix(scheme) {
                if path.is_empty() || path.starts_with(':') {
                    return Err(ImportError::Source(self.source).into());
                }
                self.source = format!("{scheme}{}", std::path::absolute(path)?.display());
            }
        }
        let from = From { credentials: self.credentials()?, api: self.api() };
        let mut tally = Tally::new(self.check);
        let ended = self.pages(&from, &mut tally);
        // What came until then is told, whatever ended it.
        if ended.is_ok() || !tally.is_empty() {
            print(&if self.how.json { format!("{:#}\n", tally.json()) } else { tally.text() });
        }
        if let Err(CommandError::Asked(AskError::Gone(_))) = &ended {
            complain(
                "what came until then stays: once the server runs, run the import again, and it goes on\n",
            );
        }
        ended?;
        Ok(if tally.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn pages(&self, from: &From, tally: &mut Tally) -> Result<(), CommandError> {
        let whole =
            self.source.split_once("://").is_some_and(|(_, rest)| !rest.trim_matches('/').contains('/'))
                || self.source.starts_with("folder:");
        if !whole {
            return self.repository(from, None, tally);
        }
        let mut after = String::new();
        loop {
            let page = self.asked(from, (None, String::new()), after, false)?;
            tally.apart(&page);
            for name in page["repositories"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                self.repository(from, Some(name.to_owned()), tally)?;
            }
            match page["next"].as_str() {
                Some(next) => after = next.to_owned(),
                None => return Ok(()),
            }
        }
    }

    fn repository(
        &self,
        from: &From,
        repository: Option<String>,
        tally: &mut Tally,
    ) -> Result<(), CommandError> {
        let (target, mut after) = (self.target_of(repository.as_deref()), String::new());
        let (mut images, mut told) = (Repository::default(), String::new());
        let ended = loop {
            let page = match self.asked(from, (repository.clone(), target.clone()), after, images.full) {
                Ok(page) => page,
                Err(error) => break Err(error),
            };
            let failed = images.add(&page);
            tally.page(&page, failed);
            let progress = images.progress(self.check);
            if progress != told {
                complain(&format!("{target}: {progress}\n"));
                told = progress;
            }
            match page["next"].as_str() {
                Some(next) => after = next.to_owned(),
                None => break Ok(()),
            }
        };
        tally.repository(&images);
        ended
    }

    fn asked(
        &self,
        from: &From,
        (repository, target): (Option<String>, String),
        after: String,
        full: bool,
    ) -> Result<Value, CommandError> {
        let (source, From { credentials, api }) = (self.source.clone(), from.clone());
        let check = self.check;
        let order = ImportOrder { source, credentials, api, repository, target, after, check, full };
        orders::answered(Order::Import(order), &self.how)
    }

    /// The repository that takes the images of one at the source.
    fn target_of(&self, repository: Option<&str>) -> String {
        match (&self.target, repository) {
            (Some(prefix), Some(name)) => format!("{}/{name}", prefix.trim_matches('/')),
            (Some(target), None) => target.clone(),
            (None, Some(name)) => name.to_owned(),
            (None, None) => {
                let path = self.source.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
                let name = path.map_or("imported", |(_, path)| path);
                let name = name.split('@').next().unwrap_or(name);
                name.rsplit_once(':').map_or(name, |(name, _)| name).trim_matches('/').to_owned()
            }
        }
    }

    /// The API of an ECR, where there is a key for it.
    fn api(&self) -> Option<Api> {
        let given = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let shaped = host(&self.source).and_then(registry_of_host).filter(|_| self.user.is_none());
        let (key, secret) = given("AWS_ACCESS_KEY_ID").zip(given("AWS_SECRET_ACCESS_KEY"))?;
        let region = shaped.as_ref().map(|(_, region)| region.to_string());
        let region = region.or_else(|| given("AWS_REGION")).or_else(|| given("AWS_DEFAULT_REGION"));
        let of_aws = shaped.map(|(_, region)| {
            let suffix =
                if region.as_str().starts_with("cn-") { "amazonaws.com.cn" } else { "amazonaws.com" };
            format!("https://api.ecr.{region}.{suffix}")
        });
        let endpoint = self.ecr_api.clone().or(of_aws)?;
        let region = region.unwrap_or_else(|| "us-east-1".to_owned());
        Some(Api { endpoint, region, key, secret, session: given("AWS_SESSION_TOKEN") })
    }

    fn credentials(&self) -> Result<Option<Credentials>, CommandError> {
        let Some(user) = &self.user else { return Ok(host(&self.source).and_then(logged_in)) };
        let mut password = String::new();
        if self.password_stdin {
            std::io::stdin().read_to_string(&mut password)?;
        }
        Ok(Some(Credentials {
            user: user.clone(),
            password: password.trim_end_matches(['\r', '\n']).to_owned(),
        }))
    }
}

/// What `docker login` wrote for a host into its configuration, if it did.
fn logged_in(host: &str) -> Option<Credentials> {
    let folder = std::env::var_os("DOCKER_CONFIG").map(std::path::PathBuf::from);
    let folder =
        folder.or_else(|| Some(std::path::PathBuf::from(std::env::var_os("HOME")?).join(".docker")))?;
    let config: Value = serde_json::from_slice(&std::fs::read(folder.join("config.json")).ok()?).ok()?;
    let auth = STANDARD.decode(config["auths"][host]["auth"].as_str()?).ok()?;
    let auth = String::from_utf8(auth).ok()?;
    let (user, password) = auth.split_once(':')?;
    Some(Credentials { user: user.to_owned(), password: password.to_owned() })
}
