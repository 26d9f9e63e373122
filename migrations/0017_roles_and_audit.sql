-- 0017: who belongs to which organisation, and the trail of who did what (docs/roles.md, docs/decisions/0025-roles.md). Makes new tables only, waits
-- for nobody, and changes no right: roles, grants and row-level security are made by "leapfrogctl migrate --with-roles" (migrations/roles).

-- What a login may do in an organisation; counts where roles are set up.
--   viewer      looks and exports
--   accountant  imports, recreates, repairs jobs
--   closer      an accountant who may also lock periods and change accounts
--   owner       all of this, and members and settings of the organisation
CREATE TABLE org_member (
    member   name NOT NULL,                                  -- a login
    org_id   text NOT NULL,                                  -- may be there before its organisation is
    role     text NOT NULL CHECK (role IN ('viewer', 'accountant', 'closer', 'owner')),
    added_by name NOT NULL DEFAULT session_user,
    added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (member, org_id),
    CONSTRAINT org_id_is_named CHECK (octet_length(org_id) BETWEEN 1 AND 500)
);
CREATE INDEX org_member_of_organisation ON org_member (org_id);

-- Who did what: append-only, by triggers that stop the owner too (audit_is_final). Never trimmed.
CREATE TABLE audit_event (
    event_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    org_id   text NOT NULL DEFAULT '',                       -- empty: it concerns all
    who      text NOT NULL DEFAULT session_user,
    program  text NOT NULL DEFAULT '',                       -- what the session calls itself
    host     text NOT NULL DEFAULT '',                       -- where it came from; empty: this machine
    what     text NOT NULL,                                  -- recreation.begun, setting.changed, …
    object   text NOT NULL DEFAULT '',                       -- what it was done to: a key, an account, an id
    old      jsonb,                                          -- of what changed: before; null: it was not there
    new      jsonb,                                          -- and after; null: it is gone
    why      text NOT NULL DEFAULT ''
);
CREATE INDEX audit_event_of_organisation ON audit_event (org_id, at);
CREATE INDEX audit_event_at ON audit_event (at);

-- Which text of migrations/roles this database follows; no row: it has no roles.
CREATE TABLE schema_roles (
    checksum   text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    applied_by text NOT NULL DEFAULT session_user
);
