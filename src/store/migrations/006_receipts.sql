-- 006: who has read what, and going off shift.
--
-- Every row here only grows. What a member has read of a section (the house, or one youth) is a chain of pieces: each row of
-- `receipt` says that they have read all of the section after one entry up to another, and the next row goes on from there.
-- So the newest row is how far they have come, and «who has read this entry» is one step into an index for each member. What
-- they have read further up, with something unread below it, stands in `receipt_entry` until a piece covers it.

-- From which entry on a member reads: what was written before they were added, or while they did not work here, was never
-- theirs to read.
CREATE TABLE reading_start (
    id           INTEGER PRIMARY KEY,
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    after_entry  INTEGER NOT NULL,          -- the newest entry then; 0 when there was none
    at           INTEGER NOT NULL
) STRICT;
CREATE INDEX reading_start_staff ON reading_start (staff_id, id);
-- Nobody could say before now what they had read.
INSERT INTO reading_start (staff_id, after_entry, at)
    SELECT s.id, coalesce((SELECT max(id) FROM log_entry), 0), coalesce((SELECT max(at) FROM audit), 0) FROM staff s;

CREATE TABLE receipt (
    id           INTEGER PRIMARY KEY,
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    section      INTEGER NOT NULL,          -- 0: the house; else the youth
    after_entry  INTEGER NOT NULL,
    until_entry  INTEGER NOT NULL REFERENCES log_entry (id),
    at           INTEGER NOT NULL,
    CHECK (until_entry > after_entry)
) STRICT;
CREATE UNIQUE INDEX receipt_section ON receipt (staff_id, section, until_entry);

CREATE TABLE receipt_entry (
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    entry_id  INTEGER NOT NULL REFERENCES log_entry (id),
    at        INTEGER NOT NULL,
    PRIMARY KEY (staff_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_entry_entry ON receipt_entry (entry_id, staff_id);

-- Somebody goes off shift, or is on it again after all: the newest row of a shift and a member counts. `until_entry` is the
-- newest entry when they went; for a shift that ended by itself and was signed off days later, the newest at its end.
CREATE TABLE sign_off (
    id           INTEGER PRIMARY KEY,
    shift_id     INTEGER NOT NULL REFERENCES shift (id),
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    kind         TEXT    NOT NULL CHECK (kind IN ('off', 'back')),
    at           INTEGER NOT NULL,
    until_entry  INTEGER NOT NULL,
    reason       TEXT                       -- why there was no handover
) STRICT;
CREATE INDEX sign_off_shift ON sign_off (shift_id, staff_id, id);
CREATE INDEX shift_staff_staff ON shift_staff (staff_id, shift_id);

-- The house reads what is about the house and its apartments: few entries among many.
CREATE INDEX log_entry_common ON log_entry (id) WHERE about <> 'youths';

CREATE TRIGGER reading_start_keep_update BEFORE UPDATE ON reading_start
BEGIN SELECT RAISE(ABORT, 'where somebody began to read is never changed'); END;
CREATE TRIGGER reading_start_keep_delete BEFORE DELETE ON reading_start
BEGIN SELECT RAISE(ABORT, 'where somebody began to read is never removed'); END;
CREATE TRIGGER reading_start_keep_insert BEFORE INSERT ON reading_start
WHEN EXISTS (SELECT 1 FROM reading_start WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'where somebody began to read is never replaced'); END;

CREATE TRIGGER receipt_keep_update BEFORE UPDATE ON receipt
BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END;
CREATE TRIGGER receipt_keep_delete BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'receipts are never removed'); END;
CREATE TRIGGER receipt_keep_insert BEFORE INSERT ON receipt
WHEN EXISTS (SELECT 1 FROM receipt WHERE id = new.id)
  OR EXISTS (SELECT 1 FROM receipt WHERE staff_id = new.staff_id AND section = new.section AND until_entry > new.after_entry)
BEGIN SELECT RAISE(ABORT, 'a receipt goes on from the one before'); END;

CREATE TRIGGER receipt_entry_keep_update BEFORE UPDATE ON receipt_entry
BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END;
CREATE TRIGGER receipt_entry_keep_delete BEFORE DELETE ON receipt_entry
BEGIN SELECT RAISE(ABORT, 'receipts are never removed'); END;
CREATE TRIGGER receipt_entry_keep_insert BEFORE INSERT ON receipt_entry
WHEN EXISTS (SELECT 1 FROM receipt_entry WHERE staff_id = new.staff_id AND entry_id = new.entry_id)
BEGIN SELECT RAISE(ABORT, 'receipts are never replaced'); END;

CREATE TRIGGER sign_off_keep_update BEFORE UPDATE ON sign_off
BEGIN SELECT RAISE(ABORT, 'going off shift is never changed'); END;
CREATE TRIGGER sign_off_keep_delete BEFORE DELETE ON sign_off
BEGIN SELECT RAISE(ABORT, 'going off shift is never removed'); END;
CREATE TRIGGER sign_off_keep_insert BEFORE INSERT ON sign_off
WHEN EXISTS (SELECT 1 FROM sign_off WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'going off shift is never replaced'); END;
