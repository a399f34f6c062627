//! Requests as large as the HTTP layer lets through, and many at once.

use aws::sigv4::SigningKeys;

use super::signer::{Client, Server, Wire, describe_repositories};

/// Ten thousand parameters, in the order that sorting likes least.
fn wide() -> Wire {
    let parameters: Vec<String> = (0..10_000).rev().map(|n| n.to_string()).collect();
    let uri = format!("https://api.ecr.us-east-1.amazonaws.com/?{}", parameters.join("&"));
    http::Request::get(uri).body(Vec::new()).unwrap()
}

#[test]
fn ten_thousand_parameters() {
    for client in [Client::default(), Client::signs_urls(60)] {
        let server = Server::of(&client);
        let mut wire = client.sign(wide());
        assert_eq!(server.verify(&wire), Ok(()));
        *wire.uri_mut() = wire.uri().to_string().replace("&5000&", "&").parse().unwrap();
        assert_eq!(server.verify(&wire).unwrap_err().kind(), "mismatch");
    }
}

#[test]
fn a_path_of_nothing_but_steps() {
    let path = "/a/..".repeat(10_000);
    let uri = format!("https://api.ecr.us-east-1.amazonaws.com{path}/b");
    let client = Client::default();
    let wire = client.sign(http::Request::get(uri).body(Vec::new()).unwrap());
    assert_eq!(Server::of(&client).verify(&wire), Ok(()));
}

#[test]
fn kept_keys_never_answer_for_another_secret() {
    let owner = Client::default();
    let thief = Client { secret: "guessed".to_owned(), ..Client::default() };
    let mut server = Server { keys: SigningKeys::new(2), ..Server::of(&owner) };
    for _ in 0..3 {
        assert_eq!(server.verify(&owner.sign(describe_repositories())), Ok(()));
        assert!(server.verify(&thief.sign(describe_repositories())).is_err());
    }
    server.secret = aws::sigv4::SigningSecret::new("rotated");
    assert!(server.verify(&owner.sign(describe_repositories())).is_err());
}

#[test]
fn keys_are_kept_for_each_scope() {
    let keys = SigningKeys::new(8);
    for service in ["ecr", "sts", "ecr"] {
        let client = Client { service, ..Client::default() };
        let wire = client.sign(describe_repositories());
        assert_eq!(Server::of(&client).verify_with(&wire, &keys), Ok(()));
    }
}

#[test]
fn many_threads_share_kept_keys() {
    let owners: Vec<Client> = ["one", "two", "three", "four", "five"]
        .map(|secret| Client { secret: secret.to_owned(), ..Client::default() })
        .into();
    let keys = SigningKeys::new(2);
    std::thread::scope(|threads| {
        for owner in &owners {
            let keys = &keys;
            threads.spawn(move || {
                let wire = owner.sign(describe_repositories());
                let server = Server::of(owner);
                for _ in 0..50 {
                    assert_eq!(server.verify_with(&wire, keys), Ok(()));
                }
            });
        }
    });
}
