//! A push whose server is killed in its middle, and goes on.

use reqwest::blocking::Body;
use std::io::{self, Read};
use std::sync::mpsc::{self, Receiver, Sender};
use testkit::{Answer, Http, Server, Terminal, digest};

#[test]
fn goes_on_after_the_server_was_killed_in_the_middle_of_a_push() {
    let mut server = Server::start();
    let t = Terminal::on(&server);
    t.new_repository("team/web");
    let http = Http::on(&server, &t.password());
    let blob: Vec<u8> = (0..96_u32 << 18).flat_map(u32::to_le_bytes).collect();
    let kept = 10 << 20;

    let upload = http.post("/v2/team/web/blobs/uploads/").expect(202);
    let patched = http.patch(upload.header("location"), 0, &blob[..kept]).expect(202);
    assert_eq!(patched.header("range"), format!("0-{}", kept - 1));
    let location = patched.header("location").to_owned();

    kill_while_sending(&mut server, &http, &location, &blob[kept..]);

    let status = http.get(&location).expect(204);
    let held = end(&status);
    assert!((kept..blob.len()).contains(&held), "{held} of {} bytes", blob.len());
    let patched = go_on(&http, &location, &blob);
    http.finish(patched.header("location"), &digest(&blob)).expect(201);
    let back = http.get(&format!("/v2/team/web/blobs/{}", digest(&blob))).expect(200);
    assert!(back.body == blob, "what was pushed comes back");
}

/// How many bytes the upload holds.
fn end(answer: &Answer) -> usize {
    let (_, last) = answer.header("range").split_once('-').unwrap();
    last.parse::<usize>().unwrap() + 1
}

/// Sends what is missing of `blob`. A server that shares its storage can't know that its predecessor is dead until that
/// one's turn at the upload is over: until then it says 503, on which a client asks for the status and sends again.
fn go_on(http: &Http, location: &str, blob: &[u8]) -> Answer {
    loop {
        let status = http.get(location).expect(204);
        let next = http.patch(status.header("location"), end(&status), &blob[end(&status)..][..1]);
        if next.status != 503 {
            let next = next.expect(202);
            return http.patch(next.header("location"), end(&next), &blob[end(&next)..]).expect(202);
        }
        assert_eq!(next.header("retry-after"), "2");
    }
}

/// Sends all of `bytes` but the last two in one streamed PATCH, kills the server while it waits for those, and starts
/// it again.
fn kill_while_sending(server: &mut Server, http: &Http, location: &str, bytes: &[u8]) {
    let (sent, when_sent) = mpsc::channel();
    let (release, released) = mpsc::channel();
    let stalling = Stalling { bytes: bytes[..bytes.len() - 2].to_vec(), at: 0, sent, released };
    std::thread::scope(|scope| {
        let octets = [("Content-Type", "application/octet-stream")];
        let patch = scope.spawn(move || http.try_send("PATCH", location, &octets, Body::new(stalling)));
        when_sent.recv().unwrap();
        server.kill9();
        drop(release);
        assert!(patch.join().unwrap().is_err(), "nobody was there to answer");
    });
    server.restart();
}

/// A body that tells when it was read up, and ends when it is released.
struct Stalling {
    bytes: Vec<u8>,
    at: usize,
    sent: Sender<()>,
    released: Receiver<()>,
}

impl Read for Stalling {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = (&self.bytes[self.at..]).read(buffer)?;
        self.at += read;
        if read == 0 {
            self.sent.send(()).unwrap();
            // An error is the release: the other end was dropped.
            let _ = self.released.recv();
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        Ok(read)
    }
}
