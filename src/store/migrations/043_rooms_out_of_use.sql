-- 043: a kitchen or a bath that several apartments share may go out of use.
--
-- The row stays: the chain tells which apartments shared it, and its name means nothing else afterwards. Nothing: it is in use.
ALTER TABLE shared_room ADD COLUMN retired_at INTEGER;
