-- 0023: the key under which settings of a session are believed (leapfrog_seal): what the database keeps for the rest of a transaction in a setting, whose
-- number in the books it is above all, a user could set himself. Blocks nobody; reads no table.
CREATE TABLE session_key (
    key text NOT NULL,                                       -- nobody but the owner's functions reads it
    one boolean PRIMARY KEY DEFAULT true CHECK (one)
);
INSERT INTO session_key (key) VALUES (encode(sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8')), 'hex'));
