//! Where a folder lies: on a disk of this machine, or on one that other machines can write to as well. There SQLite's locks
//! and shared memory do not hold, and two of them spoil each other's house.

use std::path::Path;

/// What the system tells about the disk under a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A disk of this machine.
    Local,
    /// A network disk, or a folder shared with another machine.
    Network,
    /// The system does not tell which.
    Unknown,
}

impl Place {
    /// The place of a folder. One that is yet to be made lies where the nearest one above it does.
    #[must_use]
    pub(super) fn of(folder: &Path) -> Self {
        let standing = folder.ancestors().find(|path| path.exists()).unwrap_or(Path::new("."));
        look(standing)
    }
}

#[cfg(target_os = "linux")]
fn look(path: &Path) -> Place {
    use std::os::unix::fs::MetadataExt as _;
    let Ok(disk) = rustix::fs::statfs(path) else {
        return Place::Unknown;
    };
    // The numbers have 32 bits; the type that holds them differs between processors.
    let kind = disk.f_type as u32;
    if kind != FUSE {
        return of_number(kind);
    }
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let device = std::fs::metadata(path).map_or(0, |about| about.dev());
    mount_of(&mounts, rustix::fs::major(device), rustix::fs::minor(device))
        .map_or(Place::Unknown, |(kind, source)| of_fuse(kind, source))
}

#[cfg(target_os = "macos")]
fn look(path: &Path) -> Place {
    let Ok(disk) = rustix::fs::statfs(path) else {
        return Place::Unknown;
    };
    let name: String =
        disk.f_fstypename.iter().map(|byte| char::from(*byte as u8)).take_while(|c| *c != '\0').collect();
    of_name(&name)
}

/// A share that is named by its machine is known by that; what stands behind a drive's letter, only calls tell that need
/// `unsafe`.
#[cfg(windows)]
fn look(path: &Path) -> Place {
    use std::path::{Component, Prefix};
    match path.components().next() {
        Some(Component::Prefix(prefix)) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)) => {
            Place::Network
        }
        _ => Place::Unknown,
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn look(_: &Path) -> Place {
    Place::Unknown
}

/// File systems in a program of their own, by the number Linux gives all of them: only the list of mounts tells which.
#[cfg(target_os = "linux")]
const FUSE: u32 = 0x6573_5546;

/// By the number Linux gives a kind of file system (`linux/magic.h`, and the makers of those that are not in it).
#[cfg(target_os = "linux")]
fn of_number(kind: u32) -> Place {
    const NETWORK: [u32; 22] = [
        0x0000_6969, // NFS
        0x0000_517B, // SMB 1
        0xFF53_4D42, // CIFS
        0xFE53_4D42, // SMB 2 and 3
        0x0102_1997, // 9P: shared by the machine that runs this one, also Windows' disks under WSL
        0x786F_4256, // VirtualBox shared folders
        0xBACB_ACBC, // VMware shared folders
        0x7C7C_6673, // Parallels shared folders
        0x5346_414F, // AFS
        0x6B41_4653, // AFS, the kernel's own
        0x0000_564C, // NCP
        0x00C3_6400, // Ceph
        0x7375_7245, // Coda
        0x0BD0_0BD0, // Lustre
        0x1983_0326, // BeeGFS
        0x4750_4653, // GPFS
        0x0116_1970, // GFS2
        0x7461_636F, // OCFS2
        0xAAD7_AAEA, // PanFS
        0x6163_6673, // ACFS
        0xBEEF_DEAD, // SNFS
        0x2003_0528, // OrangeFS
    ];
    if NETWORK.contains(&kind) { Place::Network } else { Place::Local }
}

/// The kind and the source of the mount with this device number, from the text of `/proc/self/mountinfo`:
///
/// ```text
/// 36 35 0:52 / /mnt/share rw,nosuid shared:1 - fuse.sshfs me@nas:/house rw,user_id=1000
/// ```
#[cfg(target_os = "linux")]
fn mount_of(mounts: &str, major: u32, minor: u32) -> Option<(&str, &str)> {
    let device = format!("{major}:{minor}");
    let newest = mounts.lines().rfind(|line| line.split(' ').nth(2) == Some(&device))?;
    let (_, after) = newest.split_once(" - ")?;
    let mut words = after.split(' ');
    Some((words.next()?, words.next()?))
}

/// By the name a FUSE file system is mounted under, and by where it says its files come from.
#[cfg(target_os = "linux")]
fn of_fuse(kind: &str, source: &str) -> Place {
    const NETWORK: [&str; 24] = [
        "sshfs",
        "rclone",
        "davfs",
        "davfs2",
        "curlftpfs",
        "smbnetfs",
        "fuse-nfs",
        "gvfsd-fuse",
        "kio-fuse",
        "s3fs",
        "s3ql",
        "goofys",
        "gcsfuse",
        "blobfuse",
        "blobfuse2",
        "juicefs",
        "seaweedfs",
        "glusterfs",
        "ceph",
        "ceph-fuse",
        "mfs",
        "onedriver",
        "google-drive-ocamlfuse",
        "vmhgfs-fuse",
    ];
    // «me@nas:/house», «https://…», «//nas/house», and no path of this machine.
    let names_a_machine = source.starts_with("//") || (!source.starts_with('/') && source.contains(":/"));
    match kind.strip_prefix("fuse.").unwrap_or(kind) {
        // A disk of this machine in a format Linux leaves to a program: NTFS and exFAT.
        "fuseblk" => Place::Local,
        // A folder of the machine that runs this one.
        "virtiofs" => Place::Network,
        name if names_a_machine || NETWORK.contains(&name) => Place::Network,
        // It may lie over anything, a network disk too.
        _ => Place::Unknown,
    }
}

/// By the name macOS gives a kind of file system.
#[cfg(any(test, target_os = "macos"))]
fn of_name(name: &str) -> Place {
    match name {
        "apfs" | "hfs" | "exfat" | "msdos" | "ntfs" | "ufs" | "udf" | "tmpfs" => Place::Local,
        "smbfs" | "cifs" | "nfs" | "afpfs" | "webdav" | "ftp" | "virtiofs" => Place::Network,
        _ => Place::Unknown,
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn shares_are_known_and_local_disks_are_not_taken_for_one() {
        for share in [0x6969, 0xFF53_4D42, 0xFE53_4D42, 0x0102_1997] {
            assert_eq!(of_number(share), Place::Network, "{share:x}");
        }
        // ext4, tmpfs, btrfs, xfs, overlay, exFAT, FAT, NTFS, F2FS, ZFS
        for local in [
            0xEF53,
            0x0102_1994,
            0x9123_683E,
            0x5846_5342,
            0x794C_7630,
            0x2011_BAB0,
            0x4D44,
            0x5346_544E,
            0xF2F5_2010,
            0x2FC1_2FC1,
        ] {
            assert_eq!(of_number(local), Place::Local, "{local:x}");
        }
    }

    #[test]
    fn what_a_program_mounts_is_told_apart_by_its_name_and_source() {
        for (kind, source, place) in [
            ("fuse.sshfs", "me@nas:/house", Place::Network),
            ("fuse.rclone", "drive:", Place::Network),
            ("fuse.s3fs", "s3fs", Place::Network),
            ("fuse", "https://sky.example/dav", Place::Network),
            ("fuse.newfs", "//nas/house", Place::Network),
            ("virtiofs", "host", Place::Network),
            ("fuseblk", "/dev/sda3", Place::Local),
            ("fuse.gocryptfs", "/home/kn/a:/b", Place::Unknown),
            ("fuse.mergerfs", "1:2", Place::Unknown),
            ("fuse.bindfs", "/srv", Place::Unknown),
        ] {
            assert_eq!(of_fuse(kind, source), place, "{kind} {source}");
        }
    }

    #[test]
    fn a_mount_is_found_by_the_number_of_its_device_and_the_newest_counts() {
        let mounts = "22 1 8:2 / / rw shared:1 - ext4 /dev/sda2 rw\n\
                      36 22 0:52 / /mnt/share rw,nosuid shared:9 master:2 - fuse.sshfs me@nas:/house rw\n\
                      37 22 0:5 / /mnt/other rw - fuse.bindfs /srv rw\n\
                      38 22 8:2 / /again rw - ext3 /dev/sda2 rw\n\
                      broken";
        assert_eq!(mount_of(mounts, 0, 52), Some(("fuse.sshfs", "me@nas:/house")));
        assert_eq!(mount_of(mounts, 0, 5), Some(("fuse.bindfs", "/srv")));
        assert_eq!(mount_of(mounts, 8, 2), Some(("ext3", "/dev/sda2")));
        assert_eq!(mount_of(mounts, 0, 2), None);
        assert_eq!(mount_of("", 0, 2), None);
    }

    #[test]
    fn the_names_of_macos() {
        assert_eq!(of_name("apfs"), Place::Local);
        assert_eq!(of_name("smbfs"), Place::Network);
        assert_eq!(of_name("macfuse"), Place::Unknown);
    }

    #[test]
    fn this_machines_own_list_of_mounts_can_be_read() {
        use std::os::unix::fs::MetadataExt as _;
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap();
        let device = std::fs::metadata("/proc/self").unwrap().dev();
        let found = mount_of(&mounts, rustix::fs::major(device), rustix::fs::minor(device));
        assert_eq!(found.map(|(kind, _)| kind), Some("proc"), "{mounts}");
    }

    #[test]
    fn a_folder_that_is_yet_to_be_made_is_looked_for_above() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(Place::of(&home.path().join("not/yet/there")), Place::of(home.path()));
        assert_ne!(Place::of(home.path()), Place::Network);
    }
}
