use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// File handles that are wanted beside one for each connection: objects that are read and written, databases, logs.
const BESIDE: u64 = 1024;

/// Raises the limit of open files to what `connections` take, as far as the system lets this process. The usual 1,024
/// would run out long before the limit of connections.
pub(super) fn raise(connections: u32) {
    // A connection with a layer under way holds a socket and a file.
    let wanted = 2 * u64::from(connections) + BESIDE;
    let now = getrlimit(Resource::Nofile);
    if now.current.is_none_or(|current| current >= wanted) {
        return;
    }
    let reached = now.maximum.map_or(wanted, |most| most.min(wanted));
    let raised = setrlimit(Resource::Nofile, Rlimit { current: Some(reached), maximum: now.maximum });
    if raised.is_err() || reached < wanted {
        tracing::warn!(
            wanted,
            "few files may be open at a time; raise the hard limit (ulimit -Hn), or lower limits.connections"
        );
    }
}
