-- 0011: the ledger guards itself, whoever writes. An entry is final: it can only go out of force. A version balances to zero in the
-- base currency at commit, as a whole and in what of it is in force, is posted once, by one transaction, and neither posts into a
-- locked period nor takes entries out of one.
-- The normal path reads only the rows that the statement wrote; docs/decisions/0004-ledger-guard-and-reports.md has the cost.

-- Versions that did not balance within the statement that wrote them: looked at again at commit. Empty outside a transaction.
CREATE UNLOGGED TABLE gl_entry_unbalanced (org_id text NOT NULL, document_id text NOT NULL, version int NOT NULL);

CREATE FUNCTION gl_entry_must_balance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    rest numeric; rest_in_force numeric;
BEGIN
    DELETE FROM gl_entry_unbalanced WHERE org_id = NEW.org_id AND document_id = NEW.document_id AND version = NEW.version;
    SELECT sum(base_amount), coalesce(sum(base_amount) FILTER (WHERE deleted_at IS NULL), 0) INTO rest, rest_in_force FROM gl_entry
     WHERE org_id = NEW.org_id AND document_id = NEW.document_id AND version = NEW.version;
    IF rest <> 0 OR rest_in_force <> 0 THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'unbalanced',
            MESSAGE = format('The entries of %s, version %s, don''t balance: %s minor units of the base currency are left over.',
                             NEW.document_id, NEW.version, coalesce(nullif(rest, 0), rest_in_force));
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER gl_entry_balances AFTER INSERT ON gl_entry_unbalanced
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION gl_entry_must_balance();

-- Held until commit, so that a posting sees the lock of its period, or whoever locks the period waits and sees the posting. A
-- transaction that still reads an older state of the database learns from the organisation's row that the lock has changed.
CREATE FUNCTION gl_entry_share_period(p_orgs text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('leapfrog.period_lock'), hashtext(org)) FROM unnest(p_orgs) AS org;
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        PERFORM 1 FROM organisation WHERE org_id = ANY (p_orgs) ORDER BY org_id FOR SHARE;
    END IF;
END $$;

CREATE FUNCTION gl_entry_refuse_locked(p_document text, p_date date, p_through date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = json_build_array(p_document)::text,
        MESSAGE = format('The books are locked through %s: the entries of %s of %s can''t be written or replaced.', p_through, p_document, p_date);
END $$;

-- A version begins with line 1. So the primary key lets only one transaction post it, and no look at older rows is needed; only a
-- statement without line 1 must find it in its own transaction, still in force.
CREATE FUNCTION gl_entry_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    orgs text[]; has_unbalanced boolean; has_partial boolean; hit record;
BEGIN
    SELECT array_agg(DISTINCT org_id), bool_or(rest <> 0 OR rest_in_force <> 0), bool_or(NOT begins) INTO orgs, has_unbalanced, has_partial
      FROM (SELECT org_id, sum(base_amount) AS rest, sum(base_amount) FILTER (WHERE deleted_at IS NULL) AS rest_in_force,
                   bool_or(line_no = 1) AS begins
              FROM new_rows
             GROUP BY org_id, document_id, version) AS posting;
    IF orgs IS NULL THEN RETURN NULL; END IF;

    PERFORM gl_entry_share_period(orgs);
    IF EXISTS (SELECT 1 FROM period_lock WHERE org_id = ANY (orgs) AND locked_through IS NOT NULL) THEN
        SELECT document_id, entry_date, locked_through INTO hit
          FROM new_rows JOIN period_lock USING (org_id) WHERE entry_date <= locked_through LIMIT 1;
        IF hit IS NULL THEN
            -- Entries of an older version that stay in the locked period would count beside the new ones: only catching up
            -- takes them into account.
            SELECT earlier.document_id, earlier.entry_date, locked_through INTO hit
              FROM (SELECT org_id, document_id, max(version) AS version FROM new_rows GROUP BY 1, 2) AS fresh
              JOIN period_lock USING (org_id) JOIN organisation USING (org_id)
              JOIN gl_entry AS earlier ON earlier.org_id = fresh.org_id AND earlier.document_id = fresh.document_id AND earlier.version < fresh.version
               AND coalesce(earlier.deleted_at, 'infinity') = 'infinity' AND earlier.entry_date <= locked_through
             WHERE lock_policy = 'refuse' LIMIT 1;
        END IF;
        IF hit IS NOT NULL THEN
            PERFORM gl_entry_refuse_locked(hit.document_id, hit.entry_date, hit.locked_through);
        END IF;
    END IF;

    IF has_unbalanced THEN
        INSERT INTO gl_entry_unbalanced
        SELECT org_id, document_id, version FROM new_rows GROUP BY 1, 2, 3
        HAVING sum(base_amount) <> 0 OR sum(base_amount) FILTER (WHERE deleted_at IS NULL) <> 0;
    END IF;

    IF has_partial THEN
        SELECT document_id, version INTO hit
          FROM (SELECT org_id, document_id, version FROM new_rows GROUP BY 1, 2, 3 HAVING NOT bool_or(line_no = 1)) AS partial
         WHERE NOT EXISTS (
               SELECT 1 FROM gl_entry AS own
                WHERE own.org_id = partial.org_id AND own.document_id = partial.document_id AND own.version = partial.version
                  AND own.line_no = 1 AND own.deleted_at IS NULL
                  -- Its writer is this transaction or one of its savepoints: nobody else's unfinished rows are visible.
                  AND pg_xact_status((pg_current_xact_id()::text::bigint - age(own.xmin))::text::xid8) = 'in progress')
         LIMIT 1;
        IF hit IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'posted_twice',
                MESSAGE = format('Version %s of %s can''t get more entries: a version is posted once, from line 1 on, in one transaction.',
                                 hit.version, hit.document_id);
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER gl_entry_inserted AFTER INSERT ON gl_entry
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION gl_entry_on_insert();

CREATE FUNCTION gl_entry_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'entry_is_final',
        MESSAGE = CASE TG_LEVEL WHEN 'ROW' THEN format('Line %s of %s, version %s, is final: ', OLD.line_no, OLD.document_id, OLD.version)
                                ELSE 'Entries are final: ' END
                  || 'an entry is never changed or deleted. To correct the books, post a new version.';
END $$;
CREATE TRIGGER gl_entry_changed AFTER UPDATE ON gl_entry FOR EACH ROW
    WHEN (NEW.deleted_at IS NULL OR (OLD.deleted_at IS NOT NULL AND NEW.deleted_at <> OLD.deleted_at)
          OR (OLD.org_id, OLD.document_id, OLD.version, OLD.line_no, OLD.entry_date, OLD.account, OLD.currency, OLD.amount,
              OLD.base_amount, OLD.rule, OLD.source_line, OLD.posted_at, OLD.posted_by)
             IS DISTINCT FROM
             (NEW.org_id, NEW.document_id, NEW.version, NEW.line_no, NEW.entry_date, NEW.account, NEW.currency, NEW.amount,
              NEW.base_amount, NEW.rule, NEW.source_line, NEW.posted_at, NEW.posted_by))
    EXECUTE FUNCTION gl_entry_is_final();
CREATE TRIGGER gl_entry_deleted BEFORE DELETE ON gl_entry FOR EACH ROW EXECUTE FUNCTION gl_entry_is_final();
CREATE TRIGGER gl_entry_truncated BEFORE TRUNCATE ON gl_entry FOR EACH STATEMENT EXECUTE FUNCTION gl_entry_is_final();

CREATE FUNCTION gl_entry_on_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    orgs text[]; has_unbalanced boolean; hit record;
BEGIN
    SELECT array_agg(DISTINCT org_id), bool_or(rest <> 0) INTO orgs, has_unbalanced
      FROM (SELECT org_id, sum(base_amount) AS rest FROM old_rows WHERE deleted_at IS NULL
             GROUP BY org_id, document_id, version) AS taken;
    IF orgs IS NULL THEN RETURN NULL; END IF;
    PERFORM gl_entry_share_period(orgs);
    IF EXISTS (SELECT 1 FROM period_lock WHERE org_id = ANY (orgs) AND locked_through IS NOT NULL) THEN
        SELECT document_id, entry_date, locked_through INTO hit
          FROM old_rows JOIN period_lock USING (org_id) WHERE deleted_at IS NULL AND entry_date <= locked_through LIMIT 1;
        IF hit IS NOT NULL THEN
            PERFORM gl_entry_refuse_locked(hit.document_id, hit.entry_date, hit.locked_through);
        END IF;
    END IF;

    IF has_unbalanced THEN -- what stays in force of the version may not balance either
        INSERT INTO gl_entry_unbalanced
        SELECT org_id, document_id, version FROM old_rows WHERE deleted_at IS NULL GROUP BY 1, 2, 3 HAVING sum(base_amount) <> 0;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER gl_entry_updated AFTER UPDATE ON gl_entry
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION gl_entry_on_update();
