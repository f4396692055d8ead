-- 021: what stands in a youth's file beside the log and the goals is found: what is agreed, why they get the support they get,
-- the people around them, consents, what was told, risk notes, and what was said about a plan as a whole.
--
-- What is written already is filed when the house is opened.
INSERT INTO search_due (kind) VALUES
    ('plan'), ('card'), ('support'), ('contact'), ('consent'), ('telling'), ('risk');
