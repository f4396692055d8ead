-- 003: tasks and the checklists of a shift.
--
-- What a task says is kept up to date and carries a version; how each time of it ended (task_outcome) and what was said about
-- a point of a checklist (checklist_mark) only grows.
--
-- A planned time is kept as it was meant: a day, and a time on the wall or a kind of shift. `due_day` of a recurring task is
-- the first occurrence that is not finished: from there the rule (RFC 5545, of days) is counted, so that ten years of
-- occurrences are never walked through.
CREATE TABLE task (
    id            INTEGER PRIMARY KEY,
    version       INTEGER NOT NULL DEFAULT 1,
    changed_by    INTEGER NOT NULL REFERENCES staff (id),
    created_at    INTEGER NOT NULL,
    created_by    INTEGER NOT NULL REFERENCES staff (id),
    title         TEXT    NOT NULL,
    note          TEXT,
    apartment_id  INTEGER REFERENCES apartment (id),
    youth_id      INTEGER REFERENCES youth (id),
    owner_staff   INTEGER REFERENCES staff (id),
    owner_shift   TEXT,
    due_day       TEXT    NOT NULL,
    due_time      TEXT,
    due_shift     TEXT,
    rule          TEXT,
    entry_id      INTEGER REFERENCES log_entry (id),
    state         TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'finished', 'withdrawn')),
    CHECK (apartment_id IS NULL OR youth_id IS NULL),
    CHECK (owner_staff IS NULL OR owner_shift IS NULL),
    CHECK (due_time IS NULL OR due_shift IS NULL)
) STRICT;
-- Open tasks are few in any house, however many are finished: everything a screen shows comes from these.
CREATE INDEX task_open ON task (due_day, id) WHERE state = 'open';
CREATE INDEX task_open_youth ON task (youth_id, due_day, id) WHERE state = 'open' AND youth_id IS NOT NULL;
CREATE INDEX task_entry ON task (entry_id, id) WHERE entry_id IS NOT NULL;
CREATE INDEX task_created ON task (created_at, id);

CREATE TABLE task_outcome (
    id          INTEGER PRIMARY KEY,
    task_id     INTEGER NOT NULL REFERENCES task (id),
    kind        TEXT    NOT NULL CHECK (kind IN ('done', 'not-done', 'taken-back')),
    occurrence  TEXT    NOT NULL,           -- the day that was finished
    first_open  TEXT    NOT NULL,           -- the first that was open then: those from here on were missed
    missed      INTEGER NOT NULL CHECK (missed >= 0),
    reason      TEXT,
    takes_back  INTEGER REFERENCES task_outcome (id),
    at          INTEGER NOT NULL,
    staff_id    INTEGER NOT NULL REFERENCES staff (id),
    shift_id    INTEGER REFERENCES shift (id),
    CHECK ((kind = 'not-done') = (reason IS NOT NULL)),
    CHECK ((kind = 'taken-back') = (takes_back IS NOT NULL))
) STRICT;
CREATE INDEX task_outcome_task ON task_outcome (task_id, id);
CREATE INDEX task_outcome_at ON task_outcome (at, id);
-- Nothing is taken back twice.
CREATE UNIQUE INDEX task_outcome_back ON task_outcome (takes_back) WHERE takes_back IS NOT NULL;

CREATE TRIGGER task_outcome_keep_update BEFORE UPDATE ON task_outcome
BEGIN SELECT RAISE(ABORT, 'how a task ended is never changed'); END;
CREATE TRIGGER task_outcome_keep_delete BEFORE DELETE ON task_outcome
BEGIN SELECT RAISE(ABORT, 'how a task ended is never removed'); END;
CREATE TRIGGER task_outcome_keep_insert BEFORE INSERT ON task_outcome
WHEN EXISTS (SELECT 1 FROM task_outcome WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'how a task ended is never replaced'); END;

CREATE TABLE checklist_mark (
    id            INTEGER PRIMARY KEY,
    shift_id      INTEGER NOT NULL REFERENCES shift (id),
    checklist     TEXT    NOT NULL,
    point         TEXT    NOT NULL,
    words         TEXT    NOT NULL,         -- what the point said then
    kind          TEXT    NOT NULL CHECK (kind IN ('ticked', 'counted', 'cleared')),
    count         INTEGER CHECK (count >= 0),
    held_against  INTEGER,                  -- the count it was compared with
    reason        TEXT,                     -- why it is another
    at            INTEGER NOT NULL,
    staff_id      INTEGER NOT NULL REFERENCES staff (id),
    CHECK ((kind = 'counted') = (count IS NOT NULL))
) STRICT;
CREATE INDEX checklist_mark_shift ON checklist_mark (shift_id, checklist, point, id);
CREATE INDEX checklist_mark_point ON checklist_mark (checklist, point, id);

CREATE TRIGGER checklist_mark_keep_update BEFORE UPDATE ON checklist_mark
BEGIN SELECT RAISE(ABORT, 'marks are never changed'); END;
CREATE TRIGGER checklist_mark_keep_delete BEFORE DELETE ON checklist_mark
BEGIN SELECT RAISE(ABORT, 'marks are never removed'); END;
CREATE TRIGGER checklist_mark_keep_insert BEFORE INSERT ON checklist_mark
WHEN EXISTS (SELECT 1 FROM checklist_mark WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'marks are never replaced'); END;
