-- 020: the case journal, for each youth by themselves, and evaluations in it.
--
-- What was written about two youths is copied into two journals, each time without the other: it is ticked off for each. A
-- tick that was a mistake is taken back by a row of its own, so that nothing of what was ticked is lost.
DROP TRIGGER journal_transfer_keep_update;
DROP TRIGGER journal_transfer_keep_delete;
DROP TRIGGER journal_transfer_keep_insert;
CREATE TABLE journal_transfer_before AS SELECT * FROM journal_transfer;
DROP TABLE journal_transfer;

CREATE TABLE journal_transfer (
    id             INTEGER PRIMARY KEY,
    entry_id       INTEGER REFERENCES log_entry (id),
    evaluation_id  INTEGER REFERENCES evaluation (id),
    youth_id       INTEGER REFERENCES youth (id),         -- whose journal; NULL: about the house or an apartment
    revision_id    INTEGER REFERENCES log_revision (id),  -- the newest then; NULL: as it was written
    at             INTEGER NOT NULL,
    staff_id       INTEGER NOT NULL REFERENCES staff (id),
    reference      TEXT,                                  -- NULL: the tick before it is taken back
    CHECK ((entry_id IS NULL) <> (evaluation_id IS NULL)),
    CHECK (evaluation_id IS NULL OR (youth_id IS NOT NULL AND revision_id IS NULL))
) STRICT;
-- Until now one tick counted for all of them.
INSERT INTO journal_transfer (entry_id, youth_id, revision_id, at, staff_id, reference)
    SELECT t.entry_id, y.youth_id, t.revision_id, t.at, t.staff_id, t.reference
    FROM journal_transfer_before t LEFT JOIN log_entry_youth y ON y.entry_id = t.entry_id
    ORDER BY t.id, y.youth_id;
DROP TABLE journal_transfer_before;
CREATE INDEX journal_transfer_entry ON journal_transfer (entry_id, id) WHERE entry_id IS NOT NULL;
CREATE INDEX journal_transfer_evaluation ON journal_transfer (evaluation_id, id) WHERE evaluation_id IS NOT NULL;

CREATE TRIGGER journal_transfer_keep_update BEFORE UPDATE ON journal_transfer
BEGIN SELECT RAISE(ABORT, 'transfers are never changed'); END;
CREATE TRIGGER journal_transfer_keep_delete BEFORE DELETE ON journal_transfer
BEGIN SELECT RAISE(ABORT, 'transfers are never removed'); END;
CREATE TRIGGER journal_transfer_keep_insert BEFORE INSERT ON journal_transfer
WHEN EXISTS (SELECT 1 FROM journal_transfer WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'transfers are never replaced'); END;

-- Whether an evaluation belongs in the journal: as it was recorded, and what somebody said about it later.
ALTER TABLE evaluation ADD COLUMN journal INTEGER NOT NULL DEFAULT 0 CHECK (journal IN (0, 1));
CREATE TABLE evaluation_mark (
    id             INTEGER PRIMARY KEY,
    evaluation_id  INTEGER NOT NULL REFERENCES evaluation (id),
    at             INTEGER NOT NULL,
    staff_id       INTEGER NOT NULL REFERENCES staff (id),
    journal        INTEGER NOT NULL CHECK (journal IN (0, 1))
) STRICT;
CREATE INDEX evaluation_mark_evaluation ON evaluation_mark (evaluation_id, id);

CREATE TRIGGER evaluation_mark_keep_update BEFORE UPDATE ON evaluation_mark
BEGIN SELECT RAISE(ABORT, 'marks of evaluations are never changed'); END;
CREATE TRIGGER evaluation_mark_keep_delete BEFORE DELETE ON evaluation_mark
BEGIN SELECT RAISE(ABORT, 'marks of evaluations are never removed'); END;
CREATE TRIGGER evaluation_mark_keep_insert BEFORE INSERT ON evaluation_mark
WHEN EXISTS (SELECT 1 FROM evaluation_mark WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'marks of evaluations are never replaced'); END;

-- What waits, once for each journal, and since when. No record but what follows from the tables above, so its rows come and
-- go; the list of the few that wait never looks at the many that were transferred.
CREATE TABLE journal_waiting_before AS SELECT * FROM journal_waiting;
DROP TABLE journal_waiting;
CREATE TABLE journal_waiting (
    id             INTEGER PRIMARY KEY,
    since          INTEGER NOT NULL,
    entry_id       INTEGER REFERENCES log_entry (id),
    evaluation_id  INTEGER REFERENCES evaluation (id),
    youth_id       INTEGER REFERENCES youth (id),
    CHECK ((entry_id IS NULL) <> (evaluation_id IS NULL)),
    CHECK (evaluation_id IS NULL OR youth_id IS NOT NULL)
) STRICT;
-- Whatever was corrected after it was transferred waits since then.
INSERT INTO journal_waiting (since, entry_id, youth_id)
    SELECT CASE WHEN EXISTS (SELECT 1 FROM journal_transfer t WHERE t.entry_id = w.entry_id)
                THEN (SELECT max(r.at) FROM log_revision r WHERE r.entry_id = w.entry_id)
                ELSE (SELECT l.written_at FROM log_entry l WHERE l.id = w.entry_id) END,
           w.entry_id, y.youth_id
    FROM journal_waiting_before w LEFT JOIN log_entry_youth y ON y.entry_id = w.entry_id
    ORDER BY w.entry_id, y.youth_id;
DROP TABLE journal_waiting_before;
CREATE UNIQUE INDEX journal_waiting_entry ON journal_waiting (entry_id, coalesce(youth_id, 0)) WHERE entry_id IS NOT NULL;
CREATE UNIQUE INDEX journal_waiting_evaluation ON journal_waiting (evaluation_id) WHERE evaluation_id IS NOT NULL;
CREATE INDEX journal_waiting_youth ON journal_waiting (youth_id, entry_id);
CREATE INDEX journal_waiting_since ON journal_waiting (since, id);
