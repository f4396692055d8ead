-- 013: answers that are corrected, and two terminals at once.
--
-- An answer to a rule is corrected by another: the first stands with its rule, each later one is a row here, and the newest
-- counts. Rows only grow.
CREATE TABLE handover_answer (
    id        INTEGER PRIMARY KEY,
    rule_id   INTEGER NOT NULL REFERENCES handover_rule (id),
    outcome   TEXT    NOT NULL CHECK (outcome IN ('yes', 'no', 'not-applicable')),
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX handover_answer_rule ON handover_answer (rule_id, id);
CREATE INDEX handover_answer_at ON handover_answer (at, rule_id);

CREATE TRIGGER handover_answer_keep_update BEFORE UPDATE ON handover_answer
BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;
CREATE TRIGGER handover_answer_keep_delete BEFORE DELETE ON handover_answer
BEGIN SELECT RAISE(ABORT, 'answers are never removed'); END;
CREATE TRIGGER handover_answer_keep_insert BEFORE INSERT ON handover_answer
WHEN EXISTS (SELECT 1 FROM handover_answer WHERE id = new.id)
  OR NOT EXISTS (SELECT 1 FROM handover_rule WHERE id = new.rule_id AND outcome IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'only what was answered is answered again'); END;

-- A draft that a living terminal has open is not taken up at another. `open_seat` is the number of the lock that terminal
-- holds as long as its process lives (house.seat1, house.seat2 …); nobody's when the lock is free, whatever stands here.
ALTER TABLE draft ADD COLUMN open_seat INTEGER;
ALTER TABLE draft ADD COLUMN open_since INTEGER;

-- What is added to a handover after it was received waits for those who received it and for their shift, until each has ticked
-- it. Who has read it is a row that stays. What was added before now is settled: nobody could say whether it was read.
CREATE TABLE receipt_addendum (
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    addendum_id  INTEGER NOT NULL REFERENCES handover_addendum (id),
    at           INTEGER NOT NULL,
    PRIMARY KEY (staff_id, addendum_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER receipt_addendum_keep_update BEFORE UPDATE ON receipt_addendum
BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END;
CREATE TRIGGER receipt_addendum_keep_delete BEFORE DELETE ON receipt_addendum
BEGIN SELECT RAISE(ABORT, 'receipts are never removed'); END;
CREATE TRIGGER receipt_addendum_keep_insert BEFORE INSERT ON receipt_addendum
WHEN EXISTS (SELECT 1 FROM receipt_addendum WHERE staff_id = new.staff_id AND addendum_id = new.addendum_id)
BEGIN SELECT RAISE(ABORT, 'receipts are never replaced'); END;

-- Whom it waits for. No record, as revision_unread is none: its rows come and go, so that counting looks only at what waits.
CREATE TABLE addendum_unread (
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    addendum_id  INTEGER NOT NULL REFERENCES handover_addendum (id),
    PRIMARY KEY (staff_id, addendum_id)
) STRICT, WITHOUT ROWID;
