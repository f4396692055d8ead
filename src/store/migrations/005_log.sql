-- 005: the log, complete: until when a weight counts, what is told at the handover, goals, contact minutes, the case journal,
-- and corrections.
--
-- An entry as it was written stays in log_entry for ever. Whoever corrects it adds a row to log_revision with all of the new
-- content; the newest row is what the entry says now, and none before it is lost. Whom an entry is about is never another:
-- what was written on the wrong youth is struck and written anew.
ALTER TABLE log_entry ADD COLUMN weight_until INTEGER;          -- when a raised weight falls back; NULL: it stays
ALTER TABLE log_entry ADD COLUMN handover INTEGER NOT NULL DEFAULT 0 CHECK (handover IN (0, 1));
ALTER TABLE log_entry ADD COLUMN goal_id INTEGER REFERENCES goal (id);
ALTER TABLE log_entry ADD COLUMN individual_minutes INTEGER CHECK (individual_minutes BETWEEN 1 AND 1440);
ALTER TABLE log_entry ADD COLUMN common_minutes INTEGER CHECK (common_minutes BETWEEN 1 AND 1440);
ALTER TABLE log_entry ADD COLUMN journal INTEGER NOT NULL DEFAULT 0 CHECK (journal IN (0, 1));

-- A handover asks for the marked entries of a shift, a plan for the entries of a goal: small indexes of nothing else.
CREATE INDEX log_entry_handover ON log_entry (written_at, id) WHERE handover = 1;
CREATE INDEX log_entry_goal ON log_entry (goal_id, id) WHERE goal_id IS NOT NULL;

CREATE TABLE log_revision (
    id                  INTEGER PRIMARY KEY,
    entry_id            INTEGER NOT NULL REFERENCES log_entry (id),
    kind                TEXT    NOT NULL CHECK (kind IN ('correction', 'amendment', 'struck')),
    at                  INTEGER NOT NULL,
    staff_id            INTEGER NOT NULL REFERENCES staff (id),
    shift_id            INTEGER REFERENCES shift (id),
    reason              TEXT,
    entry_kind          TEXT,
    happened_at         INTEGER,
    weight              INTEGER CHECK (weight BETWEEN 0 AND 2),
    facts               TEXT,
    youth_voice         TEXT,
    assessment          TEXT,
    agreed              TEXT,
    weight_until        INTEGER,
    handover            INTEGER NOT NULL DEFAULT 0 CHECK (handover IN (0, 1)),
    goal_id             INTEGER REFERENCES goal (id),
    individual_minutes  INTEGER CHECK (individual_minutes BETWEEN 1 AND 1440),
    common_minutes      INTEGER CHECK (common_minutes BETWEEN 1 AND 1440),
    journal             INTEGER NOT NULL DEFAULT 0 CHECK (journal IN (0, 1)),
    -- Within the shift the trace is enough; afterwards somebody says why.
    CHECK ((kind = 'correction') = (reason IS NULL)),
    -- Striking leaves the text as it stood.
    CHECK ((kind = 'struck') = (coalesce(facts, youth_voice, assessment, agreed) IS NULL)),
    CHECK ((kind = 'struck') = (entry_kind IS NULL)),
    CHECK ((kind = 'struck') = (happened_at IS NULL)),
    CHECK ((kind = 'struck') = (weight IS NULL))
) STRICT;
CREATE INDEX log_revision_entry ON log_revision (entry_id, id);
CREATE INDEX log_revision_handover ON log_revision (at, id) WHERE handover = 1;
CREATE INDEX log_revision_goal ON log_revision (goal_id, entry_id) WHERE goal_id IS NOT NULL;
-- Nothing is struck twice; and the newest entry about a youth is found past the struck ones.
CREATE UNIQUE INDEX log_revision_struck ON log_revision (entry_id) WHERE kind = 'struck';

CREATE TRIGGER log_revision_keep_update BEFORE UPDATE ON log_revision
BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END;
CREATE TRIGGER log_revision_keep_delete BEFORE DELETE ON log_revision
BEGIN SELECT RAISE(ABORT, 'corrections are never removed'); END;
CREATE TRIGGER log_revision_keep_insert BEFORE INSERT ON log_revision
WHEN EXISTS (SELECT 1 FROM log_revision WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'corrections are never replaced'); END;
-- What is struck stays as it was struck.
CREATE TRIGGER log_revision_keep_struck BEFORE INSERT ON log_revision
WHEN EXISTS (SELECT 1 FROM log_revision WHERE entry_id = new.entry_id AND kind = 'struck')
BEGIN SELECT RAISE(ABORT, 'a struck entry is never corrected'); END;

-- Entries that somebody has copied into the case journal of the municipality, and which version of them.
CREATE TABLE journal_transfer (
    id           INTEGER PRIMARY KEY,
    entry_id     INTEGER NOT NULL REFERENCES log_entry (id),
    revision_id  INTEGER REFERENCES log_revision (id),  -- the newest then; NULL: as it was written
    at           INTEGER NOT NULL,
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    reference    TEXT    NOT NULL
) STRICT;
CREATE INDEX journal_transfer_entry ON journal_transfer (entry_id, id);

CREATE TRIGGER journal_transfer_keep_update BEFORE UPDATE ON journal_transfer
BEGIN SELECT RAISE(ABORT, 'transfers are never changed'); END;
CREATE TRIGGER journal_transfer_keep_delete BEFORE DELETE ON journal_transfer
BEGIN SELECT RAISE(ABORT, 'transfers are never removed'); END;
CREATE TRIGGER journal_transfer_keep_insert BEFORE INSERT ON journal_transfer
WHEN EXISTS (SELECT 1 FROM journal_transfer WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'transfers are never replaced'); END;

-- What waits for the case journal. No record but what follows from the three tables above, kept so that the list of the few
-- that wait never looks at the many that were transferred; so its rows come and go.
CREATE TABLE journal_waiting (
    entry_id  INTEGER PRIMARY KEY REFERENCES log_entry (id)
) STRICT;
