//! Handing out: the file is written outside the house, and a receipt is kept of it.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use sha2::{Digest as _, Sha256};

use super::paper::Paper;
use crate::{
    domain::{
        access::{Deed, allows},
        access_pack::{Handed, Pack, Step},
        command::Command,
        ids::{PackId, StaffId},
        refusal::Refusal,
        taken::TakenList,
        time::{Instant, Zone},
    },
    report::outside::{OutsideError, Part, is_outside},
    store::{ChainHead, House, StoreError},
    text::Texts,
};

/// Who hands out what, and where to.
#[derive(Debug, Clone)]
pub struct HandingOut {
    /// The pack.
    pub pack: PackId,
    /// Whoever hands it out.
    pub staff: StaffId,
    /// When.
    pub now: Instant,
    /// In which language.
    pub texts: Texts,
    /// The zone of the house.
    pub zone: Zone,
    /// A file that is not there yet, outside the folder of the house.
    pub path: PathBuf,
}

/// What was handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Out {
    /// What the receipt says.
    pub handed: Handed,
    /// Word for word what was handed out the first time; `None` when this is the first.
    pub is_the_same: Option<bool>,
}

/// Writes the file and keeps the receipt. That it was taken out stands in the chain before a word is written. Under its own name
/// the file stands whole and with its receipt, or not at all: what is being written is a `Part`, which is thrown away when
/// anything fails. A receipt whose file did not come about is no loss: handed out again, it is the same word for word.
///
/// # Errors
/// [`OutsideError`]; something that was not seen or has changed meanwhile is a refusal of the store.
pub fn hand_out(house: &mut House, out: &HandingOut) -> Result<Out, OutsideError> {
    let pack = may_hand_out(house, out)?;
    is_outside(house.folder(), &out.path)?;
    let mut part = Part::begin(&out.path)?;
    let (handed, first) = write_down(house, out, &pack, part.file())?;
    // Nothing is signed for that cannot be given its name.
    part.is_free()?;
    house.execute(out.staff, out.now, &Command::Pack(Step::HandOut { pack: pack.id, handed: handed.clone() }))?;
    part.finish()?;
    Ok(Out { is_the_same: first.map(|first| first == handed.sha256), handed })
}

fn may_hand_out(house: &House, out: &HandingOut) -> Result<Pack, StoreError> {
    let read = house.read();
    let role = read.people()?.staff.get(&out.staff).filter(|member| member.active).map(|member| member.role);
    let role = role.ok_or(Refusal::Gone)?;
    if !allows(role, Deed::MakeAccessPack) {
        return Err(Refusal::NotAllowed { role, deed: Deed::MakeAccessPack }.into());
    }
    let pack = read.pack(out.pack)?.ok_or(Refusal::Gone)?;
    match pack.progress.left() {
        0 => Ok(pack),
        left => Err(Refusal::PackNotSeen { left }.into()),
    }
}

/// Writes what is handed out, and answers what a receipt says of it, with the SHA-256 of what was handed out the first time.
fn write_down(
    house: &mut House,
    out: &HandingOut,
    pack: &Pack,
    file: &mut File,
) -> Result<(Handed, Option<String>), StoreError> {
    let export = Command::TakeOut { list: TakenList::AccessPack, youth: Some(pack.youth) };
    house.execute(out.staff, out.now, &export)?;
    // What is handed out again is what was handed out: the same moment, name and line of the chain stand in it.
    let first = pack.receipts.first();
    let head = match first {
        Some(first) => house.chain_row(first.handed.head)?.ok_or(Refusal::Gone)?,
        None => house.chain_head()?,
    };
    let (at, by) = first.map_or((out.now, out.staff), |first| (first.at, first.by));
    let (tally, sha256) = write(house, out, pack, (at, by), head, file)?;
    let handed = Handed {
        lines: tally.lines,
        masked: tally.masked,
        unseen: tally.unseen,
        reasons: tally.by_name(),
        sha256,
        head: head.id,
    };
    Ok((handed, first.map(|first| first.handed.sha256.clone())))
}

fn write(
    house: &House,
    out: &HandingOut,
    pack: &Pack,
    (at, by): (Instant, StaffId),
    head: ChainHead,
    file: &mut File,
) -> Result<(super::paper::Tally, String), StoreError> {
    let read = house.read();
    let people = read.people()?.on_paper();
    let made = (at, people.signature(by));
    let info = read.house()?;
    let paper = Paper { t: out.texts, info: &info, people: &people, pack, made, head, zone: out.zone };
    let mut hashed = Hashed { into: BufWriter::new(file), hash: Sha256::new() };
    let tally = paper.write(read, &mut hashed)?;
    let sha256 = hashed.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let file = hashed.into.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok((tally, sha256))
}

/// Writes on, and knows the SHA-256 of all it wrote.
struct Hashed<W> {
    into: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.into.write(bytes)?;
        self.hash.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.into.flush()
    }
}
