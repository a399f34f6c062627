//! The suite on S3 servers, and what only a bucket does.

use std::sync::atomic::{AtomicUsize, Ordering};

use oci::Hasher;
use proptest::prelude::*;
use store::blobs::{BlobError, Blobs, S3Options};
use testbed::{Kind, S3};

use crate::{conformance, contents, every_case, fresh, pieces, random, run, stored};

/// The bucket, under a prefix of its own.
fn options(server: &S3) -> S3Options {
    static PREFIXES: AtomicUsize = AtomicUsize::new(0);
    S3Options {
        bucket: server.bucket().to_owned(),
        prefix: format!("test/{}", PREFIXES.fetch_add(1, Ordering::SeqCst)),
        endpoint: Some(server.endpoint()),
        public_endpoint: None,
        region: "us-east-1".to_owned(),
        access_key_id: Some(server.access_key_id().to_owned()),
        secret_access_key: Some(server.secret_access_key().to_owned()),
        session_token: None,
        path_style: true,
        buffer_bytes: 64 << 20,
        ca_file: None,
    }
}

async fn bucket(server: &S3) -> Blobs {
    let blobs = Blobs::s3(options(server)).unwrap();
    blobs.probe().await.unwrap();
    blobs
}

async fn a_redirect_leads_to_the_object(server: &S3) {
    let blobs = bucket(server).await;
    let generation = stored(&blobs, &"found".into()).await;
    let url = blobs.redirect(&generation, 60).await.unwrap().unwrap();
    let target = url.strip_prefix(&server.endpoint()).unwrap();
    assert!(testbed::get(server.address(), target).ends_with("\r\n\r\nfound"));
}

async fn a_forged_redirect_leads_nowhere(server: &S3) {
    let blobs = bucket(server).await;
    let generation = stored(&blobs, &"kept".into()).await;
    let url = blobs.redirect(&generation, 60).await.unwrap().unwrap();
    let forged = url.replace("X-Amz-Expires=60", "X-Amz-Expires=61");
    let target = forged.strip_prefix(&server.endpoint()).unwrap();
    assert!(testbed::get(server.address(), target).starts_with("HTTP/1.1 403"));
}

async fn another_process_goes_on(server: &S3) {
    let (options, content, generation) = (options(server), random(20 << 20), fresh());
    let first = Blobs::s3(options.clone()).unwrap();
    let mut writer = first.create(&generation, Hasher::new(false)).await.unwrap();
    writer.write(content.slice(..13 << 20)).await.unwrap();
    let saved = writer.pause().await.unwrap();
    let second = Blobs::s3(options).unwrap();
    let mut writer = crate::resumed(&second, &generation, &saved).await.unwrap();
    writer.write(content.slice(13 << 20..)).await.unwrap();
    assert_eq!(writer.seal().await.unwrap().sha256(), crate::hashed(&content).sha256());
    assert!(contents(&second, &generation, 0..20 << 20).await == content);
}

async fn what_is_wrong_is_said(server: &S3) {
    let good = options(server);
    let over_tls = Some(server.endpoint().replace("http://", "https://"));
    let broken = [
        (S3Options { bucket: "nobodys".to_owned(), ..good.clone() }, "bucket does not exist"),
        (
            S3Options { secret_access_key: Some("wrong".to_owned()), ..good.clone() },
            "secret access key is wrong",
        ),
        (
            S3Options { access_key_id: Some("nobody".to_owned()), ..good.clone() },
            "not know the access key id",
        ),
        (S3Options { region: "eu-west-3".to_owned(), ..good.clone() }, "in another region"),
        (S3Options { endpoint: over_tls, ..good.clone() }, "does not speak TLS"),
        (S3Options { endpoint: Some("http://127.0.0.1:9".to_owned()), ..good }, "nothing listens"),
    ];
    let said = broken.map(async |(options, says)| {
        let blobs = Blobs::s3(options).unwrap();
        for error in [blobs.superblock().await.unwrap_err(), blobs.probe().await.unwrap_err()] {
            assert!(error.to_string().contains(says), "{error}");
        }
    });
    futures_util::future::join_all(said).await;
}

async fn what_is_sealed_is_not_overwritten(server: &S3) {
    let blobs = bucket(server).await;
    let generation = stored(&blobs, &"first".into()).await;
    let mut writer = blobs.create(&generation, Hasher::new(false)).await.unwrap();
    writer.write("later".into()).await.unwrap();
    assert!(matches!(writer.seal().await, Err(BlobError::Exists(_))));
    assert_eq!(contents(&blobs, &generation, 0..5).await, b"first");
}

fn the_suite(server: &S3) {
    macro_rules! in_turn {
        ($($case:ident)*) => {$(
            println!(stringify!($case));
            run(async { conformance::$case(bucket(server).await).await });
        )*};
    }
    every_case!(in_turn);
    run(async {
        a_redirect_leads_to_the_object(server).await;
        another_process_goes_on(server).await;
    });
    proptest!(ProptestConfig::with_cases(8), |(pieces in pieces(12 << 20))| {
        run(async { conformance::any_chunking_gives_the_same_object(bucket(server).await, pieces).await });
    });
}

#[test]
fn versitygw() {
    let server = S3::start(Kind::Versitygw);
    the_suite(&server);
    run(a_forged_redirect_leads_nowhere(&server));
    run(what_is_wrong_is_said(&server));
    run(what_is_sealed_is_not_overwritten(&server));
}

#[test]
fn s3s_fs() {
    let server = S3::start(Kind::S3sFs);
    the_suite(&server);
    run(a_forged_redirect_leads_nowhere(&server));
}

#[test]
fn moto() {
    let server = S3::start(Kind::Moto);
    the_suite(&server);
}
