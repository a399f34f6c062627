//! Commands that ask something of a deployment, and how their answers look.

mod organisation;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use registry::Registry;
use serde_json::Value;
use world::World;

use super::CommandError;
use super::answers::{readable, with_total};
use super::flags::Whereabouts;
use super::here::{self, runtime};
use super::print::{complain, print};
use crate::config::Config;
use crate::control::{Asked, Desk, Order, Purge, TokensOf, socket};
use crate::epoch::Epoch;
use crate::serve::holds::Holds;
use crate::serve::parts::addressing;
use crate::storage::registry_options;
use crate::welcome::quoted;

pub(super) use organisation::Organisation;

/// What every such command takes.
#[derive(Debug, Args)]
pub(super) struct How {
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
    /// The account that it is about [default: the one that answers where a request names none]
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// The region, likewise
    #[arg(long, value_name = "NAME")]
    region: Option<String>,
    #[command(flatten)]
    place: Whereabouts,
}

impl How {
    /// The deployment's configuration.
    pub(super) fn load(&self) -> Result<Config, CommandError> {
        Ok(self.place.load(&[("account", &self.account), ("region", &self.region)])?)
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Gc {
    /// How far collection is behind, and what failed last.
    Status(How),
    /// Why a blob still lives, or when it goes.
    Explain {
        /// The blob
        digest: String,
        #[command(flatten)]
        how: How,
    },
    /// Collect now all that is due.
    Run(How),
}

#[derive(Debug, Subcommand)]
pub(super) enum Trash {
    /// Deleted images of a repository; without one, deleted repositories.
    List {
        /// The repository
        repository: Option<String>,
        #[command(flatten)]
        how: How,
    },
    /// Bring an image back with its tags, or without a digest a deleted repository.
    Restore {
        /// The repository
        repository: String,
        /// The image
        digest: Option<String>,
        #[command(flatten)]
        how: How,
    },
    /// Let go of what a repository's trash holds; without a repository, of the registry's.
    Purge {
        /// The repository
        repository: Option<String>,
        /// Of all accounts and regions
        #[arg(long, conflicts_with_all = ["repository", "account", "region"])]
        everything: bool,
        #[command(flatten)]
        how: How,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Repository {
    /// The repositories with their images, bytes as pushed, and bytes kept for them.
    List(How),
}

#[derive(Debug, Subcommand)]
pub(super) enum Policy {
    /// The policy of a repository; without one, of the registry.
    Show {
        /// The repository
        repository: Option<String>,
        #[command(flatten)]
        how: How,
    },
    /// Delete the policy of a repository, or of the registry, whatever it denies, and print what it was.
    Delete {
        /// The repository
        repository: Option<String>,
        #[command(flatten)]
        how: How,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Account {
    /// Make an account, and print the access key of its root user.
    Create {
        /// Twelve digits [default: drawn]
        id: Option<String>,
        /// A name for people
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        how: How,
    },
    /// The accounts.
    List(How),
}

#[derive(Debug, Subcommand)]
pub(super) enum Token {
    /// The registry tokens and how they stand, the newest first.
    List(How),
    /// Let tokens and sessions count no more, on every replica within five seconds.
    Revoke {
        #[command(flatten)]
        whose: Whose,
        #[command(flatten)]
        how: How,
    },
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(super) struct Whose {
    /// One token, by its id
    token: Option<String>,
    /// Every token that was issued to this access key; of a session's key, the session too
    #[arg(long)]
    key: Option<String>,
    /// Every token that was issued to this user, and the user's own sessions (GetSessionToken, GetFederationToken); those of
    /// roles go by --role
    #[arg(long)]
    user: Option<String>,
    /// The sessions of this role, and every token that was issued to one
    #[arg(long)]
    role: Option<String>,
    /// Every token and session that was issued to the account's root user
    #[arg(long)]
    root: bool,
}

impl Policy {
    pub(super) fn order(self) -> (Order, How) {
        match self {
            Self::Show { repository, how } => (Order::PolicyShow { repository }, how),
            Self::Delete { repository, how } => (Order::PolicyDelete { repository }, how),
        }
    }
}

impl Account {
    /// Makes an account, and says how its root user comes; or lists them.
    pub(super) fn run(self) -> Result<ExitCode, CommandError> {
        let (id, name, how) = match self {
            Self::Create { id, name, how } => (id, name, how),
            Self::List(how) => return run((Order::AccountList, how)),
        };
        let value = answered(Order::AccountCreate { id, name }, &how)?;
        if how.json {
            print(&format!("{value:#}\n"));
            return Ok(ExitCode::SUCCESS);
        }
        let text = |name: &str| value[name].as_str().unwrap_or_default();
        print(&format!(
            "account {}, whose root user comes with the key below; its secret is kept where only Berth reads it, so save \
             it now\n\nexport AWS_ACCESS_KEY_ID={}\nexport AWS_SECRET_ACCESS_KEY={}\n",
            text("account"),
            text("accessKeyId"),
            quoted(text("secretAccessKey"))
        ));
        Ok(ExitCode::SUCCESS)
    }
}

impl Token {
    pub(super) fn order(self) -> (Order, How) {
        match self {
            Self::List(how) => (Order::TokenList, how),
            Self::Revoke { whose, how } => (Order::TokenRevoke(whose.tokens()), how),
        }
    }
}

impl Whose {
    fn tokens(self) -> TokensOf {
        let named = self.key.map(TokensOf::Key).or(self.user.map(TokensOf::User));
        let named = named.or(self.role.map(TokensOf::Role)).or(self.root.then_some(TokensOf::Root));
        named.unwrap_or_else(|| TokensOf::Token(self.token.unwrap_or_default()))
    }
}

impl Gc {
    pub(super) fn order(self) -> (Order, How) {
        match self {
            Self::Status(how) => (Order::GcStatus, how),
            Self::Explain { digest, how } => (Order::GcExplain { digest }, how),
            Self::Run(how) => (Order::GcRun, how),
        }
    }
}

impl Trash {
    pub(super) fn order(self) -> (Order, How) {
        match self {
            Self::List { repository, how } => (Order::TrashList { repository }, how),
            Self::Restore { repository, digest, how } => (Order::TrashRestore { repository, digest }, how),
            Self::Purge { everything: true, how, .. } => (Order::TrashPurge { of: Purge::Everything }, how),
            Self::Purge { repository, how, .. } => {
                (Order::TrashPurge { of: repository.map_or(Purge::Registry, Purge::Repository) }, how)
            }
        }
    }
}

impl Repository {
    pub(super) fn order(self) -> (Order, How) {
        match self {
            Self::List(how) => (Order::RepositoryList, how),
        }
    }
}

/// Has an order carried out, by the running server or else here, and prints the answer.
pub(super) fn run((order, how): (Order, How)) -> Result<ExitCode, CommandError> {
    let total = order == Order::RepositoryList;
    let value = answered(order, &how)?;
    let text = match (how.json, total) {
        (true, _) => format!("{value:#}\n"),
        (false, true) => readable(&with_total(value)),
        (false, false) => readable(&value),
    };
    print(&text);
    Ok(ExitCode::SUCCESS)
}

/// The text of a file.
pub(super) fn read(path: PathBuf) -> Result<String, CommandError> {
    std::fs::read_to_string(&path).map_err(|source| CommandError::File { path, source })
}

/// Has an order carried out likewise; gives the answer.
pub(super) fn answered(order: Order, how: &How) -> Result<Value, CommandError> {
    let config = how.load()?;
    let (account, region) = (how.account.clone(), how.region.clone());
    runtime()?.block_on(carry_out(&config, &Asked { account, region, order }))
}

async fn carry_out(config: &Config, asked: &Asked) -> Result<Value, CommandError> {
    if let Some(value) = socket::ask(&config.data, asked).await? {
        return Ok(value);
    }
    if matches!(asked.order, Order::GcStatus | Order::GcExplain { .. } | Order::GcRun) {
        let socket = socket::path(&config.data);
        complain(&format!(
            "no server answers at {}: times are by this command's settings\n",
            socket.display()
        ));
    }
    let mut held = Holds::of_what_is_there(config)?.with_files_elsewhere(config)?;
    let world = World::real();
    let (storage, identity) = here::open(config, &world).await?;
    held.blobs(config)?;
    let epoch = Epoch::new(storage.clone(), storage.bind().await?);
    if let Err(reason) = epoch.look().await {
        complain(&format!("nothing is written: {reason}\n"));
    }
    let registry = Registry::new(storage.db, storage.blobs, world, registry_options(config));
    registry.set_fence(epoch.fence());
    let desk = Desk {
        identity,
        registry,
        account: config.account,
        region: config.region.clone(),
        addressing: addressing(config, &format!("http://{}", config.listen)),
        egress: config.egress.clone(),
        judged: Default::default(),
    };
    Ok(desk.carry_out(asked).await?)
}
