-- 0029: what made no sense and stopped others. A pause of the whole queue has no key, that of an organisation or worker has one: written
-- otherwise by hand it held work back (or nothing), and no command could end it. Locks document for a moment; reads only the pauses.

DELETE FROM pause WHERE scope <> 'queue' AND key = '';
DELETE FROM pause WHERE scope = 'queue' AND key <> (SELECT min(key) FROM pause WHERE scope = 'queue');
UPDATE pause SET key = '' WHERE scope = 'queue' AND key <> '';
ALTER TABLE pause ADD CONSTRAINT key_fits_the_scope CHECK ((scope = 'queue') = (key = ''));

-- Versions count up by one for each change; one at the end of its type could be raised no more, and its document never be enqueued. Rows
-- that are there are not read: doctor's repair enqueues them all the same.
ALTER TABLE document ADD CONSTRAINT version_has_room CHECK (accounting_ready_version BETWEEN 0 AND 2000000000) NOT VALID;
