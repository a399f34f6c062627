//! The configuration as a user writes it: what each mistake says, and what goes before what.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failing test says where")]

use std::path::Path;

use berth::config::{Config, ConfigError, PublicAddress, SETTINGS, Setting, Sources};

/// Sources as the lines of a test case give them: `env NAME=value`, `flag setting=value`, else the file's text.
fn sources(folder: &Path, lines: &str) -> Sources {
    let mut sources = Sources::default();
    let mut file = String::new();
    for line in lines.lines() {
        if let Some((name, value)) = line.strip_prefix("env ").and_then(|pair| pair.split_once('=')) {
            sources.environment.push((name.to_owned(), value.to_owned()));
        } else if let Some((key, value)) = line.strip_prefix("flag ").and_then(|pair| pair.split_once('=')) {
            let setting = SETTINGS.iter().find(|setting| setting.key == key).unwrap();
            sources.flags.push((setting.key, value.to_owned()));
        } else {
            file += &format!("{line}\n");
        }
    }
    let path = folder.join("berth.toml");
    std::fs::write(&path, file).unwrap();
    sources.file = Some(path);
    sources
}

fn load(lines: &str) -> Result<Config, ConfigError> {
    let folder = tempfile::tempdir().unwrap();
    sources(folder.path(), lines).load()
}

#[test]
fn every_mistake_names_the_key_its_place_and_what_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let cases = include_str!("../testdata/config_errors.txt");
    for case in cases.split("\n--- ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (lines, expected) = rest.split_once("=> ").unwrap();
        let error = sources(folder.path(), lines).load().expect_err(name).to_string();
        assert_eq!(error.replace(&folder.path().display().to_string(), "DIR"), expected.trim_end(), "{name}");
    }
}

#[test]
fn a_flag_goes_before_the_environment_and_that_before_the_file() {
    let lines = "listen = \"127.0.0.1:1\"\nregion = \"eu-west-1\"\naccount = \"111111111111\"\n\
                 env BERTH_LISTEN=127.0.0.1:2\nenv BERTH_REGION=eu-west-2\nflag listen=127.0.0.1:3";
    let config = load(lines).unwrap();
    assert_eq!(config.listen.port(), 3);
    assert_eq!(config.region.as_str(), "eu-west-2");
    assert_eq!(config.account.as_str(), "111111111111");
}

#[test]
fn the_file_may_be_named_by_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let mut sources = sources(folder.path(), "url = \"aws\"");
    let path = sources.file.take().unwrap().display().to_string();
    sources.environment.push(("BERTH_CONFIG".to_owned(), path));
    assert_eq!(sources.load().unwrap().url, PublicAddress::Aws);
}

#[test]
fn a_file_holds_several_accounts_regions_and_hosts() {
    let config = load(
        "regions = [\"us-east-1\", \"eu-west-1\"]\ntrusted_proxies = [\"10.0.0.0/8\", \"192.0.2.7\"]\n\
         [[accounts]]\nid = \"111111111111\"\n\
         [[accounts]]\nid = \"222222222222\"\nroot_access_key_id = \"AKIAEXAMPLE000000000\"\nroot_secret_access_key = \"s/3+cr=t\"\n\
         [[hosts]]\nname = \"Registry.Example.com\"\naccount = \"111111111111\"\nregion = \"eu-west-1\"",
    )
    .unwrap();
    assert_eq!(config.regions.len(), 2);
    assert_eq!(config.trusted_proxies[1].to_string(), "192.0.2.7/32");
    assert_eq!(config.accounts[1].root_secret_access_key.as_ref().unwrap().expose(), "s/3+cr=t");
    assert_eq!(config.hosts[0].name, "registry.example.com");
}

#[test]
fn an_empty_variable_counts_as_unset_and_strangers_are_passed_over() {
    let config =
        load("env BERTH_LISTEN=\nenv BERTH_PORT_5000_TCP=tcp://10.0.0.1:5000\nenv BERTH_LISTN=x").unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:5000");
    assert_eq!(config.suspicious, [("BERTH_LISTN".to_owned(), "BERTH_LISTEN".to_owned())]);
}

#[test]
fn metrics_are_required_only_where_somebody_asked_for_their_address() {
    assert!(!load("").unwrap().metrics.required);
    assert!(load("metrics.listen = \"127.0.0.1:5001\"").unwrap().metrics.required);
    assert_eq!(load("env BERTH_METRICS_LISTEN=off").unwrap().metrics.listen, None);
}

#[test]
fn secrets_do_not_show_in_debug_output() {
    let config =
        load("env BERTH_ROOT_ACCESS_KEY_ID=AKIAEXAMPLE000000000\nenv BERTH_ROOT_SECRET_ACCESS_KEY=hunter2")
            .unwrap();
    assert!(!format!("{config:?}").contains("hunter2"));
}

#[test]
fn secrets_do_not_show_in_errors() {
    for key in ["root_key", "root_secret_access_key"] {
        for value in ["0xabcdef", "[\"abcdef\", 1]", "\"abcdef \""] {
            let error = load(&format!("{key} = {value}")).unwrap_err().to_string();
            assert!(error.contains(key) && !error.contains("abcdef"), "{error}");
        }
    }
}

#[test]
fn every_default_is_a_value_its_setting_takes() {
    let named: Vec<String> = SETTINGS
        .iter()
        .filter(|setting| !setting.default.is_empty())
        .map(|setting| {
            let quoted = format!("\"{}\"", setting.default);
            format!("{} = {quoted}", setting.key)
        })
        .collect();
    load(&named.join("\n")).unwrap();
}

#[test]
fn the_reference_page_is_what_the_table_says() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/configuration.md");
    let written = std::fs::read_to_string(&page).unwrap_or_default();
    assert!(written == Setting::reference(), "run `cargo run -- settings > docs/configuration.md`");
}
