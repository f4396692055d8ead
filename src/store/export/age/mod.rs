//! A file sealed with a passphrase, in the form of [age](https://age-encryption.org/v1), version 1: anybody who has the
//! passphrase opens it with the `age` or `rage` of their machine, without this program.
//!
//! Of age only the passphrase is here, on the building blocks the key file stands on. The `age` crate would bring some hundred
//! crates more, a second generation of those blocks and Fluent among them. That the form is the same, a file shows that `age`
//! itself has made: it is read here, and made here again byte for byte.
//!
//! ```text
//! age-encryption.org/v1
//! -> scrypt <salt> <log2 of the work>
//! <file key, locked with what scrypt gives>
//! --- <seal of the lines above>
//! <nonce><pieces of 64 KiB, each with its number and whether it is the last>
//! ```

mod stream;
#[cfg(test)]
mod tests;

use std::io::{BufRead, Write};

use chacha20poly1305::{
    ChaCha20Poly1305,
    aead::{AeadInOut, KeyInit, inout::InOutBuf},
};
use data_encoding::BASE64_NOPAD;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

pub(super) use self::stream::{Opener, Sealer};
use crate::store::{StoreError, keys::Passphrase};

const VERSION: &str = "age-encryption.org/v1";
/// Stands before the salt, so that the same passphrase in another scheme gives another key.
const SCRYPT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";
const SALT: usize = 16;
const FILE_KEY: usize = 16;
const NONCE: usize = 16;
const TAG: usize = 16;
/// No header of this form is longer.
const LONGEST_LINE: usize = 200;
/// More would take more than a gibibyte of memory before anything is known to be right.
const DEAREST: u8 = 20;

type Key = Zeroizing<[u8; 32]>;

/// How dear guessing the passphrase is: the work doubles with each step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost(u8);

impl Cost {
    /// What `age` itself takes: 256 MiB, and about a second.
    pub const REAL: Self = Self(18);
    /// For tests, where secrets protect nothing.
    pub const FAST: Self = Self(8);
}

/// Why a sealed file does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotOpened {
    /// It is no file of this form, or one that is not sealed with a passphrase.
    #[error("not a file sealed with a passphrase")]
    OtherForm,
    /// The passphrase is another one; or the line that holds the key is damaged, which nobody can tell from here.
    #[error("the passphrase does not open it")]
    WrongPassphrase,
    /// It was changed.
    #[error("it is damaged")]
    Damaged,
}

/// What is drawn by lot for a file.
struct Lots {
    file_key: Zeroizing<[u8; FILE_KEY]>,
    salt: [u8; SALT],
    nonce: [u8; NONCE],
}

impl Lots {
    fn draw() -> Result<Self, StoreError> {
        let mut lots = Self { file_key: Zeroizing::default(), salt: [0; SALT], nonce: [0; NONCE] };
        for bytes in [lots.file_key.as_mut_slice(), &mut lots.salt, &mut lots.nonce] {
            getrandom::fill(bytes).map_err(|_| StoreError::Unexpected("no randomness".to_owned()))?;
        }
        Ok(lots)
    }
}

/// Begins a sealed file. What is written into the answer is sealed, and whole once [`Sealer::finish`] has answered.
pub(super) fn seal<W: Write>(out: W, passphrase: &Passphrase, cost: Cost) -> Result<Sealer<W>, StoreError> {
    seal_with(out, passphrase, cost, &Lots::draw()?)
}

fn seal_with<W: Write>(mut out: W, passphrase: &Passphrase, cost: Cost, lots: &Lots) -> Result<Sealer<W>, StoreError> {
    let mut locked = *lots.file_key;
    let tag = cipher(&derive(passphrase, &lots.salt, cost)?)
        .encrypt_inout_detached(&[0; 12].into(), &[], InOutBuf::from(locked.as_mut_slice()))
        .map_err(|_| StoreError::Unexpected("the key of the file was not locked".to_owned()))?;
    let body = BASE64_NOPAD.encode(&[locked.as_slice(), tag.as_slice()].concat());
    let head = format!("{VERSION}\n-> scrypt {} {}\n{body}\n---", BASE64_NOPAD.encode(&lots.salt), cost.0);
    let mac = BASE64_NOPAD.encode(&mac_of(&lots.file_key, &head).finalize().into_bytes());
    out.write_all(format!("{head} {mac}\n").as_bytes())?;
    out.write_all(&lots.nonce)?;
    Ok(Sealer::new(out, &payload_key(&lots.file_key, &lots.nonce)))
}

/// Opens a sealed file. What is read from the answer is proven piece by piece, and complete when it ends without an error.
pub(super) fn open<R: BufRead>(
    mut from: R,
    passphrase: &Passphrase,
) -> Result<Result<Opener<R>, NotOpened>, StoreError> {
    let Some(head) = Head::read(&mut from)? else { return Ok(Err(NotOpened::OtherForm)) };
    let mut file_key = Zeroizing::new([0; FILE_KEY]);
    file_key.copy_from_slice(&head.locked[..FILE_KEY]);
    let tag: [u8; TAG] = head.locked[FILE_KEY..].try_into().unwrap_or_default();
    let opened = cipher(&derive(passphrase, &head.salt, head.cost)?).decrypt_inout_detached(
        &[0; 12].into(),
        &[],
        InOutBuf::from(file_key.as_mut_slice()),
        &tag.into(),
    );
    if opened.is_err() {
        return Ok(Err(NotOpened::WrongPassphrase));
    }
    if mac_of(&file_key, &head.text).verify_slice(&head.mac).is_err() {
        return Ok(Err(NotOpened::Damaged));
    }
    let mut nonce = [0; NONCE];
    match from.read_exact(&mut nonce) {
        Ok(()) => Ok(Ok(Opener::new(from, &payload_key(&file_key, &nonce)))),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(Err(NotOpened::Damaged)),
        Err(error) => Err(error.into()),
    }
}

/// Reads the lines before what is sealed, and no further.
#[cfg(any(test, feature = "testing"))]
pub(super) fn look(from: &mut impl BufRead) {
    let _ = Head::read(from);
}

/// The lines before what is sealed.
struct Head {
    /// As they were sealed.
    text: String,
    salt: [u8; SALT],
    cost: Cost,
    locked: [u8; FILE_KEY + TAG],
    mac: [u8; 32],
}

impl Head {
    /// `None` for another form.
    fn read(from: &mut impl BufRead) -> std::io::Result<Option<Self>> {
        let mut lines = Vec::new();
        for _ in 0..4 {
            let Some(line) = line(from)? else { return Ok(None) };
            lines.push(line);
        }
        Ok(Self::parse(&lines))
    }

    fn parse(lines: &[String]) -> Option<Self> {
        let [version, stanza, body, seal] = lines else { return None };
        let (salt, cost) = stanza.strip_prefix("-> scrypt ")?.split_once(' ')?;
        let number = cost.parse::<u8>().ok().filter(|number| (1..=DEAREST).contains(number))?;
        if version != VERSION || number.to_string() != cost {
            return None;
        }
        let text = format!("{version}\n{stanza}\n{body}\n---");
        let (salt, mac) = (bytes(salt)?, bytes(seal.strip_prefix("--- ")?)?);
        Some(Self { text, salt, cost: Cost(number), locked: bytes(body)?, mac })
    }
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    BASE64_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok()
}

/// A line of the header without its end; `None` where there is none that is short enough.
fn line(from: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut line = Vec::new();
    let mut limited = std::io::Read::take(from, LONGEST_LINE as u64);
    limited.read_until(b'\n', &mut line)?;
    Ok((line.pop() == Some(b'\n')).then(|| String::from_utf8(line).ok()).flatten())
}

fn derive(passphrase: &Passphrase, salt: &[u8; SALT], cost: Cost) -> Result<Key, StoreError> {
    let unexpected = |what: &str| StoreError::Unexpected(what.to_owned());
    let params = scrypt::Params::new(cost.0, 8, 1).map_err(|_| unexpected("the work of the passphrase"))?;
    let mut key = Key::default();
    let salt = [SCRYPT_LABEL, salt].concat();
    scrypt::scrypt(passphrase.as_str().as_bytes(), &salt, &params, key.as_mut_slice())
        .map_err(|_| unexpected("the key of the passphrase"))?;
    Ok(key)
}

fn cipher(key: &Key) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new((&**key).into())
}

fn expand(file_key: &[u8; FILE_KEY], salt: Option<&[u8]>, what: &[u8]) -> Key {
    let mut key = Key::default();
    // Refuses only what is longer than 255 hashes.
    let _ = Hkdf::<Sha256>::new(salt, file_key).expand(what, key.as_mut_slice());
    key
}

fn payload_key(file_key: &[u8; FILE_KEY], nonce: &[u8; NONCE]) -> Key {
    expand(file_key, Some(nonce), b"payload")
}

fn mac_of(file_key: &[u8; FILE_KEY], text: &str) -> Hmac<Sha256> {
    let key = expand(file_key, None, b"header");
    let mut mac = keyed(&key);
    mac.update(text.as_bytes());
    mac
}

fn keyed(key: &Key) -> Hmac<Sha256> {
    // SHA-256 takes keys in blocks of 64 bytes; a shorter one is filled up with zeros.
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(key.as_slice());
    <Hmac<Sha256> as hmac::KeyInit>::new((&*block).into())
}
