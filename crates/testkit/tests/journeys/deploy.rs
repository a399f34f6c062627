//! What `deploy/` holds.

use testkit::Terminal;

/// The chart as Helm sees it. The version of Kubernetes is that of the oldest cluster it is for.
fn template(values: &str) -> String {
    let chart = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deploy/helm/berth");
    Terminal::alone().run(&format!("helm template home {chart} --kube-version 1.30.0 {values} 2>&1 || true"))
}

const SHARED: &str = "--set storage=shared,existingSecret=mine,blobs='s3://bucket/berth?region=eu-west-1'";

#[test]
fn the_chart_is_sound() {
    let chart = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deploy/helm/berth");
    let t = Terminal::alone();
    t.run(&format!("helm lint --strict {chart}"));
    t.run(&format!("helm lint --strict {chart} {SHARED}"));
}

#[test]
fn the_chart_keeps_local_data_in_one_stateful_replica() {
    let local = template("");
    assert!(local.contains("kind: StatefulSet") && local.contains("replicas: 1"), "{local}");
    assert!(local.contains("volumeClaimTemplates") && !local.contains("BERTH_DATABASE"), "{local}");
}

#[test]
fn the_chart_spreads_replicas_over_shared_storage() {
    let shared = template(&format!("{SHARED} --set replicas=20"));
    assert!(shared.contains("kind: Deployment") && shared.contains("replicas: 20"), "{shared}");
    assert!(shared.contains("kind: PodDisruptionBudget"), "{shared}");
    assert!(shared.contains("name: BERTH_DATABASE") && !shared.contains("volumeClaimTemplates"), "{shared}");
    assert!(shared.contains("s3://bucket/berth?region=eu-west-1"), "{shared}");
}

#[test]
fn the_chart_says_what_shared_storage_lacks() {
    assert!(template("--set storage=shared").contains("storage: shared needs blobs"));
    let secretless = template("--set storage=shared,blobs=s3://bucket");
    assert!(secretless.contains("storage: shared needs existingSecret"), "{secretless}");
    assert!(template("--set storage=tape").contains("storage is local or shared, not tape"));
}
