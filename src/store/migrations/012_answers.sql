-- 012: two at once: drafts that are open on a screen.
--
-- A draft that a living terminal has open is not taken up at another. `open_seat` is the number of the lock that terminal
-- holds as long as its process lives (house.seat1, house.seat2 …); nobody's when the lock is free, whatever stands here.
ALTER TABLE draft ADD COLUMN open_seat INTEGER;
ALTER TABLE draft ADD COLUMN open_since INTEGER;
