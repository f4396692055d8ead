-- 015: the agreed card of each youth, and the support dial.
--
-- Every row here only grows: the newest of a youth, or of a youth and an area, counts, and those before it are the history.
-- What is agreed about the night stays where it is (night_agreement), and languages with who the youth is. Areas are words of
-- the configuration, as those of goals are. The indexes by time are for handovers, which tell what was set since a moment.

CREATE TABLE agreed_card (
    id           INTEGER PRIMARY KEY,
    youth_id     INTEGER NOT NULL REFERENCES youth (id),
    contact      TEXT,
    visits       TEXT,
    keys         TEXT,
    interpreter  TEXT,
    allergies    TEXT,
    diet         TEXT,
    helps        TEXT,
    medicine     TEXT    CHECK (medicine IN ('self', 'reminder', 'staff')),
    agreed_with  TEXT    NOT NULL,
    agreed_on    TEXT    NOT NULL,
    review       TEXT    NOT NULL,
    set_at       INTEGER NOT NULL,
    set_by       INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX agreed_card_youth ON agreed_card (youth_id);
CREATE INDEX agreed_card_set ON agreed_card (set_at);

CREATE TABLE support_level (
    id        INTEGER PRIMARY KEY,
    youth_id  INTEGER NOT NULL REFERENCES youth (id),
    area      TEXT    NOT NULL,
    level     TEXT    NOT NULL CHECK (level IN ('self', 'reminder', 'together', 'for')),
    reason    TEXT    NOT NULL,
    review    TEXT    NOT NULL,
    set_at    INTEGER NOT NULL,
    set_by    INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX support_level_youth ON support_level (youth_id);
CREATE INDEX support_level_area ON support_level (youth_id, area);
CREATE INDEX support_level_set ON support_level (set_at);

CREATE TRIGGER agreed_card_keep_update BEFORE UPDATE ON agreed_card
BEGIN SELECT RAISE(ABORT, 'agreed cards are never changed'); END;
CREATE TRIGGER agreed_card_keep_delete BEFORE DELETE ON agreed_card
BEGIN SELECT RAISE(ABORT, 'agreed cards are never removed'); END;
CREATE TRIGGER agreed_card_keep_insert BEFORE INSERT ON agreed_card
WHEN EXISTS (SELECT 1 FROM agreed_card WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'agreed cards are never replaced'); END;

CREATE TRIGGER support_level_keep_update BEFORE UPDATE ON support_level
BEGIN SELECT RAISE(ABORT, 'support levels are never changed'); END;
CREATE TRIGGER support_level_keep_delete BEFORE DELETE ON support_level
BEGIN SELECT RAISE(ABORT, 'support levels are never removed'); END;
CREATE TRIGGER support_level_keep_insert BEFORE INSERT ON support_level
WHEN EXISTS (SELECT 1 FROM support_level WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'support levels are never replaced'); END;
