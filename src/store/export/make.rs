//! Making an export: measured, written under another name, read again from the first byte to the last, and only then one.

use std::{
    io::{self, BufWriter, Write},
    path::Path,
    sync::Arc,
};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{
    ExportError, Progress, Stage, Tell,
    age::Cost,
    manifest::{Listed, Manifest, SCHEMA_JSON, SCHEMA_TEXT, is_page},
    part::Part,
    rows,
    schema::{self, Table},
    source::{self, Form},
    target::{Measured, SEALED, Target, kept},
};
use crate::{
    domain::time::{Instant, Zone},
    store::{
        ChainCheck, HouseFolder, StoreError, audit,
        keys::{DataKey, Hex, Passphrase},
        open::{self, Memory},
        read::Reader,
    },
};

/// The words beside an export that say what it is.
const READ_ME: &str = "README.txt";

/// Rows between two words about how far it is.
const STEP: u64 = 1_000;

/// Readable pages beside the tables, for people without a program. Made by whoever knows words; here they are only files.
pub trait Pages {
    /// Their names below `text/`, without the end: small letters, digits and dashes.
    ///
    /// # Errors
    /// What the house answers.
    fn names(&self, read: Reader<'_>) -> Result<Vec<String>, StoreError>;

    /// Writes one. The same house gives the same page, byte for byte.
    ///
    /// # Errors
    /// What the house answers, and what the page is written into.
    fn write(&self, read: Reader<'_>, name: &str, out: &mut dyn Write) -> Result<(), StoreError>;
}

/// Who can read an export.
#[derive(Debug, Clone, Copy)]
pub enum Protection<'a> {
    /// Whoever has the passphrase.
    Sealed(&'a Passphrase, Cost),
    /// Everybody who has the files.
    Plain,
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The folder, where nothing is.
    pub to: &'a Path,
    /// Who can read it.
    pub protection: Protection<'a>,
    /// What the words beside it say.
    pub read_me: &'a str,
    /// When.
    pub now: Instant,
}

/// Makes exports of one house.
#[derive(Debug, Clone)]
pub struct Exports {
    folder: HouseFolder,
    key: Arc<DataKey>,
    zone: Zone,
}

/// An export that is proven and has not got its name yet. Dropped, it is gone.
#[derive(Debug)]
pub struct Made {
    part: Part,
    /// What it holds.
    pub manifest: Manifest,
    /// SHA-256 of the list, and so of all of it.
    pub digest: Hex<32>,
}

impl Made {
    /// Lets it stand under its own name.
    ///
    /// # Errors
    /// What the disk answers; nothing is left then.
    pub fn keep(self) -> Result<(), StoreError> {
        self.part.keep()
    }
}

impl Exports {
    pub(in crate::store) const fn new(folder: HouseFolder, key: Arc<DataKey>, zone: Zone) -> Self {
        Self { folder, key, zone }
    }

    /// Writes all of the house as it stands at one moment, and reads it again. Works beside terminals that write.
    ///
    /// # Errors
    /// [`ExportError`], and what the house answers. Nothing is left then.
    pub fn make(&self, asked: &Asked<'_>, pages: &dyn Pages, tell: Tell<'_>) -> Result<Made, StoreError> {
        let part = Part::begin(asked.to)?;
        let made = self.written(&part, asked, pages, tell);
        let (manifest, digest) = made.map_err(|error| part.fault(error))?;
        Ok(Made { part, manifest, digest })
    }

    fn written(
        &self,
        part: &Part,
        asked: &Asked<'_>,
        pages: &dyn Pages,
        tell: Tell<'_>,
    ) -> Result<(Manifest, Hex<32>), StoreError> {
        let _open = self.folder.lock_shared()?;
        let conn = open::connect(&self.folder.database(), &self.key, Memory::Wiped)?;
        // One reading transaction from here on: whatever others write meanwhile is no part of it.
        let moment = Transaction::new_unchecked(&conn, TransactionBehavior::Deferred)?;
        let read = Reader::on(&moment, self.zone.date(asked.now));
        let house = Whole { conn: &moment, read, pages, members: members(read, pages)? };
        let manifest = house.measured(asked.now, tell)?;
        let mut target = match asked.protection {
            Protection::Sealed(passphrase, cost) => Target::sealed(part, passphrase, cost)?,
            Protection::Plain => Target::plain(part),
        };
        house.write(&manifest, &mut target, tell)?;
        target.finish()?;
        let mut words = BufWriter::new(part.file(READ_ME)?);
        words.write_all(asked.read_me.as_bytes())?;
        kept(words)?;
        let digest = prove(part, asked.protection, &manifest, tell)?;
        Ok((manifest, digest))
    }
}

/// Reads it as it would be imported, and holds it against what was written.
fn prove(part: &Part, protection: Protection<'_>, manifest: &Manifest, tell: Tell<'_>) -> Result<Hex<32>, StoreError> {
    let (form, passphrase) = match protection {
        Protection::Sealed(passphrase, _) => (Form::Sealed(part.path().join(SEALED)), Some(passphrase)),
        Protection::Plain => (Form::Plain(part.path().to_owned()), None),
    };
    let read = source::open(&form, passphrase).and_then(|opened| {
        let (same, digest) = (opened.manifest == *manifest, opened.digest);
        super::walk(opened, Stage::Checking, tell, &mut |_, _| Ok(()))?;
        if same { Ok(digest) } else { Err(ExportError::NotProven.into()) }
    });
    read.map_err(|error| match error {
        StoreError::Export(_) => ExportError::NotProven.into(),
        other => other,
    })
}

/// A file of an export before it is written.
struct Member {
    path: String,
    content: Content,
}

enum Content {
    Text(String),
    Table(&'static Table),
    /// A page of that name.
    Page(String),
}

fn members(read: Reader<'_>, pages: &dyn Pages) -> Result<Vec<Member>, StoreError> {
    let json = schema::as_json().map_err(io::Error::other)?;
    let text = |path: &str, text| Member { path: path.to_owned(), content: Content::Text(text) };
    let mut all = vec![text(SCHEMA_TEXT, schema::as_text()), text(SCHEMA_JSON, json)];
    all.extend(schema::tables().iter().map(|table| Member { path: table.file(), content: Content::Table(table) }));
    for name in pages.names(read)? {
        let path = format!("text/{name}.txt");
        if !is_page(&path) {
            return Err(StoreError::Unexpected(format!("a page named {name}")));
        }
        all.push(Member { path, content: Content::Page(name) });
    }
    Ok(all)
}

/// The house at one moment, and what is made of it.
struct Whole<'a> {
    conn: &'a Connection,
    read: Reader<'a>,
    pages: &'a dyn Pages,
    members: Vec<Member>,
}

impl Whole<'_> {
    /// Writes a file; answers how many rows, of a table.
    fn emit(&self, content: &Content, out: &mut dyn Write, told: &mut dyn FnMut()) -> Result<Option<u64>, StoreError> {
        match content {
            Content::Text(text) => out.write_all(text.as_bytes())?,
            Content::Table(table) => return rows::write(self.conn, table, out, told).map(Some),
            Content::Page(name) => self.pages.write(self.read, name, out)?,
        }
        Ok(None)
    }

    /// Finds out how long each file is going to be and what its digest is: the list stands before the files.
    fn measured(&self, now: Instant, tell: Tell<'_>) -> Result<Manifest, StoreError> {
        let mut progress = Progress::new(Stage::Measuring, self.count()?, tell);
        let mut files = Vec::with_capacity(self.members.len());
        for member in &self.members {
            let mut measured = Measured::new(BufWriter::new(io::sink()));
            let rows = self.emit(&member.content, &mut measured, &mut || progress.step())?;
            let size = measured.size;
            files.push(Listed { path: member.path.clone(), size, sha256: measured.sha256(), rows });
        }
        let (chain, broken_at) = match audit::verify(self.conn)? {
            ChainCheck::Whole(head) => (head, None),
            ChainCheck::BrokenAt(row) => (audit::head(self.conn)?, Some(row)),
        };
        Ok(Manifest::new(now, chain.into(), broken_at, files))
    }

    fn write(&self, manifest: &Manifest, target: &mut Target<'_>, tell: Tell<'_>) -> Result<(), StoreError> {
        let mut progress = Progress::new(Stage::Writing, manifest.rows(), tell);
        let list = manifest.text()?;
        target.begin(super::manifest::MANIFEST, list.len() as u64)?;
        target.write_all(list.as_bytes())?;
        for (member, listed) in self.members.iter().zip(&manifest.files) {
            target.begin(&member.path, listed.size)?;
            self.emit(&member.content, target, &mut || progress.step())?;
        }
        Ok(())
    }

    /// Rows of all tables.
    fn count(&self) -> Result<u64, StoreError> {
        let count = |table: &Table| {
            let sql = format!("SELECT count(*) FROM \"{}\"", table.name);
            self.conn.query_row(&sql, [], |row| row.get::<_, i64>(0))
        };
        let mut all = 0;
        for table in schema::tables() {
            all += count(table)?.unsigned_abs();
        }
        Ok(all)
    }
}

impl<'t> Progress<'t> {
    pub(super) const fn new(stage: Stage, of: u64, tell: Tell<'t>) -> Self {
        Self { stage, of, done: 0, tell }
    }

    /// A row is done.
    pub(super) fn step(&mut self) {
        self.done += 1;
        if self.done % STEP == 1 || self.done == self.of {
            (self.tell)(self.stage, self.done, self.of);
        }
    }
}
