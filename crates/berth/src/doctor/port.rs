use std::fs;
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

use super::Finding;
use crate::config::Config;
use crate::data_folder::{is_held, last_holder};
use crate::listen::is_berths;

/// How long whoever holds the port may take to say who it is.
const PATIENCE: Duration = Duration::from_secs(2);
/// The longest answer that is read, in bytes.
const LONGEST: u64 = 4096;

/// Where the server is reached that runs on the data folder: it may have another port than this command's settings name.
pub(super) fn running(config: &Config) -> Option<String> {
    Some(last_holder(&config.data)).filter(|_| is_held(&config.data))?.url
}

/// Whether the address can be listened on, and if not, who holds it.
pub(super) fn look(config: &Config) -> Finding {
    let address = config.listen;
    if let Some(url) = running(config) {
        return Finding::fine("port", format!("the Berth that runs on this data folder is reached at {url}"));
    }
    let Err(error) = TcpListener::bind(address) else {
        return Finding::fine("port", format!("{address} is free"));
    };
    let holder = holder(address.port());
    if error.kind() == io::ErrorKind::AddrInUse && is_berth(address) {
        let process = holder.map(|(pid, _)| format!(" (process {pid})")).unwrap_or_default();
        let text = format!(
            "Berth answers at {address}{process}: the server of these settings, if it was given them"
        );
        return Finding::fine("port", text);
    }
    let berth = last_holder(&config.data).pid.filter(|_| is_held(&config.data));
    match error.kind() {
        io::ErrorKind::AddrInUse
            if berth.is_some() && holder.as_ref().is_some_and(|(pid, _)| Some(*pid) == berth) =>
        {
            Finding::fine("port", format!("{address} is held by the Berth that runs on this data folder"))
        }
        io::ErrorKind::AddrInUse => {
            let holder = holder.map_or_else(
                || String::from("another process (as root, doctor can tell which)"),
                |(pid, name)| format!("process {pid} ({name})"),
            );
            let advice = "stop it, or choose another port: --listen 127.0.0.1:5002";
            Finding::failed("port", format!("{address} is held by {holder}: {advice}"))
        }
        io::ErrorKind::PermissionDenied => Finding::failed(
            "port",
            format!(
                "{address} takes root or the capability net_bind_service: choose a port from 1024 on, or grant it"
            ),
        ),
        _ => Finding::failed("port", format!("{address} can't be listened on: {error}")),
    }
}

/// Whether it is Berth that listens there: a replica holds no data folder by which it would be known.
fn is_berth(address: SocketAddr) -> bool {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    asked(SocketAddr::new(ip, address.port())).is_ok_and(|answer| is_berths(&answer))
}

fn asked(address: SocketAddr) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.take(LONGEST).read_to_end(&mut answer)?;
    Ok(answer)
}

/// The process that listens on `port`, as far as this one may look.
fn holder(port: u16) -> Option<(u32, String)> {
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(|path| fs::read_to_string(path).unwrap_or_default());
    let inode = tables.iter().find_map(|table| listening_inode(table, port))?;
    let socket = format!("socket:[{inode}]");
    let processes = fs::read_dir("/proc").ok()?.flatten();
    processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok()).find_map(|pid| {
        let folder = Path::new("/proc").join(pid.to_string());
        let mut handles = fs::read_dir(folder.join("fd")).ok()?.flatten();
        handles.find(|handle| {
            fs::read_link(handle.path()).is_ok_and(|target| target.to_str() == Some(&socket))
        })?;
        let name = fs::read_to_string(folder.join("comm")).unwrap_or_default();
        Some((pid, name.trim().to_owned()))
    })
}

/// The inode of the socket that listens on `port`, from a table of `/proc/net`: local address second, state fourth
/// (`0A` is LISTEN), inode tenth.
fn listening_inode(table: &str, port: u16) -> Option<u64> {
    let ending = format!(":{port:04X}");
    table.lines().skip(1).find_map(|line| {
        let columns: Vec<&str> = line.split_ascii_whitespace().collect();
        let listens = columns.get(1)?.ends_with(&ending) && *columns.get(3)? == "0A";
        listens.then(|| columns.get(9)?.parse().ok()).flatten()
    })
}

/// Whether `address` belongs to this machine: only then can a socket have it.
pub(super) fn is_ours(address: std::net::IpAddr) -> bool {
    std::net::UdpSocket::bind(SocketAddr::new(address, 0)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    #[test]
    fn the_holder_of_a_port_is_named() {
        let held = TcpListener::bind("127.0.0.1:0").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut config = Sources::default().load().unwrap();
        (config.listen, config.data) = (held.local_addr().unwrap(), folder.path().to_owned());
        let finding = look(&config);
        assert!(finding.is_failure());
        let pid = std::process::id();
        assert!(finding.text.contains(&format!("is held by process {pid} (")), "{finding}");
        drop(held);
        assert!(!look(&config).is_failure());
    }

    #[test]
    fn only_this_machines_addresses_are_ours() {
        assert!(is_ours("127.0.0.1".parse().unwrap()));
        assert!(!is_ours("192.0.2.1".parse().unwrap()));
    }
}
