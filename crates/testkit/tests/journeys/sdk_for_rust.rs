//! The SDK for Rust: pages, a waiter, dates, and errors told by their types.

use aws_sdk_ecr::Client;
use aws_sdk_ecr::client::Waiters;
use aws_sdk_ecr::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_ecr::error::ProvideErrorMetadata;
use aws_sdk_ecr::types::{ImageTagMutability, Tag};
use serde_json::json;
use std::time::Duration;
use testkit::{Server, Terminal};

const NAME: &str = "team/crab";

#[tokio::test]
async fn it_keeps_a_registry() {
    let server = Server::start();
    let ecr = client(&server);
    let gone = ecr.describe_repositories().repository_names(NAME).send().await.unwrap_err();
    assert!(gone.into_service_error().is_repository_not_found_exception());
    let tag = Tag::builder().key("owner").value("a").build().unwrap();
    let still = ImageTagMutability::Immutable;
    let made = ecr.create_repository().repository_name(NAME).image_tag_mutability(still).tags(tag);
    let made = made.send().await.unwrap().repository.unwrap();
    assert!(made.created_at.unwrap().secs() > 1_600_000_000);
    for tag in ["v1", "v2", "v3"] {
        push(&ecr, tag, tag).await.unwrap();
    }
    let moved = push(&ecr, "v1", "another").await.unwrap_err();
    assert!(moved.is_image_tag_already_exists_exception(), "{moved}");
    let pages = ecr.describe_images().repository_name(NAME).into_paginator().page_size(2);
    let images: Vec<_> = pages.items().send().collect::<Result<_, _>>().await.unwrap();
    assert_eq!(images.len(), 3);
    let unbuilt = ecr.describe_pull_through_cache_rules().send().await.unwrap_err();
    assert_eq!(unbuilt.code(), Some("UnsupportedOperationException"));
}

#[tokio::test]
async fn it_waits_for_a_preview() {
    let server = Server::start();
    let ecr = client(&server);
    Terminal::on(&server).new_repository(NAME);
    for tag in ["v1", "v2", "v3"] {
        push(&ecr, tag, tag).await.unwrap();
    }
    let selection = json!({"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 1});
    let rule = json!({"rulePriority": 1, "selection": selection, "action": {"type": "expire"}});
    let policy = json!({"rules": [rule]}).to_string();
    let asked = ecr.start_lifecycle_policy_preview().repository_name(NAME).lifecycle_policy_text(policy);
    assert_eq!(asked.send().await.unwrap().status.unwrap().as_str(), "IN_PROGRESS");
    let done = ecr.wait_until_lifecycle_policy_preview_complete().repository_name(NAME);
    let done = done.wait(Duration::from_secs(60)).await.unwrap().into_result().unwrap();
    assert_eq!(done.summary.unwrap().expiring_image_total_count, Some(2));
}

fn client(server: &Server) -> Client {
    let (id, secret) = server.root_key();
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(server.url())
        .region(Region::from_static("us-east-1"))
        .credentials_provider(Credentials::new(id, secret, None, None, "test kit"));
    Client::from_conf(config.build())
}

async fn push(
    ecr: &Client,
    tag: &str,
    note: &str,
) -> Result<(), aws_sdk_ecr::operation::put_image::PutImageError> {
    let kind = "application/vnd.oci.image.index.v1+json";
    let manifest =
        json!({"schemaVersion": 2, "mediaType": kind, "manifests": [], "annotations": {"note": note}});
    let put = ecr.put_image().repository_name(NAME).image_tag(tag).image_manifest(manifest.to_string());
    put.send().await.map(drop).map_err(|refused| refused.into_service_error())
}
