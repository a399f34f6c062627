use std::path::Path;

use super::Finding;
use super::clients::{image_host, tls};
use crate::config::{Config, PublicAddress};
use crate::data_folder::last_holder;
use crate::root_credentials::RootCredentialsFile;

const SUBJECT: &str = "environment";

/// What of the shell's environment, read by `variable`, leads clients away from this server.
pub(super) fn look(config: &Config, variable: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let host = image_host(config);
    let mut findings = Vec::new();
    findings.extend(proxy(config, &host, set));
    for name in ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_ECR", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_IAM"] {
        findings.extend(set(name).and_then(|url| endpoint(config, &host, name, &url)));
    }
    findings.extend(set("AWS_ACCESS_KEY_ID").and_then(|id| key(config, &id)));
    for (name, what) in [
        ("AWS_SESSION_TOKEN", "belongs to another key, unless that is of a session of Berth"),
        ("AWS_PROFILE", "has the AWS CLI look for a profile, and fail where there is none"),
    ] {
        let advice = "unset it, or eval \"$(berth env)\"";
        findings.extend(set(name).map(|_| Finding::note(SUBJECT, format!("{name} {what}: {advice}"))));
    }
    findings.extend(set("AWS_CA_BUNDLE").filter(|file| !Path::new(file).is_file()).map(|file| {
        let advice = "unset it, or run `berth env` again";
        Finding::failed(SUBJECT, format!("AWS_CA_BUNDLE names {file}, which is no file: {advice}"))
    }));
    if findings.is_empty() {
        findings.push(Finding::fine(SUBJECT, "nothing in it leads clients elsewhere"));
    }
    findings
}

fn proxy(config: &Config, host: &str, set: impl Fn(&str) -> Option<String>) -> Option<Finding> {
    let names = if tls(config) { ["HTTPS_PROXY", "https_proxy"] } else { ["HTTP_PROXY", "http_proxy"] };
    let name = names.into_iter().find(|name| set(name).is_some())?;
    let bare = bare(host);
    let excepted = set("NO_PROXY").or_else(|| set("no_proxy")).unwrap_or_default();
    let within = |entry: &str| {
        let domain = entry.trim_start_matches('*').trim_start_matches('.');
        entry == "*" || domain == bare || domain == host || (!domain.is_empty() && is_under(bare, domain))
    };
    if excepted.split(',').map(str::trim).any(within) {
        return None;
    }
    let advice = format!("export NO_PROXY={bare}");
    Some(Finding::note(SUBJECT, format!("{name} sends calls to {bare} through a proxy: {advice}")))
}

/// A name without its port and brackets.
fn bare(host: &str) -> &str {
    let colon = host.rfind(':').filter(|at| !host[*at..].contains(']'));
    host[..colon.unwrap_or(host.len())].trim_matches(['[', ']'])
}

fn is_under(name: &str, domain: &str) -> bool {
    name.strip_suffix(domain).is_some_and(|before| before.ends_with('.'))
}

fn endpoint(config: &Config, host: &str, name: &str, url: &str) -> Option<Finding> {
    let scheme = if tls(config) { "https" } else { "http" };
    let port = config.listen.port();
    let local = ["127.0.0.1", "localhost", "[::1]"].map(|host| format!("{host}:{port}"));
    let there = url.trim_end_matches('/').strip_prefix(&format!("{scheme}://"));
    let ours = |there: &str| there == host || local.iter().any(|local| local == there);
    let running = last_holder(&config.data).url.is_some_and(|running| running == url.trim_end_matches('/'));
    // With hosts as AWS shapes them any address may be a way here.
    if running || config.url == PublicAddress::Aws || there.is_some_and(ours) {
        return None;
    }
    let advice = "unset it, or eval \"$(berth env)\"";
    Some(Finding::note(SUBJECT, format!("{name} points at {url}, not at {scheme}://{host}: {advice}")))
}

fn key(config: &Config, id: &str) -> Option<Finding> {
    let kept =
        || Some(RootCredentialsFile::read(&config.data).ok()?.of(config.account)?.access_key_id.clone());
    let root = config.root_access_key_id.clone().or_else(kept)?;
    let advice = "unless it is a user's of Berth, eval \"$(berth env)\"";
    (root != id).then(|| {
        Finding::note(
            SUBJECT,
            format!("AWS_ACCESS_KEY_ID is {id}, not the root credentials' {root}: {advice}"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    /// What is found with `variables` set.
    fn found(variables: &[(&str, &str)]) -> String {
        let mut config = Sources::default().load().unwrap();
        config.root_access_key_id = Some("AKIAEXAMPLE000000000".to_owned());
        let value = |name: &str| variables.iter().find(|(found, _)| *found == name).map(|(_, value)| *value);
        let findings = look(&config, |name| value(name).map(str::to_owned));
        findings.iter().map(|finding| format!("{finding}\n")).collect()
    }

    #[test]
    fn what_berth_env_prints_is_fine() {
        let url = "http://127.0.0.1:5000";
        let set = [("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE000000000"), ("AWS_ENDPOINT_URL_ECR", url)];
        assert!(found(&set).starts_with("ok"));
        assert!(found(&[]).starts_with("ok"));
    }

    #[test]
    fn what_leads_elsewhere_is_named_with_what_to_do() {
        assert!(
            found(&[("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:4566")])
                .contains("points at http://127.0.0.1:4566")
        );
        assert!(found(&[("AWS_ACCESS_KEY_ID", "AKIAOTHER")]).contains("AWS_ACCESS_KEY_ID is AKIAOTHER"));
        assert!(found(&[("AWS_CA_BUNDLE", "/nowhere/ca.crt")]).contains("FAILED"));
        assert!(found(&[("http_proxy", "http://proxy:3128")]).contains("export NO_PROXY=127.0.0.1"));
    }

    #[test]
    fn the_url_of_the_server_on_the_data_folder_is_fine() {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Sources::default().load().unwrap();
        config.data = folder.path().to_owned();
        let url = "https://127.0.0.1:6000";
        let judged = || endpoint(&config, "127.0.0.1:5000", "AWS_ENDPOINT_URL_ECR", url);
        assert!(judged().is_some());
        std::fs::write(folder.path().join("lock"), format!("url={url}\n")).unwrap();
        assert_eq!(judged(), None);
    }

    #[test]
    fn a_proxy_is_fine_where_the_host_is_excepted() {
        for excepted in ["localhost, 127.0.0.1", "127.0.0.1:5000", "*"] {
            assert!(found(&[("HTTP_PROXY", "http://proxy:3128"), ("NO_PROXY", excepted)]).starts_with("ok"));
        }
        assert!(is_under("registry.corp", "corp") && !is_under("registrycorp", "corp"));
        assert_eq!((bare("[::1]:5000"), bare("[::1]"), bare("a:1")), ("::1", "::1", "a"));
    }
}
