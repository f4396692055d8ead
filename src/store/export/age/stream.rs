//! What follows the header: pieces of 64 KiB, each locked under its number and whether it is the last, so that none can be cut
//! off, left out or moved.

use std::io::{self, BufRead, ErrorKind, Read, Write};

use chacha20poly1305::{
    ChaCha20Poly1305,
    aead::{AeadInOut, inout::InOutBuf},
};
use zeroize::Zeroizing;

use super::{Key, TAG, cipher};

const PIECE: usize = 64 * 1024;

/// The number of a piece, and whether it is the last.
#[derive(Debug, Default)]
struct Counter(u64);

impl Counter {
    /// Eleven bytes of number, the highest first, and one that tells the last.
    fn next(&mut self, is_last: bool) -> [u8; 12] {
        let mut nonce = [0; 12];
        nonce[3..11].copy_from_slice(&self.0.to_be_bytes());
        nonce[11] = u8::from(is_last);
        self.0 += 1;
        nonce
    }
}

/// Seals what is written into it. Dropped before [`Sealer::finish`], it leaves a file that does not open to its end.
pub(in crate::store::export) struct Sealer<W> {
    out: W,
    cipher: ChaCha20Poly1305,
    counter: Counter,
    /// What waits for its piece to be full: whether that is the last, only what follows tells.
    waiting: Zeroizing<Vec<u8>>,
}

impl<W: Write> Sealer<W> {
    pub(super) fn new(out: W, key: &Key) -> Self {
        let waiting = Zeroizing::new(Vec::with_capacity(PIECE));
        Self { out, cipher: cipher(key), counter: Counter::default(), waiting }
    }

    /// Seals what is left, and gives back what it was written into.
    pub(in crate::store::export) fn finish(mut self) -> io::Result<W> {
        self.seal(true)?;
        Ok(self.out)
    }

    fn seal(&mut self, is_last: bool) -> io::Result<()> {
        let nonce = self.counter.next(is_last);
        let tag = self
            .cipher
            .encrypt_inout_detached(&nonce.into(), &[], InOutBuf::from(self.waiting.as_mut_slice()))
            .map_err(|_| io::Error::other("a piece was not sealed"))?;
        self.out.write_all(&self.waiting)?;
        self.out.write_all(&tag)?;
        self.waiting.clear();
        Ok(())
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.waiting.len() == PIECE && !bytes.is_empty() {
            self.seal(false)?;
        }
        let taken = bytes.len().min(PIECE - self.waiting.len());
        self.waiting.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Reads what was sealed. A piece that is not what was sealed answers [`ErrorKind::InvalidData`].
pub(in crate::store::export) struct Opener<R> {
    from: R,
    cipher: ChaCha20Poly1305,
    counter: Counter,
    /// The piece that is open, and how much of it was read.
    open: Zeroizing<Vec<u8>>,
    read: usize,
    is_last: bool,
}

impl<R: BufRead> Opener<R> {
    pub(super) fn new(from: R, key: &Key) -> Self {
        let open = Zeroizing::new(Vec::with_capacity(PIECE + TAG));
        Self { from, cipher: cipher(key), counter: Counter::default(), open, read: 0, is_last: false }
    }

    fn next_piece(&mut self) -> io::Result<()> {
        self.open.clear();
        self.read = 0;
        let is_first = self.counter.0 == 0;
        Read::by_ref(&mut self.from).take((PIECE + TAG) as u64).read_to_end(&mut self.open)?;
        self.is_last = self.from.fill_buf()?.is_empty();
        let Some(length) = self.open.len().checked_sub(TAG) else { return Err(damaged()) };
        let nonce = self.counter.next(self.is_last);
        let (data, tag) = self.open.split_at_mut(length);
        let tag: [u8; TAG] = (&*tag).try_into().map_err(|_| damaged())?;
        let opened = self.cipher.decrypt_inout_detached(&nonce.into(), &[], InOutBuf::from(data), &tag.into());
        self.open.truncate(length);
        // A piece without anything in it stands only in a file without anything in it.
        if opened.is_err() || (length == 0 && !is_first) {
            self.open.clear();
            return Err(damaged());
        }
        Ok(())
    }
}

fn damaged() -> io::Error {
    ErrorKind::InvalidData.into()
}

impl<R: BufRead> Read for Opener<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.read == self.open.len() {
            if self.is_last {
                return Ok(0);
            }
            self.next_piece()?;
        }
        let taken = out.len().min(self.open.len() - self.read);
        out[..taken].copy_from_slice(&self.open[self.read..self.read + taken]);
        self.read += taken;
        Ok(taken)
    }
}
