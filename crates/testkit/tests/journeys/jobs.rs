//! Jobs that push without a secret, by the token of the platform that they run on.

use crate::people::{AWS, assert_cannot_push, push};
use std::path::PathBuf;
use tempfile::TempDir;
use testkit::{Daemon, Server, Terminal};

/// A provider of tokens, and a server that can reach it.
pub(crate) struct Platform {
    folder: TempDir,
    _provider: Daemon,
    pub(crate) issuer: String,
    pub(crate) server: Server,
}

impl Platform {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/oidc_provider.py").to_owned();
        let provider = Daemon::start(&["python3"], &[script, folder.path().display().to_string()], &[]);
        let issuer = provider.wait_for("its issuer", |line| line.strip_prefix("issuer ").map(str::to_owned));
        let server = Server::options()
            .in_environment("BERTH_EGRESS_ALLOW", "localhost")
            .in_environment("BERTH_EGRESS_CA_FILE", folder.path().join("ca.pem").to_str().unwrap())
            .start();
        Self { folder, _provider: provider, issuer, server }
    }

    pub(crate) fn ca(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// Says `berth trust …`, with this issuer, of repositories below `team/`; gives the role's ARN.
    pub(crate) fn trust(&self, whom: &str) -> String {
        let owner = Terminal::on(&self.server);
        owner.new_repository("team/web");
        let trusted = owner.json(&format!(
            "berth trust {whom} --issuer {} --repository 'team/*' --json --data {}",
            self.issuer,
            self.server.data().display()
        ));
        trusted["roleArn"].as_str().unwrap().to_owned()
    }

    /// A job that takes `role` by the token in its file `token`.
    fn job(&self, role: &str) -> Terminal {
        Terminal::on(&self.server)
            .export("ISSUER", &self.issuer)
            .export("CURL_CA_BUNDLE", self.ca().to_str().unwrap())
            .export("AWS_ROLE_ARN", role)
            .export("AWS_WEB_IDENTITY_TOKEN_FILE", "token")
            .export("AWS_ENDPOINT_URL_STS", self.server.url())
            .export("AWS_ACCESS_KEY_ID", "")
            .export("AWS_SECRET_ACCESS_KEY", "")
    }
}

#[test]
fn a_pod_pushes_by_the_token_of_its_service_account() {
    let platform = Platform::start();
    let pod = platform.job(&platform.trust("kubernetes ci/builder"));
    pod.run("curl -sS \"$ISSUER/token?system:serviceaccount:ci:stranger\" > token");
    assert!(pod.fails(&format!("{AWS} sts get-caller-identity")).contains("AccessDenied"));
    pod.run("curl -sS \"$ISSUER/token?system:serviceaccount:ci:builder\" > token");
    push(&pod, "team/web:1", "words");
    assert_cannot_push(&pod, "other");
}

#[test]
fn a_job_on_github_pushes_from_its_branch() {
    let platform = Platform::start();
    let role = platform.trust("github octo/web --branch main");
    let job = platform.job(&role).export("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "job");
    let ask = |branch: &str, audience: &str| {
        let url = format!("$ISSUER/actions?branch={branch}&audience={audience}");
        let bearer = "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN";
        format!(
            "curl -sS -H \"{bearer}\" \"{url}\" | python3 -c 'import json,sys; print(json.load(sys.stdin)[\"value\"], end=\"\")' > token"
        )
    };
    let who = format!("{AWS} sts get-caller-identity");
    job.run(&ask("feature", "sts.amazonaws.com"));
    let refused = job.fails(&who);
    assert!(refused.contains("AccessDenied"), "{refused}");
    job.run(&ask("main", "another.cloud"));
    let refused = job.fails(&who);
    assert!(refused.contains("InvalidIdentityToken"), "{refused}");
    job.run(&ask("main", "sts.amazonaws.com"));
    let me = job.json(&who)["Arn"].as_str().unwrap().to_owned();
    assert!(me.starts_with("arn:aws:sts::123456789012:assumed-role/github-octo-web/"), "{me}");
    push(&job, "team/web:1", "words");
    assert_cannot_push(&job, "other");
}

#[test]
fn a_job_on_gitlab_pushes_from_its_branch() {
    let platform = Platform::start();
    let role = platform.trust("gitlab acme/tools/web --branch main");
    let job = platform.job(&role);
    let who = format!("{AWS} sts get-caller-identity");
    for subject in [
        "project_path:acme/tools/web:ref_type:branch:ref:feature",
        "project_path:acme/tools/web:ref_type:tag:ref:main",
        "project_path:acme/tools/web-too:ref_type:branch:ref:main",
    ] {
        job.run(&format!("curl -sS \"$ISSUER/token?{subject}\" > token"));
        let refused = job.fails(&who);
        assert!(refused.contains("AccessDenied"), "{subject}: {refused}");
    }
    // As `echo` leaves it in a file.
    job.run("curl -sS \"$ISSUER/token?project_path:acme/tools/web:ref_type:branch:ref:main\" > token; echo >> token");
    let me = job.json(&who)["Arn"].as_str().unwrap().to_owned();
    assert!(me.starts_with("arn:aws:sts::123456789012:assumed-role/gitlab-acme-tools-web/"), "{me}");
    push(&job, "team/web:1", "words");
    assert_cannot_push(&job, "other");
}
