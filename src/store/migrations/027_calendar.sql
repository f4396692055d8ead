-- 027: the calendar. Everything in it is one table: what happens once, series, and the times of a series that are otherwise
-- than its rule. It is planned in the days and times of the house, so that a series keeps its time when the clocks are moved;
-- the activities there were are taken over under their own numbers (`wall` is the program's: an instant in the house's zone).
--
-- Who came, and what a house meeting talked about, only grows: the newest row counts.
CREATE TABLE event (
    id              INTEGER PRIMARY KEY,
    version         INTEGER NOT NULL DEFAULT 1,
    changed_by      INTEGER NOT NULL REFERENCES staff (id),
    kind            TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    place           TEXT,
    day             TEXT    NOT NULL,       -- its day; of a series the first
    last_day        TEXT    NOT NULL,       -- the last that has something of it; 9999-12-31 for a series without end
    days            INTEGER CHECK (days BETWEEN 1 AND 366),  -- how many whole ones; nothing where it begins on the clock
    starts          TEXT,
    ends            TEXT,
    ends_later      INTEGER,                -- days after it began
    rule            TEXT,                   -- RFC 5545, of days
    responsible     INTEGER REFERENCES staff (id),
    capacity        INTEGER,
    interpreter_id  INTEGER REFERENCES interpreter (id),
    car             TEXT,
    note            TEXT,
    series_id       INTEGER REFERENCES event (id),  -- the series this is one time of
    series_day      TEXT,                   -- the day its rule gives that time
    state           TEXT    NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'called-off', 'left-out', 'withdrawn')),
    source          TEXT,                   -- what the house calls the file it came from
    uid             TEXT,                   -- what it is called in there
    CHECK ((days IS NULL) <> (starts IS NULL)),
    CHECK ((ends IS NULL) = (ends_later IS NULL)),
    CHECK (ends IS NULL OR starts IS NOT NULL),
    CHECK ((series_id IS NULL) = (series_day IS NULL)),
    CHECK (series_id IS NULL OR rule IS NULL),
    CHECK ((source IS NULL) = (uid IS NULL)),
    CHECK (last_day >= day)
) STRICT;
-- What happens once is found by its day, a series by its last one: most series of a house have ended.
CREATE INDEX event_once ON event (day, last_day) WHERE rule IS NULL AND state IN ('planned', 'called-off');
CREATE INDEX event_series ON event (last_day, day) WHERE rule IS NOT NULL AND state IN ('planned', 'called-off');
CREATE UNIQUE INDEX event_change ON event (series_id, series_day) WHERE series_id IS NOT NULL;
CREATE INDEX event_changed_day ON event (series_day, series_id) WHERE series_id IS NOT NULL;
CREATE UNIQUE INDEX event_source ON event (source, uid) WHERE source IS NOT NULL;

-- Whose an event is, or who is invited; none: everybody.
CREATE TABLE event_youth (
    event_id  INTEGER NOT NULL REFERENCES event (id),
    youth_id  INTEGER NOT NULL REFERENCES youth (id),
    PRIMARY KEY (event_id, youth_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance (
    id        INTEGER PRIMARY KEY,
    event_id  INTEGER NOT NULL REFERENCES event (id),
    day       TEXT    NOT NULL,             -- the day the rule gives; empty for what happens once
    youth_id  INTEGER NOT NULL REFERENCES youth (id),
    state     TEXT    NOT NULL,
    words     TEXT    CHECK (words IS NULL OR state = 'did-not-want'),
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX attendance_event ON attendance (event_id, day, youth_id, id);
CREATE INDEX attendance_youth ON attendance (youth_id, id);

CREATE TABLE meeting_record (
    id        INTEGER PRIMARY KEY,
    event_id  INTEGER NOT NULL REFERENCES event (id),
    day       TEXT    NOT NULL,
    agenda    TEXT,
    minutes   TEXT,
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX meeting_record_event ON meeting_record (event_id, day, id);

CREATE TRIGGER attendance_keep_update BEFORE UPDATE ON attendance
BEGIN SELECT RAISE(ABORT, 'who came is never changed'); END;
CREATE TRIGGER attendance_keep_delete BEFORE DELETE ON attendance
BEGIN SELECT RAISE(ABORT, 'who came is never removed'); END;
CREATE TRIGGER attendance_keep_insert BEFORE INSERT ON attendance
WHEN EXISTS (SELECT 1 FROM attendance WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'who came is never replaced'); END;

CREATE TRIGGER meeting_record_keep_update BEFORE UPDATE ON meeting_record
BEGIN SELECT RAISE(ABORT, 'minutes are never changed'); END;
CREATE TRIGGER meeting_record_keep_delete BEFORE DELETE ON meeting_record
BEGIN SELECT RAISE(ABORT, 'minutes are never removed'); END;
CREATE TRIGGER meeting_record_keep_insert BEFORE INSERT ON meeting_record
WHEN EXISTS (SELECT 1 FROM meeting_record WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'minutes are never replaced'); END;

INSERT INTO event (id, version, changed_by, kind, title, place, day, last_day, starts, ends, ends_later, responsible, state)
SELECT id, version, changed_by, 'activity', title, place, substr(begins, 1, 10),
       max(substr(begins, 1, 10), coalesce(substr(last, 1, 10), '')), substr(begins, 12, 5), substr(finishes, 12, 5),
       CAST(julianday(substr(finishes, 1, 10)) - julianday(substr(begins, 1, 10)) AS INTEGER), responsible,
       CASE WHEN withdrawn = 1 THEN 'withdrawn' WHEN cancelled = 1 THEN 'called-off' ELSE 'planned' END
FROM (SELECT *, wall(starts_at) AS begins, wall(ends_at) AS finishes, wall(ends_at - 1) AS last FROM activity);
DROP TABLE activity;
