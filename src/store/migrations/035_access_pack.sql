-- 035: what is put together to be handed out about one youth («innsyn»).
--
-- A line stands as it was gathered: what a leader masked and handed out must not change under them. Lines, decisions and
-- receipts are records, and nothing of them is changed or removed; of a line alone it is noted that the house says something
-- else by now, and of a pack how far it has come.
CREATE TABLE access_pack (
    id          INTEGER PRIMARY KEY,
    youth_id    INTEGER NOT NULL REFERENCES youth (id),
    begun_at    INTEGER NOT NULL,
    begun_by    INTEGER NOT NULL REFERENCES staff (id),
    asked_by    TEXT    NOT NULL,
    name        TEXT,
    purpose     TEXT,
    from_day    TEXT,
    until_day   TEXT CHECK (until_day IS NULL OR from_day IS NULL OR until_day >= from_day),
    lines       INTEGER NOT NULL DEFAULT 0,
    seen        INTEGER NOT NULL DEFAULT 0,
    proposed    INTEGER NOT NULL DEFAULT 0,  -- lines with a proposal
    decided     INTEGER NOT NULL DEFAULT 0   -- those of them that somebody is through with
) STRICT;
CREATE INDEX access_pack_youth ON access_pack (youth_id, id);

CREATE TABLE access_pack_line (
    id        INTEGER PRIMARY KEY,
    pack_id   INTEGER NOT NULL REFERENCES access_pack (id),
    part      INTEGER NOT NULL,
    sort      INTEGER NOT NULL,
    source    TEXT    NOT NULL,              -- the record it tells of
    body      TEXT    NOT NULL,
    proposed  TEXT,                          -- masks, as JSON; NULL: none
    replaced  INTEGER NOT NULL DEFAULT 0 CHECK (replaced IN (0, 1))
) STRICT;
CREATE INDEX access_pack_line_order ON access_pack_line (pack_id, part, sort, id) WHERE replaced = 0;
CREATE UNIQUE INDEX access_pack_line_source ON access_pack_line (pack_id, source) WHERE replaced = 0;
CREATE TRIGGER access_pack_line_keep_update BEFORE UPDATE ON access_pack_line
WHEN old.replaced = 1 OR new.replaced = 0 OR new.body <> old.body OR new.source <> old.source
  OR new.pack_id <> old.pack_id OR new.proposed IS NOT old.proposed
BEGIN SELECT RAISE(ABORT, 'lines of a pack are never changed'); END;
CREATE TRIGGER access_pack_line_keep_delete BEFORE DELETE ON access_pack_line
BEGIN SELECT RAISE(ABORT, 'lines of a pack are never removed'); END;
CREATE TRIGGER access_pack_line_keep_insert BEFORE INSERT ON access_pack_line
WHEN EXISTS (SELECT 1 FROM access_pack_line WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'lines of a pack are never replaced'); END;

CREATE TABLE access_pack_decision (
    id        INTEGER PRIMARY KEY,
    line_id   INTEGER NOT NULL REFERENCES access_pack_line (id),
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    masks     TEXT,                          -- as JSON; NULL: nothing is hidden
    seen      INTEGER NOT NULL CHECK (seen IN (0, 1))
) STRICT;
CREATE INDEX access_pack_decision_line ON access_pack_decision (line_id, id);
CREATE TRIGGER access_pack_decision_keep_update BEFORE UPDATE ON access_pack_decision
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER access_pack_decision_keep_delete BEFORE DELETE ON access_pack_decision
BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END;
CREATE TRIGGER access_pack_decision_keep_insert BEFORE INSERT ON access_pack_decision
WHEN EXISTS (SELECT 1 FROM access_pack_decision WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'decisions are never replaced'); END;

-- Lines with a proposal that nobody is through with, in their order: the next one is found without the others.
CREATE TABLE access_pack_left (
    pack_id  INTEGER NOT NULL REFERENCES access_pack (id),
    part     INTEGER NOT NULL,
    sort     INTEGER NOT NULL,
    line_id  INTEGER NOT NULL REFERENCES access_pack_line (id),
    PRIMARY KEY (pack_id, part, sort, line_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE access_pack_receipt (
    id        INTEGER PRIMARY KEY,
    pack_id   INTEGER NOT NULL REFERENCES access_pack (id),
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    lines     INTEGER NOT NULL,
    masked    INTEGER NOT NULL,
    unseen    INTEGER NOT NULL,
    reasons   TEXT    NOT NULL,              -- how often each, as JSON
    sha256    TEXT    NOT NULL,
    head      INTEGER NOT NULL              -- the newest row of the chain then
) STRICT;
CREATE INDEX access_pack_receipt_pack ON access_pack_receipt (pack_id, id);
CREATE TRIGGER access_pack_receipt_keep_update BEFORE UPDATE ON access_pack_receipt
BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END;
CREATE TRIGGER access_pack_receipt_keep_delete BEFORE DELETE ON access_pack_receipt
BEGIN SELECT RAISE(ABORT, 'receipts are never removed'); END;
CREATE TRIGGER access_pack_receipt_keep_insert BEFORE INSERT ON access_pack_receipt
WHEN EXISTS (SELECT 1 FROM access_pack_receipt WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'receipts are never replaced'); END;

-- All that is written about one youth is read in the order of its rows, without the others'.
CREATE INDEX placement_of_youth ON placement (youth_id);
CREATE INDEX plan_of_youth ON plan (youth_id);
CREATE INDEX goal_of_youth ON goal (youth_id);
CREATE INDEX measure_of_goal ON measure (goal_id);
CREATE INDEX evaluation_of_plan ON evaluation (plan_id);
CREATE INDEX plan_meeting_of_plan ON plan_meeting (plan_id);
CREATE INDEX task_of_youth ON task (youth_id) WHERE youth_id IS NOT NULL;
CREATE INDEX paper_of_youth ON paper (youth_id);
CREATE INDEX risk_of_youth ON risk (youth_id);
CREATE INDEX skill_round_of_youth ON skill_round (youth_id);
CREATE INDEX night_check_of_youth ON night_check (youth_id);
CREATE INDEX event_youth_of_youth ON event_youth (youth_id, event_id);
CREATE INDEX handover_part_of_section ON handover_part (section, handover_id);
CREATE INDEX handover_rule_of_section ON handover_rule (section);
CREATE INDEX handover_addendum_of_section ON handover_addendum (section);
CREATE INDEX handover_question_of_section ON handover_question_closed (section);
