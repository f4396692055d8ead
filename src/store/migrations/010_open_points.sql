-- 010: open questions roll on from handover to handover until somebody says what came of them, and what was added to one is
-- found by when it was added.

-- What came of an open question, with its words as they stood then. Rows only grow.
CREATE TABLE handover_question_closed (
    id           INTEGER PRIMARY KEY,
    handover_id  INTEGER NOT NULL REFERENCES handover (id),
    section      INTEGER NOT NULL,          -- 0: the house; else the youth
    question     TEXT    NOT NULL,
    answer       TEXT,
    at           INTEGER NOT NULL,
    staff_id     INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX handover_question_closed_at ON handover_question_closed (at, id);
CREATE INDEX handover_question_closed_section ON handover_question_closed (handover_id, section, id);

CREATE TRIGGER handover_question_closed_keep_update BEFORE UPDATE ON handover_question_closed
BEGIN SELECT RAISE(ABORT, 'what came of a question is never changed'); END;
CREATE TRIGGER handover_question_closed_keep_delete BEFORE DELETE ON handover_question_closed
BEGIN SELECT RAISE(ABORT, 'what came of a question is never removed'); END;

-- The questions that are open. No record but what follows from handover_part and handover_question_closed, kept so that the
-- few that are open are found without the many that are not; so its rows come and go, with the triggers below.
CREATE TABLE handover_question_open (
    handover_id  INTEGER NOT NULL REFERENCES handover (id),
    section      INTEGER NOT NULL,
    PRIMARY KEY (handover_id, section)
) STRICT, WITHOUT ROWID;
INSERT INTO handover_question_open (handover_id, section)
    SELECT handover_id, section FROM handover_part WHERE question IS NOT NULL;

CREATE TRIGGER handover_question_closed_keep_insert BEFORE INSERT ON handover_question_closed
WHEN EXISTS (SELECT 1 FROM handover_question_closed WHERE id = new.id)
  OR NOT EXISTS (SELECT 1 FROM handover_question_open WHERE handover_id = new.handover_id AND section = new.section)
BEGIN SELECT RAISE(ABORT, 'only an open question is closed, and once'); END;
CREATE TRIGGER handover_question_is_closed AFTER INSERT ON handover_question_closed
BEGIN DELETE FROM handover_question_open WHERE handover_id = new.handover_id AND section = new.section; END;
CREATE TRIGGER handover_question_is_written AFTER INSERT ON handover_part
WHEN new.question IS NOT NULL
BEGIN INSERT INTO handover_question_open (handover_id, section) VALUES (new.handover_id, new.section); END;
CREATE TRIGGER handover_question_is_changed AFTER UPDATE OF question ON handover_part
WHEN new.question IS NOT old.question
BEGIN
    DELETE FROM handover_question_open WHERE handover_id = new.handover_id AND section = new.section;
    INSERT INTO handover_question_open (handover_id, section)
        SELECT new.handover_id, new.section WHERE new.question IS NOT NULL;
END;

-- What was added to a handover is told in the next one too.
CREATE INDEX handover_addendum_at ON handover_addendum (at, id);
