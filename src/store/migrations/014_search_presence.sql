-- 014: who did not answer at night is seen at once; what is written about where youths are, why they are watched over, and
-- about their nights is found; and a word that stands nowhere is answered with one of the house that is near to it.
--
-- The newest check of a youth that says anything about where they are counts against an older mark until a newer one. The top
-- of every screen asks for it, so it is never looked for among thirty years of nights.
CREATE INDEX night_check_heard ON night_check (youth_id) WHERE result IN ('answered', 'no-answer', 'not-home');

-- What is written already is filed when the house is opened.
INSERT INTO search_due (kind) VALUES ('presence'), ('watch'), ('agreement'), ('round');

-- The words of the house, folded as they are searched. Only ever suggested to somebody whose search finds them.
CREATE TABLE search_word (
    word  TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO search_due (kind) VALUES ('word');

-- Why tasks were not done, without the many that were.
CREATE INDEX task_outcome_reason ON task_outcome (task_id, id) WHERE reason IS NOT NULL;
