-- 036: the trail, found by what it is about.
--
-- Opening the log is a reading like the others that tell of everybody.
DROP INDEX audit_seen;
CREATE INDEX audit_seen ON audit (id) WHERE action IN
    ('open-file', 'ask-consent', 'search', 'open-handover', 'open-log', 'open-fire-roll', 'open-covered-fire-roll',
     'open-review', 'export');
-- Wrong passphrases are signed by nobody; whose they should have been stands in the row.
CREATE INDEX audit_tries ON audit (id) WHERE action = 'failed-try';
-- What is about several youths, or about none, names none of them: whom it is about stands with the entry or the event.
CREATE INDEX audit_several ON audit (id, entity, entity_id) WHERE youth_id IS NULL AND entity IN ('entry', 'activity');
