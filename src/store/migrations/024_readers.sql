-- 024: who asked what may be told about a youth, and who took out a list they stand in, are among those who have read.
DROP INDEX audit_readers;
CREATE INDEX audit_readers ON audit (youth_id, id)
    WHERE youth_id IS NOT NULL AND action IN ('open-file', 'search', 'ask-consent', 'export');
