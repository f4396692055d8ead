-- 019: what was mapped with a youth, and the house's own list of skills.
--
-- The register is rows with a version: what they said before stands in the audit chain, and what no longer counts is ended
-- with a reason and stays. It says that an instrument was used and where its paper is; items, scores and limits of other
-- people's instruments have no column.
--
-- Steps of skills only grow. What is set in one go through the list is one act (skill_round), so that it is taken back in one:
-- by a row that says so. Skills are words of the configuration, as areas of the support dial are.

CREATE TABLE assessment (
    id                 INTEGER PRIMARY KEY,
    version            INTEGER NOT NULL DEFAULT 1,
    changed_by         INTEGER NOT NULL REFERENCES staff (id),
    youth_id           INTEGER NOT NULL REFERENCES youth (id),
    instrument         TEXT    NOT NULL,
    edition            TEXT,
    language           TEXT    NOT NULL,
    done_on            TEXT    NOT NULL,
    interpreter_id     INTEGER REFERENCES interpreter (id),
    interpreter_words  TEXT    CHECK (interpreter_words IS NULL OR interpreter_id IS NULL),
    done_by            INTEGER NOT NULL REFERENCES staff (id),
    read_by            TEXT,                -- who says what the result means
    kept_at            TEXT    NOT NULL,    -- where the paper is
    next               TEXT    CHECK (next IS NULL OR next > done_on),
    consequence        TEXT,
    ended              TEXT                 -- why it no longer counts
) STRICT;
CREATE INDEX assessment_youth ON assessment (youth_id, id);

CREATE TRIGGER assessment_keep_delete BEFORE DELETE ON assessment
BEGIN SELECT RAISE(ABORT, 'assessments are ended, never removed'); END;

CREATE TABLE skill_round (
    id        INTEGER PRIMARY KEY,
    youth_id  INTEGER NOT NULL REFERENCES youth (id),
    day       TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX skill_round_youth ON skill_round (youth_id, day, id);

CREATE TABLE skill_mark (
    id          INTEGER PRIMARY KEY,
    round_id    INTEGER NOT NULL REFERENCES skill_round (id),
    skill       TEXT    NOT NULL,
    step        TEXT    NOT NULL CHECK (step IN ('not-yet', 'with-help', 'with-reminder', 'alone')),
    words       TEXT,
    youth_view  TEXT    CHECK (youth_view IN ('same', 'otherwise')),
    UNIQUE (round_id, skill)
) STRICT;

CREATE TABLE skill_round_undone (
    round_id  INTEGER PRIMARY KEY REFERENCES skill_round (id),
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id)
) STRICT;

CREATE TRIGGER skill_round_keep_update BEFORE UPDATE ON skill_round
BEGIN SELECT RAISE(ABORT, 'skills: never changed'); END;
CREATE TRIGGER skill_round_keep_delete BEFORE DELETE ON skill_round
BEGIN SELECT RAISE(ABORT, 'skills: never removed'); END;
CREATE TRIGGER skill_round_keep_insert BEFORE INSERT ON skill_round
WHEN EXISTS (SELECT 1 FROM skill_round WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'skills: never replaced'); END;

CREATE TRIGGER skill_mark_keep_update BEFORE UPDATE ON skill_mark
BEGIN SELECT RAISE(ABORT, 'skills: never changed'); END;
CREATE TRIGGER skill_mark_keep_delete BEFORE DELETE ON skill_mark
BEGIN SELECT RAISE(ABORT, 'skills: never removed'); END;
CREATE TRIGGER skill_mark_keep_insert BEFORE INSERT ON skill_mark
WHEN EXISTS (SELECT 1 FROM skill_mark WHERE id = new.id OR (round_id = new.round_id AND skill = new.skill))
BEGIN SELECT RAISE(ABORT, 'skills: never replaced'); END;

CREATE TRIGGER skill_round_undone_keep_update BEFORE UPDATE ON skill_round_undone
BEGIN SELECT RAISE(ABORT, 'what was taken back: never changed'); END;
CREATE TRIGGER skill_round_undone_keep_delete BEFORE DELETE ON skill_round_undone
BEGIN SELECT RAISE(ABORT, 'what was taken back: never removed'); END;
CREATE TRIGGER skill_round_undone_keep_insert BEFORE INSERT ON skill_round_undone
WHEN EXISTS (SELECT 1 FROM skill_round_undone WHERE round_id = new.round_id)
BEGIN SELECT RAISE(ABORT, 'what was taken back: never replaced'); END;
