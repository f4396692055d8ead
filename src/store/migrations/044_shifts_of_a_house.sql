-- 044: of which house a confirmed shift is.
--
-- Whoever works in two houses may have thousands of shifts in one and few in the other. Theirs of a house are found there,
-- instead of being looked for among all of them. It is the house of the shift, and changes as little as that.
ALTER TABLE shift_staff ADD COLUMN house_id INTEGER NOT NULL DEFAULT 1 REFERENCES shared_house (id);
UPDATE shift_staff SET house_id = (SELECT house_id FROM shift WHERE id = shift_id)
WHERE shift_id IN (SELECT id FROM shift WHERE house_id <> 1);
DROP INDEX shift_staff_staff;
CREATE INDEX shift_staff_staff ON shift_staff (staff_id, house_id, shift_id);
