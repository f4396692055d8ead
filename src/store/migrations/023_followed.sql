-- 023: what was said once can be opened again, and what is to be followed up stays until somebody has.
--
-- Why an interpreter may be used again stands in the row that lifts what was said of them. Rows from before this have none.
ALTER TABLE interpreter_bar ADD COLUMN lifted TEXT CHECK (lifted IS NULL OR reason IS NULL);

-- That the list of a birthday was gone through, with what was done, or that it was opened again, with why: the newest row
-- counts. What was gone through before this has no words.
CREATE TABLE milestone_mark (
    id         INTEGER PRIMARY KEY,
    youth_id   INTEGER NOT NULL REFERENCES youth (id),
    milestone  TEXT    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('done', 'opened')),
    words      TEXT,
    at         INTEGER NOT NULL,
    staff_id   INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX milestone_mark_youth ON milestone_mark (youth_id, id);
INSERT INTO milestone_mark (id, youth_id, milestone, kind, at, staff_id)
    SELECT id, youth_id, milestone, 'done', at, staff_id FROM milestone_done;
DROP TABLE milestone_done;

CREATE TRIGGER milestone_mark_keep_update BEFORE UPDATE ON milestone_mark
BEGIN SELECT RAISE(ABORT, 'what was gone through: never changed'); END;
CREATE TRIGGER milestone_mark_keep_delete BEFORE DELETE ON milestone_mark
BEGIN SELECT RAISE(ABORT, 'what was gone through: never removed'); END;
CREATE TRIGGER milestone_mark_keep_insert BEFORE INSERT ON milestone_mark
WHEN EXISTS (SELECT 1 FROM milestone_mark WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what was gone through: never replaced'); END;

-- A day on which somebody looks again: at how it goes after a stay, or at a decision about an address. It waits until
-- somebody has, also after the youth moved out. It is settled once; a new day is a new row. Those that wait are few
-- whatever the years, and have an index of their own.
CREATE TABLE follow_up (
    id             INTEGER PRIMARY KEY,
    youth_id       INTEGER NOT NULL REFERENCES youth (id),
    placement_id   INTEGER REFERENCES placement (id),
    protection_id  INTEGER REFERENCES protection (id),
    day            TEXT    NOT NULL,
    found          TEXT,                    -- nothing where the day fell away by itself: a new decision, a stay that goes on
    settled_at     INTEGER,
    settled_by     INTEGER REFERENCES staff (id),
    CHECK ((placement_id IS NULL) <> (protection_id IS NULL)),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
    CHECK (found IS NULL OR settled_at IS NOT NULL)
) STRICT;
CREATE INDEX follow_up_youth ON follow_up (youth_id, id);
CREATE INDEX follow_up_open ON follow_up (day, youth_id) WHERE settled_at IS NULL;

INSERT INTO follow_up (youth_id, placement_id, day)
    SELECT youth_id, id, follow_up FROM placement WHERE follow_up IS NOT NULL ORDER BY id;
INSERT INTO follow_up (youth_id, protection_id, day)
    SELECT youth_id, id, until FROM protection p
    WHERE level <> 'open' AND id = (SELECT max(id) FROM protection WHERE youth_id = p.youth_id) ORDER BY id;

CREATE TRIGGER follow_up_keep_update BEFORE UPDATE ON follow_up
WHEN old.settled_at IS NOT NULL OR new.id <> old.id OR new.youth_id <> old.youth_id OR new.day <> old.day
    OR new.placement_id IS NOT old.placement_id OR new.protection_id IS NOT old.protection_id
BEGIN SELECT RAISE(ABORT, 'follow-ups: settled once, never changed'); END;
CREATE TRIGGER follow_up_keep_delete BEFORE DELETE ON follow_up
BEGIN SELECT RAISE(ABORT, 'follow-ups: never removed'); END;
CREATE TRIGGER follow_up_keep_insert BEFORE INSERT ON follow_up
WHEN EXISTS (SELECT 1 FROM follow_up WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'follow-ups: never replaced'); END;
