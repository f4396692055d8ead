-- 016: plans with versions, measures, evaluations, how the youth took part, and monthly meetings.
--
-- A version begins as a draft with copies of what the current one works with, becomes the current one, and is closed when the
-- next takes its place. What is closed stays as it was: triggers refuse every change of the version, its goals and measures.
-- A copy knows the first row of its line (root_id): evidence and evaluations follow it through all versions.
CREATE TABLE plan (
    id           INTEGER PRIMARY KEY,
    version      INTEGER NOT NULL DEFAULT 1,
    youth_id     INTEGER NOT NULL REFERENCES youth (id),
    number       INTEGER NOT NULL CHECK (number > 0),
    status       TEXT    NOT NULL CHECK (status IN ('draft', 'current', 'closed')),
    begun_at     INTEGER NOT NULL,
    begun_by     INTEGER NOT NULL REFERENCES staff (id),
    begun_why    TEXT,
    current_at   INTEGER,
    current_by   INTEGER REFERENCES staff (id),
    current_why  TEXT,
    closed_at    INTEGER,
    closed_by    INTEGER REFERENCES staff (id),
    closed_why   TEXT,
    UNIQUE (youth_id, number),
    CHECK ((current_at IS NULL) = (current_by IS NULL)),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
    CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
    CHECK (status <> 'draft' OR current_at IS NULL),
    CHECK (status <> 'current' OR current_at IS NOT NULL)
) STRICT;
-- At most one is worked by, and at most one is worked out.
CREATE UNIQUE INDEX plan_current ON plan (youth_id) WHERE status = 'current';
CREATE UNIQUE INDEX plan_draft ON plan (youth_id) WHERE status = 'draft';

ALTER TABLE goal ADD COLUMN plan_id INTEGER REFERENCES plan (id);
ALTER TABLE goal ADD COLUMN root_id INTEGER REFERENCES goal (id);       -- the first goal of its line
ALTER TABLE goal ADD COLUMN set_at INTEGER NOT NULL DEFAULT 0;          -- when the first of its line was set

-- Who has goals or words by now has a plan: it has been worked by since the first of them was written.
INSERT INTO plan (youth_id, number, status, begun_at, begun_by, current_at, current_by)
    SELECT y.id, 1, 'current', f.at, f.by, f.at, f.by
    FROM youth y JOIN (
        SELECT youth_id, min(at) AS at, staff_id AS by FROM (
            SELECT youth_id, written_at AS at, author_id AS staff_id FROM youth_voice
            UNION ALL
            SELECT g.youth_id, coalesce(a.at, (SELECT founded_at FROM house)), coalesce(a.staff_id, g.changed_by)
            FROM goal g LEFT JOIN audit a ON a.id = (
                SELECT min(id) FROM audit WHERE entity = 'goal' AND entity_id = g.id)
            WHERE g.withdrawn = 0)
        GROUP BY youth_id) f ON f.youth_id = y.id;
-- A goal that was taken back stands in no plan, unless there is one.
UPDATE goal SET
    plan_id = (SELECT id FROM plan WHERE plan.youth_id = goal.youth_id),
    root_id = id,
    set_at = coalesce((SELECT at FROM audit WHERE entity = 'goal' AND entity_id = goal.id ORDER BY id LIMIT 1),
                      (SELECT founded_at FROM house));
DROP INDEX goal_youth;
CREATE INDEX goal_plan ON goal (plan_id) WHERE withdrawn = 0;
CREATE INDEX goal_root ON goal (root_id);

CREATE TABLE measure (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER NOT NULL REFERENCES staff (id),
    goal_id     INTEGER NOT NULL REFERENCES goal (id),
    root_id     INTEGER REFERENCES measure (id),                        -- the first measure of its line
    what        TEXT    NOT NULL,
    who         TEXT    NOT NULL CHECK (who IN ('staff', 'youth', 'school', 'psychologist', 'other')),
    who_staff   INTEGER REFERENCES staff (id),
    who_other   TEXT,
    often       TEXT,
    until       TEXT,
    status      TEXT    NOT NULL CHECK (status IN ('ongoing', 'done', 'stopped')),
    status_at   INTEGER NOT NULL,                                       -- since when it stands so
    withdrawn   INTEGER NOT NULL DEFAULT 0,                             -- taken back right after it was added
    CHECK (who_staff IS NULL OR who = 'staff'),
    CHECK ((who = 'other') = (who_other IS NOT NULL))
) STRICT;
CREATE INDEX measure_goal ON measure (goal_id) WHERE withdrawn = 0;

-- What was found, said and met about: rows that only grow.
CREATE TABLE evaluation (
    id           INTEGER PRIMARY KEY,
    plan_id      INTEGER NOT NULL REFERENCES plan (id),
    goal_id      INTEGER REFERENCES goal (id),                          -- NULL: the plan as a whole
    at           INTEGER NOT NULL,
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    youth_view   TEXT,
    staff_view   TEXT    NOT NULL,
    status       TEXT,
    next_review  TEXT,
    CHECK ((goal_id IS NULL) = (status IS NULL))
) STRICT;
CREATE INDEX evaluation_goal ON evaluation (goal_id) WHERE goal_id IS NOT NULL;
CREATE INDEX evaluation_plan ON evaluation (plan_id) WHERE goal_id IS NULL;

CREATE TABLE participation (
    id           INTEGER PRIMARY KEY,
    plan_id      INTEGER NOT NULL REFERENCES plan (id),
    at           INTEGER NOT NULL,
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    held_on      TEXT    NOT NULL,
    present      TEXT    NOT NULL,
    interpreter  TEXT,
    told         TEXT    NOT NULL,
    said         TEXT    NOT NULL,
    weight       TEXT    NOT NULL
) STRICT;
CREATE INDEX participation_plan ON participation (plan_id);

CREATE TABLE plan_meeting (
    id        INTEGER PRIMARY KEY,
    plan_id   INTEGER NOT NULL REFERENCES plan (id),
    youth_id  INTEGER NOT NULL REFERENCES youth (id),
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    held_on   TEXT    NOT NULL,
    next      TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_meeting_youth ON plan_meeting (youth_id);

CREATE TRIGGER plan_keep_update BEFORE UPDATE ON plan WHEN old.status = 'closed'
BEGIN SELECT RAISE(ABORT, 'a closed plan is never changed'); END;
CREATE TRIGGER plan_keep_delete BEFORE DELETE ON plan
BEGIN SELECT RAISE(ABORT, 'plans are never removed'); END;
CREATE TRIGGER plan_keep_insert BEFORE INSERT ON plan WHEN EXISTS (SELECT 1 FROM plan WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'plans are never replaced'); END;

CREATE TRIGGER goal_needs_plan BEFORE INSERT ON goal WHEN new.plan_id IS NULL
BEGIN SELECT RAISE(ABORT, 'a goal stands in a plan'); END;
CREATE TRIGGER goal_keep_update BEFORE UPDATE ON goal
WHEN (SELECT status FROM plan WHERE id = old.plan_id) = 'closed'
BEGIN SELECT RAISE(ABORT, 'a goal of a closed plan is never changed'); END;
CREATE TRIGGER goal_keep_delete BEFORE DELETE ON goal
BEGIN SELECT RAISE(ABORT, 'goals are never removed'); END;
CREATE TRIGGER measure_keep_update BEFORE UPDATE ON measure
WHEN (SELECT p.status FROM goal g JOIN plan p ON p.id = g.plan_id WHERE g.id = old.goal_id) = 'closed'
BEGIN SELECT RAISE(ABORT, 'a measure of a closed plan is never changed'); END;
CREATE TRIGGER measure_keep_delete BEFORE DELETE ON measure
BEGIN SELECT RAISE(ABORT, 'measures are never removed'); END;

CREATE TRIGGER evaluation_keep_update BEFORE UPDATE ON evaluation
BEGIN SELECT RAISE(ABORT, 'evaluations are never changed'); END;
CREATE TRIGGER evaluation_keep_delete BEFORE DELETE ON evaluation
BEGIN SELECT RAISE(ABORT, 'evaluations are never removed'); END;
CREATE TRIGGER evaluation_keep_insert BEFORE INSERT ON evaluation WHEN EXISTS (SELECT 1 FROM evaluation WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'evaluations are never replaced'); END;
CREATE TRIGGER participation_keep_update BEFORE UPDATE ON participation
BEGIN SELECT RAISE(ABORT, 'how a youth took part is never changed'); END;
CREATE TRIGGER participation_keep_delete BEFORE DELETE ON participation
BEGIN SELECT RAISE(ABORT, 'how a youth took part is never removed'); END;
CREATE TRIGGER participation_keep_insert BEFORE INSERT ON participation
WHEN EXISTS (SELECT 1 FROM participation WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'how a youth took part is never replaced'); END;
CREATE TRIGGER plan_meeting_keep_update BEFORE UPDATE ON plan_meeting
BEGIN SELECT RAISE(ABORT, 'meetings are never changed'); END;
CREATE TRIGGER plan_meeting_keep_delete BEFORE DELETE ON plan_meeting
BEGIN SELECT RAISE(ABORT, 'meetings are never removed'); END;
CREATE TRIGGER plan_meeting_keep_insert BEFORE INSERT ON plan_meeting
WHEN EXISTS (SELECT 1 FROM plan_meeting WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'meetings are never replaced'); END;
