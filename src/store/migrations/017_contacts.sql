-- 017: the people around a youth, the interpreters of the house, consents, and the dates of a file.
--
-- Contacts, interpreters, papers and risk notes are rows with a version: what they said before stands in the audit chain, and
-- who or what is no longer so is ended with a reason and stays. Consents only grow: giving is a row, withdrawing is a row, and
-- that somebody was told something is a row with what the answer was then. Of decisions about an address, and of what is said
-- of an interpreter for a youth, the newest row counts.

CREATE TABLE contact (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER NOT NULL REFERENCES staff (id),
    youth_id    INTEGER NOT NULL REFERENCES youth (id),
    role        TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    language    TEXT,
    phone       TEXT,                       -- as it was typed
    email       TEXT,
    time_zone   TEXT,                       -- the IANA name, where their clock is another
    note        TEXT,
    call_first  INTEGER NOT NULL CHECK (call_first IN (0, 1)),
    ended       TEXT,                       -- why they no longer are one
    CHECK (ended IS NULL OR call_first = 0)
) STRICT;
CREATE INDEX contact_youth ON contact (youth_id, id);
CREATE UNIQUE INDEX contact_first ON contact (youth_id) WHERE call_first = 1;

CREATE TABLE interpreter (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER NOT NULL REFERENCES staff (id),
    name        TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    dialect     TEXT,
    phone       TEXT,
    note        TEXT,
    adult       INTEGER NOT NULL CHECK (adult = 1),
    ended       TEXT
) STRICT;

CREATE TABLE interpreter_bar (
    id              INTEGER PRIMARY KEY,
    youth_id        INTEGER NOT NULL REFERENCES youth (id),
    interpreter_id  INTEGER NOT NULL REFERENCES interpreter (id),
    reason          TEXT,                   -- nothing where they may be used again
    at              INTEGER NOT NULL,
    staff_id        INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX interpreter_bar_youth ON interpreter_bar (youth_id, id);

CREATE TABLE consent (
    id              INTEGER PRIMARY KEY,
    youth_id        INTEGER NOT NULL REFERENCES youth (id),
    contact_id      INTEGER REFERENCES contact (id),
    role            TEXT,                   -- whoever has that part, where it is not one contact
    purpose         TEXT    NOT NULL,
    may_tell        TEXT    NOT NULL,
    withheld        TEXT,
    withheld_why    TEXT    CHECK (withheld_why IS NOT NULL OR withheld IS NULL),
    given_by        TEXT    NOT NULL CHECK (given_by IN ('youth', 'guardian')),
    given_on        TEXT    NOT NULL,
    until           TEXT    CHECK (until IS NULL OR until >= given_on),
    language        TEXT    NOT NULL,
    interpreter_id  INTEGER REFERENCES interpreter (id),
    at              INTEGER NOT NULL,
    staff_id        INTEGER NOT NULL REFERENCES staff (id),
    CHECK ((contact_id IS NULL) <> (role IS NULL))
) STRICT;
CREATE INDEX consent_youth ON consent (youth_id, id);

CREATE TABLE consent_withdrawal (
    consent_id  INTEGER PRIMARY KEY REFERENCES consent (id),
    day         TEXT    NOT NULL,
    by_whom     TEXT    NOT NULL CHECK (by_whom IN ('youth', 'guardian')),
    note        TEXT,
    at          INTEGER NOT NULL,
    staff_id    INTEGER NOT NULL REFERENCES staff (id)
) STRICT;

CREATE TABLE telling (
    id          INTEGER PRIMARY KEY,
    youth_id    INTEGER NOT NULL REFERENCES youth (id),
    contact_id  INTEGER REFERENCES contact (id),
    role        TEXT,
    told        TEXT    NOT NULL,
    verdict     TEXT    NOT NULL CHECK (verdict IN ('yes', 'only', 'no')),
    reason      TEXT    CHECK (reason IS NOT NULL OR verdict <> 'no'),
    at          INTEGER NOT NULL,
    staff_id    INTEGER NOT NULL REFERENCES staff (id),
    CHECK ((contact_id IS NULL) <> (role IS NULL))
) STRICT;
CREATE INDEX telling_youth ON telling (youth_id, id);

CREATE TABLE paper (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER NOT NULL REFERENCES staff (id),
    youth_id    INTEGER NOT NULL REFERENCES youth (id),
    kind        TEXT    NOT NULL,
    expires     TEXT    NOT NULL,
    note        TEXT,
    ended       TEXT
) STRICT;
CREATE INDEX paper_youth ON paper (youth_id, id) WHERE ended IS NULL;

CREATE TABLE risk (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER NOT NULL REFERENCES staff (id),
    youth_id    INTEGER NOT NULL REFERENCES youth (id),
    risk        TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    action      TEXT    NOT NULL,
    review      TEXT    NOT NULL,
    ended       TEXT
) STRICT;
CREATE INDEX risk_youth ON risk (youth_id, id) WHERE ended IS NULL;

CREATE TABLE protection (
    id        INTEGER PRIMARY KEY,
    youth_id  INTEGER NOT NULL REFERENCES youth (id),
    level     TEXT    NOT NULL CHECK (level IN ('open', 'confidential', 'strictly-confidential')),
    decided   TEXT    NOT NULL,
    until     TEXT    CHECK (until IS NOT NULL OR level = 'open'),
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX protection_youth ON protection (youth_id, id);

CREATE TABLE milestone_done (
    id         INTEGER PRIMARY KEY,
    youth_id   INTEGER NOT NULL REFERENCES youth (id),
    milestone  TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    staff_id   INTEGER NOT NULL REFERENCES staff (id),
    UNIQUE (youth_id, milestone)
) STRICT;

CREATE TRIGGER consent_keep_update BEFORE UPDATE ON consent
BEGIN SELECT RAISE(ABORT, 'consents: never changed'); END;
CREATE TRIGGER consent_keep_delete BEFORE DELETE ON consent
BEGIN SELECT RAISE(ABORT, 'consents: never removed'); END;
CREATE TRIGGER consent_keep_insert BEFORE INSERT ON consent
WHEN EXISTS (SELECT 1 FROM consent WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'consents: never replaced'); END;

CREATE TRIGGER consent_withdrawal_keep_update BEFORE UPDATE ON consent_withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawals: never changed'); END;
CREATE TRIGGER consent_withdrawal_keep_delete BEFORE DELETE ON consent_withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawals: never removed'); END;
CREATE TRIGGER consent_withdrawal_keep_insert BEFORE INSERT ON consent_withdrawal
WHEN EXISTS (SELECT 1 FROM consent_withdrawal WHERE consent_id = new.consent_id)
BEGIN SELECT RAISE(ABORT, 'withdrawals: never replaced'); END;

CREATE TRIGGER telling_keep_update BEFORE UPDATE ON telling
BEGIN SELECT RAISE(ABORT, 'what was told: never changed'); END;
CREATE TRIGGER telling_keep_delete BEFORE DELETE ON telling
BEGIN SELECT RAISE(ABORT, 'what was told: never removed'); END;
CREATE TRIGGER telling_keep_insert BEFORE INSERT ON telling
WHEN EXISTS (SELECT 1 FROM telling WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what was told: never replaced'); END;

CREATE TRIGGER protection_keep_update BEFORE UPDATE ON protection
BEGIN SELECT RAISE(ABORT, 'decisions: never changed'); END;
CREATE TRIGGER protection_keep_delete BEFORE DELETE ON protection
BEGIN SELECT RAISE(ABORT, 'decisions: never removed'); END;
CREATE TRIGGER protection_keep_insert BEFORE INSERT ON protection
WHEN EXISTS (SELECT 1 FROM protection WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'decisions: never replaced'); END;

CREATE TRIGGER milestone_done_keep_update BEFORE UPDATE ON milestone_done
BEGIN SELECT RAISE(ABORT, 'what was gone through: never changed'); END;
CREATE TRIGGER milestone_done_keep_delete BEFORE DELETE ON milestone_done
BEGIN SELECT RAISE(ABORT, 'what was gone through: never removed'); END;
CREATE TRIGGER milestone_done_keep_insert BEFORE INSERT ON milestone_done
WHEN EXISTS (SELECT 1 FROM milestone_done WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what was gone through: never replaced'); END;

CREATE TRIGGER interpreter_bar_keep_update BEFORE UPDATE ON interpreter_bar
BEGIN SELECT RAISE(ABORT, 'what was said of an interpreter: never changed'); END;
CREATE TRIGGER interpreter_bar_keep_delete BEFORE DELETE ON interpreter_bar
BEGIN SELECT RAISE(ABORT, 'what was said of an interpreter: never removed'); END;
CREATE TRIGGER interpreter_bar_keep_insert BEFORE INSERT ON interpreter_bar
WHEN EXISTS (SELECT 1 FROM interpreter_bar WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what was said of an interpreter: never replaced'); END;

CREATE TRIGGER contact_keep_delete BEFORE DELETE ON contact
BEGIN SELECT RAISE(ABORT, 'contacts are ended, never removed'); END;

CREATE TRIGGER interpreter_keep_delete BEFORE DELETE ON interpreter
BEGIN SELECT RAISE(ABORT, 'interpreters are ended, never removed'); END;

CREATE TRIGGER paper_keep_delete BEFORE DELETE ON paper
BEGIN SELECT RAISE(ABORT, 'papers are ended, never removed'); END;

CREATE TRIGGER risk_keep_delete BEFORE DELETE ON risk
BEGIN SELECT RAISE(ABORT, 'risk notes are ended, never removed'); END;
