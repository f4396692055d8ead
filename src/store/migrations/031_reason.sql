-- 031: why a time was called off, in a few words. It is shown inside the program, on no print and in no export.
ALTER TABLE event ADD COLUMN reason TEXT;
