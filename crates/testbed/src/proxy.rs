//! A proxy that stands before a server and spoils some of its answers.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request as the proxy sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The method.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// How many requests came before it.
    pub nth: usize,
}

/// What becomes of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is answered as the server does.
    None,
    /// The server never sees it; the answer has this status and the S3 error code.
    Status(u16, &'static str),
    /// The server does it, and the connection ends before the answer.
    AnswerLost,
    /// The connection ends after so many bytes of the answer, head included.
    CutAfter(usize),
    /// Nothing is answered until the client gives up.
    Stall,
}

type Choice = Box<dyn Fn(&Seen) -> Fault + Send + Sync>;

/// A running proxy, ended when dropped.
pub struct Proxy {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    upstream: SocketAddr,
    choice: Choice,
    seen: Mutex<Vec<Seen>>,
    over: AtomicBool,
}

impl Proxy {
    /// Stands before `upstream`; `choice` says what becomes of each request.
    pub fn before(upstream: SocketAddr, choice: impl Fn(&Seen) -> Fault + Send + Sync + 'static) -> Proxy {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let (choice, seen, over) = (Box::new(choice) as Choice, Mutex::default(), AtomicBool::new(false));
        let shared = Arc::new(Shared { upstream, choice, seen, over });
        let accepting = shared.clone();
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                if accepting.over.load(Ordering::SeqCst) {
                    return;
                }
                let shared = accepting.clone();
                // A client that breaks off is part of the game.
                thread::spawn(move || drop(shared.serve(client)));
            }
        });
        Proxy { address, shared }
    }

    /// Its URL.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// All requests so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap().clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    /// One request for each connection.
    fn serve(&self, client: TcpStream) -> io::Result<()> {
        let mut reader = BufReader::new(client.try_clone()?);
        let (head, length) = read_head(&mut reader)?;
        let mut words = head.split(' ');
        let mut word = || words.next().unwrap_or_default().to_owned();
        let (method, target) = (word(), word());
        let seen = {
            let mut all = self.seen.lock().unwrap();
            let seen = Seen { method, target, nth: all.len() };
            all.push(seen.clone());
            seen
        };
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        match (self.choice)(&seen) {
            Fault::None => self.forward(&head, &body, client, usize::MAX),
            Fault::CutAfter(bytes) => self.forward(&head, &body, client, bytes),
            Fault::AnswerLost => self.forward(&head, &body, client, 0),
            Fault::Status(status, code) => refuse(client, status, code),
            Fault::Stall => reader.read(&mut [0]).map(drop),
        }
    }

    fn forward(&self, head: &str, body: &[u8], mut client: TcpStream, most: usize) -> io::Result<()> {
        let mut server = TcpStream::connect(self.upstream)?;
        let (first, rest) = head.split_once("\r\n").unwrap_or((head, ""));
        server.write_all(format!("{first}\r\nConnection: close\r\n{rest}\r\n").as_bytes())?;
        server.write_all(body)?;
        let mut answer = server.take(most as u64);
        if most == 0 {
            // Whatever it was, it is done when the answer begins.
            answer.set_limit(1);
            answer.read_exact(&mut [0])?;
        } else {
            io::copy(&mut answer, &mut client)?;
        }
        client.shutdown(Shutdown::Both)
    }
}

/// The head without its last, empty line, and how many bytes the body has.
fn read_head(reader: &mut impl BufRead) -> io::Result<(String, usize)> {
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if line == "\r\n" {
            return Ok((head, length));
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
        head.push_str(&line);
    }
}

fn refuse(mut client: TcpStream, status: u16, code: &str) -> io::Result<()> {
    let body = format!(
        "<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>as the test asked</Message></Error>"
    );
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} As Asked\r\nContent-Type: application/xml\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    client.write_all(head.as_bytes())?;
    client.write_all(body.as_bytes())?;
    client.shutdown(Shutdown::Both)
}
