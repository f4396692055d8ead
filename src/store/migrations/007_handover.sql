-- 007: the handover (overlapping) from one shift to the next.
--
-- A shift hands over once, so a handover is found by its shift; its row is made when somebody writes the first word of it.
-- What is pulled from the shift (entries, tasks, presence …) is not copied while it is open: it is read where it stands. At
-- sealing, handover_snapshot keeps what was on the screen.
--
-- While open, handover and handover_part are kept up to date and carry versions. Sealing ends that for what the outgoing
-- shift wrote, reception for the read-back too; triggers hold both. Signatures, rules, snapshots and addenda only grow; a
-- rule may be taken back before it is sealed, and is answered once.
CREATE TABLE handover (
    id           INTEGER PRIMARY KEY,
    version      INTEGER NOT NULL DEFAULT 1,
    changed_by   INTEGER NOT NULL REFERENCES staff (id),
    shift_id     INTEGER NOT NULL UNIQUE REFERENCES shift (id),
    to_kind      TEXT    NOT NULL,
    mode         TEXT    NOT NULL CHECK (mode IN ('silent', 'oral', 'mixed')),
    state        TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'sealed', 'received')),
    opened_at    INTEGER NOT NULL,
    begun_at     INTEGER                     -- when the first section was gone through
) STRICT;
-- The few that wait for a signature, however many are received.
CREATE INDEX handover_waiting ON handover (shift_id) WHERE state <> 'received';

CREATE TRIGGER handover_keep_update BEFORE UPDATE ON handover
WHEN new.id <> old.id OR new.shift_id <> old.shift_id OR new.opened_at <> old.opened_at
  OR (old.state <> 'open' AND (new.to_kind <> old.to_kind OR new.mode <> old.mode))
  OR (old.state = 'sealed' AND new.state = 'open')
  OR (old.state = 'received' AND new.state <> 'received')
BEGIN SELECT RAISE(ABORT, 'a sealed handover is never changed'); END;
CREATE TRIGGER handover_keep_delete BEFORE DELETE ON handover
BEGIN SELECT RAISE(ABORT, 'handovers are never removed'); END;
CREATE TRIGGER handover_keep_insert BEFORE INSERT ON handover
WHEN new.state <> 'open' OR EXISTS (SELECT 1 FROM handover WHERE id = new.id OR shift_id = new.shift_id)
BEGIN SELECT RAISE(ABORT, 'handovers are never replaced'); END;
-- Nobody's state goes on without the signature that says so.
CREATE TRIGGER handover_keep_signed BEFORE UPDATE OF state ON handover
WHEN (new.state = 'sealed' AND NOT EXISTS
        (SELECT 1 FROM handover_signature WHERE handover_id = new.id AND side = 'outgoing'))
  OR (new.state = 'received' AND NOT EXISTS
        (SELECT 1 FROM handover_signature WHERE handover_id = new.id AND side = 'incoming'))
BEGIN SELECT RAISE(ABORT, 'a handover is sealed and received by a signature'); END;

CREATE TABLE handover_signature (
    id           INTEGER PRIMARY KEY,
    handover_id  INTEGER NOT NULL REFERENCES handover (id),
    side         TEXT    NOT NULL CHECK (side IN ('outgoing', 'incoming')),
    staff_id     INTEGER NOT NULL REFERENCES staff (id),
    at           INTEGER NOT NULL,
    reason       TEXT                        -- why somebody else signs, or so late
) STRICT;
CREATE INDEX handover_signature_handover ON handover_signature (handover_id, id);
CREATE UNIQUE INDEX handover_signature_outgoing ON handover_signature (handover_id) WHERE side = 'outgoing';
CREATE UNIQUE INDEX handover_signature_incoming ON handover_signature (handover_id, staff_id) WHERE side = 'incoming';

CREATE TRIGGER handover_signature_keep_update BEFORE UPDATE ON handover_signature
BEGIN SELECT RAISE(ABORT, 'signatures are never changed'); END;
CREATE TRIGGER handover_signature_keep_delete BEFORE DELETE ON handover_signature
BEGIN SELECT RAISE(ABORT, 'signatures are never removed'); END;
CREATE TRIGGER handover_signature_keep_insert BEFORE INSERT ON handover_signature
WHEN EXISTS (SELECT 1 FROM handover_signature WHERE id = new.id)
  OR (new.side = 'outgoing') <> ((SELECT state FROM handover WHERE id = new.handover_id) = 'open')
BEGIN SELECT RAISE(ABORT, 'signatures are never replaced, and the outgoing one comes first'); END;

CREATE TABLE handover_part (
    handover_id   INTEGER NOT NULL REFERENCES handover (id),
    section       INTEGER NOT NULL,          -- 0: the house; else the youth
    version       INTEGER NOT NULL DEFAULT 1,
    changed_by    INTEGER NOT NULL REFERENCES staff (id),
    picture       TEXT,
    question      TEXT,
    read_back     TEXT,
    read_back_by  INTEGER REFERENCES staff (id), -- the receiver, whoever typed it
    gone_through  INTEGER NOT NULL,
    PRIMARY KEY (handover_id, section)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER handover_part_keep_update BEFORE UPDATE ON handover_part
WHEN new.handover_id <> old.handover_id OR new.section <> old.section
  OR (SELECT state FROM handover WHERE id = old.handover_id) = 'received'
  OR ((SELECT state FROM handover WHERE id = old.handover_id) = 'sealed'
      AND (new.picture IS NOT old.picture OR new.question IS NOT old.question))
BEGIN SELECT RAISE(ABORT, 'a sealed handover is never changed'); END;
CREATE TRIGGER handover_part_keep_delete BEFORE DELETE ON handover_part
BEGIN SELECT RAISE(ABORT, 'handovers are never removed'); END;
CREATE TRIGGER handover_part_keep_insert BEFORE INSERT ON handover_part
WHEN EXISTS (SELECT 1 FROM handover_part WHERE handover_id = new.handover_id AND section = new.section)
  OR (SELECT state FROM handover WHERE id = new.handover_id) = 'received'
  OR ((SELECT state FROM handover WHERE id = new.handover_id) = 'sealed'
      AND coalesce(new.picture, new.question) IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a sealed handover is never changed'); END;

CREATE TABLE handover_rule (
    id           INTEGER PRIMARY KEY,
    handover_id  INTEGER NOT NULL REFERENCES handover (id),
    section      INTEGER NOT NULL,
    condition    TEXT    NOT NULL,
    action       TEXT    NOT NULL,
    expires_at   INTEGER NOT NULL,
    written_at   INTEGER NOT NULL,
    written_by   INTEGER NOT NULL REFERENCES staff (id),
    withdrawn    INTEGER NOT NULL DEFAULT 0,
    outcome      TEXT    CHECK (outcome IN ('yes', 'no', 'not-applicable')),
    answered_at  INTEGER,
    answered_by  INTEGER REFERENCES staff (id),
    CHECK ((outcome IS NULL) = (answered_at IS NULL) AND (outcome IS NULL) = (answered_by IS NULL))
) STRICT;
CREATE INDEX handover_rule_handover ON handover_rule (handover_id, id);
CREATE INDEX handover_rule_unanswered ON handover_rule (id) WHERE outcome IS NULL AND withdrawn = 0;
CREATE INDEX handover_rule_answered ON handover_rule (answered_at, id) WHERE answered_at IS NOT NULL;

CREATE TRIGGER handover_rule_keep_update BEFORE UPDATE ON handover_rule
WHEN new.id <> old.id OR new.handover_id <> old.handover_id OR new.section <> old.section
  OR new.condition <> old.condition OR new.action <> old.action OR new.expires_at <> old.expires_at
  OR new.written_at <> old.written_at OR new.written_by <> old.written_by
  OR old.outcome IS NOT NULL OR old.withdrawn = 1
  OR (new.withdrawn = 1 AND (SELECT state FROM handover WHERE id = old.handover_id) <> 'open')
BEGIN SELECT RAISE(ABORT, 'a rule is answered once and never changed'); END;
CREATE TRIGGER handover_rule_keep_delete BEFORE DELETE ON handover_rule
BEGIN SELECT RAISE(ABORT, 'rules are never removed'); END;
CREATE TRIGGER handover_rule_keep_insert BEFORE INSERT ON handover_rule
WHEN EXISTS (SELECT 1 FROM handover_rule WHERE id = new.id)
  OR (SELECT state FROM handover WHERE id = new.handover_id) <> 'open'
BEGIN SELECT RAISE(ABORT, 'a sealed handover is never changed'); END;

-- What was on the screen when it was sealed, as the program writes it (JSON).
CREATE TABLE handover_snapshot (
    handover_id  INTEGER PRIMARY KEY REFERENCES handover (id),
    body         TEXT NOT NULL
) STRICT;

CREATE TRIGGER handover_snapshot_keep_update BEFORE UPDATE ON handover_snapshot
BEGIN SELECT RAISE(ABORT, 'a sealed handover is never changed'); END;
CREATE TRIGGER handover_snapshot_keep_delete BEFORE DELETE ON handover_snapshot
BEGIN SELECT RAISE(ABORT, 'handovers are never removed'); END;
CREATE TRIGGER handover_snapshot_keep_insert BEFORE INSERT ON handover_snapshot
WHEN EXISTS (SELECT 1 FROM handover_snapshot WHERE handover_id = new.handover_id)
BEGIN SELECT RAISE(ABORT, 'handovers are never replaced'); END;

CREATE TABLE handover_addendum (
    id           INTEGER PRIMARY KEY,
    handover_id  INTEGER NOT NULL REFERENCES handover (id),
    section      INTEGER NOT NULL,
    words        TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    staff_id     INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX handover_addendum_handover ON handover_addendum (handover_id, id);

CREATE TRIGGER handover_addendum_keep_update BEFORE UPDATE ON handover_addendum
BEGIN SELECT RAISE(ABORT, 'addenda are never changed'); END;
CREATE TRIGGER handover_addendum_keep_delete BEFORE DELETE ON handover_addendum
BEGIN SELECT RAISE(ABORT, 'addenda are never removed'); END;
CREATE TRIGGER handover_addendum_keep_insert BEFORE INSERT ON handover_addendum
WHEN EXISTS (SELECT 1 FROM handover_addendum WHERE id = new.id)
  OR (SELECT state FROM handover WHERE id = new.handover_id) = 'open'
BEGIN SELECT RAISE(ABORT, 'an open handover needs no addendum'); END;
