//! OCI Distribution 1.1, requirement by requirement: a module for each section of the specification, in its order, and
//! a test for each MUST and SHOULD that binds a registry. Where Berth's answer is a decision of its own, or ECR's, the
//! test says so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is how a test reports")]

mod answer;
mod aws;
mod content;
mod registry;
mod repository;

mod checking_if_content_exists;
mod pulling_blobs;
mod pulling_manifests;

mod mounting_blobs;
mod post_then_put;
mod pushing;
mod pushing_in_chunks;
mod pushing_kinds_of_manifests;
mod pushing_manifests;
mod pushing_manifests_with_subject;
mod single_post;
mod upload_sessions;

mod listing_referrers;
mod listing_tags;

mod deleting_blobs;
mod deleting_manifests;
mod deleting_tags;

mod catalog;
mod determining_support;
mod enabling_the_referrers_api;
mod endpoints;
mod error_codes;
mod warnings;
