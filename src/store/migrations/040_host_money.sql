-- 040: the basis of what hosts get (godtgjøring). Amounts are whole øre, shares hundredths of a per cent.
--
-- A rate or share is valid from its day until the next of its kind. A row that a recorded basis was counted with stays for good:
-- what comes out otherwise from a day on is a row of its own. No row of them is ever removed. The rows below came with the
-- program: nobody wrote them, and the house may correct them as long as nothing was counted with them.
--
-- What was recorded of a case and a month only grows. A basis that was wrong has another one that replaces it, with a reason;
-- the one that nothing replaces counts. Its lines hold rates and shares as they were, beside the rows they came from.

CREATE TABLE host_rate (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER REFERENCES staff (id),                          -- nothing: it came with the program
    valid_from  TEXT    NOT NULL UNIQUE,
    base        INTEGER NOT NULL CHECK (base BETWEEN 0 AND 100000000),  -- grunnstøtte a month
    expense     INTEGER NOT NULL CHECK (expense BETWEEN 0 AND 100000000), -- utgiftsdekning a month, 15 and older
    source      TEXT    NOT NULL,
    supplied    INTEGER NOT NULL CHECK (supplied IN (0, 1))
) STRICT;

CREATE TABLE host_share (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER REFERENCES staff (id),
    valid_from  TEXT    NOT NULL UNIQUE,
    base        INTEGER NOT NULL CHECK (base BETWEEN 0 AND 10000),
    expense     INTEGER NOT NULL CHECK (expense BETWEEN 0 AND 10000),
    source      TEXT    NOT NULL,
    supplied    INTEGER NOT NULL CHECK (supplied IN (0, 1))
) STRICT;

CREATE TABLE host_basis (
    id          INTEGER PRIMARY KEY,
    case_id     INTEGER NOT NULL REFERENCES host_case (id),
    month       TEXT    NOT NULL,                                       -- 2026-11
    first_day   TEXT,                                                   -- nothing: the youth did not live there
    last_day    TEXT    CHECK (last_day IS NULL OR last_day >= first_day),
    proration   TEXT    NOT NULL,
    rounding    TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    staff_id    INTEGER NOT NULL REFERENCES staff (id),
    why         TEXT,
    replaces    INTEGER UNIQUE REFERENCES host_basis (id),
    CHECK ((first_day IS NULL) = (last_day IS NULL)),
    CHECK ((why IS NULL) = (replaces IS NULL))
) STRICT;
-- One case and month is recorded once; what comes later replaces it.
CREATE UNIQUE INDEX host_basis_first ON host_basis (case_id, month) WHERE replaces IS NULL;
CREATE INDEX host_basis_month ON host_basis (month, case_id, id);

CREATE TABLE host_basis_line (
    id            INTEGER PRIMARY KEY,
    basis_id      INTEGER NOT NULL REFERENCES host_basis (id),
    first_day     TEXT    NOT NULL,
    last_day      TEXT    NOT NULL CHECK (last_day >= first_day),
    number        INTEGER NOT NULL CHECK (number >= 0),                 -- so many …
    of_parts      INTEGER NOT NULL CHECK (of_parts >= number AND of_parts > 0), -- … of so many parts of the month
    rate_id       INTEGER NOT NULL REFERENCES host_rate (id),
    rate_base     INTEGER NOT NULL,
    rate_expense  INTEGER NOT NULL,
    share_id      INTEGER NOT NULL REFERENCES host_share (id),
    share_base    INTEGER NOT NULL,
    share_expense INTEGER NOT NULL,
    base          INTEGER NOT NULL CHECK (base >= 0),
    expense       INTEGER NOT NULL CHECK (expense >= 0)
) STRICT;
CREATE INDEX host_basis_line_basis ON host_basis_line (basis_id, id);
CREATE INDEX host_basis_line_rate ON host_basis_line (rate_id);
CREATE INDEX host_basis_line_share ON host_basis_line (share_id);

CREATE TRIGGER host_rate_keep_update BEFORE UPDATE ON host_rate
WHEN EXISTS (SELECT 1 FROM host_basis_line WHERE rate_id = old.id)
BEGIN SELECT RAISE(ABORT, 'a rate that was counted with is never changed'); END;
CREATE TRIGGER host_rate_keep_delete BEFORE DELETE ON host_rate
BEGIN SELECT RAISE(ABORT, 'rates are never removed'); END;
CREATE TRIGGER host_rate_keep_insert BEFORE INSERT ON host_rate
WHEN EXISTS (SELECT 1 FROM host_rate WHERE id = new.id OR valid_from = new.valid_from)
BEGIN SELECT RAISE(ABORT, 'rates are never replaced'); END;

CREATE TRIGGER host_share_keep_update BEFORE UPDATE ON host_share
WHEN EXISTS (SELECT 1 FROM host_basis_line WHERE share_id = old.id)
BEGIN SELECT RAISE(ABORT, 'shares that were counted with are never changed'); END;
CREATE TRIGGER host_share_keep_delete BEFORE DELETE ON host_share
BEGIN SELECT RAISE(ABORT, 'shares are never removed'); END;
CREATE TRIGGER host_share_keep_insert BEFORE INSERT ON host_share
WHEN EXISTS (SELECT 1 FROM host_share WHERE id = new.id OR valid_from = new.valid_from)
BEGIN SELECT RAISE(ABORT, 'shares are never replaced'); END;

CREATE TRIGGER host_basis_keep_update BEFORE UPDATE ON host_basis
BEGIN SELECT RAISE(ABORT, 'a recorded basis is never changed'); END;
CREATE TRIGGER host_basis_keep_delete BEFORE DELETE ON host_basis
BEGIN SELECT RAISE(ABORT, 'a recorded basis is never removed'); END;
CREATE TRIGGER host_basis_keep_insert BEFORE INSERT ON host_basis
WHEN EXISTS (SELECT 1 FROM host_basis WHERE id = new.id OR replaces = new.replaces)
BEGIN SELECT RAISE(ABORT, 'a recorded basis is never replaced in its place'); END;

CREATE TRIGGER host_basis_line_keep_update BEFORE UPDATE ON host_basis_line
BEGIN SELECT RAISE(ABORT, 'lines of a recorded basis are never changed'); END;
CREATE TRIGGER host_basis_line_keep_delete BEFORE DELETE ON host_basis_line
BEGIN SELECT RAISE(ABORT, 'lines of a recorded basis are never removed'); END;
CREATE TRIGGER host_basis_line_keep_insert BEFORE INSERT ON host_basis_line
WHEN EXISTS (SELECT 1 FROM host_basis_line WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'lines of a recorded basis are never replaced'); END;

-- What KS guided for foster homes. The source of the row of 2022 says «October 2022, extra adjustment» and no day: it is taken to
-- be valid from the first.
INSERT INTO host_rate (valid_from, base, expense, source, supplied) VALUES
    ('2015-07-01',  760000,  717500, 'KS, veiledende satser 01.07.2015', 1),
    ('2017-07-01',  790000,  757000, 'KS, veiledende satser 01.07.2017', 1),
    ('2021-07-01',  886700,  833000, 'KS, veiledende satser 01.07.2021', 1),
    ('2022-10-01',  938300,  907400, 'KS, ekstra justering i oktober 2022. Kilden sier ingen dag; regnet fra den første.', 1),
    ('2023-07-01',  988500,  935200, 'KS, veiledende satser 01.07.2023', 1),
    ('2024-07-01', 1033600, 1012500, 'KS, veiledende satser 01.07.2024', 1);

-- The description of the scheme is of 2020 and says no day.
INSERT INTO host_share (valid_from, base, expense, source, supplied) VALUES
    ('2020-01-01', 5000, 2000, 'Beskrivelsen av husvertordningen, 2020. Den sier ingen dag; regnet fra årets første.', 1);
