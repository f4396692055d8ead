-- 004: who is watched over how closely, who is where, and what a fire brigade must know.
--
-- Watch levels, presence marks and counts of guests are recorded: the newest row counts, the others are the history, and
-- three triggers refuse UPDATE, DELETE and INSERT over an existing row. What help a youth needs in a fire is kept up to date
-- with the other facts about them.

ALTER TABLE youth ADD COLUMN help_needed TEXT;

CREATE TABLE watch_level (
    id         INTEGER PRIMARY KEY,
    youth_id   INTEGER NOT NULL REFERENCES youth (id),
    level      TEXT    NOT NULL CHECK (level IN ('calm', 'follow', 'acute')),
    reason     TEXT    CHECK (reason IS NOT NULL OR level = 'calm'),
    review_at  INTEGER CHECK (review_at IS NOT NULL OR level = 'calm'),
    set_at     INTEGER NOT NULL,
    set_by     INTEGER NOT NULL REFERENCES staff (id),
    since      INTEGER NOT NULL             -- since when this level has stood without another between
) STRICT;
CREATE INDEX watch_level_youth ON watch_level (youth_id);
CREATE INDEX watch_level_set ON watch_level (set_at);

CREATE TRIGGER watch_level_keep_update BEFORE UPDATE ON watch_level
BEGIN SELECT RAISE(ABORT, 'watch levels are never changed'); END;
CREATE TRIGGER watch_level_keep_delete BEFORE DELETE ON watch_level
BEGIN SELECT RAISE(ABORT, 'watch levels are never removed'); END;
CREATE TRIGGER watch_level_keep_insert BEFORE INSERT ON watch_level
WHEN EXISTS (SELECT 1 FROM watch_level WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'watch levels are never replaced'); END;

-- The newest mark that is not late counts, by its number and not by its time: a clock that was set back must not let an old
-- mark win.
CREATE TABLE presence (
    id             INTEGER PRIMARY KEY,
    youth_id       INTEGER NOT NULL REFERENCES youth (id),
    state          TEXT    NOT NULL
                   CHECK (state IN ('in', 'out', 'school-or-work', 'overnight-away', 'unknown', 'missing')),
    source         TEXT    NOT NULL CHECK (source IN ('observed', 'told', 'assumed')),
    at             INTEGER NOT NULL,        -- when it was so
    written_at     INTEGER NOT NULL,
    written_by     INTEGER NOT NULL REFERENCES staff (id),
    late           INTEGER NOT NULL,        -- 1: a newer mark stood already when it was written
    expected_back  INTEGER CHECK (expected_back IS NULL OR state IN ('out', 'school-or-work', 'overnight-away')),
    place          TEXT,
    agreed_with    TEXT,
    note           TEXT
) STRICT;
CREATE INDEX presence_youth ON presence (youth_id);
CREATE INDEX presence_newest ON presence (youth_id) WHERE late = 0;

CREATE TRIGGER presence_keep_update BEFORE UPDATE ON presence
BEGIN SELECT RAISE(ABORT, 'presence marks are never changed'); END;
CREATE TRIGGER presence_keep_delete BEFORE DELETE ON presence
BEGIN SELECT RAISE(ABORT, 'presence marks are never removed'); END;
CREATE TRIGGER presence_keep_insert BEFORE INSERT ON presence
WHEN EXISTS (SELECT 1 FROM presence WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'presence marks are never replaced'); END;

CREATE TABLE guest_count (
    id            INTEGER PRIMARY KEY,
    apartment_id  INTEGER NOT NULL REFERENCES apartment (id),
    guests        INTEGER NOT NULL CHECK (guests BETWEEN 0 AND 50),
    counted_at    INTEGER NOT NULL,
    counted_by    INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX guest_count_apartment ON guest_count (apartment_id);

CREATE TRIGGER guest_count_keep_update BEFORE UPDATE ON guest_count
BEGIN SELECT RAISE(ABORT, 'counts of guests are never changed'); END;
CREATE TRIGGER guest_count_keep_delete BEFORE DELETE ON guest_count
BEGIN SELECT RAISE(ABORT, 'counts of guests are never removed'); END;
CREATE TRIGGER guest_count_keep_insert BEFORE INSERT ON guest_count
WHEN EXISTS (SELECT 1 FROM guest_count WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'counts of guests are never replaced'); END;
