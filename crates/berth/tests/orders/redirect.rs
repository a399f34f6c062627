//! Who pulls a blob is sent to the bucket, where the operator wants it.

use testbed::{Kind, S3};

use super::deployment::{Deployment, LAYER, client};

#[tokio::test(flavor = "multi_thread")]
async fn a_blob_is_read_from_the_bucket_by_whoever_holds_the_address() {
    let s3 = S3::start(Kind::Versitygw);
    let redirect = [("blobs_redirect", "true".to_owned())];
    let mut site = Deployment::new([&s3.settings("sent")[..], &redirect].concat()).await;
    site.reader_grace = "300";
    site.serve();
    let sent = site.send("GET", &format!("blobs/{}", site.layer)).await;
    assert_eq!(sent.status(), 307);
    assert_eq!(sent.headers()["cache-control"], "private, no-store");
    let address = sent.headers()["location"].to_str().unwrap().to_owned();
    assert!(address.starts_with(&s3.endpoint()) && address.contains("X-Amz-Expires=300"), "{address}");
    let read = client().get(address).send().await.unwrap();
    assert_eq!((read.status().as_u16(), read.bytes().await.unwrap().as_ref()), (200, LAYER));
    assert_eq!(site.send("HEAD", &format!("blobs/{}", site.layer)).await.status(), 200);
    assert_eq!(site.pulls("GET").await, 200, "manifests come from the server");
}
