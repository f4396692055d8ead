-- 038: husvert, from the first talk to the closed case.
--
-- A household is a family that lets a flat and gives support; its adults are rows of their own, for the police certificate and
-- the declaration of confidentiality are each adult's. A case is one household and one youth. Households, adults, cases and
-- what a meeting planned are rows with a version: what they said before stands in the audit chain.
--
-- What was reached on the way stands in host_gate, whose rows only grow: the newest row of a gate counts, and a row without a
-- day takes the one before back. No table has a place for a document: a row says which day, who saw it, and where the paper is.

CREATE TABLE household (
    id            INTEGER PRIMARY KEY,
    version       INTEGER NOT NULL DEFAULT 1,
    changed_by    INTEGER NOT NULL REFERENCES staff (id),
    name          TEXT    NOT NULL,                                   -- what staff call them
    address       TEXT,
    dwelling      TEXT,                                               -- the flat, in words
    own_entrance  INTEGER NOT NULL CHECK (own_entrance IN (0, 1)),
    facilities    TEXT,
    languages     TEXT,
    limits        TEXT,                                               -- what they cannot or will not have
    note          TEXT,
    vacant_from   TEXT,                                               -- the first day the flat can be moved into
    coordinator   INTEGER REFERENCES staff (id),
    begun         TEXT    NOT NULL,                                   -- the day they first showed interest
    ended_on      TEXT,                                               -- the last day they are one
    ended         TEXT,                                               -- why
    CHECK ((ended_on IS NULL) = (ended IS NULL))
) STRICT;

CREATE TABLE host_adult (
    id            INTEGER PRIMARY KEY,
    version       INTEGER NOT NULL DEFAULT 1,
    changed_by    INTEGER NOT NULL REFERENCES staff (id),
    household_id  INTEGER NOT NULL REFERENCES household (id),
    name          TEXT    NOT NULL,
    phone         TEXT,                                               -- as it was typed
    email         TEXT,
    ended         TEXT                                                -- why they no longer live there
) STRICT;
CREATE INDEX host_adult_household ON host_adult (household_id, id);

CREATE TABLE host_case (
    id            INTEGER PRIMARY KEY,
    version       INTEGER NOT NULL DEFAULT 1,
    changed_by    INTEGER NOT NULL REFERENCES staff (id),
    household_id  INTEGER NOT NULL REFERENCES household (id),
    youth_id      INTEGER NOT NULL REFERENCES youth (id),
    proposed_on   TEXT    NOT NULL,                                   -- the day the two were thought of together
    moved_in      TEXT    CHECK (moved_in IS NULL OR moved_in >= proposed_on),   -- first day there: *aktiv*
    leaving_on    TEXT    CHECK (leaving_on IS NULL OR leaving_on >= moved_in),  -- when it is to end: *under avslutning*
    leaving       TEXT,                                               -- why
    follows       TEXT,                                               -- what comes after
    closed_on     TEXT,                                               -- last day there, or the day it came to nothing
    closed        TEXT,                                               -- in words
    withdrawn     INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),               -- a slip that was taken back at once
    CHECK (closed_on IS NULL OR closed_on >= coalesce(moved_in, proposed_on)),
    CHECK ((leaving_on IS NULL) = (leaving IS NULL))
) STRICT;
CREATE INDEX host_case_household ON host_case (household_id, id);
CREATE INDEX host_case_youth ON host_case (youth_id, id);
-- A youth lives with one host at a time.
CREATE UNIQUE INDEX host_case_open ON host_case (youth_id) WHERE moved_in IS NOT NULL AND closed_on IS NULL;

CREATE TABLE host_gate (
    id              INTEGER PRIMARY KEY,
    household_id    INTEGER NOT NULL REFERENCES household (id),
    case_id         INTEGER REFERENCES host_case (id),
    adult_id        INTEGER REFERENCES host_adult (id),
    gate            TEXT    NOT NULL,
    day             TEXT,                                             -- when; nothing where it is taken back
    until           TEXT    CHECK (until IS NULL OR until >= day),    -- the last day it holds, where it ends
    issued          TEXT,                                             -- of a police certificate: the date on it
    seen_by         INTEGER REFERENCES staff (id),                    -- and who saw it
    interpreter_id  INTEGER REFERENCES interpreter (id),
    paper           TEXT,                                             -- where the paper is
    note            TEXT,                                             -- or why it is taken back
    at              INTEGER NOT NULL,
    staff_id        INTEGER NOT NULL REFERENCES staff (id),
    CHECK (case_id IS NULL OR adult_id IS NULL),
    CHECK (issued IS NULL OR (day IS NOT NULL AND issued <= day AND seen_by IS NOT NULL))
) STRICT;
CREATE INDEX host_gate_household ON host_gate (household_id, id);
CREATE INDEX host_gate_case ON host_gate (case_id, id) WHERE case_id IS NOT NULL;

CREATE TRIGGER host_gate_keep_update BEFORE UPDATE ON host_gate
BEGIN SELECT RAISE(ABORT, 'what was reached is never changed'); END;
CREATE TRIGGER host_gate_keep_delete BEFORE DELETE ON host_gate
BEGIN SELECT RAISE(ABORT, 'what was reached is never removed'); END;
CREATE TRIGGER host_gate_keep_insert BEFORE INSERT ON host_gate
WHEN EXISTS (SELECT 1 FROM host_gate WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what was reached is never replaced'); END;

-- What is gone through when a youth leaves a host, in the words of that day, and what is said about it: like the points of a
-- move (018).
CREATE TABLE host_point (
    id       INTEGER PRIMARY KEY,
    case_id  INTEGER NOT NULL REFERENCES host_case (id),
    words    TEXT    NOT NULL
) STRICT;
CREATE INDEX host_point_case ON host_point (case_id, id);

CREATE TRIGGER host_point_keep_update BEFORE UPDATE ON host_point
BEGIN SELECT RAISE(ABORT, 'the points of a case are never changed'); END;
CREATE TRIGGER host_point_keep_delete BEFORE DELETE ON host_point
BEGIN SELECT RAISE(ABORT, 'the points of a case are never removed'); END;
CREATE TRIGGER host_point_keep_insert BEFORE INSERT ON host_point
WHEN EXISTS (SELECT 1 FROM host_point WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'the points of a case are never replaced'); END;

CREATE TABLE host_mark (
    id        INTEGER PRIMARY KEY,
    point_id  INTEGER NOT NULL REFERENCES host_point (id),
    kind      TEXT    NOT NULL CHECK (kind IN ('done', 'not', 'cleared')),
    reason    TEXT    CHECK ((reason IS NOT NULL) = (kind = 'not')),
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX host_mark_point ON host_mark (point_id, id);

CREATE TRIGGER host_mark_keep_update BEFORE UPDATE ON host_mark
BEGIN SELECT RAISE(ABORT, 'marks are never changed'); END;
CREATE TRIGGER host_mark_keep_delete BEFORE DELETE ON host_mark
BEGIN SELECT RAISE(ABORT, 'marks are never removed'); END;
CREATE TRIGGER host_mark_keep_insert BEFORE INSERT ON host_mark
WHEN EXISTS (SELECT 1 FROM host_mark WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'marks are never replaced'); END;

-- What somebody may do beside their role: husvertkoordinator. The newest row of a function counts.
CREATE TABLE staff_function (
    id        INTEGER PRIMARY KEY,
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    function  TEXT    NOT NULL CHECK (function IN ('host-coordinator')),
    holds     INTEGER NOT NULL CHECK (holds IN (0, 1)),
    at        INTEGER NOT NULL,
    by_id     INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX staff_function_staff ON staff_function (staff_id, id);

CREATE TRIGGER staff_function_keep_update BEFORE UPDATE ON staff_function
BEGIN SELECT RAISE(ABORT, 'functions are never changed'); END;
CREATE TRIGGER staff_function_keep_delete BEFORE DELETE ON staff_function
BEGIN SELECT RAISE(ABORT, 'functions are never removed'); END;
CREATE TRIGGER staff_function_keep_insert BEFORE INSERT ON staff_function
WHEN EXISTS (SELECT 1 FROM staff_function WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'functions are never replaced'); END;

-- Opening the households is a reading like the others that tell of several.
DROP INDEX audit_seen;
CREATE INDEX audit_seen ON audit (id) WHERE action IN
    ('open-file', 'ask-consent', 'search', 'open-handover', 'open-log', 'open-fire-roll', 'open-covered-fire-roll',
     'open-review', 'open-hosts', 'export');
