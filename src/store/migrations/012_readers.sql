-- 012: who has read a youth's file.
--
-- The chain holds every row about a youth, and most of them are changes. Those that only tell that somebody read are found
-- without the others, the newest first.
CREATE INDEX audit_readers ON audit (youth_id, id) WHERE youth_id IS NOT NULL AND action IN ('open-file', 'search');
