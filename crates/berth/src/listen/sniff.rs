use std::io;

use tokio::net::TcpStream;

/// What a client began to speak, by its first bytes, which stay unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    /// A TLS handshake.
    Tls,
    /// HTTP/2 without TLS: the preface `PRI * HTTP/2.0`.
    Http2,
    /// Anything else, which HTTP/1.1 judges.
    Http1,
}

/// Waits for the first bytes. An end without any counts as an error.
pub(super) async fn sniff(stream: &TcpStream) -> io::Result<Speech> {
    let mut first = [0; 2];
    match stream.peek(&mut first).await? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        // No method that Berth knows begins with PR. A lone P, which no HTTP/2 client sends, is a method's.
        2 if first == *b"PR" => Ok(Speech::Http2),
        _ if first[0] == 0x16 => Ok(Speech::Tls),
        _ => Ok(Speech::Http1),
    }
}
