//! Where the machine puts memory that it needs for something else.

use std::{fs, path::Path};

/// Places of swapped memory that nothing encrypts, as far as the system tells; `None` where it does not tell.
pub(super) fn readable() -> Option<Vec<String>> {
    let swaps = fs::read_to_string("/proc/swaps").ok()?;
    Some(unencrypted(&swaps, |device| fs::read_to_string(Path::new("/sys/block").join(device).join("dm/uuid")).ok()))
}

/// The places of `/proc/swaps` that are neither in memory (zram) nor on an encrypted device. `mapped` gives the identity of a
/// device of the device mapper.
fn unencrypted(swaps: &str, mapped: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let places = swaps.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    let is_safe = |place: &&str| {
        let device = place.rsplit('/').next().unwrap_or_default();
        let in_memory = place.starts_with("/dev/zram");
        in_memory || mapped(device).is_some_and(|uuid| uuid.starts_with("CRYPT-"))
    };
    places.filter(|place| !is_safe(place)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";

    #[test]
    fn only_what_could_be_read_from_the_disk_is_told() {
        let mapped = |device: &str| match device {
            "dm-0" => Some("CRYPT-LUKS2-abc-swap\n".to_owned()),
            "dm-1" => Some("LVM-abc\n".to_owned()),
            _ => None,
        };
        let of = |lines: &str| unencrypted(&format!("{HEAD}{lines}"), mapped);
        assert_eq!(of(""), Vec::<String>::new());
        assert_eq!(of("/dev/zram0 partition 8000 0 100\n/dev/dm-0 partition 8000 0 -2\n"), Vec::<String>::new());
        assert_eq!(
            of("/swapfile file 8000 0 -2\n/dev/dm-1 partition 8 0 -3\n/dev/sda2 partition 8 0 -4\n"),
            ["/swapfile", "/dev/dm-1", "/dev/sda2"]
        );
    }
}
