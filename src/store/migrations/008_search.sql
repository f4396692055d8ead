-- 008: searching all that is written, and searches that are kept.
--
-- The log has its index already. Its entries are filed by author too, each under one word more: an index without content of
-- its own takes a second row of words for the same entry, so that nothing that was filed has to be filed anew.
INSERT INTO log_search (rowid, body, tags) SELECT id, '', 'u' || author_id FROM log_entry ORDER BY id;

-- The other texts: tasks, handovers, plans, activities. `search_text` says what a text belongs to. Its number begins with the
-- second the text was written in (id / 65536), so that the newest come first and a span of time is a span of numbers; a
-- text that is changed gets a new one. `filed` tells whether what is filed is still what the text says.
CREATE TABLE search_text (
    id     INTEGER PRIMARY KEY,
    kind   TEXT    NOT NULL,
    row    INTEGER NOT NULL,                -- the row it belongs to
    part   INTEGER NOT NULL,                -- which part of it; 0 where it has none
    filed  INTEGER NOT NULL,
    UNIQUE (kind, row, part)
) STRICT;
-- As `log_search`, for the same reasons. Rows are taken out by their number: a changed text is not remembered.
CREATE VIRTUAL TABLE text_search USING fts5 (
    body, tags, content = '', contentless_delete = 1, detail = column, tokenize = 'ascii',
    prefix = '3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20'
);
INSERT INTO text_search (text_search, rank) VALUES ('pgsz', 500);

-- Kinds of text whose rows from before have to be filed, which only the program can do: it folds their words. It does when it
-- opens the house, and takes the row away. A migration that adds a kind of text adds its row here.
CREATE TABLE search_due (
    kind  TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO search_due (kind) VALUES ('task'), ('handover'), ('goal'), ('voice'), ('activity');

-- Searches a member keeps. Nobody's record: they are renamed and removed, and the audit chain has what they were.
CREATE TABLE saved_search (
    id          INTEGER PRIMARY KEY,
    version     INTEGER NOT NULL DEFAULT 1,
    changed_by  INTEGER NOT NULL REFERENCES staff (id),
    staff_id    INTEGER NOT NULL REFERENCES staff (id),
    name        TEXT    NOT NULL,
    line        TEXT    NOT NULL,
    UNIQUE (staff_id, name)
) STRICT;
