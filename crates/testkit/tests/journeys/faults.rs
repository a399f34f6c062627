//! Fifty power cuts under concurrent pushes.

use std::sync::mpsc::{self, Sender};
use testkit::image::Image;
use testkit::{Http, Server, Terminal, digest};

const KILLS: usize = 50;
const PUSHERS: usize = 4;

/// A push that the server acknowledged.
struct Pushed {
    tag: String,
    digest: String,
}

#[test]
fn every_acknowledged_push_survives_fifty_kills() {
    let mut server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("team/web");
    let password = t.password();
    let mut all = Vec::new();
    for round in 0..KILLS {
        let acknowledged = push_until_killed(&mut server, &password, round);
        server.restart();
        let http = Http::on(&server, &password);
        acknowledged.iter().for_each(|pushed| read_back(&http, pushed));
        all.extend(acknowledged);
    }
    let http = Http::on(&server, &password);
    all.iter().for_each(|pushed| read_back(&http, pushed));
    assert!(all.len() >= KILLS * PUSHERS, "{} pushes", all.len());
}

/// Pushes from several clients at once, and kills the server once it acknowledged a number of pushes that differs from
/// round to round; every client is then in the middle of one.
fn push_until_killed(server: &mut Server, password: &str, round: usize) -> Vec<Pushed> {
    let (acknowledge, acknowledged) = mpsc::channel();
    std::thread::scope(|scope| {
        for pusher in 0..PUSHERS {
            let (http, acknowledge) = (Http::on(server, password), acknowledge.clone());
            scope.spawn(move || push_until_it_fails(&http, &format!("{round}-{pusher}"), &acknowledge));
        }
        drop(acknowledge);
        let mut pushes: Vec<Pushed> = acknowledged.iter().take(PUSHERS + round % 7).collect();
        server.kill9();
        pushes.extend(acknowledged);
        pushes
    })
}

fn push_until_it_fails(http: &Http, name: &str, acknowledge: &Sender<Pushed>) {
    for number in 0.. {
        let tag = format!("{name}-{number}");
        let image = Image::saying(&tag);
        let Ok(digest) = http.push("team/web", &tag, &image) else { return };
        assert_eq!(digest, image.digest());
        acknowledge.send(Pushed { tag, digest }).unwrap();
    }
}

/// The tag still names the manifest, and the manifest and all it names have the bytes that their digests say.
fn read_back(http: &Http, pushed: &Pushed) {
    let manifest = http.get(&format!("/v2/team/web/manifests/{}", pushed.tag)).expect(200).body;
    assert_eq!(digest(&manifest), pushed.digest);
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    for part in [&manifest["config"], &manifest["layers"][0]] {
        let wanted = part["digest"].as_str().unwrap();
        let blob = http.get(&format!("/v2/team/web/blobs/{wanted}")).expect(200).body;
        assert_eq!(digest(&blob), wanted);
    }
}
