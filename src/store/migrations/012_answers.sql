-- 012: answers that are corrected, and two terminals at once.
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
