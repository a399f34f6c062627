//! What is begun on one replica goes on at another, and what one does the others know.

use crate::traffic::REPOSITORY;
use std::sync::mpsc;
use std::time::{Duration, Instant};
use testkit::image::Image;
use testkit::{Cluster, Http, Server, Terminal, digest};

fn two(name: &str) -> (Cluster, Server, Server, String) {
    let cluster = Cluster::new(name, 2);
    let (one, other) = (cluster.start(0), cluster.start(1));
    let t = Terminal::on(&one);
    t.new_repository(REPOSITORY);
    let password = t.password();
    (cluster, one, other, password)
}

#[test]
fn an_upload_goes_on_at_another_replica() {
    let (_cluster, one, other, password) = two("goes_on");
    let (here, there) = (Http::on(&one, &password), Http::on(&other, &password));
    let content: Vec<u8> = (0..20 << 20).map(|n: u32| (n % 251) as u8).collect();
    let upload = here.post(&format!("/v2/{REPOSITORY}/blobs/uploads/")).expect(202);
    let path = |location: &str| location.split_once("/v2/").map(|(_, rest)| format!("/v2/{rest}")).unwrap();
    let location = path(upload.header("location"));
    let (half, end) = (content.len() / 2 + 7, content.len());
    let location = path(here.patch(&location, 0, &content[..half]).expect(202).header("location"));
    let location = path(there.patch(&location, half, &content[half..end]).expect(202).header("location"));
    here.finish(&location, &digest(&content)).expect(201);
    let read = there.get(&format!("/v2/{REPOSITORY}/blobs/{}", digest(&content))).expect(200);
    assert!(read.body == content);
}

#[test]
fn an_upload_goes_on_after_its_replica_was_killed() {
    let (_cluster, mut one, other, password) = two("killed");
    let content = vec![7; 12 << 20];
    let here = Http::on(&one, &password);
    let upload = here.post(&format!("/v2/{REPOSITORY}/blobs/uploads/")).expect(202);
    let (_, path) = upload.header("location").split_once("/v2/").unwrap();
    here.patch(&format!("/v2/{path}"), 0, &content[..9 << 20]).expect(202);
    one.kill9();
    let there = Http::on(&other, &password);
    let status = there.get(&format!("/v2/{path}")).expect(204);
    assert_eq!(status.header("range"), format!("0-{}", (9 << 20) - 1));
    there.patch(&format!("/v2/{path}"), 9 << 20, &content[9 << 20..]).expect(202);
    there.finish(&format!("/v2/{path}"), &digest(&content)).expect(201);
}

#[test]
fn an_image_that_one_replica_deletes_is_gone_from_all_within_five_seconds() {
    let (_cluster, one, other, password) = two("gone");
    let (here, there) = (Http::on(&one, &password), Http::on(&other, &password));
    let image = Image::saying("soon gone");
    here.push(REPOSITORY, "v1", &image).unwrap();
    let path = format!("/v2/{REPOSITORY}/manifests/{}", image.digest());
    there.get(&path).expect(200);
    here.send("DELETE", &path, &[], "").expect(202);
    here.get(&path).expect(404);
    // Five seconds are promised, whatever a read takes: one that begins later does not get it.
    let deleted = Instant::now();
    loop {
        let begun = deleted.elapsed();
        if there.get(&path).status == 404 {
            break;
        }
        assert!(begun <= Duration::from_secs(5), "the other replica still serves it");
    }
}

#[test]
fn replicas_that_start_at_once_on_an_empty_database_are_one_deployment() {
    let cluster = Cluster::new("at_once", 3);
    // A server ends with the thread that started it, so the threads stay until they are let go.
    let (started, servers) = mpsc::channel();
    std::thread::scope(|scope| {
        let mut held = Vec::new();
        for number in 0..3 {
            let (hold, let_go) = mpsc::channel::<()>();
            held.push(hold);
            let (cluster, started) = (&cluster, started.clone());
            scope.spawn(move || {
                started.send(cluster.start(number)).unwrap();
                drop(started);
                let _ = let_go.recv();
            });
        }
        drop(started);
        let servers: Vec<Server> = servers.iter().collect();
        assert_eq!(servers.len(), 3);
        let t = Terminal::on(&servers[0]);
        t.new_repository(REPOSITORY);
        let password = t.password();
        for server in &servers {
            Http::on(server, &password).get(&format!("/v2/{REPOSITORY}/tags/list")).expect(200);
        }
    });
}
