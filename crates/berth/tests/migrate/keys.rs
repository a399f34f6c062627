//! Buckets that different keys open, and a source that is away when it is to be given back.

use std::process::{Command, Output};

use super::*;

fn bucket(s3: &S3) -> String {
    s3.settings("moves")[0].1.clone()
}

/// Runs the command with the target's keys and `more` in its environment.
fn run(folder: &Path, (from, to): (&S3, &S3), more: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_berth"));
    command.env_clear().arg("migrate").arg("--from-data").arg(folder.join("old"));
    command.args(["--from-blobs", &bucket(from), "--blobs", &bucket(to)]);
    command.arg("--data").arg(folder.join("new"));
    command.env("BERTH_BLOBS_ACCESS_KEY_ID", to.access_key_id());
    command.env("BERTH_BLOBS_SECRET_ACCESS_KEY", to.secret_access_key());
    command.envs(more.iter().copied()).output().unwrap()
}

#[tokio::test]
async fn a_bucket_moves_to_one_that_another_key_opens() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) =
        (S3::start(Kind::Versitygw), S3::opened_by(Kind::S3sFs, ("the-new-key", "and-its-secret")));
    let settings = |data: &str, s3: &S3| {
        let key = ("root_key_file", folder.path().join("root-key").display().to_string());
        config(&folder.path().join(data), &[&[key][..], &s3.settings("moves")].concat())
    };
    std::fs::create_dir(folder.path().join("old")).unwrap();
    let old = open(&settings("old", &from), IfNew::Begin).await.unwrap();
    push(&old, b"opened by the old key").await;
    drop(old);
    let refused = run(folder.path(), (&from, &to), &[]);
    let why = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && why.contains("key"), "{why}");
    let keys = [
        ("BERTH_FROM_BLOBS_ACCESS_KEY_ID", from.access_key_id()),
        ("BERTH_FROM_BLOBS_SECRET_ACCESS_KEY", from.secret_access_key()),
    ];
    let moved = run(folder.path(), (&from, &to), &keys);
    assert!(moved.status.success(), "{}", String::from_utf8_lossy(&moved.stderr));
    assert!(String::from_utf8_lossy(&moved.stdout).contains(" rows, 1 blobs with 21 B"));
    assert_eq!(read_all(&open(&settings("new", &to), IfNew::Refuse).await.unwrap()).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_that_takes_no_writes_as_a_run_fails_is_given_back_later() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Postgres::shared());
    let data = folder.path().join("old");
    std::fs::create_dir(&data).unwrap();
    let from = config(&data, &[("database", server.database("given_back"))]);
    push(&open(&from, IfNew::Begin).await.unwrap(), b"whole").await;
    let set = |value: &str| {
        server.sql(
            "postgres",
            &format!("ALTER DATABASE given_back SET default_transaction_read_only = {value}"),
        );
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'given_back'";
        server.sql("postgres", cut);
    };
    let told = Arc::new(Mutex::new(Vec::new()));
    let mut progress = Progress::new({
        let told = told.clone();
        move |line| {
            told.lock().unwrap().push(line.to_owned());
            match line {
                line if line.starts_with("1 blobs") => set("on"),
                line if line.contains("is still marked as being moved") => set("off"),
                _ => {}
            }
        }
    });
    let source = Source { data, database: from.database.clone(), blobs: BlobsAddress::InData, keys: None };
    let to = config(&folder.path().join("new"), &[]);
    let stopped = migrate(&source, &to, MANNER, &World::real(), &mut progress).await.unwrap_err();
    assert!(!matches!(stopped, MigrateError::StillMarked { .. }), "{stopped}");
    assert!(told.lock().unwrap().last().unwrap().contains("asking for a minute"), "{told:?}");
    push(&open(&from, IfNew::Refuse).await.unwrap(), b"served on").await;
}
