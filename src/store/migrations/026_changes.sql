-- 026: what was changed in the files of the youths in a span of time, for the next shift: found in the chain by its time, of
-- what is kept in a file only, and own words by when they were written.
CREATE INDEX audit_file ON audit (at)
    WHERE entity IN ('goal', 'plan', 'contact', 'consent', 'telling', 'risk', 'protection');
CREATE INDEX youth_voice_written ON youth_voice (written_at);
