-- 009: the night round, and what is agreed with each youth about the night.
--
-- Every row here only grows. What a round goes past is written down with it when it begins, so that a round that was begun
-- before the route was changed, or at another terminal with other settings, is finished as it was begun. The newest row about
-- a stop counts. A check of a youth names the agreement it followed.

CREATE TABLE night_agreement (
    id           INTEGER PRIMARY KEY,
    youth_id     INTEGER NOT NULL REFERENCES youth (id),
    check_kind   TEXT    NOT NULL CHECK (check_kind IN ('knock', 'sms', 'nothing')),
    check_time   TEXT    CHECK (check_time IS NULL OR check_kind <> 'nothing'),
    note         TEXT,
    agreed_with  TEXT    NOT NULL,
    agreed_on    TEXT    NOT NULL,
    review       TEXT    NOT NULL,
    set_at       INTEGER NOT NULL,
    set_by       INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX night_agreement_youth ON night_agreement (youth_id);

CREATE TABLE night_round (
    id        INTEGER PRIMARY KEY,
    shift_id  INTEGER NOT NULL REFERENCES shift (id),
    begun_at  INTEGER NOT NULL,
    begun_by  INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX night_round_shift ON night_round (shift_id, id);

CREATE TABLE night_stop (
    round_id  INTEGER NOT NULL REFERENCES night_round (id),
    number    INTEGER NOT NULL,             -- from 1, in the order they are walked
    words     TEXT    NOT NULL,
    PRIMARY KEY (round_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE night_mark (
    id        INTEGER PRIMARY KEY,
    round_id  INTEGER NOT NULL REFERENCES night_round (id),
    stop      INTEGER NOT NULL,
    kind      TEXT    NOT NULL CHECK (kind IN ('in-order', 'deviation', 'cleared')),
    entry_id  INTEGER REFERENCES log_entry (id),
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    FOREIGN KEY (round_id, stop) REFERENCES night_stop (round_id, number),
    CHECK ((kind = 'deviation') = (entry_id IS NOT NULL))
) STRICT;
CREATE INDEX night_mark_round ON night_mark (round_id, id);

CREATE TABLE night_check (
    id            INTEGER PRIMARY KEY,
    round_id      INTEGER NOT NULL REFERENCES night_round (id),
    youth_id      INTEGER NOT NULL REFERENCES youth (id),
    agreement_id  INTEGER REFERENCES night_agreement (id),
    result        TEXT    NOT NULL
                  CHECK (result IN ('answered', 'no-answer', 'not-home', 'deviation', 'entered')),
    presence_id   INTEGER REFERENCES presence (id),
    entry_id      INTEGER REFERENCES log_entry (id),
    at            INTEGER NOT NULL,
    staff_id      INTEGER NOT NULL REFERENCES staff (id),
    CHECK ((result IN ('deviation', 'entered')) = (entry_id IS NOT NULL)),
    CHECK (agreement_id IS NOT NULL OR result IN ('deviation', 'entered')),
    CHECK (presence_id IS NULL OR result = 'answered')
) STRICT;
CREATE INDEX night_check_round ON night_check (round_id, id);

CREATE TABLE night_round_end (
    round_id   INTEGER PRIMARY KEY REFERENCES night_round (id),
    at         INTEGER NOT NULL,
    staff_id   INTEGER NOT NULL REFERENCES staff (id),
    left_over  INTEGER NOT NULL CHECK (left_over >= 0),   -- stops and agreed checks nobody came to
    reason     TEXT    CHECK (reason IS NOT NULL OR left_over = 0)
) STRICT;

CREATE TRIGGER night_agreement_keep_update BEFORE UPDATE ON night_agreement
BEGIN SELECT RAISE(ABORT, 'agreements are never changed'); END;
CREATE TRIGGER night_agreement_keep_delete BEFORE DELETE ON night_agreement
BEGIN SELECT RAISE(ABORT, 'agreements are never removed'); END;
CREATE TRIGGER night_agreement_keep_insert BEFORE INSERT ON night_agreement
WHEN EXISTS (SELECT 1 FROM night_agreement WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'agreements are never replaced'); END;

CREATE TRIGGER night_round_keep_update BEFORE UPDATE ON night_round
BEGIN SELECT RAISE(ABORT, 'rounds are never changed'); END;
CREATE TRIGGER night_round_keep_delete BEFORE DELETE ON night_round
BEGIN SELECT RAISE(ABORT, 'rounds are never removed'); END;
CREATE TRIGGER night_round_keep_insert BEFORE INSERT ON night_round
WHEN EXISTS (SELECT 1 FROM night_round WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'rounds are never replaced'); END;

CREATE TRIGGER night_stop_keep_update BEFORE UPDATE ON night_stop
BEGIN SELECT RAISE(ABORT, 'the way of a round is never changed'); END;
CREATE TRIGGER night_stop_keep_delete BEFORE DELETE ON night_stop
BEGIN SELECT RAISE(ABORT, 'the way of a round is never removed'); END;
CREATE TRIGGER night_stop_keep_insert BEFORE INSERT ON night_stop
WHEN EXISTS (SELECT 1 FROM night_stop WHERE round_id = new.round_id AND number = new.number)
BEGIN SELECT RAISE(ABORT, 'the way of a round is never replaced'); END;

CREATE TRIGGER night_mark_keep_update BEFORE UPDATE ON night_mark
BEGIN SELECT RAISE(ABORT, 'what was found on a round is never changed'); END;
CREATE TRIGGER night_mark_keep_delete BEFORE DELETE ON night_mark
BEGIN SELECT RAISE(ABORT, 'what was found on a round is never removed'); END;
CREATE TRIGGER night_mark_keep_insert BEFORE INSERT ON night_mark
WHEN EXISTS (SELECT 1 FROM night_mark WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what was found on a round is never replaced'); END;

CREATE TRIGGER night_check_keep_update BEFORE UPDATE ON night_check
BEGIN SELECT RAISE(ABORT, 'checks are never changed'); END;
CREATE TRIGGER night_check_keep_delete BEFORE DELETE ON night_check
BEGIN SELECT RAISE(ABORT, 'checks are never removed'); END;
CREATE TRIGGER night_check_keep_insert BEFORE INSERT ON night_check
WHEN EXISTS (SELECT 1 FROM night_check WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'checks are never replaced'); END;

CREATE TRIGGER night_round_end_keep_update BEFORE UPDATE ON night_round_end
BEGIN SELECT RAISE(ABORT, 'the end of a round is never changed'); END;
CREATE TRIGGER night_round_end_keep_delete BEFORE DELETE ON night_round_end
BEGIN SELECT RAISE(ABORT, 'the end of a round is never removed'); END;
CREATE TRIGGER night_round_end_keep_insert BEFORE INSERT ON night_round_end
WHEN EXISTS (SELECT 1 FROM night_round_end WHERE round_id = new.round_id)
BEGIN SELECT RAISE(ABORT, 'a round ends once'); END;
