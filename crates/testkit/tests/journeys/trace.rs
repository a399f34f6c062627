//! The system calls of one push: what is on the disk before a client is told that it is.

use std::collections::HashMap;
use std::path::Path;
use testkit::{Daemon, Http, Server, Terminal, digest};

#[test]
fn a_push_is_synced_in_order_before_it_is_acknowledged() {
    let server = Server::options().local().start();
    let t = Terminal::on(&server);
    t.new_repository("team/web");
    let http = Http::on(&server, &t.password());
    let (blob, trace) = (vec![7; 9 << 20], t.home().join("trace"));

    let mut strace = attach(&server, &trace);
    let upload = http.post("/v2/team/web/blobs/uploads/").expect(202);
    let patched = http.patch(upload.header("location"), 0, &blob).expect(202);
    http.finish(patched.header("location"), &digest(&blob)).expect(201);
    strace.end(rustix::process::Signal::INT);

    let calls = std::fs::read_to_string(&trace).unwrap();
    let events = events(&calls);
    let answered = events.iter().position(|event| *event == Event::Created).expect(&calls);
    let before = &events[..answered];
    let last = |of: &dyn Fn(&Event) -> bool| before.iter().rposition(of).unwrap_or_else(|| panic!("{calls}"));
    let written = last(&|event| matches!(event, Event::Wrote(path) if is_blob(&server, path)));
    let Event::Wrote(blob) = before[written] else { unreachable!() };
    let folder = Path::new(blob).parent().unwrap().to_str().unwrap();
    let blob_sync_begun = last(&|event| *event == Event::Syncing(blob));
    let blob_synced = last(&|event| *event == Event::Synced(blob));
    let folder_synced = last(&|event| *event == Event::Synced(folder));
    let log_sync_begun = last(&|event| matches!(event, Event::Syncing(path) if path.ends_with("-wal")));
    let log_synced = last(&|event| matches!(event, Event::Synced(path) if path.ends_with("-wal")));
    assert!(written < blob_sync_begun, "all bytes are written before the last sync: {before:#?}");
    assert!(blob_synced < log_sync_begun, "data before metadata: {before:#?}");
    assert!(folder_synced < log_sync_begun, "the blob's name before metadata: {before:#?}");
    assert!(log_sync_begun < log_synced, "metadata before the answer: {before:#?}");
}

/// strace on all threads of `server`, writing to `trace`, once it listens.
fn attach(server: &Server, trace: &Path) -> Daemon {
    let pid = server.pid().to_string();
    let calls = "trace=fsync,fdatasync,write,writev,pwrite64,pwritev,sendto,sendmsg";
    let words = ["-f", "-y", "-s", "64", "-e", calls, "-o", trace.to_str().unwrap(), "-p", &pid];
    let strace = Daemon::start(&["strace"], &words.map(str::to_owned), &[]);
    strace.wait_for("that it is attached", |line| line.contains("attached").then_some(()));
    strace
}

/// A file among the blobs.
fn is_blob(server: &Server, path: &str) -> bool {
    Path::new(path).starts_with(server.data().join("blobs")) && Path::new(path).is_file()
}

/// What matters in a trace, in the order in which calls begin (`Syncing`, `Created`) or return (`Wrote`, `Synced`).
#[derive(Debug, PartialEq)]
enum Event<'a> {
    Wrote(&'a str),
    Syncing(&'a str),
    Synced(&'a str),
    /// `201 Created` goes out.
    Created,
}

/// Reads strace's lines: `THREAD call(FD<PATH>, …) = RESULT`, or one that ends in `<unfinished ...>` and a later
/// `THREAD <... call resumed>…) = RESULT`.
fn events(calls: &str) -> Vec<Event<'_>> {
    let (mut events, mut unfinished) = (Vec::new(), HashMap::new());
    for (thread, call) in calls.lines().filter_map(|line| line.split_once(' ')) {
        let call = call.trim_start();
        if let Some(rest) = call.strip_prefix("<... ") {
            let Some((sync, path)) = unfinished.remove(thread) else { continue };
            assert!(!rest.contains("= -1"), "{call}");
            events.push(returned(sync, path));
            continue;
        }
        if call.contains("\"HTTP/1.1 201 Created") {
            events.push(Event::Created);
            continue;
        }
        let Some((sync, path)) = name_and_path(call) else { continue };
        events.extend(sync.then_some(Event::Syncing(path)));
        if call.ends_with("<unfinished ...>") {
            unfinished.insert(thread, (sync, path));
        } else {
            events.push(returned(sync, path));
        }
    }
    events
}

fn returned(sync: bool, path: &str) -> Event<'_> {
    if sync { Event::Synced(path) } else { Event::Wrote(path) }
}

/// Whether the call syncs (or else writes), and the file that it is about.
fn name_and_path(call: &str) -> Option<(bool, &str)> {
    let (name, rest) = call.split_once('(')?;
    let (_, rest) = rest.split_once('<')?;
    let (path, _) = rest.split_once('>')?;
    Some((name.ends_with("sync"), path))
}
