-- 025: moves within the house, and who lives here on a day.
--
-- A stay that ended because the youth moved to another apartment of the house says to which; its reason is none of the
-- house's own words. A move that was a slip and was taken back at once stays as a row that counts for nothing, since the
-- points that were to be gone through are never removed.
ALTER TABLE placement ADD COLUMN moved_to INTEGER REFERENCES apartment (id);
ALTER TABLE placement ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
CREATE INDEX placement_until ON placement (coalesce(moved_out, '9999-12-31'));

-- Every stay that counts, as everything reads them. `until` is the last day, also when none is known: whoever has it today
-- lives here until the day is over. `here_since` is the first day of the stays that follow one another without a day
-- between: what is said of somebody counts as long as they have not been away.
CREATE VIEW stay AS
SELECT id, youth_id, apartment_id, moved_in, moved_out, reason, follows, follow_up, moved_to,
       coalesce(moved_out, '9999-12-31') AS until,
       (WITH RECURSIVE unbroken (day) AS (
            SELECT placement.moved_in
            UNION ALL
            SELECT before.moved_in FROM unbroken CROSS JOIN placement before
            WHERE before.youth_id = placement.youth_id AND before.moved_in < unbroken.day
              AND before.moved_out >= date(unbroken.day, '-1 day') AND before.withdrawn = 0)
        SELECT min(day) FROM unbroken) AS here_since
FROM placement WHERE withdrawn = 0;
