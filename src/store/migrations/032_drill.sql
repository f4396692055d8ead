-- 032: what was done with copies of the house: made in a place, opened on trial, restored from, and that the second medium was
-- put off. The copies themselves may lie on a medium that is not there; from here the house knows how old they are.
CREATE TABLE backup_mark (
    id        INTEGER PRIMARY KEY,
    kind      TEXT    NOT NULL CHECK (kind IN ('first', 'second', 'named', 'drilled', 'put-off', 'restored')),
    at        INTEGER NOT NULL,
    until     INTEGER,                      -- of one that was put off
    copy      TEXT,                         -- the name of the copy
    head      INTEGER,                      -- the newest row of the chain in it
    staff_id  INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX backup_mark_kind ON backup_mark (kind, id);

CREATE TRIGGER backup_mark_keep_update BEFORE UPDATE ON backup_mark
BEGIN SELECT RAISE(ABORT, 'what was done with copies is never changed'); END;
CREATE TRIGGER backup_mark_keep_delete BEFORE DELETE ON backup_mark
BEGIN SELECT RAISE(ABORT, 'what was done with copies is never removed'); END;
CREATE TRIGGER backup_mark_keep_insert BEFORE INSERT ON backup_mark
WHEN EXISTS (SELECT 1 FROM backup_mark WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what was done with copies is never replaced'); END;
