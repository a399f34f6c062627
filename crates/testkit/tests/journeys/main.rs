//! Journeys: what people do with the clients that they have, against the real binary. Each reads like a transcript.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is how a test reports")]

mod archive;
mod audit;
mod aws_cli;
mod aws_shaped;
mod boto3;
mod buildah;
mod containerd;
mod crane;
mod credential_helper;
mod crowd;
mod deploy;
mod docker;
mod faults;
mod first_push;
mod helm;
mod iam;
mod iam_roles;
mod import;
mod jobs;
mod kubelet;
mod lifecycle;
mod limited;
mod oras;
mod people;
mod podman;
mod quotas;
mod regctl;
mod resume;
mod sdk_for_rust;
mod sdks;
mod shared;
mod skopeo;
mod sts;
mod terraform;
mod trace;
