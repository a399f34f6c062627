//! What `deploy/` holds.

use testkit::{Docker, Terminal};

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
fn the_chart_replaces_replicas_one_by_one_unless_it_is_told_otherwise() {
    let rolling = template(SHARED);
    assert!(rolling.contains("type: RollingUpdate") && rolling.contains("maxUnavailable: 0"), "{rolling}");
    let at_once = template(&format!("{SHARED} --set strategy=Recreate"));
    assert!(at_once.contains("type: Recreate") && !at_once.contains("rollingUpdate"), "{at_once}");
}

#[test]
fn the_chart_gives_a_start_time_to_migrate() {
    let pod = template(&format!("{SHARED} --set startupSeconds=7200"));
    let (_, probe) = pod.split_once("startupProbe:").unwrap();
    assert!(probe.contains("path: /livez") && probe.contains("failureThreshold: 7200"), "{probe}");
}

#[test]
fn the_chart_says_what_it_lacks() {
    assert!(template("--set storage=shared").contains("storage: shared needs blobs"));
    let secretless = template("--set storage=shared,blobs=s3://bucket");
    assert!(secretless.contains("storage: shared needs existingSecret"), "{secretless}");
    assert!(template("--set storage=tape").contains("storage is local or shared, not tape"));
    assert!(template("--set ingress.enabled=true").contains("ingress.enabled needs ingress.hosts"));
}

#[test]
fn the_image_serves_without_root_and_holds_no_shell() {
    let docker = Docker::start();
    let t = docker.used_by(Terminal::alone()).export("BERTH", &testkit::binary().display().to_string());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deploy/container/from-binary.sh");
    t.run(&format!("{script} $BERTH berth:test"));
    let url = serve(&t);
    let t = t.export("URL", &url).export("HOST", url.trim_start_matches("http://"));
    assert_eq!(t.run("ps -o uid= -p $(docker inspect --format '{{.State.Pid}}' berth)").trim(), "65532");
    assert!(t.fails("docker exec berth /bin/sh >&2 || exit 1").contains("no such file"));
    t.new_repository("web");
    t.run(
        "aws --endpoint-url $URL ecr get-login-password | docker login --username AWS --password-stdin $HOST",
    );
    t.run("mkdir web; printf 'FROM scratch\nCOPY Dockerfile /\n' > web/Dockerfile");
    t.run("docker build --quiet --tag $HOST/web:1 web; docker push --quiet $HOST/web:1");
    t.run("docker rmi --force $HOST/web:1; docker pull --quiet $HOST/web:1");
    t.run("docker stop berth");
    assert_eq!(t.run("docker inspect --format '{{.State.ExitCode}}' berth"), "0");
}

/// Runs `berth:test` as a container on any free port; answers its URL.
fn serve(t: &Terminal) -> String {
    t.run(
        "docker run --detach --name berth --network host --read-only --env BERTH_LISTEN=127.0.0.1:0 \
         --env BERTH_METRICS_LISTEN=127.0.0.1:0 --env BERTH_ROOT_ACCESS_KEY_ID=$AWS_ACCESS_KEY_ID \
         --env BERTH_ROOT_SECRET_ACCESS_KEY=$AWS_SECRET_ACCESS_KEY berth:test",
    );
    let ready = t.json("grep --max-count 1 '\"ready\"' < <(docker logs --follow berth 2>&1)");
    ready["url"].as_str().unwrap().to_owned()
}
