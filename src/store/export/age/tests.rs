use std::io::{Cursor, Read as _, Write as _};

use super::*;
use crate::testing::PASSPHRASE;

/// Made by `age -p` 1.1.1 of the lines [`lines`] gives: one full piece and a few bytes.
const MADE_BY_AGE: &[u8] = include_bytes!("made-by-age.age");

/// Hashes of the numbers from 0 on, a line each.
fn lines() -> Vec<u8> {
    use sha2::Digest as _;
    let line = |number: u32| format!("{}\n", data_encoding::HEXLOWER.encode(&Sha256::digest(number.to_string())));
    let mut all: Vec<u8> = (0..1_100).flat_map(|number| line(number).into_bytes()).collect();
    all.truncate(65_536 + 7);
    all
}

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE)
}

fn sealed(bytes: &[u8]) -> Vec<u8> {
    let mut sealer = seal(Vec::new(), &passphrase(), Cost::FAST).unwrap();
    sealer.write_all(bytes).unwrap();
    sealer.finish().unwrap()
}

/// What opening comes to; `None` for a file that is not whole.
fn opened(sealed: &[u8], passphrase: &Passphrase) -> Result<Option<Vec<u8>>, NotOpened> {
    let mut opener = open(Cursor::new(sealed), passphrase).unwrap()?;
    let mut bytes = Vec::new();
    Ok(opener.read_to_end(&mut bytes).is_ok().then_some(bytes))
}

#[test]
fn what_age_itself_sealed_opens_and_is_made_again_byte_for_byte() {
    assert_eq!(opened(MADE_BY_AGE, &passphrase()), Ok(Some(lines())));
    let head = Head::read(&mut Cursor::new(MADE_BY_AGE)).unwrap().unwrap();
    assert_eq!(head.cost, Cost::REAL);
    let mut file_key = Zeroizing::new([0; FILE_KEY]);
    file_key.copy_from_slice(&head.locked[..FILE_KEY]);
    let tag: [u8; TAG] = head.locked[FILE_KEY..].try_into().unwrap();
    let key = derive(&passphrase(), &head.salt, head.cost).unwrap();
    let data = InOutBuf::from(file_key.as_mut_slice());
    cipher(&key).decrypt_inout_detached(&[0; 12].into(), &[], data, &tag.into()).unwrap();
    let begins = head.text.len() + 45;
    let nonce = MADE_BY_AGE[begins..begins + NONCE].try_into().unwrap();
    let lots = Lots { file_key, salt: head.salt, nonce };
    let mut sealer = seal_with(Vec::new(), &passphrase(), Cost::REAL, &lots).unwrap();
    // In pieces as they come from rows.
    lines().chunks(1_000).for_each(|part| sealer.write_all(part).unwrap());
    assert!(sealer.finish().unwrap() == MADE_BY_AGE);
}

#[test]
fn every_length_comes_back() {
    for length in [0, 1, 65_535, 65_536, 65_537, 2 * 65_536, 200_000] {
        let bytes: Vec<u8> = (0..length).map(|at: usize| at as u8).collect();
        let sealed = sealed(&bytes);
        assert_eq!(opened(&sealed, &passphrase()), Ok(Some(bytes)), "{length}");
    }
}

#[test]
fn another_passphrase_does_not_open_it() {
    let other = Passphrase::new("helt andre ord enn de");
    assert_eq!(opened(&sealed(b"x"), &other), Err(NotOpened::WrongPassphrase));
}

#[test]
fn a_changed_byte_or_a_cut_never_passes() {
    let whole = sealed(&lines());
    for at in (0..300).chain((300..whole.len()).step_by(997)) {
        let mut bad = whole.clone();
        bad[at] ^= 1;
        assert!(!matches!(opened(&bad, &passphrase()), Ok(Some(_))), "{at}");
    }
    for length in (0..whole.len()).step_by(499).chain([65_536 + 16, whole.len() - 1]) {
        assert!(!matches!(opened(&whole[..length], &passphrase()), Ok(Some(_))), "{length}");
    }
    let mut longer = whole;
    longer.push(0);
    assert!(!matches!(opened(&longer, &passphrase()), Ok(Some(_))));
}

#[test]
fn a_header_that_asks_for_all_memory_is_none() {
    let whole = String::from_utf8_lossy(&sealed(b"")[..60]).into_owned();
    assert!(whole.contains(" 8\n"), "{whole}");
    let mut dear = sealed(b"");
    let at = dear.windows(3).position(|three| three == b" 8\n").unwrap();
    dear.splice(at..at + 3, *b" 31\n");
    assert_eq!(opened(&dear, &passphrase()), Err(NotOpened::OtherForm));
    assert_eq!(opened(&[b'x'; 100_000], &passphrase()), Err(NotOpened::OtherForm));
}
