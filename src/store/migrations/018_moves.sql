-- 018: moves have checklists, and a stay ends with a reason.
--
-- Why a stay ended, what follows, and when somebody looks at it again. A stay from before this has none of them.
ALTER TABLE placement ADD COLUMN reason TEXT;
ALTER TABLE placement ADD COLUMN follows TEXT;
ALTER TABLE placement ADD COLUMN follow_up TEXT CHECK (follow_up IS NULL OR moved_out IS NOT NULL);
CREATE INDEX placement_youth ON placement (youth_id, moved_in);

-- What was to be gone through when a move was made, in the words of that day: a list that is changed later changes no move
-- that was made. Rows only grow.
CREATE TABLE move_point (
    id            INTEGER PRIMARY KEY,
    placement_id  INTEGER NOT NULL REFERENCES placement (id),
    part          TEXT    NOT NULL CHECK (part IN ('in', 'out')),
    words         TEXT    NOT NULL
) STRICT;
CREATE INDEX move_point_placement ON move_point (placement_id);

CREATE TRIGGER move_point_keep_update BEFORE UPDATE ON move_point
BEGIN SELECT RAISE(ABORT, 'the points of a move are never changed'); END;
CREATE TRIGGER move_point_keep_delete BEFORE DELETE ON move_point
BEGIN SELECT RAISE(ABORT, 'the points of a move are never removed'); END;
CREATE TRIGGER move_point_keep_insert BEFORE INSERT ON move_point
WHEN EXISTS (SELECT 1 FROM move_point WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'the points of a move are never replaced'); END;

-- What is said about a point; the newest row counts. Only what was not done has a reason.
CREATE TABLE move_mark (
    id        INTEGER PRIMARY KEY,
    point_id  INTEGER NOT NULL REFERENCES move_point (id),
    kind      TEXT    NOT NULL CHECK (kind IN ('done', 'not', 'cleared')),
    reason    TEXT    CHECK ((reason IS NOT NULL) = (kind = 'not')),
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX move_mark_point ON move_mark (point_id, id);

CREATE TRIGGER move_mark_keep_update BEFORE UPDATE ON move_mark
BEGIN SELECT RAISE(ABORT, 'marks are never changed'); END;
CREATE TRIGGER move_mark_keep_delete BEFORE DELETE ON move_mark
BEGIN SELECT RAISE(ABORT, 'marks are never removed'); END;
CREATE TRIGGER move_mark_keep_insert BEFORE INSERT ON move_mark
WHEN EXISTS (SELECT 1 FROM move_mark WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'marks are never replaced'); END;
