-- 034: when the data key was changed, and who has left since: an older copy of the key file opens the house with their
-- passphrase until then. Whoever had left before this was written down counts as somebody who left, too.
CREATE TABLE key_mark (
    id        INTEGER PRIMARY KEY,
    kind      TEXT    NOT NULL CHECK (kind IN ('left', 'rotated')),
    at        INTEGER,                      -- unknown of somebody who left before this table
    staff_id  INTEGER NOT NULL REFERENCES staff (id)    -- who left, or who changed the key
) STRICT;
CREATE INDEX key_mark_kind ON key_mark (kind, id);

CREATE TRIGGER key_mark_keep_update BEFORE UPDATE ON key_mark
BEGIN SELECT RAISE(ABORT, 'what was done with the key is never changed'); END;
CREATE TRIGGER key_mark_keep_delete BEFORE DELETE ON key_mark
BEGIN SELECT RAISE(ABORT, 'what was done with the key is never removed'); END;
CREATE TRIGGER key_mark_keep_insert BEFORE INSERT ON key_mark
WHEN EXISTS (SELECT 1 FROM key_mark WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what was done with the key is never replaced'); END;

INSERT INTO key_mark (kind, staff_id) SELECT 'left', id FROM staff WHERE active = 0 ORDER BY id;
