-- 029: what a file said of an event when it was taken from there, as a digest: the same file again changes nothing, also where
-- the house has moved or changed something since.
ALTER TABLE event ADD COLUMN taken INTEGER;
