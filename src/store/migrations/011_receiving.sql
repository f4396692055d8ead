-- 011: corrections are read as entries are.
--
-- An entry that somebody has read and that another corrects or strikes afterwards is unread again, for its author too. Who has
-- read which correction is a row that stays. What was corrected before now is settled: nobody could say whether it was read.
CREATE TABLE receipt_revision (
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    revision_id  INTEGER NOT NULL REFERENCES log_revision (id),
    at           INTEGER NOT NULL,
    PRIMARY KEY (staff_id, revision_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_revision_revision ON receipt_revision (revision_id, staff_id);

CREATE TRIGGER receipt_revision_keep_update BEFORE UPDATE ON receipt_revision
BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END;
CREATE TRIGGER receipt_revision_keep_delete BEFORE DELETE ON receipt_revision
BEGIN SELECT RAISE(ABORT, 'receipts are never removed'); END;
CREATE TRIGGER receipt_revision_keep_insert BEFORE INSERT ON receipt_revision
WHEN EXISTS (SELECT 1 FROM receipt_revision WHERE staff_id = new.staff_id AND revision_id = new.revision_id)
BEGIN SELECT RAISE(ABORT, 'receipts are never replaced'); END;

-- Whom a corrected entry waits for, in each section it stands in (0: the house; else the youth). No record but what follows
-- from corrections and receipts, kept so that counting never looks at the many that were read; so its rows come and go.
CREATE TABLE revision_unread (
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    section   INTEGER NOT NULL,
    entry_id  INTEGER NOT NULL REFERENCES log_entry (id),
    PRIMARY KEY (staff_id, section, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_unread_entry ON revision_unread (entry_id, staff_id);

-- What was corrected in a shift belongs in its handover, whenever it was written.
CREATE INDEX log_revision_at ON log_revision (at, entry_id);
