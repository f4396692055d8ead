-- 028: the minutes of the log, found by the day they were spent. How much time was spent with the youths is summed up over
-- half a year, among the entries of thirty; few of them have minutes, so the indexes are small, and they hold what is summed.
CREATE INDEX log_entry_minutes ON log_entry (happened_at, id, individual_minutes, common_minutes)
    WHERE individual_minutes IS NOT NULL OR common_minutes IS NOT NULL;
CREATE INDEX log_revision_minutes ON log_revision (happened_at, entry_id)
    WHERE individual_minutes IS NOT NULL OR common_minutes IS NOT NULL;
