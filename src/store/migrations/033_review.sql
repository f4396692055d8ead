-- 033: the leader's review of who has read and changed.
--
-- A review says up to which row of the chain somebody has looked. It is a record: nothing of it is changed or removed.
CREATE TABLE review (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    staff_id   INTEGER NOT NULL REFERENCES staff (id),
    until_row  INTEGER NOT NULL REFERENCES audit (id),
    note       TEXT
) STRICT;

CREATE TRIGGER review_keep_update BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'reviews are never changed'); END;
CREATE TRIGGER review_keep_delete BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'reviews are never removed'); END;
CREATE TRIGGER review_keep_insert BEFORE INSERT ON review
WHEN EXISTS (SELECT 1 FROM review WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'reviews are never replaced'); END;

-- What is looked for in the chain is found without the rest of it, the newest first: one member's rows, and the kinds of deed
-- that are few among the others. Changes are the most of it and need no index.
CREATE INDEX audit_staff ON audit (staff_id);
CREATE INDEX audit_seen ON audit (id) WHERE action IN
    ('open-file', 'ask-consent', 'search', 'open-handover', 'open-fire-roll', 'open-covered-fire-roll', 'open-review', 'export');
CREATE INDEX audit_exports ON audit (id) WHERE action = 'export';
CREATE INDEX audit_doors ON audit (id) WHERE action IN
    ('unlock', 'lock', 'idle-lock', 'uncover', 'switch', 'quit', 'failed-try');
