//! The pages of a damaged database, one by one. SQLCipher ends at the first page whose seal is broken; here such a page is only
//! one that cannot be read, and all others can. Nothing is ever written.
//!
//! A page is 4,096 bytes: content under AES-256-CBC, then 16 bytes of initialisation vector and 64 of seal (HMAC-SHA512 over
//! content, vector and page number). The first page begins with the salt in clear. (SQLCipher 4, `sqlcipher_page_cipher`.)

use std::{
    fs::File,
    io::{self, Read as _, Seek as _, SeekFrom},
    path::Path,
};

use aes::{
    Aes256Dec,
    cipher::{BlockCipherDecrypt as _, KeyInit as _},
};
use hmac::{Hmac, Mac as _};
use sha2::Sha512;
use zeroize::Zeroizing;

use super::wal::Wal;
use crate::store::{StoreError, keys::DataKey, open};

/// Bytes of a page.
pub(super) const PAGE: usize = 4_096;
/// Bytes of a page that hold content.
pub(super) const USABLE: usize = PAGE - RESERVE;
/// What follows the content: vector and seal.
const RESERVE: usize = IV + SEAL;
const IV: usize = 16;
const SEAL: usize = 64;
/// Bytes before the content of the first page.
const SALT: usize = 16;
/// What SQLCipher adds to the salt for the key of the seals.
const SALT_MASK: u8 = 0x3a;

/// The content of a page.
pub(super) type Content = Zeroizing<Vec<u8>>;

/// What opens pages.
#[derive(Clone)]
pub(super) struct Cipher {
    key: Aes256Dec,
    seal: Hmac<Sha512>,
}

impl Cipher {
    /// For a file that begins with this salt.
    pub(super) fn new(key: &DataKey, salt: &[u8]) -> Option<Self> {
        let masked: Vec<u8> = salt.iter().map(|byte| byte ^ SALT_MASK).collect();
        let seal_key = seal_key(key.as_bytes(), &masked)?;
        Some(Self {
            key: Aes256Dec::new_from_slice(key.as_bytes()).ok()?,
            seal: Hmac::new_from_slice(seal_key.as_slice()).ok()?,
        })
    }

    /// The content of a page whose seal holds.
    pub(super) fn open(&self, number: u32, raw: &[u8]) -> Option<Content> {
        let from = if number == 1 { SALT } else { 0 };
        let (sealed, seal) = raw.get(from..PAGE)?.split_at(PAGE - from - SEAL);
        let mut whole = self.seal.clone();
        whole.update(sealed);
        whole.update(&number.to_le_bytes());
        whole.verify_slice(seal).ok()?;
        let (content, vector) = sealed.split_at(sealed.len() - IV);
        let mut page = Zeroizing::new(vec![0; PAGE]);
        let mut before = vector;
        for (block, opened) in content.chunks_exact(IV).zip(page[from..].chunks_exact_mut(IV)) {
            let mut bytes = aes::Block::try_from(block).ok()?;
            self.key.decrypt_block(&mut bytes);
            for ((to, plain), mask) in opened.iter_mut().zip(&bytes).zip(before) {
                *to = plain ^ mask;
            }
            before = block;
        }
        Some(page)
    }
}

/// PBKDF2-HMAC-SHA512 with two rounds, which is what SQLCipher makes the key of the seals with.
fn seal_key(key: &[u8], salt: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let prf = |bytes: &[u8]| -> Option<[u8; 64]> {
        let mut hmac = Hmac::<Sha512>::new_from_slice(key).ok()?;
        hmac.update(bytes);
        Some(hmac.finalize().into_bytes().into())
    };
    let first = Zeroizing::new(prf(&[salt, &1_u32.to_be_bytes()].concat())?);
    let second = Zeroizing::new(prf(first.as_slice())?);
    let mut made = Zeroizing::new([0; 32]);
    for ((byte, one), other) in made.iter_mut().zip(first.iter()).zip(second.iter()) {
        *byte = one ^ other;
    }
    Some(made)
}

/// The pages of a house as they stand: those of the write-ahead log before those of the file.
pub(super) struct Pages {
    file: File,
    wal: Option<Wal>,
    cipher: Cipher,
    count: u32,
}

impl Pages {
    /// Opens both files to be read. `None` where the first page cannot be read with this key: it says where everything lies.
    ///
    /// # Errors
    /// What the path answers.
    pub(super) fn open(database: &Path, log: &Path, key: &DataKey) -> Result<Option<Self>, StoreError> {
        let at = |error: &io::Error| open::path_error(error, database.to_owned());
        let file = File::open(database).map_err(|error| at(&error))?;
        let length = file.metadata().map_err(|error| at(&error))?.len();
        let mut salt = [0; SALT];
        if !read_at(&file, 0, &mut salt) {
            return Ok(None);
        }
        let Some(cipher) = Cipher::new(key, &salt) else { return Ok(None) };
        let wal = Wal::open(log, &cipher);
        // What is cut off at the end is missed when something leads there.
        let in_file = u32::try_from(length.div_ceil(PAGE as u64)).unwrap_or(u32::MAX);
        let count = wal.as_ref().map_or(in_file, Wal::pages).max(in_file);
        let mut pages = Self { file, wal, cipher, count };
        let Some(first) = pages.read(1) else { return Ok(None) };
        pages.count = pages.count.max(number_at(&first, 28).unwrap_or(0));
        Ok(Some(pages))
    }

    /// How many pages there are, or should be.
    pub(super) const fn count(&self) -> u32 {
        self.count
    }

    /// The content of a page; `None` when it cannot be read.
    pub(super) fn read(&self, number: u32) -> Option<Content> {
        if number == 0 {
            return None;
        }
        if let Some(found) = self.wal.as_ref().and_then(|wal| wal.read(number)) {
            return found;
        }
        let mut raw = vec![0; PAGE];
        let from = u64::from(number - 1) * PAGE as u64;
        read_at(&self.file, from, &mut raw).then(|| self.cipher.open(number, &raw)).flatten()
    }

    /// Whether a page holds less than it last did: its newest content stands in a part of the log that cannot be read.
    pub(super) fn is_behind(&self, number: u32) -> bool {
        self.wal.as_ref().is_some_and(|wal| wal.is_behind(number))
    }

    /// Pages of the write-ahead log that could not be read, and are found as they were before.
    pub(super) fn damaged_in_log(&self) -> usize {
        self.wal.as_ref().map_or(0, Wal::damaged)
    }
}

/// Reads exactly so many bytes. A disk that does not answer is a page that cannot be read.
pub(super) fn read_at(mut file: &File, from: u64, into: &mut [u8]) -> bool {
    file.seek(SeekFrom::Start(from)).and_then(|_| file.read_exact(into)).is_ok()
}

/// Four bytes of a page as a number, the highest first.
pub(super) fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
