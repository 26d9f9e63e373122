-- 0027: of payloads that could not be read, what was kept until now may hold e-mail addresses and addresses of customers: from now on only their length
-- stays of it, as newer ones keep no more than an extract without them. Reads refused payloads only, by their index; blocks nobody but imports of them.

UPDATE import_payload SET payload = json_build_object('bytes', octet_length(import_payload.payload), 'extract', '')::text
 WHERE import_payload.state = 'refused' AND import_payload.kind = 'unreadable' AND left(import_payload.payload, 1) = '"';
