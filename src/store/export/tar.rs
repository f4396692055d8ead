//! Files one after another, in the form of `tar` (POSIX ustar), as far as an export needs it: ordinary files whose length is
//! known before.
//!
//! Reading is stricter than any `tar`: whoever reads says which file comes next, so no name in an archive ever leads anywhere.

use std::io::{self, ErrorKind, Read, Write};

const BLOCK: usize = 512;
/// The longest name.
const NAME: usize = 100;
/// Length of a file in octal digits: eight gibibytes; larger ones are written as a number of 88 bits, as GNU has it.
const OCTAL: u64 = 1 << 33;

/// The header of a file: for its owner alone, of no time and of nobody, so that the same content is the same archive.
fn header(name: &str, size: u64) -> io::Result<[u8; BLOCK]> {
    if name.len() > NAME {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut block = [0; BLOCK];
    let mut put = |at: usize, bytes: &[u8]| block[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, name.as_bytes());
    put(100, b"0000600\0");
    put(108, b"0000000\0");
    put(116, b"0000000\0");
    put(136, b"00000000000\0");
    put(148, b"        ");
    put(156, b"0");
    put(257, b"ustar\x0000");
    if size < OCTAL {
        put(124, format!("{size:011o}\0").as_bytes());
    } else {
        put(124, &[0x80]);
        put(128, &size.to_be_bytes());
    }
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Ok(block)
}

/// Writes files into an archive.
pub(super) struct Writer<W> {
    out: W,
    /// Bytes the file that was begun still takes, and those that fill up its last block.
    left: u64,
    padding: usize,
}

impl<W: Write> Writer<W> {
    pub(super) const fn new(out: W) -> Self {
        Self { out, left: 0, padding: 0 }
    }

    /// Begins a file of exactly so many bytes.
    pub(super) fn begin(&mut self, name: &str, size: u64) -> io::Result<()> {
        self.end()?;
        self.out.write_all(&header(name, size)?)?;
        self.left = size;
        self.padding = padding(size);
        Ok(())
    }

    /// Ends the archive, and gives back what it was written into.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.end()?;
        self.out.write_all(&[0; 2 * BLOCK])?;
        Ok(self.out)
    }

    fn end(&mut self) -> io::Result<()> {
        if self.left != 0 {
            return Err(io::Error::other("a file of the archive is shorter than was said"));
        }
        let padding = std::mem::take(&mut self.padding);
        self.out.write_all(&[0; BLOCK][..padding])
    }
}

impl<W: Write> Write for Writer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.out.write(bytes)?;
        self.left = self
            .left
            .checked_sub(taken as u64)
            .ok_or_else(|| io::Error::other("a file of the archive is longer than was said"))?;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// How many bytes fill up the last block.
const fn padding(size: u64) -> usize {
    let over = (size % BLOCK as u64) as usize;
    (BLOCK - over) % BLOCK
}

/// Reads the files of an archive in the order they stand in.
pub(super) struct Reader<R> {
    from: R,
    left: u64,
    padding: usize,
}

impl<R: Read> Reader<R> {
    pub(super) const fn new(from: R) -> Self {
        Self { from, left: 0, padding: 0 }
    }

    /// Goes to the next file, which has to be this one, and answers its length. Another name, another kind of file or
    /// anything a plain archive does not have answers [`ErrorKind::InvalidData`].
    pub(super) fn begin(&mut self, name: &str) -> io::Result<u64> {
        self.skip()?;
        let block = self.block()?;
        let size = size_of(&block).ok_or(ErrorKind::InvalidData)?;
        if header(name, size)? != block {
            return Err(ErrorKind::InvalidData.into());
        }
        self.left = size;
        self.padding = padding(size);
        Ok(size)
    }

    /// Makes sure that nothing stands behind the last file.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.skip()?;
        let ends = self.block()? == [0; BLOCK] && self.block()? == [0; BLOCK];
        if ends && self.from.read(&mut [0])? == 0 { Ok(()) } else { Err(ErrorKind::InvalidData.into()) }
    }

    fn skip(&mut self) -> io::Result<()> {
        let rest = std::mem::take(&mut self.left) + std::mem::take(&mut self.padding) as u64;
        let skipped = io::copy(&mut Read::by_ref(&mut self.from).take(rest), &mut io::sink())?;
        if skipped == rest { Ok(()) } else { Err(ErrorKind::InvalidData.into()) }
    }

    fn block(&mut self) -> io::Result<[u8; BLOCK]> {
        let mut block = [0; BLOCK];
        self.from.read_exact(&mut block).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => ErrorKind::InvalidData.into(),
            _ => error,
        })?;
        Ok(block)
    }
}

/// The length a header says, in either way of writing it. Whatever else stands there is compared with what we write ourselves.
fn size_of(block: &[u8; BLOCK]) -> Option<u64> {
    if block[124] == 0x80 {
        return Some(u64::from_be_bytes(block[128..136].try_into().ok()?));
    }
    u64::from_str_radix(std::str::from_utf8(&block[124..135]).ok()?, 8).ok()
}

impl<R: Read> Read for Reader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(out.len());
        let read = self.from.read(&mut out[..most])?;
        if read == 0 && most > 0 {
            return Err(ErrorKind::InvalidData.into());
        }
        self.left -= read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new());
        for (name, bytes) in files {
            writer.begin(name, bytes.len() as u64).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn another_reader_of_archives_finds_the_same_files() {
        let long = vec![b'x'; 1_500];
        let files: [(&str, &[u8]); 4] =
            [("manifest.json", b"{}\n"), ("tables/log_entry.jsonl", &long), ("empty", b""), ("text/3.txt", &[7; 512])];
        let bytes = archive(&files);
        let mut found = Vec::new();
        for entry in tar::Archive::new(bytes.as_slice()).entries().unwrap() {
            let mut entry = entry.unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            assert_eq!(entry.header().mode().unwrap(), 0o600);
            found.push((entry.path().unwrap().display().to_string(), content));
        }
        let wanted: Vec<_> = files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
        assert_eq!(found, wanted);
        let mut reader = Reader::new(bytes.as_slice());
        for (name, bytes) in files {
            assert_eq!(reader.begin(name).unwrap(), bytes.len() as u64);
            let mut content = Vec::new();
            reader.read_to_end(&mut content).unwrap();
            assert_eq!(content, bytes);
        }
        reader.finish().unwrap();
    }

    #[test]
    fn a_file_of_more_than_eight_gibibytes_has_its_length() {
        let size = 20 << 30;
        let block = header("tables/audit.jsonl", size).unwrap();
        assert_eq!(size_of(&block), Some(size));
        let header = tar::Header::from_byte_slice(&block);
        assert_eq!(header.size().unwrap(), size);
    }

    #[test]
    fn a_file_is_as_long_as_was_said() {
        let mut writer = Writer::new(Vec::new());
        writer.begin("a", 2).unwrap();
        writer.write_all(b"x").unwrap();
        assert!(writer.begin("b", 0).is_err());
        let mut writer = Writer::new(Vec::new());
        writer.begin("a", 1).unwrap();
        assert!(writer.write_all(b"xy").is_err());
    }

    /// What another program wrote into the header.
    fn foreign(name: &str, kind: tar::EntryType) -> Vec<u8> {
        let mut header = tar::Header::new_ustar();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_mode(0o600);
        header.set_entry_type(kind);
        header.set_size(0);
        header.set_cksum();
        [header.as_bytes().as_slice(), &[0; 1_024]].concat()
    }

    #[test]
    fn no_other_name_or_kind_of_file_is_taken() {
        let tricks = [
            ("../x", tar::EntryType::Regular),
            ("/etc/x", tar::EntryType::Regular),
            ("tables/../../x", tar::EntryType::Regular),
            ("manifest.json", tar::EntryType::Symlink),
            ("manifest.json", tar::EntryType::Link),
            ("manifest.json", tar::EntryType::Directory),
            ("manifest.json", tar::EntryType::GNULongName),
            ("manifest.json", tar::EntryType::XHeader),
        ];
        for (name, kind) in tricks {
            let bytes = foreign(name, kind);
            let error = Reader::new(bytes.as_slice()).begin("manifest.json").unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidData, "{name} {kind:?}");
        }
    }

    #[test]
    fn what_is_cut_or_goes_on_is_told() {
        let whole = archive(&[("a", b"text")]);
        let read = |bytes: &[u8]| -> io::Result<()> {
            let mut reader = Reader::new(bytes);
            reader.begin("a")?;
            io::copy(&mut reader, &mut io::sink())?;
            reader.finish()
        };
        read(&whole).unwrap();
        for length in 0..whole.len() {
            assert_eq!(read(&whole[..length]).unwrap_err().kind(), ErrorKind::InvalidData, "{length}");
        }
        assert!(read(&[whole.as_slice(), &[0]].concat()).is_err());
        assert!(read(&archive(&[("a", b"text"), ("b", b"")])).is_err());
    }
}
