-- The log of the house itself and of one apartment, newest first, without passing over what is about youths: few entries,
-- and small indexes that hold nothing else.
CREATE INDEX log_entry_house ON log_entry (id) WHERE about = 'house';
CREATE INDEX log_entry_apartment ON log_entry (apartment_id, id) WHERE apartment_id IS NOT NULL;
