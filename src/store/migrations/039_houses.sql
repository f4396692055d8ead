-- 039: several houses in one file.
--
-- `house` stays what it was: the file, with the key file it belongs to. The houses that live in it are rows here; the one there
-- was is the first, and everything that was written is its. Everything that is of a house says which; the rest follows from
-- what it hangs on:
--
-- * apartment, common_room, shift: places and times of one house. Numbers, names and shifts are told apart within a house.
-- * youth: where they belong now. What is kept about a youth (plan, card, contacts, consents, presence …) hangs on the youth and
--   goes with them.
-- * log_entry: where it was written, and it stays there, also when the youth moves to another house: those who work there now
--   have no part in what was written about the others of the first.
-- * task, event: of the house they were made in; open tasks about a youth go with them.
-- * household: of the house whose register it stands in; its people, gates, cases, meetings and payment go with it.
-- * receipt, reading_start: what somebody has read of one house says nothing of another.
-- * draft: text about one house is never opened in another. search_text: the house of what it was filed from.
-- * stays hang on their apartment; handovers, rounds, checklists and signing off on their shift; corrections, transfers and
--   receipts of entries on their entry; who comes, and minutes, on their event.
-- * staff, interpreters, saved searches, backups, reviews and the chain are of the file. `staff_house` says who works where. A
--   row of the chain says which house was on the screen once there is more than one, and then its hash covers that.
--
-- A column of its own where rows are found by it; elsewhere a lookup of the row it hangs on is as cheap.
CREATE TABLE shared_house (
    id          INTEGER PRIMARY KEY,
    position    INTEGER NOT NULL UNIQUE,    -- the order they are shown in
    name        TEXT    NOT NULL UNIQUE,
    founded_at  INTEGER NOT NULL
) STRICT;
INSERT INTO shared_house (id, position, name, founded_at) SELECT 1, 1, name, founded_at FROM house;

-- Who works in which house. It is kept up to date; what it said before stands in the audit chain.
CREATE TABLE staff_house (
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    house_id  INTEGER NOT NULL REFERENCES shared_house (id),
    PRIMARY KEY (staff_id, house_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_house_house ON staff_house (house_id, staff_id);
INSERT INTO staff_house (staff_id, house_id) SELECT s.id, h.id FROM staff s CROSS JOIN shared_house h;

-- A kitchen or a bath that several apartments share, and how many of them may be lived in at a time.
CREATE TABLE shared_room (
    id        INTEGER PRIMARY KEY,
    house_id  INTEGER NOT NULL REFERENCES shared_house (id),
    kind      TEXT    NOT NULL CHECK (kind IN ('kitchen', 'bath')),
    name      TEXT    NOT NULL,
    most      INTEGER NOT NULL CHECK (most BETWEEN 1 AND 9),
    UNIQUE (house_id, name)
) STRICT;

-- A unique number of an apartment is unique within its house, as names of rooms and times of shifts are. The rows keep their
-- numbers; the program turns foreign keys off while it migrates, so that what refers to them stays.
CREATE TEMP TABLE before AS SELECT * FROM apartment;
DROP TABLE apartment;
CREATE TABLE apartment (
    id        INTEGER PRIMARY KEY,
    house_id  INTEGER NOT NULL REFERENCES shared_house (id),
    number    INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9),
    kind      TEXT    NOT NULL,
    places    INTEGER CHECK (places BETWEEN 1 AND 9),       -- how many a shared one holds; nothing: nobody has said
    kitchen   INTEGER REFERENCES shared_room (id),          -- which it shares with others
    bath      INTEGER REFERENCES shared_room (id),
    UNIQUE (house_id, number)
) STRICT;
INSERT INTO apartment (id, house_id, number, kind) SELECT id, 1, number, kind FROM temp.before;
DROP TABLE temp.before;

CREATE TEMP TABLE before AS SELECT * FROM common_room;
DROP TABLE common_room;
CREATE TABLE common_room (
    id        INTEGER PRIMARY KEY,
    house_id  INTEGER NOT NULL REFERENCES shared_house (id),
    name      TEXT    NOT NULL,
    UNIQUE (house_id, name)
) STRICT;
INSERT INTO common_room (id, house_id, name) SELECT id, 1, name FROM temp.before;
DROP TABLE temp.before;

CREATE TEMP TABLE before AS SELECT * FROM shift;
DROP TABLE shift;
CREATE TABLE shift (
    id         INTEGER PRIMARY KEY,
    house_id   INTEGER NOT NULL REFERENCES shared_house (id),
    kind       TEXT    NOT NULL,
    day        TEXT    NOT NULL,
    starts_at  INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL CHECK (ends_at > starts_at),
    UNIQUE (day, kind, house_id)
) STRICT;
INSERT INTO shift (id, house_id, kind, day, starts_at, ends_at) SELECT id, 1, kind, day, starts_at, ends_at FROM temp.before;
DROP TABLE temp.before;
CREATE INDEX shift_start ON shift (starts_at);

CREATE TEMP TABLE before AS SELECT * FROM draft;
DROP TABLE draft;
CREATE TABLE draft (
    staff_id    INTEGER NOT NULL REFERENCES staff (id),
    form        TEXT    NOT NULL,
    subject     INTEGER NOT NULL,             -- row being changed, 0 for a new one
    house_id    INTEGER NOT NULL REFERENCES shared_house (id),
    saved_at    INTEGER NOT NULL,
    body        TEXT    NOT NULL,
    open_seat   INTEGER,
    open_since  INTEGER,
    PRIMARY KEY (staff_id, form, subject, house_id)
) STRICT, WITHOUT ROWID;
INSERT INTO draft (staff_id, form, subject, house_id, saved_at, body, open_seat, open_since)
    SELECT staff_id, form, subject, 1, saved_at, body, open_seat, open_since FROM temp.before;
DROP TABLE temp.before;

-- These grow large, and a column with a default costs nothing on the rows there are.
ALTER TABLE youth ADD COLUMN house_id INTEGER NOT NULL DEFAULT 1 REFERENCES shared_house (id);
ALTER TABLE log_entry ADD COLUMN house_id INTEGER NOT NULL DEFAULT 1 REFERENCES shared_house (id);
ALTER TABLE task ADD COLUMN house_id INTEGER NOT NULL DEFAULT 1 REFERENCES shared_house (id);
ALTER TABLE event ADD COLUMN house_id INTEGER NOT NULL DEFAULT 1 REFERENCES shared_house (id);
ALTER TABLE household ADD COLUMN house_id INTEGER NOT NULL DEFAULT 1 REFERENCES shared_house (id);
ALTER TABLE receipt ADD COLUMN house_id INTEGER NOT NULL DEFAULT 1 REFERENCES shared_house (id);
ALTER TABLE reading_start ADD COLUMN house_id INTEGER NOT NULL DEFAULT 1 REFERENCES shared_house (id);
ALTER TABLE search_text ADD COLUMN house_id INTEGER NOT NULL DEFAULT 1;
ALTER TABLE audit ADD COLUMN house_id INTEGER REFERENCES shared_house (id);     -- nothing: written while there was one

-- A house of ten entries beside one of a million is read without the million. The rows of the first house that were written
-- before now need no index of their own: they are read in their order, as before.
CREATE INDEX log_entry_beside ON log_entry (house_id, id) WHERE house_id <> 1;
CREATE INDEX audit_house ON audit (house_id, id) WHERE house_id IS NOT NULL;
DROP INDEX log_entry_house;
CREATE INDEX log_entry_house ON log_entry (house_id, id) WHERE about = 'house';
DROP INDEX log_entry_common;
CREATE INDEX log_entry_common ON log_entry (house_id, id) WHERE about <> 'youths';
DROP INDEX log_entry_minutes;
CREATE INDEX log_entry_minutes ON log_entry (happened_at, id, house_id, individual_minutes, common_minutes)
    WHERE individual_minutes IS NOT NULL OR common_minutes IS NOT NULL;
DROP INDEX audit_doors;
CREATE INDEX audit_doors ON audit (id) WHERE action IN
    ('unlock', 'lock', 'idle-lock', 'uncover', 'switch', 'show-house', 'quit', 'failed-try');
DROP INDEX event_source;
CREATE UNIQUE INDEX event_source ON event (source, uid, house_id) WHERE source IS NOT NULL;

-- What a member has read is a chain of pieces in each house.
DROP TRIGGER receipt_keep_insert;
CREATE TRIGGER receipt_keep_insert BEFORE INSERT ON receipt
WHEN EXISTS (SELECT 1 FROM receipt WHERE id = new.id)
  OR EXISTS (SELECT 1 FROM receipt WHERE staff_id = new.staff_id AND section = new.section AND house_id = new.house_id
                                     AND until_entry > new.after_entry)
BEGIN SELECT RAISE(ABORT, 'a receipt goes on from the one before'); END;
