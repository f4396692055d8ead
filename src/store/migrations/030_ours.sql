-- 030: what of an event from a file is the house's own since somebody here changed it: of a series the day of its rule from
-- which on, of what happens once and of a single time its day. A newer file says nothing of those times.
ALTER TABLE event ADD COLUMN ours TEXT;
-- What is said of a single time of a series is found too: title, place and note, where they are not those of its series.
INSERT OR IGNORE INTO search_due (kind) VALUES ('activity');
