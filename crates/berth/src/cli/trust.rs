//! `berth trust`: who may push and pull without a secret of their own.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde_json::Value;

use super::CommandError;
use super::answers::readable;
use super::orders::{How, answered};
use super::print::print;
use crate::config::{Config, PublicAddress};
use crate::control::{Order, Trust};
use crate::data_folder::last_holder;

/// The audience that AWS's clients ask for.
const AUDIENCE: &str = "sts.amazonaws.com";

#[derive(Debug, Subcommand)]
pub(super) enum TrustCommand {
    /// Jobs of a repository on GitHub.
    Github {
        /// OWNER/NAME on GitHub
        repository: String,
        /// Only jobs on this branch
        #[arg(long, conflicts_with = "environment")]
        branch: Option<String>,
        /// Only jobs in this environment
        #[arg(long)]
        environment: Option<String>,
        /// GitHub's issuer, for GitHub Enterprise
        #[arg(long, default_value = "https://token.actions.githubusercontent.com")]
        issuer: String,
        #[command(flatten)]
        with: With,
    },
    /// Jobs of a project on GitLab.
    Gitlab {
        /// GROUP/PROJECT on GitLab
        project: String,
        /// Only jobs on this branch
        #[arg(long)]
        branch: Option<String>,
        /// GitLab's URL
        #[arg(long, default_value = "https://gitlab.com")]
        issuer: String,
        #[command(flatten)]
        with: With,
    },
    /// Pods with a service account of a Kubernetes cluster.
    Kubernetes {
        /// NAMESPACE/SERVICE-ACCOUNT
        service_account: String,
        /// The cluster's issuer: kubectl get --raw /.well-known/openid-configuration
        #[arg(long)]
        issuer: String,
        #[command(flatten)]
        with: With,
    },
}

/// What the role is called and may do.
#[derive(Debug, Args)]
pub(super) struct With {
    /// The repositories here that the role may use; * stands for anything
    #[arg(long = "repository", value_name = "NAME")]
    repositories: String,
    /// Let it pull and not push
    #[arg(long)]
    pull_only: bool,
    /// The role's name [default: made of who is trusted]
    #[arg(long)]
    role: Option<String>,
    /// The audience that tokens have to name
    #[arg(long, default_value = AUDIENCE)]
    audience: String,
    #[command(flatten)]
    how: How,
}

impl TrustCommand {
    /// Makes provider and role, and prints the role's ARN and what to paste.
    pub(super) fn run(self) -> Result<ExitCode, CommandError> {
        let (kind, anywhere) = (self.kind(), self.is_anywhere());
        let (trust, how) = self.order()?;
        let config = how.load()?;
        let value = answered(Order::Trust(trust), &how)?;
        print(&if how.json { format!("{value:#}\n") } else { readable(&value) });
        if !how.json {
            let url = url(&config);
            print(&snippet(kind, &value, &url));
            print(&cautions(&url, anywhere));
        }
        Ok(ExitCode::SUCCESS)
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Github { .. } => "github",
            Self::Gitlab { .. } => "gitlab",
            Self::Kubernetes { .. } => "kubernetes",
        }
    }

    /// Whether jobs of every branch are trusted.
    fn is_anywhere(&self) -> bool {
        match self {
            Self::Github { branch, environment, .. } => branch.is_none() && environment.is_none(),
            Self::Gitlab { branch, .. } => branch.is_none(),
            Self::Kubernetes { .. } => false,
        }
    }

    fn order(self) -> Result<(Trust, How), CommandError> {
        Ok(match self {
            Self::Github { repository, branch, environment, issuer, with } => {
                let place = match (branch, environment) {
                    (Some(branch), _) => format!("ref:refs/heads/{}", plain(&branch)?),
                    (None, Some(environment)) => format!("environment:{}", spaced(&environment)?),
                    (None, None) => "*".to_owned(),
                };
                let repository = two(&repository)?;
                with.trust(issuer, format!("repo:{repository}:{place}"), &format!("github-{repository}"))
            }
            Self::Gitlab { project, branch, issuer, with } => {
                let place = match branch {
                    Some(branch) => format!("ref_type:branch:ref:{}", plain(&branch)?),
                    None => "*".to_owned(),
                };
                let project = several(&project)?;
                with.trust(issuer, format!("project_path:{project}:{place}"), &format!("gitlab-{project}"))
            }
            Self::Kubernetes { service_account, issuer, with } => {
                let account = two(&service_account)?;
                let subject = format!("system:serviceaccount:{}", account.replace('/', ":"));
                with.trust(issuer, subject, &format!("kubernetes-{account}"))
            }
        })
    }
}

impl With {
    fn trust(self, issuer: String, subject: String, name: &str) -> (Trust, How) {
        let name = || name.replace('/', "-").chars().take(64).collect();
        let trust = Trust {
            issuer,
            subject,
            audience: self.audience,
            role: self.role.unwrap_or_else(name),
            repository: self.repositories,
            pull_only: self.pull_only,
        };
        (trust, self.how)
    }
}

/// A name without what a trust policy takes for a pattern.
fn plain(text: &str) -> Result<&str, CommandError> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte);
    if !text.is_empty() && text.bytes().all(fits) {
        return Ok(text);
    }
    Err(CommandError::Name(text.to_owned()))
}

/// The same with spaces between words, as GitHub's environments may be called.
fn spaced(text: &str) -> Result<&str, CommandError> {
    let words = text.split(' ').all(|word| plain(word).is_ok());
    if words { Ok(text) } else { Err(CommandError::Name(text.to_owned())) }
}

/// Two names or more, with slashes between them.
fn several(text: &str) -> Result<&str, CommandError> {
    let whole = text.contains('/') && text.split('/').all(|part| !part.is_empty());
    plain(text).and_then(|text| if whole { Ok(text) } else { Err(CommandError::Name(text.to_owned())) })
}

/// Two names with a slash between them.
fn two(text: &str) -> Result<&str, CommandError> {
    match several(text)?.split('/').count() {
        2 => Ok(text),
        _ => Err(CommandError::NameOfTwo(text.to_owned())),
    }
}

fn url(config: &Config) -> String {
    match &config.url {
        PublicAddress::Url(url) => url.clone(),
        PublicAddress::Listener | PublicAddress::Aws => {
            last_holder(&config.data).url.unwrap_or_else(|| format!("http://{}", config.listen))
        }
    }
}

/// What should give a reader pause.
fn cautions(url: &str, anywhere: bool) -> String {
    let mut lines = String::new();
    if anywhere {
        lines += "\nJobs of every branch, tag and pull request get this role: --branch narrows it.\n";
    }
    let local = ["//127.", "//localhost", "//[::1]", "//0.0.0.0"].iter().any(|there| url.contains(there));
    if local || url.starts_with("http:") {
        lines += &format!(
            "\n{url} is where this machine finds Berth; jobs elsewhere need the URL that `url` in the configuration tells, \
             over HTTPS.\n"
        );
    }
    lines
}

/// What to paste where the trusted ones run.
fn snippet(kind: &str, answer: &Value, url: &str) -> String {
    let text = |name: &str| answer[name].as_str().unwrap_or_default();
    let (role, region, audience) = (text("roleArn"), text("region"), text("audience"));
    let host = url.split_once("://").map_or(url, |(_, host)| host);
    let login = format!(
        "aws --endpoint-url {url} ecr get-login-password --region {region} | docker login -u AWS --password-stdin {host}"
    );
    match kind {
        "github" => format!(
            "\npermissions:\n  id-token: write\nenv:\n  AWS_ENDPOINT_URL: {url}\nsteps:\n\
             \x20 - uses: aws-actions/configure-aws-credentials@v4\n    with:\n      role-to-assume: {role}\n\
             \x20     aws-region: {region}\n      audience: {audience}\n  - run: {login}\n"
        ),
        "gitlab" => format!(
            "\nid_tokens:\n  AWS_TOKEN: {{ aud: {audience} }}\nvariables:\n  AWS_ROLE_ARN: {role}\n\
             \x20 AWS_ENDPOINT_URL: {url}\n  AWS_WEB_IDENTITY_TOKEN_FILE: /tmp/web-identity\nbefore_script:\n\
             \x20 - printf %s \"$AWS_TOKEN\" > /tmp/web-identity\n  - {login}\n"
        ),
        _ => format!(
            "\nenv:\n  - {{ name: AWS_ROLE_ARN, value: {role} }}\n  - {{ name: AWS_ENDPOINT_URL, value: {url} }}\n\
             \x20 - {{ name: AWS_WEB_IDENTITY_TOKEN_FILE, value: /var/run/secrets/berth/token }}\nvolumeMounts:\n\
             \x20 - {{ name: berth-token, mountPath: /var/run/secrets/berth }}\nvolumes:\n  - name: berth-token\n\
             \x20   projected: {{ sources: [{{ serviceAccountToken: {{ audience: {audience}, path: token }} }}] }}\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_be_patterns_are_refused() {
        for text in ["octo/web", "group/sub/project", "kube-system/default"] {
            assert!(several(text).is_ok(), "{text}");
        }
        for text in
            ["octo", "octo/", "/web", "octo/*", "octo/we?", "octo/${aws:username}", "octo//web", "a/b:c"]
        {
            assert!(several(text).is_err() && two(text).is_err(), "{text}");
        }
    }

    #[test]
    fn only_gitlab_has_names_of_more_than_two_parts() {
        assert!(two("octo/web").is_ok());
        let refused = two("group/sub/project").unwrap_err().to_string();
        assert_eq!(
            refused,
            "'group/sub/project' can't be trusted: it takes two names with one '/' between them"
        );
    }

    #[test]
    fn an_environments_name_may_have_spaces() {
        for text in ["production", "Prod EU", "eu-west 1 (blue)"] {
            assert_eq!(spaced(text).is_ok(), !text.contains('('), "{text}");
        }
        for text in ["", " ", "Prod  EU", "Prod EU ", "Prod *", "Prod ${a}"] {
            assert!(spaced(text).is_err(), "{text}");
        }
    }
}
