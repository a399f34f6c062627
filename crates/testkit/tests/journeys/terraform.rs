//! The calls that Terraform's provider makes for ECR's resources and data sources, as boto3 makes them too.

use testkit::{Server, Terminal};

fn plays(script: &str) -> String {
    let server = Server::start();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata");
    Terminal::on(&server).run(&format!("python3 {folder}/{script} $URL"))
}

#[test]
fn a_repository_and_its_policies_come_change_and_go() {
    assert_eq!(plays("terraform_repository.py"), "applied, changed, destroyed");
}

#[test]
fn the_settings_of_a_registry_come_change_and_go() {
    assert_eq!(plays("terraform_registry.py"), "applied, changed, destroyed");
}

#[test]
fn a_creation_template_comes_changes_and_goes() {
    assert_eq!(plays("terraform_template.py"), "applied, changed, destroyed");
}

#[test]
fn data_sources_find_what_there_is() {
    assert_eq!(plays("terraform_data.py"), "read");
}
