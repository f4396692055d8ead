-- 037: what people were called before, found without what else was done about them.
CREATE INDEX audit_names ON audit (entity, id)
    WHERE action IN ('add-youth', 'change-youth', 'add-contact', 'change-contact');
