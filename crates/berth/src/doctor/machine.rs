use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use jiff::Timestamp;
use rustix::fs::{Access, access, statfs};
use world::World;

use super::Finding;
use crate::config::Config;
use crate::data_folder::is_held;

const GIB: u64 = 1 << 30;
/// Free space below which pushes are about to fail, and below which it is worth a note.
const LITTLE: u64 = GIB;
const SCANT: u64 = 10 * GIB;

/// Whether the data folder can be used: its place, its rights, its file system, its free space.
pub(super) fn data(config: &Config) -> Finding {
    let subject = "data folder";
    let shown = config.data.display();
    // A folder that the first start will make lies on what holds its nearest existing parent.
    let existing = config.data.ancestors().find(|path| path.exists() && !path.as_os_str().is_empty());
    let existing = existing.unwrap_or(Path::new("."));
    if !existing.is_dir() {
        return Finding::failed(
            subject,
            format!("{} is no folder: choose another with --data", existing.display()),
        );
    }
    if access(existing, Access::WRITE_OK | Access::EXEC_OK).is_err() {
        let advice = "give this user the right, or choose another with --data";
        return Finding::failed(subject, format!("{} can't be written to: {advice}", existing.display()));
    }
    let owner = fs::metadata(&config.data).map(|found| (found.uid(), found.mode() & 0o077));
    if let Ok((_, open @ 1..)) = owner {
        let advice = format!("run `chmod 700 {shown}`");
        return Finding::note(
            subject,
            format!("{shown} can be entered by others (mode …{open:02o}): {advice}"),
        );
    }
    let found = match statfs(existing) {
        Ok(found) => found,
        Err(error) => return Finding::failed(subject, format!("{}: {error}", existing.display())),
    };
    let free = found.f_bavail.saturating_mul(u64::try_from(found.f_bsize).unwrap_or(0));
    let space = format!("{:.1} GiB free", free as f64 / GIB as f64);
    let (name, concern) = file_system(found.f_type as u64);
    match concern {
        Some((true, concern)) => Finding::failed(subject, format!("{shown} lies on {name}: {concern}")),
        _ if free < LITTLE => {
            Finding::failed(subject, format!("{shown} has {space}: make room or use another disk"))
        }
        Some((false, concern)) => {
            Finding::note(subject, format!("{shown} lies on {name}, {space}: {concern}"))
        }
        None if free < SCANT => {
            Finding::note(subject, format!("{shown} has {space}, which images fill soon"))
        }
        None => {
            let held = if is_held(&config.data) { "in use by a running Berth, " } else { "" };
            Finding::fine(subject, format!("{shown} is writable, {held}{name}, {space}"))
        }
    }
}

/// A file system's name by its magic number, and what speaks against it: whether that is in the way, and why.
fn file_system(magic: u64) -> (&'static str, Option<(bool, &'static str)>) {
    const NETWORK: &str = "locks and syncs can't be relied on there; use a local disk";
    match magic & 0xffff_ffff {
        0xef53 => ("ext4", None),
        0x5846_5342 => ("xfs", None),
        0x9123_683e => ("btrfs", None),
        0x2fc1_2fc1 => ("zfs", None),
        0x0102_1994 | 0x8584_58f6 => ("memory", Some((false, "all is gone after a restart of the machine"))),
        0x794c_7630 => ("an overlay", Some((false, "all is gone with the container; mount a volume"))),
        0x6969 => ("NFS", Some((true, NETWORK))),
        0xff53_4d42 | 0xfe53_4d42 => ("SMB", Some((true, NETWORK))),
        0x0102_1997 => ("9p", Some((false, NETWORK))),
        0x6573_5546 => ("FUSE", Some((false, "whether it syncs depends on what is behind it"))),
        _ => ("an unknown file system", None),
    }
}

/// Whether the clock can be right. Signatures are refused when it is more than five minutes off.
pub(super) fn clock(config: &Config, world: &World) -> Finding {
    let now = world.clock.now();
    let advice = "set it (`timedatectl set-ntp true`), or signatures are refused as too old or too new";
    let written = ["berth.db-wal", "berth.db", "lock"].iter().filter_map(|name| {
        let modified = fs::metadata(config.data.join(name)).ok()?.modified().ok()?;
        Timestamp::try_from(modified).ok()
    });
    judge_clock(now, written.max()).map_or_else(
        || Finding::fine("clock", format!("{now:.0}; clients' clocks may differ by five minutes")),
        |reason| Finding::failed("clock", format!("{now:.0} {reason}: {advice}")),
    )
}

/// Why `now` can't be right, given the last time at which the data was written.
fn judge_clock(now: Timestamp, written: Option<Timestamp>) -> Option<&'static str> {
    // Berth did not exist before.
    const FIRST_YEAR: i16 = 2025;
    if now.to_zoned(jiff::tz::TimeZone::UTC).year() < FIRST_YEAR {
        return Some("is before Berth was written");
    }
    let ahead = written.is_some_and(|written| written.duration_since(now).as_secs() > 60);
    ahead.then_some("is before the data was last written")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_clock_behind_its_own_data_is_wrong() {
        let now = at("2026-05-01T12:00:00Z");
        assert_eq!(judge_clock(now, None), None);
        assert_eq!(judge_clock(now, Some(at("2026-05-01T12:00:30Z"))), None);
        assert!(judge_clock(now, Some(at("2026-05-01T12:02:00Z"))).is_some());
        assert!(judge_clock(at("1970-01-01T00:10:00Z"), None).is_some());
    }

    #[test]
    fn a_folder_that_is_yet_to_be_made_is_judged_by_where_it_will_lie() {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Sources::default().load().unwrap();
        config.data = folder.path().join("deep/data");
        assert!(data(&config).text.contains("deep/data"));
        fs::write(folder.path().join("file"), "").unwrap();
        config.data = folder.path().join("file");
        assert!(data(&config).is_failure());
    }

    #[test]
    fn network_disks_are_refused_and_passing_ones_noted() {
        assert!(matches!(file_system(0x6969), ("NFS", Some((true, _)))));
        assert!(matches!(file_system(0x794c_7630), (_, Some((false, _)))));
        assert_eq!(file_system(0xef53), ("ext4", None));
    }
}
