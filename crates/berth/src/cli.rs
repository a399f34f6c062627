//! The command line.

mod answers;
mod env;
mod epoch;
mod flags;
mod here;
mod import;
mod lifecycle;
mod migration;
mod moves;
mod orders;
mod print;
mod trust;
mod verify;
mod why;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use world::World;

use crate::config::{ConfigError, Setting};
use crate::log::Logging;
use crate::{audit, doctor, serve, tls_init};

use flags::Flags;
use print::{complain, print};

/// Berth, a container registry that is Amazon ECR to its clients.
#[derive(Debug, Parser)]
#[command(name = "berth", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server.
    #[command(after_help = "More settings, by environment and file: berth settings")]
    Serve(Flags),
    /// Print the lines that point the AWS CLI at the server: eval "$(berth env)"
    Env(Flags),
    /// Look for what could be in the way, and say what to do.
    Doctor(Flags),
    /// Certificates.
    #[command(subcommand)]
    Tls(TlsCommand),
    /// Collection: how it stands, why a blob lives, run it now.
    #[command(subcommand)]
    Gc(orders::Gc),
    /// Look whether every object is there and as long as its row says, or by --digests has the content; mark what is lost.
    Verify(verify::Verify),
    /// What was deleted: list it, bring it back, let go of it.
    #[command(subcommand)]
    Trash(orders::Trash),
    /// Repositories.
    #[command(subcommand)]
    Repository(orders::Repository),
    /// Copy an image, or all of a repository: by rows alone within a registry, with its bytes between registries.
    Copy(moves::Moving),
    /// Move an image, or all of a repository: what was copied goes to the source's trash.
    Move(moves::Moving),
    /// Bring images in from another registry, the folder of a `registry:2`, or an OCI layout.
    Import(import::Import),
    /// Give an image more tags.
    Retag(moves::Retag),
    /// Lifecycle policies: what they did, what another would do, what they may not touch.
    #[command(subcommand)]
    Lifecycle(lifecycle::Lifecycle),
    /// Keep lifecycle rules from touching an image: whichever has the tag, or the one with the digest.
    Pin(lifecycle::Pinned),
    /// Let lifecycle rules touch an image again.
    Unpin(lifecycle::Pinned),
    /// Images that are in use, which lifecycle rules do not touch.
    #[command(subcommand)]
    InUse(lifecycle::InUse),
    /// Let jobs and pods push and pull by the tokens of their own platform.
    #[command(subcommand)]
    Trust(trust::TrustCommand),
    /// Policies of repositories and of the registry, for when one has locked everybody out.
    #[command(subcommand)]
    Policy(orders::Policy),
    /// Accounts.
    #[command(subcommand)]
    Account(orders::Account),
    /// The organisation: units, accounts and the control policies that bind them.
    #[command(subcommand)]
    Organisation(orders::Organisation),
    /// Registry tokens that were handed out.
    #[command(subcommand)]
    Token(orders::Token),
    /// Why a request was denied, and what would allow it; without an id, the latest denials.
    Why(why::Why),
    /// The record of who did what.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Move a deployment to another database, other blobs, or both. Run it again if it was cut short.
    Migrate(migration::Migration),
    /// Which database may write over the blobs.
    #[command(subcommand)]
    Epoch(epoch::EpochCommand),
    /// Print every setting: key, environment variable, default, meaning.
    Settings,
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Check that no line of an audit file was changed, added or taken out.
    Verify {
        /// The file
        file: PathBuf,
        /// The hash that its first line follows: the last one of the file before
        #[arg(long)]
        after: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
enum TlsCommand {
    /// Make a local CA and a certificate for the configured hosts, and say how clients trust it.
    Init {
        /// The folder to write to [default: tls in the data folder]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// A host name or address that clients use, beside those of the configuration; may be repeated
        #[arg(long = "host", value_name = "HOST")]
        hosts: Vec<String>,
        #[command(flatten)]
        flags: Flags,
    },
}

/// What ends a command early.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Serve(#[from] serve::ServeError),
    #[error(transparent)]
    RootCredentials(#[from] crate::root_credentials::RootCredentialsError),
    #[error(transparent)]
    TlsInit(#[from] tls_init::TlsInitError),
    #[error(transparent)]
    Data(#[from] crate::data_folder::DataFolderError),
    #[error(transparent)]
    Storage(#[from] crate::storage::StorageError),
    #[error(transparent)]
    Identity(#[from] identity::IdentityError),
    #[error(transparent)]
    Order(#[from] crate::control::OrderError),
    #[error(transparent)]
    Raise(#[from] crate::epoch::RaiseError),
    #[error(transparent)]
    Asked(#[from] crate::control::socket::AskError),
    #[error(transparent)]
    Import(#[from] crate::import::ImportError),
    #[error(transparent)]
    Migrate(#[from] crate::migrate::MigrateError),
    #[error(
        "'{0}' is no name that can be trusted: letters, digits, '.', '_', '-', with '/' between its parts; an \
         environment's may have a space between words"
    )]
    Name(String),
    #[error("'{0}' can't be trusted: it takes two names with one '/' between them")]
    NameOfTwo(String),
    #[error(transparent)]
    Audit(#[from] audit::Broken),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error("{}: {source}", .path.display())]
    File { path: PathBuf, source: std::io::Error },
    #[error(
        "no root credentials of account {account} in {}: of the default account they are there once the server was \
         started with this data folder (--data names another) and without root credentials of its configuration; of an account that `berth account create` made they were \
         shown then, and are kept nowhere", .data.display()
    )]
    NoCredentials { account: iam::AccountId, data: PathBuf },
    #[error(
        "the root credentials of account {account} in {} no longer count: access key {key} was deleted, disabled or given \
         another secret. Run this command with BERTH_ROOT_ACCESS_KEY_ID and BERTH_ROOT_SECRET_ACCESS_KEY, or --config, as \
         the server was started; or start the server once more without them, which writes down a key that counts",
        .data.display()
    )]
    ReplacedCredentials { account: iam::AccountId, data: PathBuf, key: String },
}

/// Runs the process's command line to its end.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(flags) => run_serve(&flags),
        Command::Env(flags) => env::run(&flags),
        Command::Doctor(flags) => run_doctor(&flags),
        Command::Tls(TlsCommand::Init { out, hosts, flags }) => run_tls_init(&flags, out, &hosts),
        Command::Gc(gc) => orders::run(gc.order()),
        Command::Verify(verify) => verify.run(),
        Command::Trash(trash) => orders::run(trash.order()),
        Command::Repository(repository) => orders::run(repository.order()),
        Command::Copy(moving) => moving.copy(),
        Command::Move(moving) => moving.shift(),
        Command::Import(import) => import.run(),
        Command::Retag(retag) => orders::run(retag.order()),
        Command::Lifecycle(lifecycle) => lifecycle.order().and_then(orders::run),
        Command::Pin(pinned) => orders::run(pinned.pin()),
        Command::Unpin(pinned) => orders::run(pinned.unpin()),
        Command::InUse(in_use) => orders::run(in_use.order()),
        Command::Trust(trust) => trust.run(),
        Command::Policy(policy) => orders::run(policy.order()),
        Command::Account(account) => account.run(),
        Command::Organisation(organisation) => organisation.order().and_then(orders::run),
        Command::Token(token) => orders::run(token.order()),
        Command::Why(why) => why.run(),
        Command::Audit(AuditCommand::Verify { file, after }) => run_audit_verify(&file, after.as_deref()),
        Command::Migrate(migration) => migration.run(),
        Command::Epoch(command) => command.run(),
        Command::Settings => {
            print(&Setting::reference());
            Ok(ExitCode::SUCCESS)
        }
    };
    outcome.unwrap_or_else(|error| {
        complain(&format!("berth: {error}\n"));
        ExitCode::FAILURE
    })
}

fn run_serve(flags: &Flags) -> Result<ExitCode, CommandError> {
    let config = flags.load()?;
    let logging = Logging::begin(&config.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve::serve(&config, World::real(), &logging))?;
    Ok(ExitCode::SUCCESS)
}

fn run_doctor(flags: &Flags) -> Result<ExitCode, CommandError> {
    let config = match flags.load() {
        Ok(config) => config,
        Err(error) => {
            print(&format!("{}\n", doctor::Finding::failed("configuration", error.to_string())));
            return Ok(ExitCode::FAILURE);
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut healthy = true;
    runtime.block_on(doctor::examine(&config, &World::real(), |finding| {
        healthy &= !finding.is_failure();
        print(&format!("{finding}\n"));
    }));
    Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_audit_verify(file: &Path, after: Option<&str>) -> Result<ExitCode, CommandError> {
    let verified = audit::verify(file, after)?;
    let last = verified.last.unwrap_or_else(|| "-".to_owned());
    print(&format!("{} records follow from one another; the last hash is {last}\n", verified.records));
    Ok(ExitCode::SUCCESS)
}

fn run_tls_init(flags: &Flags, out: Option<PathBuf>, named: &[String]) -> Result<ExitCode, CommandError> {
    let config = flags.load()?;
    let out = out.unwrap_or_else(|| config.data.join("tls"));
    let hosts = tls_init::hosts(&config, named);
    let made = tls_init::make(&out, &hosts, &World::real())?;
    print(&made.instructions(&config, named));
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn no_command_names_an_argument_twice() {
        super::Cli::command().debug_assert();
    }
}
