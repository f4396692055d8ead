-- 012: who did not answer at night is seen at once.
--
-- The newest check of a youth that says anything about where they are counts against an older mark until a newer one. The top
-- of every screen asks for it, so it is never looked for among thirty years of nights.
CREATE INDEX night_check_heard ON night_check (youth_id) WHERE result IN ('answered', 'no-answer', 'not-home');
