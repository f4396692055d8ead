-- 041: how a case at a host is followed up: the monthly meeting of youth, host and staff, group guidance, and every other contact.
--
-- All of it only grows. What was written wrong is written anew in full, or struck, by a further row with a reason, which names
-- the first row of its line (root_id); the newest row of a line counts. What a meeting planned has a line of its own, so that
-- the next meeting asks about it whatever its words were corrected to.
--
-- When the next meeting is stands in the calendar alone (host_next): whoever moves it there moves it here.

CREATE TABLE host_meeting (
    id                 INTEGER PRIMARY KEY,
    case_id            INTEGER NOT NULL REFERENCES host_case (id),
    root_id            INTEGER REFERENCES host_meeting (id),        -- the first row; nothing on the first row itself
    reason             TEXT,                                        -- why it was written anew, or struck
    struck             INTEGER NOT NULL DEFAULT 0 CHECK (struck IN (0, 1)),
    held_on            TEXT    NOT NULL,
    present            TEXT    NOT NULL,                            -- who took part
    interpreter_id     INTEGER REFERENCES interpreter (id),
    interpreter_words  TEXT,                                        -- another, or why none
    youth_view         TEXT,                                        -- the youth's own words
    host_view          TEXT,
    staff_view         TEXT,
    at                 INTEGER NOT NULL,
    staff_id           INTEGER NOT NULL REFERENCES staff (id),
    CHECK ((root_id IS NULL) = (reason IS NULL)),
    CHECK (struck = 0 OR root_id IS NOT NULL),
    CHECK (interpreter_id IS NULL OR interpreter_words IS NULL)
) STRICT;
CREATE INDEX host_meeting_case ON host_meeting (case_id, id);
CREATE INDEX host_meeting_root ON host_meeting (root_id, id) WHERE root_id IS NOT NULL;

-- What a meeting planned until the next one.
CREATE TABLE host_activity (
    id          INTEGER PRIMARY KEY,
    meeting_id  INTEGER NOT NULL REFERENCES host_meeting (id),
    root_id     INTEGER REFERENCES host_activity (id),              -- the first row of its line; nothing on that row itself
    kind        TEXT    NOT NULL,                                   -- a word of the house
    words       TEXT    NOT NULL                                    -- who, and when
) STRICT;
CREATE INDEX host_activity_meeting ON host_activity (meeting_id, id);
CREATE INDEX host_activity_root ON host_activity (root_id, id) WHERE root_id IS NOT NULL;

-- What a meeting found of what the one before had planned.
CREATE TABLE host_found (
    id           INTEGER PRIMARY KEY,
    meeting_id   INTEGER NOT NULL REFERENCES host_meeting (id),
    activity_id  INTEGER NOT NULL REFERENCES host_activity (id),    -- the first row of its line
    outcome      TEXT    NOT NULL CHECK (outcome IN ('done', 'partly', 'not-done')),
    words        TEXT,
    UNIQUE (meeting_id, activity_id)
) STRICT;
CREATE INDEX host_found_activity ON host_found (activity_id);

-- The event of the calendar in which a case meets next; the newest row of a case counts.
CREATE TABLE host_next (
    id        INTEGER PRIMARY KEY,
    case_id   INTEGER NOT NULL REFERENCES host_case (id),
    event_id  INTEGER NOT NULL REFERENCES event (id),
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX host_next_case ON host_next (case_id, id);

CREATE TABLE group_guidance (
    id        INTEGER PRIMARY KEY,
    house_id  INTEGER NOT NULL DEFAULT 1 REFERENCES shared_house (id),
    root_id   INTEGER REFERENCES group_guidance (id),
    reason    TEXT,
    struck    INTEGER NOT NULL DEFAULT 0 CHECK (struck IN (0, 1)),
    held_on   TEXT    NOT NULL,
    topic     TEXT    NOT NULL,
    led_by    TEXT    NOT NULL,
    minutes   INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    note      TEXT,
    at        INTEGER NOT NULL,
    staff_id  INTEGER NOT NULL REFERENCES staff (id),
    CHECK ((root_id IS NULL) = (reason IS NULL)),
    CHECK (struck = 0 OR root_id IS NOT NULL)
) STRICT;
CREATE INDEX group_guidance_root ON group_guidance (root_id, id) WHERE root_id IS NOT NULL;

-- Which households came to it; one without a row was not asked.
CREATE TABLE guidance_attendance (
    id            INTEGER PRIMARY KEY,
    guidance_id   INTEGER NOT NULL REFERENCES group_guidance (id),
    household_id  INTEGER NOT NULL REFERENCES household (id),
    attended      TEXT    NOT NULL CHECK (attended IN ('came', 'did-not-come', 'told-beforehand')),
    UNIQUE (guidance_id, household_id)
) STRICT;
CREATE INDEX guidance_attendance_household ON guidance_attendance (household_id, guidance_id);

CREATE TABLE host_contact (
    id            INTEGER PRIMARY KEY,
    household_id  INTEGER NOT NULL REFERENCES household (id),
    case_id       INTEGER REFERENCES host_case (id),                -- where it was about one youth's case
    root_id       INTEGER REFERENCES host_contact (id),
    reason        TEXT,
    struck        INTEGER NOT NULL DEFAULT 0 CHECK (struck IN (0, 1)),
    way           TEXT    NOT NULL CHECK (way IN ('sms', 'email', 'phone', 'visit')),
    happened_at   INTEGER NOT NULL,
    minutes       INTEGER CHECK (minutes BETWEEN 1 AND 1440),
    about         TEXT    NOT NULL,
    contact_by    INTEGER NOT NULL REFERENCES staff (id),           -- who of the staff it was
    at            INTEGER NOT NULL,
    staff_id      INTEGER NOT NULL REFERENCES staff (id),
    CHECK ((root_id IS NULL) = (reason IS NULL)),
    CHECK (struck = 0 OR root_id IS NOT NULL)
) STRICT;
-- Thirty years of them are read by pages, the newest first.
CREATE INDEX host_contact_household ON host_contact (household_id, id) WHERE root_id IS NULL;
CREATE INDEX host_contact_case ON host_contact (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX host_contact_root ON host_contact (root_id, id) WHERE root_id IS NOT NULL;

CREATE TRIGGER host_meeting_keep_update BEFORE UPDATE ON host_meeting
BEGIN SELECT RAISE(ABORT, 'meetings with hosts are never changed'); END;
CREATE TRIGGER host_meeting_keep_delete BEFORE DELETE ON host_meeting
BEGIN SELECT RAISE(ABORT, 'meetings with hosts are never removed'); END;
CREATE TRIGGER host_meeting_keep_insert BEFORE INSERT ON host_meeting
WHEN EXISTS (SELECT 1 FROM host_meeting WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'meetings with hosts are never replaced'); END;

CREATE TRIGGER host_activity_keep_update BEFORE UPDATE ON host_activity
BEGIN SELECT RAISE(ABORT, 'what was planned with a host is never changed'); END;
CREATE TRIGGER host_activity_keep_delete BEFORE DELETE ON host_activity
BEGIN SELECT RAISE(ABORT, 'what was planned with a host is never removed'); END;
CREATE TRIGGER host_activity_keep_insert BEFORE INSERT ON host_activity
WHEN EXISTS (SELECT 1 FROM host_activity WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what was planned with a host is never replaced'); END;

CREATE TRIGGER host_found_keep_update BEFORE UPDATE ON host_found
BEGIN SELECT RAISE(ABORT, 'what was found of a plan is never changed'); END;
CREATE TRIGGER host_found_keep_delete BEFORE DELETE ON host_found
BEGIN SELECT RAISE(ABORT, 'what was found of a plan is never removed'); END;
CREATE TRIGGER host_found_keep_insert BEFORE INSERT ON host_found
WHEN EXISTS (SELECT 1 FROM host_found WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'what was found of a plan is never replaced'); END;

CREATE TRIGGER host_next_keep_update BEFORE UPDATE ON host_next
BEGIN SELECT RAISE(ABORT, 'when a case meets next is never changed'); END;
CREATE TRIGGER host_next_keep_delete BEFORE DELETE ON host_next
BEGIN SELECT RAISE(ABORT, 'when a case meets next is never removed'); END;
CREATE TRIGGER host_next_keep_insert BEFORE INSERT ON host_next
WHEN EXISTS (SELECT 1 FROM host_next WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'when a case meets next is never replaced'); END;

CREATE TRIGGER group_guidance_keep_update BEFORE UPDATE ON group_guidance
BEGIN SELECT RAISE(ABORT, 'guidance is never changed'); END;
CREATE TRIGGER group_guidance_keep_delete BEFORE DELETE ON group_guidance
BEGIN SELECT RAISE(ABORT, 'guidance is never removed'); END;
CREATE TRIGGER group_guidance_keep_insert BEFORE INSERT ON group_guidance
WHEN EXISTS (SELECT 1 FROM group_guidance WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'guidance is never replaced'); END;

CREATE TRIGGER guidance_attendance_keep_update BEFORE UPDATE ON guidance_attendance
BEGIN SELECT RAISE(ABORT, 'who came to guidance is never changed'); END;
CREATE TRIGGER guidance_attendance_keep_delete BEFORE DELETE ON guidance_attendance
BEGIN SELECT RAISE(ABORT, 'who came to guidance is never removed'); END;
CREATE TRIGGER guidance_attendance_keep_insert BEFORE INSERT ON guidance_attendance
WHEN EXISTS (SELECT 1 FROM guidance_attendance WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'who came to guidance is never replaced'); END;

CREATE TRIGGER host_contact_keep_update BEFORE UPDATE ON host_contact
BEGIN SELECT RAISE(ABORT, 'contacts with hosts are never changed'); END;
CREATE TRIGGER host_contact_keep_delete BEFORE DELETE ON host_contact
BEGIN SELECT RAISE(ABORT, 'contacts with hosts are never removed'); END;
CREATE TRIGGER host_contact_keep_insert BEFORE INSERT ON host_contact
WHEN EXISTS (SELECT 1 FROM host_contact WHERE id = new.id)
BEGIN SELECT RAISE(ABORT, 'contacts with hosts are never replaced'); END;

-- What is written of these is found. A house made of an export is filed by what stands here.
INSERT OR IGNORE INTO search_due (kind) VALUES ('host-meeting'), ('guidance'), ('host-contact');
