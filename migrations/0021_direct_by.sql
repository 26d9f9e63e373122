-- 0021: who posts direct recreations (setting direct_by, docs/decisions/0035-direct-by.md). Neither table is large, and neither is read by producers;
-- a recreation that begins meanwhile waits for the length of it.

-- A setting that is a word: these are all it may be, and their places, from 0, are its number (leapfrog_setting).
ALTER TABLE setting_rule ADD COLUMN words text[];
INSERT INTO setting_rule (key, of_org, least, most, standard, whole, unit, meaning, takes_effect, words) VALUES
    ('direct_by', false, 0, 1, 0, true, 'program', 'who posts direct recreations: the console that asks, or a worker',
     'at the next recreation', '{console,worker}');
-- Its row, past the trigger of before, which takes numbers only.
ALTER TABLE setting DISABLE TRIGGER USER;
INSERT INTO setting (key, value) VALUES ('direct_by', 'console');
ALTER TABLE setting ENABLE TRIGGER USER;

-- Who was to post it when it began. Of a console that died the rest is posted by a worker all the same: recreation_document.worker tells of each document.
ALTER TABLE recreation ADD COLUMN posted_by text NOT NULL DEFAULT 'worker';
ALTER TABLE recreation ADD CONSTRAINT recreation_posted_by CHECK (posted_by IN ('console', 'worker'));
UPDATE recreation SET posted_by = 'console' WHERE path = 'direct';
