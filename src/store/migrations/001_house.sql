-- 001: the house opens.
--
-- Conventions: instants are seconds since 1970 in UTC, days are text as yyyy-mm-dd, every table is STRICT.
--
-- What is recorded (log_entry, log_entry_youth, youth_voice, audit) only grows: three triggers refuse UPDATE, DELETE and
-- INSERT over an existing row. What people keep up to date (staff, youth, goal, activity) carries a version that every change
-- raises by one, and who changed it last; what stood before is in the audit chain. A stay (placement) is changed once: when
-- it ends. The house, its apartments and rooms and the shifts are written and left as they are. Drafts come and go.

CREATE TABLE house (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    key_file    BLOB    NOT NULL,           -- identity shared with the key file: the two belong together
    name        TEXT    NOT NULL,
    founded_at  INTEGER NOT NULL,
    invented    INTEGER NOT NULL            -- 1: the people are invented and every screen says so
) STRICT;

CREATE TABLE apartment (
    id      INTEGER PRIMARY KEY,
    number  INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 9),
    kind    TEXT    NOT NULL
) STRICT;

CREATE TABLE common_room (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE staff (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER NOT NULL REFERENCES staff (id),
    initials    TEXT    NOT NULL UNIQUE,
    name        TEXT    NOT NULL,
    role        TEXT    NOT NULL,
    active      INTEGER NOT NULL DEFAULT 1,
    pin_hash    TEXT    NOT NULL,
    slot        TEXT    NOT NULL            -- slot of the key file; empty when they have left
) STRICT;

CREATE TABLE youth (
    id                INTEGER PRIMARY KEY,
    version           INTEGER NOT NULL DEFAULT 1,
    changed_by        INTEGER NOT NULL REFERENCES staff (id),
    preferred_name    TEXT NOT NULL,
    latin_name        TEXT,
    own_script_name   TEXT,
    pronunciation     TEXT,
    birth_date        TEXT NOT NULL,
    celebrates        TEXT,
    languages         TEXT,
    interpreter       TEXT NOT NULL,
    interpreter_note  TEXT,
    primary_contact   INTEGER REFERENCES staff (id)
) STRICT;

CREATE TABLE placement (
    id            INTEGER PRIMARY KEY,
    youth_id      INTEGER NOT NULL REFERENCES youth (id),
    apartment_id  INTEGER NOT NULL REFERENCES apartment (id),
    moved_in      TEXT NOT NULL,
    moved_out     TEXT CHECK (moved_out IS NULL OR moved_out >= moved_in)
) STRICT;
-- Nobody lives in two places: at most one open stay a youth.
CREATE UNIQUE INDEX placement_open ON placement (youth_id) WHERE moved_out IS NULL;
CREATE INDEX placement_apartment ON placement (apartment_id, moved_in);

CREATE TABLE shift (
    id         INTEGER PRIMARY KEY,
    kind       TEXT    NOT NULL,
    day        TEXT    NOT NULL,            -- the day it began: the night belongs to its evening
    starts_at  INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL CHECK (ends_at > starts_at),
    UNIQUE (day, kind)
) STRICT;

CREATE INDEX shift_start ON shift (starts_at);

CREATE TABLE shift_staff (
    shift_id      INTEGER NOT NULL REFERENCES shift (id),
    staff_id      INTEGER NOT NULL REFERENCES staff (id),
    confirmed_at  INTEGER NOT NULL,
    PRIMARY KEY (shift_id, staff_id)
) STRICT, WITHOUT ROWID;

-- The log. It is read in the order it was written (by id), so that an entry about last night that is written in the
-- morning stands on top and is not buried where nobody looks again.
CREATE TABLE log_entry (
    id                INTEGER PRIMARY KEY,
    written_at        INTEGER NOT NULL,
    happened_at       INTEGER NOT NULL,
    author_id         INTEGER NOT NULL REFERENCES staff (id),
    shift_id          INTEGER REFERENCES shift (id),
    about             TEXT    NOT NULL CHECK (about IN ('house', 'apartment', 'youths')),
    apartment_number  INTEGER,              -- as it was when the entry was written
    apartment_id      INTEGER REFERENCES apartment (id),
    kind              TEXT    NOT NULL,
    weight            INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 2),
    facts             TEXT,
    youth_voice       TEXT,
    assessment        TEXT,
    agreed            TEXT,
    CHECK (coalesce(facts, youth_voice, assessment, agreed) IS NOT NULL)
) STRICT;

CREATE TRIGGER log_entry_keep_update BEFORE UPDATE ON log_entry
BEGIN SELECT RAISE(ABORT, 'log entries are never changed'); END;
CREATE TRIGGER log_entry_keep_delete BEFORE DELETE ON log_entry
BEGIN SELECT RAISE(ABORT, 'log entries are never removed'); END;
CREATE TRIGGER log_entry_keep_insert BEFORE INSERT ON log_entry
WHEN EXISTS (SELECT 1 FROM log_entry WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'log entries are never replaced'); END;

-- Which youths an entry is about, in the order that reads one youth's newest entries without a sort.
CREATE TABLE log_entry_youth (
    youth_id  INTEGER NOT NULL REFERENCES youth (id),
    entry_id  INTEGER NOT NULL REFERENCES log_entry (id),
    PRIMARY KEY (youth_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX log_entry_youth_entry ON log_entry_youth (entry_id, youth_id);

CREATE TRIGGER log_entry_youth_keep_update BEFORE UPDATE ON log_entry_youth
BEGIN SELECT RAISE(ABORT, 'log entries are never changed'); END;
CREATE TRIGGER log_entry_youth_keep_delete BEFORE DELETE ON log_entry_youth
BEGIN SELECT RAISE(ABORT, 'log entries are never removed'); END;
CREATE TRIGGER log_entry_youth_keep_insert BEFORE INSERT ON log_entry_youth
WHEN EXISTS (SELECT 1 FROM log_entry_youth WHERE youth_id = new.youth_id AND entry_id = new.entry_id)
BEGIN SELECT RAISE(ABORT, 'log entries are never replaced'); END;

-- Full text of the log. The program folds it and parts it into words with blanks between, which the ascii tokenizer takes as
-- they come: every letter beyond ASCII is one to it. `tags` holds the filters as words (y3 h a5 kh w2 s17), so that a filter on
-- old rows stays inside the index. Without content of its own: the text stands once, in log_entry. A column's words are
-- told apart but not their places, which nobody asks for.
--
-- There is a list for each beginning, as long as Norwegian words get: without one, all words that begin so have to be merged
-- for each question, 30 to 80 ms for a common beginning among a million entries. A list is read backwards a piece at a time,
-- and a piece grows in memory that is wiped at each growth, so small pieces are read ten times as fast as the usual 4,050
-- bytes.
CREATE VIRTUAL TABLE log_search USING fts5 (
    body, tags, content = '', detail = column, tokenize = 'ascii',
    prefix = '3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20'
);
INSERT INTO log_search (log_search, rank) VALUES ('pgsz', 500);

-- The words that stand first in a youth's plan; the newest row counts, the others stay.
CREATE TABLE youth_voice (
    id          INTEGER PRIMARY KEY,
    youth_id    INTEGER NOT NULL REFERENCES youth (id),
    words       TEXT    NOT NULL,
    written_at  INTEGER NOT NULL,
    author_id   INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX youth_voice_youth ON youth_voice (youth_id);

CREATE TRIGGER youth_voice_keep_update BEFORE UPDATE ON youth_voice
BEGIN SELECT RAISE(ABORT, 'a youth''s words are never changed'); END;
CREATE TRIGGER youth_voice_keep_delete BEFORE DELETE ON youth_voice
BEGIN SELECT RAISE(ABORT, 'a youth''s words are never removed'); END;
CREATE TRIGGER youth_voice_keep_insert BEFORE INSERT ON youth_voice
WHEN EXISTS (SELECT 1 FROM youth_voice WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'a youth''s words are never replaced'); END;

CREATE TABLE goal (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER NOT NULL REFERENCES staff (id),
    youth_id    INTEGER NOT NULL REFERENCES youth (id),
    title       TEXT NOT NULL,
    area        TEXT NOT NULL,
    status      TEXT NOT NULL,
    review      TEXT NOT NULL,
    withdrawn   INTEGER NOT NULL DEFAULT 0  -- taken back right after it was added
) STRICT;
CREATE INDEX goal_youth ON goal (youth_id) WHERE withdrawn = 0;

CREATE TABLE activity (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER NOT NULL REFERENCES staff (id),
    title       TEXT    NOT NULL,
    place       TEXT,
    starts_at   INTEGER NOT NULL,
    ends_at     INTEGER CHECK (ends_at IS NULL OR ends_at > starts_at),
    responsible INTEGER REFERENCES staff (id),
    cancelled   INTEGER NOT NULL DEFAULT 0,
    withdrawn   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX activity_start ON activity (starts_at) WHERE withdrawn = 0;

-- Text that is not saved yet: one row a member, a form and a subject. The only rows of the house that are replaced and
-- removed, because they are nobody's record.
CREATE TABLE draft (
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    form      TEXT    NOT NULL,
    subject   INTEGER NOT NULL,             -- row being changed, 0 for a new one
    saved_at  INTEGER NOT NULL,
    body      TEXT    NOT NULL,
    PRIMARY KEY (staff_id, form, subject)
) STRICT, WITHOUT ROWID;

-- Who did, opened or read what. Each row's hash covers the row and the hash before it.
CREATE TABLE audit (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    staff_id    INTEGER REFERENCES staff (id),
    action      TEXT    NOT NULL,
    entity      TEXT    NOT NULL,
    entity_id   INTEGER NOT NULL,
    youth_id    INTEGER,
    detail      TEXT    NOT NULL,
    hash        BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_youth ON audit (youth_id) WHERE youth_id IS NOT NULL;
CREATE INDEX audit_entity ON audit (entity, entity_id);

CREATE TRIGGER audit_keep_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_keep_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never removed'); END;
CREATE TRIGGER audit_keep_insert BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'audit rows are never replaced'); END;
