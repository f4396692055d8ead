-- 042: where youths lived after the house and the host, and what a host was told about a youth on paper.
--
-- Stays in the house and cases with hosts stand in their own tables; way_stop holds only what comes after, so that a youth's
-- way is put together and never written twice. A row has a version; one that was never so is struck with a reason and stays.
--
-- A consent and what was told can name a host household: both then have the part 'host', and say which. What of the file may
-- stand on the household's sheet is a row each. A sheet is kept word for word as it was given, with the consents it stands on;
-- the newest of a case counts, and the older stay to be read.

CREATE TABLE way_stop (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER NOT NULL REFERENCES staff (id),
    youth_id    INTEGER NOT NULL REFERENCES youth (id),
    place       TEXT    NOT NULL CHECK (place IN ('own-flat', 'family', 'elsewhere', 'other')),
    began       TEXT    NOT NULL,
    ended       TEXT    CHECK (ended IS NULL OR ended >= began),     -- the last day there
    why         TEXT    CHECK (why IS NOT NULL OR ended IS NULL),
    note        TEXT,
    struck      TEXT                                                  -- why it was never so
) STRICT;
CREATE INDEX way_stop_of_youth ON way_stop (youth_id, id);
CREATE INDEX way_stop_youth ON way_stop (youth_id, began);

CREATE TRIGGER way_stop_keep_delete BEFORE DELETE ON way_stop
BEGIN SELECT RAISE(ABORT, 'where a youth lived is never removed'); END;

ALTER TABLE consent ADD COLUMN household_id INTEGER REFERENCES household (id)
    CHECK (household_id IS NULL OR role = 'host');
ALTER TABLE telling ADD COLUMN household_id INTEGER REFERENCES household (id)
    CHECK (household_id IS NULL OR role = 'host');

CREATE TABLE consent_part (
    consent_id  INTEGER NOT NULL REFERENCES consent (id),
    part        TEXT    NOT NULL,                                     -- what of the file may stand on the sheet
    PRIMARY KEY (consent_id, part)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER consent_part_keep_update BEFORE UPDATE ON consent_part
BEGIN SELECT RAISE(ABORT, 'consents: never changed'); END;
CREATE TRIGGER consent_part_keep_delete BEFORE DELETE ON consent_part
BEGIN SELECT RAISE(ABORT, 'consents: never removed'); END;

CREATE TABLE host_sheet (
    id         INTEGER PRIMARY KEY,
    case_id    INTEGER NOT NULL REFERENCES host_case (id),
    youth_id   INTEGER NOT NULL REFERENCES youth (id),
    given_on   TEXT    NOT NULL,
    given_to   TEXT    NOT NULL,
    text       TEXT    NOT NULL,                                      -- the sheet, word for word
    protected  INTEGER NOT NULL CHECK (protected IN (0, 1)),          -- numbers were left out
    at         INTEGER NOT NULL,
    staff_id   INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX host_sheet_case ON host_sheet (case_id, id);

CREATE TABLE host_sheet_consent (
    sheet_id    INTEGER NOT NULL REFERENCES host_sheet (id),
    consent_id  INTEGER NOT NULL REFERENCES consent (id),
    PRIMARY KEY (sheet_id, consent_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER host_sheet_keep_update BEFORE UPDATE ON host_sheet
BEGIN SELECT RAISE(ABORT, 'what a host was given is never changed'); END;
CREATE TRIGGER host_sheet_keep_delete BEFORE DELETE ON host_sheet
BEGIN SELECT RAISE(ABORT, 'what a host was given is never removed'); END;
CREATE TRIGGER host_sheet_keep_insert BEFORE INSERT ON host_sheet
WHEN EXISTS (SELECT 1 FROM host_sheet WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what a host was given is never replaced'); END;
CREATE TRIGGER host_sheet_consent_keep_update BEFORE UPDATE ON host_sheet_consent
BEGIN SELECT RAISE(ABORT, 'what a host was given is never changed'); END;
CREATE TRIGGER host_sheet_consent_keep_delete BEFORE DELETE ON host_sheet_consent
BEGIN SELECT RAISE(ABORT, 'what a host was given is never removed'); END;
