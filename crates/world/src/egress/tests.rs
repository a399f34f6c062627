use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Mutex, mpsc};

use super::*;

/// A server on loopback that answers one request with `answer`; says on the channel that it was asked.
fn stub(answer: &'static [u8]) -> (String, mpsc::Receiver<()>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://localhost:{}/", listener.local_addr().unwrap().port());
    let (asked, told) = mpsc::channel();
    std::thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        let mut request = [0; 1024];
        let _ = connection.read(&mut request);
        let _ = asked.send(());
        let _ = connection.write_all(answer);
    });
    (url, told)
}

fn listing(entries: &[&str]) -> Egress {
    let allow = entries.iter().map(|entry| (*entry).to_owned()).collect();
    Egress::open(&EgressOptions { allow, ca_file: None }).unwrap()
}

#[tokio::test]
async fn spellings_of_private_addresses_are_refused_before_anything_is_sent() {
    let egress = listing(&[]);
    for url in [
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://[::1]/",
        "https://[::ffff:169.254.169.254]/",
        "https://[64:ff9b::a9fe:a9fe]/",
        "https://localhost/",
        "https://localhost./",
        "https://LOCALHOST/",
        "HTTPS://169.254.169.254/latest/meta-data/",
        "https://①②⑦.0.0.1/",
    ] {
        let error = egress.get(url, 1).await.unwrap_err();
        assert!(matches!(error, EgressError::Address { .. }), "{url}: {error:?}");
        assert!(error.to_string().contains("egress.allow"), "{error}");
    }
}

#[tokio::test]
async fn other_schemes_and_urls_with_passwords_are_refused() {
    let egress = listing(&["127.0.0.0/8"]);
    for url in ["http://example.com/", "file:///etc/passwd", "ftp://example.com/", "http://127.0.0.1:1/"] {
        assert!(
            matches!(egress.get(url, 1).await, Err(EgressError::Scheme(_) | EgressError::Url(_))),
            "{url}"
        );
    }
    assert!(matches!(egress.get("https://me:secret@example.com/", 1).await, Err(EgressError::Url(_))));
}

#[tokio::test]
async fn a_listed_host_is_asked_and_its_redirect_is_not_followed() {
    let (target, target_asked) = stub(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno");
    let answer: &'static [u8] = Box::leak(
        format!("HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n").into_boxed_str(),
    )
    .as_bytes();
    let (url, _) = stub(answer);
    let fetched = listing(&["localhost"]).get(&url, 100).await.unwrap();
    assert_eq!(fetched, Fetched { status: 302, body: Vec::new() });
    assert!(target_asked.try_recv().is_err());
}

#[tokio::test]
async fn an_answer_longer_than_asked_for_is_given_up() {
    let answer = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n123456789";
    let (url, _) = stub(answer);
    assert_eq!(listing(&["localhost"]).get(&url, 9).await.unwrap().body, b"123456789");
    let (url, _) = stub(answer);
    assert!(matches!(listing(&["localhost"]).get(&url, 8).await, Err(EgressError::TooLarge { most: 8, .. })));
}

#[test]
fn an_entry_that_is_no_host_and_no_network_is_named() {
    let open = |entry: &str| Egress::open(&EgressOptions { allow: vec![entry.to_owned()], ca_file: None });
    for entry in ["", "10.0.0.0/33", "https://example.com", "a b"] {
        assert!(matches!(open(entry), Err(EgressError::Entry(text)) if text == entry), "{entry}");
    }
    for entry in ["10.0.0.0/8", "::1", "sso.internal", "idp."] {
        assert!(open(entry).is_ok(), "{entry}");
    }
}

/// The next answer of a resolver that changes its mind.
pub(super) fn next(answers: &Mutex<VecDeque<Vec<IpAddr>>>) -> std::io::Result<Vec<SocketAddr>> {
    let answer = answers.lock().unwrap().pop_front();
    let addresses = answer.ok_or_else(|| std::io::Error::other("asked once more than it should be"))?;
    Ok(addresses.into_iter().map(|address| SocketAddr::new(address, 0)).collect())
}

/// A way out that lets through `127.0.0.2` alone of what is private, where names have these addresses in turn.
fn rebinding(answers: &[&[[u8; 4]]]) -> Egress {
    let answer = |addresses: &&[[u8; 4]]| addresses.iter().copied().map(IpAddr::from).collect();
    let names = Names::Told(Mutex::new(answers.iter().map(answer).collect()));
    let options = EgressOptions { allow: vec!["127.0.0.2/32".to_owned()], ca_file: None };
    Egress::resolving(&options, names).unwrap()
}

#[tokio::test]
async fn the_address_that_was_looked_at_is_the_one_that_is_connected_to() {
    let seen = TcpListener::bind(("127.0.0.2", 0)).unwrap();
    let port = seen.local_addr().unwrap().port();
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).unwrap();
    other.set_nonblocking(true).unwrap();
    let accepting = std::thread::spawn(move || seen.accept().map(|_| ()));
    let egress = rebinding(&[&[[127, 0, 0, 2]], &[[127, 0, 0, 1]]]);
    let url = format!("https://rebound.example:{port}/");
    let error = egress.get(&url, 1).await.unwrap_err();
    assert!(matches!(error, EgressError::Unanswered { .. }), "no TLS is spoken there: {error:?}");
    accepting.join().unwrap().unwrap();
    let error = egress.get(&url, 1).await.unwrap_err();
    assert!(
        matches!(error, EgressError::Address { address, .. } if address == Ipv4Addr::LOCALHOST),
        "{error:?}"
    );
    assert_eq!(other.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}

#[tokio::test]
async fn a_name_with_one_private_address_among_others_is_refused() {
    let egress = rebinding(&[&[[8, 8, 8, 8], [10, 0, 0, 1]], &[[127, 0, 0, 2], [127, 0, 0, 1]]]);
    for _ in 0..2 {
        let error = egress.get("https://rebound.example/", 1).await.unwrap_err();
        assert!(matches!(error, EgressError::Address { .. }), "{error:?}");
    }
}
