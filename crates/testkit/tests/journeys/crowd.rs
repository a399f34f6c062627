//! A crowd that trickles layers into a bucket, beside somebody who pushes.

use std::io::Write;
use std::net::TcpStream;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use testbed::{Kind, S3};
use testkit::{Http, Server, Terminal, digest};

use crate::people::{all_of_ecr, user};

/// So many uploads that each could hold room for its five seconds, and a client's patience would end before its turn.
const CROWD: usize = 900;
/// What somebody else pushes, in pieces that each need room.
const PIECES: usize = 4;
const PIECE: usize = 9 << 20;

/// The beginning of a layer that never ends: enough of it to want room for a part.
fn begin(server: &Server, http: &Http, password: &str) -> TcpStream {
    let begun = http.post("/v2/crowd/blobs/uploads/").expect(202);
    let location = begun.header("location");
    let path = location.strip_prefix(server.url()).unwrap_or(location);
    let mut stream = TcpStream::connect(server.host()).unwrap();
    let (host, authorization) = (server.host(), STANDARD.encode(format!("AWS:{password}")));
    let head = format!(
        "PATCH {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Basic {authorization}\r\n\
         Content-Type: application/octet-stream\r\nContent-Length: 50000000\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&[7; 100_000]).unwrap();
    stream
}

#[test]
fn nine_hundred_trickling_layers_of_one_user_hold_nobody_else_up() {
    raise_file_limit();
    let s3 = S3::start(Kind::Versitygw);
    let bucket = format!("s3://{}/crowd?endpoint={}&region=us-east-1", s3.bucket(), s3.endpoint());
    let server = Server::options()
        .local()
        .with("--blobs", &bucket)
        .in_environment("BERTH_BLOBS_ACCESS_KEY_ID", s3.access_key_id())
        .in_environment("BERTH_BLOBS_SECRET_ACCESS_KEY", s3.secret_access_key())
        .start();
    let owner = Terminal::on(&server);
    owner.new_repository("crowd");
    owner.new_repository("quiet");
    let crowd = user(&server, &owner, "crowd", &all_of_ecr()).password();
    let (http, quiet) = (Http::on(&server, &crowd), Http::on(&server, &owner.password()));
    let mut streams: Vec<TcpStream> = (0..CROWD).map(|_| begin(&server, &http, &crowd)).collect();
    let layer: Vec<u8> = (0..PIECES * PIECE).map(|n| (n % 251) as u8).collect();
    let begun = quiet.post("/v2/quiet/blobs/uploads/").expect(202);
    for (number, piece) in layer.chunks(PIECE).enumerate() {
        streams.retain_mut(|stream| stream.write_all(&[7; 1024]).is_ok());
        quiet.patch(begun.header("location"), number * PIECE, piece).expect(202);
    }
    quiet.finish(begun.header("location"), &digest(&layer)).expect(201);
}

/// This process holds the other end of every connection.
fn raise_file_limit() {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum }).unwrap();
}
