-- 022: what happens in the current plan while a draft of the next is worked out, and whether the clinical lead approves plans.
--
-- The house says itself whether a draft waits for the clinical lead: what a terminal's settings file says would be no rule.
-- NULL: nobody has said; then nothing waits.
ALTER TABLE house ADD COLUMN plan_approval INTEGER CHECK (plan_approval IN (0, 1));

-- A draft has another version after every change of what stands in it, so that nobody approves what they have not seen; this is
-- who changed it last.
ALTER TABLE plan ADD COLUMN changed_by INTEGER REFERENCES staff (id);

-- What was set in the current plan while the draft existed: taken into the draft, or not because the draft itself says
-- something else. The rows of the current plan are named; those of the draft have the same root.
CREATE TABLE plan_carried (
    id          INTEGER PRIMARY KEY,
    plan_id     INTEGER NOT NULL REFERENCES plan (id),                  -- the draft
    goal_id     INTEGER NOT NULL REFERENCES goal (id),
    measure_id  INTEGER REFERENCES measure (id),                        -- NULL: the goal itself
    field       TEXT    NOT NULL CHECK (field IN
                    ('all', 'undone', 'status', 'review', 'what', 'who', 'often', 'until')),
    taken       INTEGER NOT NULL CHECK (taken IN (0, 1)),
    at          INTEGER NOT NULL,
    staff_id    INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX plan_carried_plan ON plan_carried (plan_id);

-- Meetings are told by the day they were held, whenever they were written down.
CREATE INDEX plan_meeting_held ON plan_meeting (youth_id, held_on);

CREATE TRIGGER plan_carried_keep_update BEFORE UPDATE ON plan_carried
BEGIN SELECT RAISE(ABORT, 'what a draft took over is never changed'); END;
CREATE TRIGGER plan_carried_keep_delete BEFORE DELETE ON plan_carried
BEGIN SELECT RAISE(ABORT, 'what a draft took over is never removed'); END;
CREATE TRIGGER plan_carried_keep_insert BEFORE INSERT ON plan_carried
WHEN EXISTS (SELECT 1 FROM plan_carried WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what a draft took over is never replaced'); END;
