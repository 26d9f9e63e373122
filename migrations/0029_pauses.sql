-- 0029: a pause of the whole queue has no key, that of an organisation or worker has one. What was written otherwise by hand held work
-- back (or nothing), and no command could end it. Reads the few rows of its own table.

DELETE FROM pause WHERE scope <> 'queue' AND key = '';
DELETE FROM pause WHERE scope = 'queue' AND key <> (SELECT min(key) FROM pause WHERE scope = 'queue');
UPDATE pause SET key = '' WHERE scope = 'queue' AND key <> '';
ALTER TABLE pause ADD CONSTRAINT key_fits_the_scope CHECK ((scope = 'queue') = (key = ''));
