//! HTTP/1.1 as the loads speak it: one connection, one request at a time, and no work that is not needed.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// What a client that copies from a file sends as one chunk.
const CHUNK: usize = 32 * 1024;
/// How long a peer may stay silent.
const PATIENCE: Duration = Duration::from_secs(120);

/// A connection that stays open, with the same `Authorization` in each request.
pub(super) struct Connection {
    stream: BufReader<TcpStream>,
    fixed_headers: String,
}

/// The body of a request.
#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    /// With its length told.
    Whole(&'a [u8]),
    /// In chunks, as a client sends what it can't seek in.
    Streamed(&'a [u8]),
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Connection {
    pub(super) fn open(address: SocketAddr, authorization: Option<&str>) -> Result<Self, String> {
        let open = || {
            let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_write_timeout(Some(PATIENCE))?;
            Ok(stream)
        };
        let stream = open().map_err(|error: std::io::Error| format!("connecting to {address}: {error}"))?;
        let mut fixed_headers = format!("Host: {address}\r\n");
        if let Some(value) = authorization {
            fixed_headers += &format!("Authorization: {value}\r\n");
        }
        Ok(Self { stream: BufReader::with_capacity(CHUNK, stream), fixed_headers })
    }

    /// Sends one request and reads its answer to the end.
    pub(super) fn send(
        &mut self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        content: Content<'_>,
    ) -> Result<Answer, String> {
        let written = self.write(method, target, headers, content);
        // A peer that refuses a body may answer and close before it has read all of it.
        let answer = self.read_head().and_then(|mut answer| {
            let length = if method == "HEAD" { 0 } else { answer.length()? };
            answer.body.resize(length, 0);
            self.stream.read_exact(&mut answer.body)?;
            Ok(answer)
        });
        match (written, answer) {
            (_, Ok(answer)) => Ok(answer),
            (Err(error), Err(_)) | (Ok(()), Err(error)) => Err(format!("{method} {target}: {error}")),
        }
    }

    /// Sends a request without a body.
    pub(super) fn ask(&mut self, method: &str, target: &str) -> Result<Answer, String> {
        self.send(method, target, &[], Content::Whole(&[]))
    }

    /// GETs `target`, throws its bytes away and returns their number.
    pub(super) fn download(&mut self, target: &str, buffer: &mut [u8]) -> Result<u64, String> {
        let (answer, length) =
            self.drain(target, buffer).map_err(|error| format!("GET {target}: {error}"))?;
        answer.expect(200, target).map(|_| length)
    }

    fn drain(&mut self, target: &str, buffer: &mut [u8]) -> std::io::Result<(Answer, u64)> {
        self.write("GET", target, &[], Content::Whole(&[]))?;
        let answer = self.read_head()?;
        let length = answer.length()?;
        let mut left = length;
        while left > 0 {
            let room = left.min(buffer.len());
            match self.stream.read(&mut buffer[..room])? {
                0 => return Err(std::io::ErrorKind::UnexpectedEof.into()),
                read => left -= read,
            }
        }
        Ok((answer, length as u64))
    }

    fn write(
        &mut self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        content: Content<'_>,
    ) -> std::io::Result<()> {
        let mut head = format!("{method} {target} HTTP/1.1\r\n{}", self.fixed_headers).into_bytes();
        for (name, value) in headers {
            write!(head, "{name}: {value}\r\n")?;
        }
        let stream = self.stream.get_mut();
        match content {
            Content::Whole(bytes) => {
                if !bytes.is_empty() || method != "GET" && method != "HEAD" {
                    write!(head, "Content-Length: {}\r\n", bytes.len())?;
                }
                head.extend_from_slice(b"\r\n");
                if bytes.len() <= CHUNK {
                    head.extend_from_slice(bytes);
                    return stream.write_all(&head);
                }
                stream.write_all(&head)?;
                stream.write_all(bytes)
            }
            Content::Streamed(bytes) => {
                head.extend_from_slice(b"Transfer-Encoding: chunked\r\n\r\n");
                stream.write_all(&head)?;
                let mut chunk_bytes = Vec::with_capacity(CHUNK + 16);
                for chunk in bytes.chunks(CHUNK) {
                    chunk_bytes.clear();
                    write!(chunk_bytes, "{:x}\r\n", chunk.len())?;
                    chunk_bytes.extend_from_slice(chunk);
                    chunk_bytes.extend_from_slice(b"\r\n");
                    stream.write_all(&chunk_bytes)?;
                }
                stream.write_all(b"0\r\n\r\n")
            }
        }
    }

    fn read_head(&mut self) -> std::io::Result<Answer> {
        let mut lines = Vec::new();
        for _ in 0..100 {
            let mut line = String::new();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            lines.push(line.to_owned());
        }
        let status = lines.first().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let status = status.ok_or_else(|| std::io::Error::other(format!("no status in {lines:?}")))?;
        let headers = lines.iter().skip(1).filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
        Ok(Answer { status, headers, body: Vec::new() })
    }
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// Itself, when it has this status; else an error that shows the body.
    pub(super) fn expect(self, status: u16, what: &str) -> Result<Self, String> {
        if self.status == status {
            return Ok(self);
        }
        Err(format!("{what}: {} in place of {status}: {}", self.status, String::from_utf8_lossy(&self.body)))
    }

    /// The path and query of `Location`, which may name this host.
    pub(super) fn location(&self) -> Result<String, String> {
        let location = self.header("location").ok_or("an answer without Location")?;
        let after_host =
            location.split_once("://").map(|(_, rest)| rest.split_once('/').unwrap_or_default().1);
        Ok(after_host.map_or_else(|| location.to_owned(), |path| format!("/{path}")))
    }

    fn length(&self) -> std::io::Result<usize> {
        match self.header("content-length") {
            Some(text) => text.parse().map_err(std::io::Error::other),
            None if self.status == 204 => Ok(0),
            None => Err(std::io::Error::other(format!("an answer {} without Content-Length", self.status))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;
    use std::thread;

    /// Sends one request to a peer that gives `answer`; returns what the peer was sent, up to `end`.
    fn exchange(answer: &str, end: &str, content: Content<'_>) -> (Result<Answer, String>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::scope(|scope| {
            let peer = scope.spawn(|| {
                let (mut stream, _) = listener.accept().unwrap();
                let mut request = Vec::new();
                while !request.ends_with(end.as_bytes()) {
                    let mut byte = [0];
                    stream.read_exact(&mut byte).unwrap();
                    request.push(byte[0]);
                }
                stream.write_all(answer.as_bytes()).unwrap();
                String::from_utf8(request).unwrap()
            });
            let mut connection = Connection::open(address, Some("Basic eDp5")).unwrap();
            (connection.send("POST", "/x", &[("A", "b")], content), peer.join().unwrap())
        })
    }

    #[test]
    fn tells_the_length_of_a_whole_body() {
        let (answer, request) =
            exchange("HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\nok", "hi", Content::Whole(b"hi"));
        assert_eq!(answer.unwrap().expect(201, "it").unwrap().body, b"ok");
        assert!(request.starts_with("POST /x HTTP/1.1\r\nHost: 127.0.0.1:"));
        assert!(request.ends_with("\r\nAuthorization: Basic eDp5\r\nA: b\r\nContent-Length: 2\r\n\r\nhi"));
    }

    #[test]
    fn streams_in_chunks() {
        let (_, request) =
            exchange("HTTP/1.1 204 No\r\n\r\n", "0\r\n\r\n", Content::Streamed(&[b'x'; CHUNK + 1]));
        assert!(request.contains("\r\nTransfer-Encoding: chunked\r\n\r\n8000\r\nxx"));
        assert!(request.ends_with("x\r\n1\r\nx\r\n0\r\n\r\n"));
    }

    #[test]
    fn finds_the_way_on_with_and_without_a_host() {
        for location in ["http://h:1/v2/a?b=c", "/v2/a?b=c"] {
            let headers = vec![("location".to_owned(), location.to_owned())];
            let answer = Answer { status: 202, headers, body: Vec::new() };
            assert_eq!(answer.location().unwrap(), "/v2/a?b=c");
        }
    }

    #[test]
    fn an_unexpected_status_shows_the_body() {
        let (answer, _) =
            exchange("HTTP/1.1 404 No\r\nContent-Length: 4\r\n\r\ngone", "\r\n\r\n", Content::Whole(&[]));
        assert_eq!(
            answer.unwrap().expect(200, "the blob").err().unwrap(),
            "the blob: 404 in place of 200: gone"
        );
    }
}
