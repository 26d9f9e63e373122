-- A database of migrations 0001 to 0033, with rows in it and with what its users added (document.shop_note, shop_notes, shop_waiting), as
-- pg_dump --inserts --no-owner wrote it: tests/store/test_adoption.cpp adopts it.
SET check_function_bodies = false;
CREATE FUNCTION public.accounting_enqueue(p_org text, p_document text, p_type text, p_version_hint integer DEFAULT 0, p_source text DEFAULT 'other'::text, p_priority integer DEFAULT 1) RETURNS uuid
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    INSERT INTO public.accounting_work_queue (org_id, document_id, document_type, version_hint, source, priority)
    VALUES (p_org, p_document, p_type, p_version_hint, p_source, p_priority) RETURNING id $$;
CREATE FUNCTION public.accounting_enqueue_many(p_jobs jsonb, p_source text DEFAULT 'other'::text, p_priority integer DEFAULT 1) RETURNS bigint
    LANGUAGE sql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    WITH job AS (
        INSERT INTO public.accounting_work_queue (org_id, document_id, document_type, version_hint, source, priority)
        SELECT org_id, document_id, document_type, coalesce(version_hint, 0), p_source, coalesce(priority, p_priority)
          FROM jsonb_to_recordset(p_jobs) AS wanted(org_id text, document_id text, document_type text, version_hint int, priority int)
        RETURNING 1)
    SELECT count(*) FROM job $$;
CREATE FUNCTION public.document_made_of(p_org text, p_document text, p_version integer, OUT made_of text, OUT made_at timestamp with time zone) RETURNS record
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
DECLARE
    wanted int := p_version; older int;
BEGIN
    LOOP
        SELECT old_version INTO older FROM recreation_document
         WHERE org_id = p_org AND document_id = p_document AND old_version < wanted
           AND (restored_version = wanted OR (outcome = 'undone' AND new_version + 1 = wanted)) ORDER BY old_version DESC LIMIT 1;
        EXIT WHEN NOT FOUND;
        wanted := older;
    END LOOP;
    SELECT body INTO made_of FROM document_history
     WHERE org_id = p_org AND document_id = p_document AND from_version <= wanted AND through_version >= wanted;
    IF NOT FOUND THEN
        SELECT body INTO made_of FROM document
         WHERE org_id = p_org AND document_id = p_document AND coalesce(body_since, accounting_ready_version) <= wanted;
    END IF;
    SELECT max(posted_at) INTO made_at FROM gl_entry WHERE org_id = p_org AND document_id = p_document AND version = wanted;
END $$;
CREATE FUNCTION public.document_on_body() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $_$
#variable_conflict use_variable
DECLARE
    first_version int; last_version int; body_date text;
BEGIN
    IF TG_RELID <> 'public.document'::regclass THEN        -- before anything of a foreign row is read: its types have casts of their own
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'document_on_body is a trigger of document only.';
    END IF;
    first_version := coalesce(OLD.body_since, OLD.accounting_ready_version);
    last_version := OLD.accounting_ready_version;
    IF NEW.document_date = OLD.document_date THEN
        BEGIN
            body_date := NEW.body::jsonb ->> 'date';
            IF body_date ~ '^\d{4}-\d{2}-\d{2}$' THEN
                NEW.document_date := body_date::date;
            END IF;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            NULL; -- neither JSON nor a day: what is refused needs no date
        END;
    END IF;
    IF NEW.accounting_ready_version <= last_version AND OLD.posted_version < last_version THEN
        last_version := last_version - 1;
    END IF;
    NEW.body_since := last_version + 1;
    IF first_version <= last_version THEN
        INSERT INTO public.document_history (org_id, document_id, through_version, from_version, body)
        VALUES (OLD.org_id, OLD.document_id, last_version, first_version, OLD.body);
    END IF;
    RETURN NEW;
END $_$;
CREATE FUNCTION public.document_on_version() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    NEW.accounting_status := CASE WHEN NEW.awaiting_recreation THEN 'awaiting_recreation' ELSE 'waiting' END;
    NEW.status_code := '';
    NEW.status_field := '';
    NEW.status_message := '';
    NEW.status_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE FUNCTION public.document_on_version_back() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'version_counts_up', TABLE = 'document', COLUMN = 'accounting_ready_version',
        MESSAGE = format('accounting_ready_version of %s %s counts up: it is %s and can''t become %s. Raise it by one with each change.',
                         OLD.org_id, OLD.document_id, OLD.accounting_ready_version, NEW.accounting_ready_version);
END $$;
CREATE FUNCTION public.document_page(p_org text, p_type text, p_status text, p_text text, p_from date, p_through date, p_after_date date, p_after_id text, p_after_org text, p_limit integer) RETURNS TABLE(org_id text, document_id text, document_type text, document_date date, currency text, party text, amount bigint, accounting_ready_version integer, posted_version integer, accounting_status text, awaiting_recreation boolean, status_code text, status_field text, status_message text, status_at timestamp with time zone)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET enable_sort TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    first_date date := coalesce(p_from, '-infinity');
    last_date date := least(p_through, p_after_date, 'infinity');
BEGIN
    IF p_org <> '' THEN
        RETURN QUERY
        SELECT doc.org_id, doc.document_id, doc.document_type, doc.document_date, doc.currency, doc.party, doc.amount,
               doc.accounting_ready_version, doc.posted_version, doc.accounting_status, doc.awaiting_recreation, doc.status_code,
               doc.status_field, doc.status_message, doc.status_at
          FROM document AS doc
         WHERE doc.org_id = p_org AND (p_status = '' OR doc.accounting_status = p_status) AND (p_type = '' OR doc.document_type = p_type)
           AND (p_text = '' OR position(lower(p_text) IN lower(doc.document_id)) > 0 OR position(lower(p_text) IN lower(doc.party)) > 0)
           AND doc.document_date BETWEEN first_date AND last_date
           AND (p_after_date IS NULL OR doc.document_date < p_after_date OR (doc.document_id, doc.org_id) > (p_after_id, p_after_org))
         ORDER BY doc.document_date DESC, doc.document_id LIMIT p_limit;
    ELSIF p_status NOT IN ('', 'posted') THEN
        RETURN QUERY
        SELECT doc.org_id, doc.document_id, doc.document_type, doc.document_date, doc.currency, doc.party, doc.amount,
               doc.accounting_ready_version, doc.posted_version, doc.accounting_status, doc.awaiting_recreation, doc.status_code,
               doc.status_field, doc.status_message, doc.status_at
          FROM document AS doc
         WHERE doc.accounting_status = p_status AND doc.accounting_status <> 'posted' AND (p_type = '' OR doc.document_type = p_type)
           AND (p_text = '' OR position(lower(p_text) IN lower(doc.document_id)) > 0 OR position(lower(p_text) IN lower(doc.party)) > 0)
           AND doc.document_date BETWEEN first_date AND last_date
           AND (p_after_date IS NULL OR doc.document_date < p_after_date OR (doc.document_id, doc.org_id) > (p_after_id, p_after_org))
         ORDER BY doc.document_date DESC, doc.document_id, doc.org_id LIMIT p_limit;
    ELSE
        RETURN QUERY
        SELECT doc.org_id, doc.document_id, doc.document_type, doc.document_date, doc.currency, doc.party, doc.amount,
               doc.accounting_ready_version, doc.posted_version, doc.accounting_status, doc.awaiting_recreation, doc.status_code,
               doc.status_field, doc.status_message, doc.status_at
          FROM document AS doc
         WHERE (p_status = '' OR doc.accounting_status = p_status) AND (p_type = '' OR doc.document_type = p_type)
           AND (p_text = '' OR position(lower(p_text) IN lower(doc.document_id)) > 0 OR position(lower(p_text) IN lower(doc.party)) > 0)
           AND doc.document_date BETWEEN first_date AND last_date
           AND (p_after_date IS NULL OR doc.document_date < p_after_date OR (doc.document_id, doc.org_id) > (p_after_id, p_after_org))
         ORDER BY doc.document_date DESC, doc.document_id, doc.org_id LIMIT p_limit;
    END IF;
END $$;
CREATE FUNCTION public.gl_entry_is_final() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'entry_is_final',
        MESSAGE = CASE TG_LEVEL WHEN 'ROW' THEN format('Line %s of %s, version %s, is final: ', OLD.line_no, OLD.document_id, OLD.version)
                                ELSE 'Entries are final: ' END
                  || 'an entry is never changed or deleted. To correct the books, post a new version.';
END $$;
CREATE FUNCTION public.gl_entry_must_balance() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
DECLARE
    rest numeric; rest_in_force numeric;
BEGIN
    IF TG_RELID <> 'public.gl_entry_unbalanced'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table gl_entry_unbalanced only.';
    END IF;
    DELETE FROM public.gl_entry_unbalanced WHERE org_id = NEW.org_id AND document_id = NEW.document_id AND version = NEW.version;
    SELECT sum(base_amount), coalesce(sum(base_amount) FILTER (WHERE deleted_at IS NULL), 0) INTO rest, rest_in_force FROM public.gl_entry
     WHERE org_id = NEW.org_id AND document_id = NEW.document_id AND version = NEW.version;
    IF rest <> 0 OR rest_in_force <> 0 THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'unbalanced',
            MESSAGE = format('The entries of %s, version %s, don''t balance: %s minor units of the base currency are left over.',
                             NEW.document_id, NEW.version, coalesce(nullif(rest, 0), rest_in_force));
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.gl_entry_on_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    orgs text[]; has_unbalanced boolean; has_partial boolean; has_locks boolean; read_settings jsonb; example text; hit record;
BEGIN
    IF TG_RELID <> 'public.gl_entry'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table gl_entry only.';
    END IF;
    SELECT array_agg(DISTINCT org_id), bool_or(rest <> 0 OR rest_in_force <> 0), bool_or(NOT begins) INTO orgs, has_unbalanced, has_partial
      FROM (SELECT org_id, sum(base_amount) AS rest, sum(base_amount) FILTER (WHERE deleted_at IS NULL) AS rest_in_force,
                   bool_or(line_no = 1) AS begins
              FROM new_rows
             GROUP BY org_id, document_id, version) AS posting;
    IF orgs IS NULL THEN RETURN NULL; END IF;

    IF public.gl_entry_share_period(orgs) < cardinality(orgs) THEN
        INSERT INTO public.period_gate (org_id, part)      -- of an organisation that came with the triggers off
        SELECT organisation.org_id, gate.part FROM public.organisation CROSS JOIN unnest(ARRAY['books', 'turn']) AS gate(part)
         WHERE organisation.org_id = ANY (orgs) ON CONFLICT DO NOTHING;
        IF public.gl_entry_share_period(orgs) < cardinality(orgs) THEN
            SELECT org_id INTO hit FROM unnest(orgs) AS org_id WHERE NOT EXISTS (SELECT 1 FROM public.period_gate WHERE period_gate.org_id = org_id.org_id);
            RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation',
                MESSAGE = format('There is no organisation "%s" whose books could get entries.', hit.org_id);
        END IF;
    END IF;
    -- Whoever posts says which settings it has read (PostingStore). They can't change any more: that waits for the books.
    read_settings := nullif(current_setting('leapfrog.settings_read', true), '');
    IF EXISTS (SELECT 1 FROM jsonb_each_text(read_settings) AS read(org_id, changed_at) JOIN public.organisation AS org USING (org_id)
                WHERE org.org_id = ANY (orgs) AND coalesce(org.settings_changed_at::text, '') <> read.changed_at) THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'settings_changed',
            MESSAGE = 'The settings of an organisation were changed while its documents were posted. They are posted by the new ones.';
    END IF;
    has_locks := EXISTS (SELECT 1 FROM public.period_lock WHERE org_id = ANY (orgs) AND locked_through IS NOT NULL);
    IF has_locks THEN
        SELECT new_rows.document_id, new_rows.entry_date, closed.locked_through INTO hit
          FROM new_rows JOIN public.period_lock AS closed USING (org_id) WHERE new_rows.entry_date <= closed.locked_through LIMIT 1;
        IF hit IS NULL THEN
            -- Entries of an older version that stay in the locked period would count beside the new ones: only catching up
            -- takes them into account.
            SELECT earlier.document_id, earlier.entry_date, closed.locked_through INTO hit
              FROM (SELECT org_id, document_id, max(version) AS version FROM new_rows GROUP BY 1, 2) AS fresh
              JOIN public.period_lock AS closed ON closed.org_id = fresh.org_id JOIN public.organisation AS org ON org.org_id = fresh.org_id
              JOIN public.gl_entry AS earlier ON earlier.org_id = fresh.org_id AND earlier.document_id = fresh.document_id AND earlier.version < fresh.version
               AND coalesce(earlier.deleted_at, 'infinity') = 'infinity' AND earlier.entry_date <= closed.locked_through
             WHERE org.lock_policy = 'refuse' LIMIT 1;
        END IF;
        IF hit IS NOT NULL THEN
            PERFORM public.gl_entry_refuse_locked(hit.document_id, hit.entry_date, hit.locked_through);
        END IF;
    END IF;

    -- Money, days and accounts: those that occur, not entry by entry. An organisation knows the accounts of the default chart, of its own, and
    -- those that it gave to a role or a tax.
    FOR hit IN
        SELECT used.org_id, used.account, used.currency, used.differs, used.is_odd_day, org.base_currency, known.is_known
          FROM (SELECT org_id, account, currency, bool_or(amount <> base_amount) AS differs,
                       min(entry_date) < '1970-01-01' OR max(entry_date) > '2199-12-31' AS is_odd_day
                  FROM new_rows GROUP BY org_id, account, currency) AS used
          JOIN public.organisation AS org ON org.org_id = used.org_id
         CROSS JOIN LATERAL (
               SELECT used.account = ANY ('{1000,1010,1020,1030,1200,1400,1500,1600,2000,2100,2200,2300,2400,2450,2500,4000,4050,4100,4200,4300,4900,5900,6000,6100,6110,6200,6300,6900}')
                   OR EXISTS (SELECT 1 FROM public.account WHERE account.org_id = used.org_id AND account.code = used.account)
                   OR EXISTS (SELECT 1 FROM jsonb_each_text(org.roles || org.tax_accounts) AS named(key, code) WHERE named.code = used.account)
                   AS is_known) AS known
         WHERE used.is_odd_day OR (used.differs AND used.currency = org.base_currency) OR NOT known.is_known
            OR used.currency <> ALL ('{AED,AFN,ALL,AMD,ANG,AOA,ARS,AUD,AWG,AZN,BAM,BBD,BDT,BGN,BHD,BIF,BMD,BND,BOB,BOV,BRL,BSD,BTN,BWP,BYN,BYR,
                              BZD,CAD,CDF,CHE,CHF,CHW,CLF,CLP,CNY,COP,COU,CRC,CUC,CUP,CVE,CZK,DJF,DKK,DOP,DZD,EGP,ERN,ETB,EUR,FJD,FKP,
                              GBP,GEL,GHS,GIP,GMD,GNF,GTQ,GYD,HKD,HNL,HRK,HTG,HUF,IDR,ILS,INR,IQD,IRR,ISK,JMD,JOD,JPY,KES,KGS,KHR,KMF,
                              KPW,KRW,KWD,KYD,KZT,LAK,LBP,LKR,LRD,LSL,LTL,LYD,MAD,MDL,MGA,MKD,MMK,MNT,MOP,MRO,MRU,MUR,MVR,MWK,MXN,MXV,
                              MYR,MZN,NAD,NGN,NIO,NOK,NPR,NZD,OMR,PAB,PEN,PGK,PHP,PKR,PLN,PYG,QAR,RON,RSD,RUB,RWF,SAR,SBD,SCR,SDG,SEK,
                              SGD,SHP,SLE,SLL,SOS,SRD,SSP,STD,STN,SVC,SYP,SZL,THB,TJS,TMT,TND,TOP,TRY,TTD,TWD,TZS,UAH,UGX,USD,USN,UYI,
                              UYU,UYW,UZS,VED,VEF,VES,VND,VUV,WST,XAD,XAF,XCD,XCG,XOF,XPF,YER,ZAR,ZMW,ZWG,ZWL}')
    LOOP
        SELECT min(document_id) INTO STRICT example FROM new_rows WHERE org_id = hit.org_id AND account = hit.account AND currency = hit.currency;
        IF hit.is_odd_day THEN
            RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'bad_date', COLUMN = 'date',
                MESSAGE = format('Entries of %s on account %s are dated before 1970-01-01 or after 2199-12-31.', example, hit.account);
        ELSIF hit.differs AND hit.currency = hit.base_currency THEN
            RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'bad_amount', COLUMN = 'base_amount',
                MESSAGE = format('Entries of %s on account %s are in the base currency %s, so amount and base amount must be the same.',
                                 example, hit.account, hit.currency);
        ELSIF NOT hit.is_known THEN
            -- One that left the chart may still be posted to where it has entries: to correct them, or to bring them back.
            CONTINUE WHEN EXISTS (
                    SELECT 1 FROM public.gl_entry AS other
                     WHERE other.org_id = hit.org_id AND other.account = hit.account AND other.deleted_at IS NULL
                       AND NOT EXISTS (SELECT 1 FROM new_rows WHERE new_rows.org_id = other.org_id
                                          AND new_rows.document_id = other.document_id AND new_rows.version = other.version))
                OR NOT EXISTS (
                    SELECT 1 FROM new_rows
                     WHERE new_rows.org_id = hit.org_id AND new_rows.account = hit.account
                       AND NOT EXISTS (SELECT 1 FROM public.gl_entry AS earlier
                                        WHERE earlier.org_id = new_rows.org_id AND earlier.document_id = new_rows.document_id
                                          AND earlier.version < new_rows.version AND earlier.account = new_rows.account));
            RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'unknown_account', COLUMN = 'account',
                MESSAGE = format('There is no account "%s" in the chart of "%s".', hit.account, hit.org_id);
        ELSE
            RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'bad_currency', COLUMN = 'currency',
                MESSAGE = format('Entries of %s are in "%s", which is no ISO 4217 currency.', example, hit.currency);
        END IF;
    END LOOP;

    -- Each document is there, and held: two can't post versions of it at once. Its older versions are out of force, but for what a
    -- locked period keeps or, older than the posted one or of a document that awaits recreation, kept. (Index ranges that leave out the
    -- entries just written. A first version has none before it.)
    SELECT fresh.org_id, fresh.document_id, fresh.version, held.posted_version,
           CASE WHEN fresh.lowest < 1 THEN fresh.lowest WHEN fresh.highest > held.ready_version THEN fresh.highest END AS no_version INTO hit
      FROM (SELECT org_id, document_id, coalesce(max(version) FILTER (WHERE deleted_at IS NULL), max(version)) AS version,
                   min(version) FILTER (WHERE deleted_at IS NULL) AS first, min(version) AS lowest, max(version) AS highest
              FROM new_rows GROUP BY org_id, document_id) AS fresh
      LEFT JOIN LATERAL (
           SELECT posted_version, accounting_ready_version AS ready_version, posted_version + awaiting_recreation::int AS in_force FROM public.document
            WHERE document.org_id = fresh.org_id AND document.document_id = fresh.document_id FOR NO KEY UPDATE) AS held ON true
     WHERE held.posted_version IS NULL OR fresh.lowest < 1 OR fresh.highest > held.ready_version OR (fresh.first IS NOT NULL AND (
           fresh.first < fresh.version
           OR (fresh.version > 1
               AND EXISTS (SELECT 1 FROM public.gl_entry AS other
                       WHERE other.org_id = fresh.org_id AND other.document_id = fresh.document_id
                         AND other.version >= held.in_force AND other.version < fresh.version
                         AND coalesce(other.deleted_at, 'infinity') = 'infinity'
                         AND NOT (has_locks AND EXISTS (SELECT 1 FROM public.period_lock AS closed WHERE closed.org_id = other.org_id
                                                           AND other.entry_date <= closed.locked_through)) OFFSET 0))
           OR EXISTS (SELECT 1 FROM public.gl_entry AS other
                       WHERE other.org_id = fresh.org_id AND other.document_id = fresh.document_id AND other.version > fresh.version
                         AND coalesce(other.deleted_at, 'infinity') = 'infinity' OFFSET 0)))
     LIMIT 1;
    IF hit.document_id IS NOT NULL THEN
        IF hit.posted_version IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_document', COLUMN = 'document_id',
                MESSAGE = format('Organisation "%s" has no document "%s" whose entries these could be.', hit.org_id, hit.document_id);
        END IF;
        IF hit.no_version IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'unknown_version', COLUMN = 'version',
                MESSAGE = format('%s has no version %s whose entries these could be.', hit.document_id, hit.no_version);
        END IF;
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'other_version_in_force', COLUMN = 'version',
            MESSAGE = format('Version %s of %s can''t be posted beside another that is in force: take that one out of force first.',
                             hit.version, hit.document_id);
    END IF;

    IF has_unbalanced THEN
        INSERT INTO public.gl_entry_unbalanced (org_id, document_id, version)
        SELECT org_id, document_id, version FROM new_rows GROUP BY 1, 2, 3
        HAVING sum(base_amount) <> 0 OR sum(base_amount) FILTER (WHERE deleted_at IS NULL) <> 0;
    END IF;

    IF has_partial THEN
        SELECT document_id, version INTO hit
          FROM (SELECT org_id, document_id, version FROM new_rows GROUP BY 1, 2, 3 HAVING NOT bool_or(line_no = 1)) AS partial
         WHERE NOT EXISTS (
               SELECT 1 FROM public.gl_entry AS own
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
CREATE FUNCTION public.gl_entry_on_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
DECLARE
    orgs text[]; has_unbalanced boolean; hit record;
BEGIN
    IF TG_RELID <> 'public.gl_entry'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table gl_entry only.';
    END IF;
    SELECT array_agg(DISTINCT org_id), bool_or(rest <> 0) INTO orgs, has_unbalanced
      FROM (SELECT org_id, sum(base_amount) AS rest FROM old_rows WHERE deleted_at IS NULL
             GROUP BY org_id, document_id, version) AS taken;
    IF orgs IS NULL THEN RETURN NULL; END IF;
    PERFORM public.gl_entry_share_period(orgs);
    IF EXISTS (SELECT 1 FROM public.period_lock WHERE org_id = ANY (orgs) AND locked_through IS NOT NULL) THEN
        SELECT old_rows.document_id, old_rows.entry_date, closed.locked_through INTO hit
          FROM old_rows JOIN public.period_lock AS closed USING (org_id)
         WHERE old_rows.deleted_at IS NULL AND old_rows.entry_date <= closed.locked_through LIMIT 1;
        IF hit IS NOT NULL THEN
            PERFORM public.gl_entry_refuse_locked(hit.document_id, hit.entry_date, hit.locked_through);
        END IF;
    END IF;

    IF has_unbalanced THEN -- what stays in force of the version may not balance either
        INSERT INTO public.gl_entry_unbalanced (org_id, document_id, version)
        SELECT org_id, document_id, version FROM old_rows WHERE deleted_at IS NULL GROUP BY 1, 2, 3 HAVING sum(base_amount) <> 0;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.gl_entry_refuse_locked(p_document text, p_date date, p_through date) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = json_build_array(p_document)::text,
        MESSAGE = format('The books are locked through %s: the entries of %s of %s can''t be written or replaced.',
                         to_char(p_through, 'YYYY-MM-DD'), p_document, to_char(p_date, 'YYYY-MM-DD'));
END $$;
CREATE FUNCTION public.gl_entry_share_period(p_orgs text[]) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
DECLARE
    mine bigint := pg_current_xact_id()::text::bigint;
    held bigint;
BEGIN
    IF coalesce(current_setting('leapfrog.in_books', true), '') <> mine::text THEN
        -- A row's lock is to be seen in its xmax at once. Whoever came after this transaction began waits for it anyway.
        IF EXISTS (SELECT 1 FROM public.period_gate AS gate CROSS JOIN LATERAL (SELECT mine - age(gate.xmax) AS xid) AS other
                    WHERE gate.org_id = ANY (p_orgs) AND gate.part = 'turn' AND gate.xmax <> '0'::xid
                      AND CASE WHEN other.xid BETWEEN 3 AND mine - 1 THEN pg_xact_status(other.xid::text::xid8) = 'in progress' END) THEN
            BEGIN
                PERFORM 1 FROM public.period_gate WHERE org_id = ANY (p_orgs) AND part = 'turn' ORDER BY org_id FOR UPDATE;
                RAISE EXCEPTION USING ERRCODE = 'LF000';
            EXCEPTION WHEN SQLSTATE 'LF000' THEN
                NULL; -- he has passed; the rollback to here gives the turn back
            END;
        END IF;
        PERFORM set_config('leapfrog.in_books', mine::text, true);
    END IF;
    IF current_setting('transaction_isolation') = 'read committed' THEN
        PERFORM 1 FROM public.period_gate WHERE org_id = ANY (p_orgs) AND part = 'books' ORDER BY org_id FOR KEY SHARE;
    ELSE
        PERFORM 1 FROM public.period_gate WHERE org_id = ANY (p_orgs) AND part = 'books' ORDER BY org_id FOR SHARE;
    END IF;
    GET DIAGNOSTICS held = ROW_COUNT;
    RETURN held;
END $$;
CREATE FUNCTION public.job_event_on_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.job_event'::regclass THEN
        RAISE EXCEPTION 'job_event_on_insert is a trigger of job_event only';
    END IF;
    INSERT INTO public.queue_ended (at, worker, priority, jobs)
    SELECT last_at, who, coalesce((SELECT job.priority FROM public.accounting_work_queue AS job WHERE job.id = turn.job_id), 1), n
      FROM (SELECT max(at) AS last_at, who, (array_agg(job_id))[1] AS job_id, count(*) AS n FROM new_rows
             WHERE what IN ('finished', 'superseded', 'failed', 'dead') GROUP BY who, date_trunc('second', at)) AS turn;
    RETURN NULL;
END $$;
CREATE FUNCTION public.leapfrog_grant_functions() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
DECLARE
    wanted record;
BEGIN
    FOR wanted IN
        SELECT format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', ours.oid::regprocedure) AS command FROM pg_catalog.pg_proc AS ours
         WHERE ours.pronamespace = 'public'::regnamespace AND ours.prokind = 'f' AND pg_has_role(ours.proowner, 'USAGE')
           AND ours.proowner = (SELECT relowner FROM pg_catalog.pg_class WHERE oid = 'public.queue_lane'::regclass)
           AND ours.proname ~ '^(queue_|accounting_enqueue|leapfrog_|gl_entry_|recreation_|ledger_|period_|document_(on|made)_|organisation_on_)'
           AND EXISTS (SELECT 1 FROM aclexplode(coalesce(ours.proacl, acldefault('f', ours.proowner))) WHERE grantee = 0)
        UNION ALL
        SELECT format('GRANT EXECUTE ON FUNCTION %s TO %I', ours.oid::regprocedure, role.rolname)
          FROM (SELECT grantee, array_agg(privilege_type) AS rights
                  FROM (SELECT (aclexplode(coalesce(relacl, acldefault('r', relowner)))).* FROM pg_catalog.pg_class
                         WHERE oid = 'public.accounting_work_queue'::regclass
                        UNION ALL
                        SELECT (aclexplode(attacl)).* FROM pg_catalog.pg_attribute WHERE attrelid = 'public.accounting_work_queue'::regclass) AS acl
                 WHERE grantee <> 0 GROUP BY grantee) AS named
          JOIN pg_catalog.pg_roles AS role ON role.oid = named.grantee
          JOIN pg_catalog.pg_proc AS ours
            ON ours.pronamespace = 'public'::regnamespace AND ours.prokind = 'f' AND pg_has_role(ours.proowner, 'USAGE')
           AND ours.proowner = (SELECT relowner FROM pg_catalog.pg_class WHERE oid = 'public.queue_lane'::regclass)
           AND ours.proname ~ '^(queue_|accounting_enqueue|leapfrog_setting|recreation_|ledger_|period_|document_made_|document_page)'
           AND (NOT ours.prosecdef OR ours.proname = 'leapfrog_setting') AND ours.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype)
         WHERE NOT has_function_privilege(role.oid, ours.oid, 'EXECUTE')
           AND (rights && ARRAY['UPDATE', 'DELETE']
                OR ('SELECT' = ANY (rights) AND ours.provolatile <> 'v')
                OR ('INSERT' = ANY (rights) AND ours.proname LIKE 'accounting\_enqueue%')) LOOP
        EXECUTE wanted.command;
    END LOOP;
    IF (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)
       AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_event_trigger WHERE evtname = 'leapfrog_on_grant') THEN
        CREATE EVENT TRIGGER leapfrog_on_grant ON ddl_command_end WHEN TAG IN ('GRANT') EXECUTE FUNCTION public.leapfrog_on_grant();
    END IF;
END $$;
CREATE FUNCTION public.leapfrog_on_grant() RETURNS event_trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    SET lock_timeout TO '100ms'
    AS $$
#variable_conflict use_variable
BEGIN
    IF EXISTS (SELECT 1 FROM pg_event_trigger_ddl_commands() WHERE object_type = 'TABLE') THEN
        PERFORM public.leapfrog_grant_functions();
    END IF;
EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'The rights on the functions of accounting_work_queue were not brought in line: %. Run: leapfrogctl migrate', SQLERRM;
END $$;
CREATE FUNCTION public.leapfrog_setting(p_key text) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $_$
#variable_conflict use_variable
DECLARE
    given text := (SELECT setting.value FROM public.setting WHERE setting.key = p_key);
    number int := CASE WHEN given ~ '^[0-9]{1,9}$' THEN given::int END;
    rule public.setting_rule;
BEGIN
    SELECT * INTO rule FROM public.setting_rule AS known WHERE known.key = p_key AND NOT known.of_org;
    IF NOT FOUND THEN RETURN number; END IF;
    RETURN CASE WHEN number IS NULL THEN rule.standard ELSE greatest(rule.least, least(rule.most, number)) END;
END $_$;
CREATE FUNCTION public.ledger_complete(p_jobs uuid[], p_leases bigint[], p_orgs text[], p_documents text[], p_versions integer[], p_unchanged boolean[], e_job integer[], e_date date[], e_account text[], e_currency text[], e_amount bigint[], e_base bigint[], e_rule text[], e_line integer[], p_worker text) RETURNS TABLE(place integer, outcome text)
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    held int[]; current int[]; stale uuid[]; early_orgs text[]; early_documents text[]; early_jobs uuid[];
BEGIN
    -- Documents before queue rows: the lock order of every function here.
    PERFORM 1 FROM document JOIN unnest(p_orgs, p_documents) AS mine(org_id, document_id) USING (org_id, document_id)
      ORDER BY document.org_id, document.document_id FOR UPDATE OF document;
    SELECT array_agg(mine.i) INTO held
      FROM unnest(p_jobs, p_leases) WITH ORDINALITY AS mine(id, lease, i)
      JOIN LATERAL (SELECT 1 FROM accounting_work_queue AS job
             WHERE job.id = mine.id AND job.lease = mine.lease FOR UPDATE) AS locked ON true;
    SELECT array_agg(mine.i) INTO current
      FROM unnest(p_orgs, p_documents, p_versions) WITH ORDINALITY AS mine(org_id, document_id, version, i)
      JOIN document USING (org_id, document_id)
     WHERE mine.i = ANY (held) AND document.accounting_ready_version = mine.version AND document.posted_version < mine.version;
    SELECT array_agg(p_jobs[i]) INTO stale FROM unnest(held) AS i WHERE i <> ALL (coalesce(current, '{}'));
    IF stale IS NOT NULL THEN
        PERFORM queue_supersede(stale);
    END IF;

    IF current IS NOT NULL THEN
        -- What a period lock covers stays in force; the difference was posted on the first open day.
        UPDATE gl_entry AS old SET deleted_at = clock_timestamp(), replaced_by_version = p_versions[mine.i]
          FROM unnest(current) AS mine(i)
         WHERE old.org_id = p_orgs[mine.i] AND old.document_id = p_documents[mine.i]
           AND coalesce(old.deleted_at, 'infinity') = 'infinity' AND old.version < p_versions[mine.i]
           AND NOT EXISTS (SELECT 1 FROM period_lock AS closed WHERE closed.org_id = old.org_id AND old.entry_date <= closed.locked_through);
        INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line)
        SELECT p_orgs[e.job], p_documents[e.job], p_versions[e.job], row_number() OVER (PARTITION BY e.job ORDER BY e.i),
               e.entry_date, e.account, e.currency, e.amount, e.base_amount, e.rule, e.source_line
          FROM unnest(e_job, e_date, e_account, e_currency, e_amount, e_base, e_rule, e_line) WITH ORDINALITY
               AS e(job, entry_date, account, currency, amount, base_amount, rule, source_line, i)
         WHERE e.job = ANY (current);
        UPDATE document
           SET posted_version = p_versions[mine.i], accounting_status = 'posted', awaiting_recreation = false,
               status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
          FROM unnest(current) AS mine(i)
         WHERE document.org_id = p_orgs[mine.i] AND document.document_id = p_documents[mine.i];
        INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
        SELECT job.id, job.org_id, job.document_id, 'finished', p_versions[mine.i], job.run_count, p_worker,
               CASE WHEN p_unchanged[mine.i] THEN 'unchanged' ELSE 'posted' END
          FROM unnest(current) AS mine(i)
         CROSS JOIN LATERAL (SELECT own.id, own.org_id, own.document_id, own.run_count FROM accounting_work_queue AS own WHERE own.id = p_jobs[mine.i] LIMIT 1) AS job;
        -- One that asked for a version that is not there yet goes on waiting for it.
        WITH early AS (
            UPDATE accounting_work_queue AS own
               SET state = 'queued', lease = NULL, leased_by = NULL, leased_until = NULL, run_count = 0, priority = 1, source = 'other',
                   recreation_id = NULL, ready_at = clock_timestamp()
              FROM unnest(current) AS mine(i) WHERE own.id = p_jobs[mine.i] AND own.version_hint > p_versions[mine.i]
            RETURNING own.id, own.org_id, own.document_id)
        SELECT array_agg(early.org_id), array_agg(early.document_id), array_agg(early.id) INTO early_orgs, early_documents, early_jobs FROM early;
        IF early_jobs IS NOT NULL THEN
            PERFORM queue_merge(early_orgs, early_documents, early_jobs);
        END IF;
        DELETE FROM accounting_work_queue AS own
         WHERE own.id = ANY (ARRAY(SELECT p_jobs[mine.i] FROM unnest(current) AS mine(i))) AND own.state || '' = 'leased';
        DELETE FROM accounting_work_queue AS dead USING unnest(current) AS mine(i)
         WHERE dead.state = 'dead' AND dead.org_id = p_orgs[mine.i] AND dead.document_id = p_documents[mine.i]
           AND (dead.version_hint <= p_versions[mine.i] OR dead.last_error NOT LIKE 'version_not_there:%');
        UPDATE recreation_document AS done
           SET outcome = CASE WHEN done.new_version < p_versions[mine.i] THEN 'superseded' WHEN p_unchanged[mine.i] THEN 'unchanged' ELSE 'posted' END,
               code = '', field = '', message = '', worker = p_worker, finished_at = clock_timestamp()
          FROM unnest(current) AS mine(i)
         WHERE done.org_id = p_orgs[mine.i] AND done.document_id = p_documents[mine.i] AND done.new_version <= p_versions[mine.i] AND done.outcome = 'waiting';
    END IF;
    RETURN QUERY
    SELECT i, CASE WHEN i = ANY (current) THEN CASE WHEN p_unchanged[i] THEN 'unchanged' ELSE 'posted' END
                   WHEN i = ANY (held) THEN 'superseded' ELSE 'fenced' END
      FROM generate_subscripts(p_jobs, 1) AS i ORDER BY i;
END $$;
CREATE TABLE public.gl_entry (
    org_id text NOT NULL,
    document_id text NOT NULL,
    version integer NOT NULL,
    line_no integer NOT NULL,
    entry_date date NOT NULL,
    account text NOT NULL,
    currency text NOT NULL,
    amount bigint NOT NULL,
    base_amount bigint NOT NULL,
    rule text NOT NULL,
    source_line integer,
    posted_at timestamp with time zone DEFAULT now() NOT NULL,
    posted_by text DEFAULT SESSION_USER NOT NULL,
    deleted_at timestamp with time zone,
    replaced_by_version integer,
    recreation_id uuid
)
WITH (fillfactor='90');
CREATE FUNCTION public.ledger_in_force(p_org text, p_documents text[]) RETURNS SETOF public.gl_entry
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY
    SELECT entry.* FROM unnest(p_documents) AS wanted(document_id)
     CROSS JOIN LATERAL (
           SELECT gl_entry.* FROM gl_entry                          -- all: the rows of the table are returned
            WHERE gl_entry.org_id = p_org AND gl_entry.document_id = wanted.document_id
              AND coalesce(gl_entry.deleted_at, 'infinity') = 'infinity' ORDER BY gl_entry.version, gl_entry.line_no) AS entry;
END $$;
CREATE FUNCTION public.ledger_post_set(p_jobs uuid[], p_orgs text[], p_documents text[], p_versions integer[], p_replaces boolean[], e_org text[], e_document text[], e_version integer[], e_no integer[], e_date date[], e_account text[], e_currency text[], e_amount bigint[], e_base bigint[], e_rule text[], e_line integer[], p_worker text) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    IF true = ANY (p_replaces) THEN
        UPDATE gl_entry AS old SET deleted_at = clock_timestamp(), replaced_by_version = posted.version
          FROM unnest(p_orgs, p_documents, p_versions, p_replaces) AS posted(org_id, document_id, version, replaces)
         WHERE posted.replaces AND old.org_id = posted.org_id AND old.document_id = posted.document_id
           AND coalesce(old.deleted_at, 'infinity') = 'infinity' AND old.version < posted.version
           AND NOT EXISTS (SELECT 1 FROM period_lock WHERE period_lock.org_id = old.org_id AND old.entry_date <= period_lock.locked_through);
    END IF;
    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line)
    SELECT * FROM unnest(e_org, e_document, e_version, e_no, e_date, e_account, e_currency, e_amount, e_base, e_rule, e_line);
    UPDATE document
       SET posted_version = posted.version, accounting_status = 'posted', status_code = '', status_field = '', status_message = '',
           status_at = clock_timestamp()
      FROM unnest(p_orgs, p_documents, p_versions) AS posted(org_id, document_id, version)
     WHERE document.org_id = posted.org_id AND document.document_id = posted.document_id;
    -- A version that was refused before has been answered by this one. Asked for once, not for each document: most sets meet no dead job.
    IF EXISTS (SELECT 1 FROM accounting_work_queue AS dead WHERE dead.state = 'dead' AND dead.org_id = ANY (p_orgs)) THEN
        DELETE FROM accounting_work_queue AS dead USING unnest(p_orgs, p_documents, p_versions) AS posted(org_id, document_id, version)
         WHERE dead.state = 'dead' AND dead.org_id = posted.org_id AND dead.document_id = posted.document_id
           AND (dead.version_hint <= posted.version OR dead.last_error NOT LIKE 'version_not_there:%');
    END IF;
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT id, org_id, document_id, 'finished', version, 1, p_worker, 'posted'
      FROM unnest(p_jobs, p_orgs, p_documents, p_versions) AS job(id, org_id, document_id, version);
END $$;
CREATE FUNCTION public.organisation_on_settings() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NEW.settings_changed_at := clock_timestamp();
    NEW.settings_changed_by := session_user;
    RETURN NEW;
END $$;
CREATE FUNCTION public.organisation_wake_jobs() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID NOT IN ('public.organisation'::regclass, 'public.period_lock'::regclass) THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = 'organisation_wake_jobs is a trigger of organisation and period_lock only.';
    END IF;
    UPDATE public.accounting_work_queue SET ready_at = now()
     WHERE state = 'queued' AND org_id = coalesce(NEW.org_id, OLD.org_id) AND priority BETWEEN 1 AND 3 AND ready_at > now() AND last_error LIKE 'bad_settings:%';
    IF FOUND THEN
        PERFORM pg_notify('accounting_work_queue', '');
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.period_close(p_org text, p_through date, p_why text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$
#variable_conflict use_variable
DECLARE
    closed date;
BEGIN
    IF p_through NOT BETWEEN '1970-01-01' AND '2199-12-31' THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'bad_date', COLUMN = 'through',
            MESSAGE = 'The last locked day must be from 1970-01-01 to 2199-12-31.';
    END IF;
    PERFORM 1 FROM public.organisation WHERE org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation', MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;
    BEGIN
        INSERT INTO public.period_lock AS mine (org_id, locked_through, why) VALUES (p_org, p_through, p_why)
        ON CONFLICT (org_id) DO UPDATE SET locked_through = excluded.locked_through, why = excluded.why
          WHERE mine.locked_through IS NULL OR mine.locked_through < excluded.locked_through;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'postings_in_flight', COLUMN = 'org',
            MESSAGE = format('Somebody else is locking or unlocking the books of "%s". Nothing was changed. Try again in a moment.', p_org);
    END;
    SELECT locked_through INTO closed FROM public.period_lock WHERE org_id = p_org;
    IF closed > p_through THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'already_locked', COLUMN = 'through',
            MESSAGE = format('The books are locked through %s already. To open days again, unlock them.', to_char(closed, 'YYYY-MM-DD'));
    END IF;
END $$;
CREATE FUNCTION public.period_gate_on_organisation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.organisation'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table organisation only.';
    END IF;
    INSERT INTO public.period_gate (org_id, part) VALUES (NEW.org_id, 'books'), (NEW.org_id, 'turn');
    RETURN NULL;
END $$;
CREATE FUNCTION public.period_lock_on_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
DECLARE
    patience text := current_setting('lock_timeout');
    before date;
    missing text[]; awaiting bigint;
BEGIN
    IF TG_RELID <> 'public.period_lock'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table period_lock only.';
    END IF;
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'isolation_level',
            MESSAGE = 'A period is locked and unlocked in a READ COMMITTED transaction only: another would not see the latest postings.';
    END IF;
    IF patience = '0' THEN
        PERFORM set_config('lock_timeout', '10s', true);
    END IF;
    BEGIN
        PERFORM 1 FROM public.period_gate WHERE org_id = NEW.org_id AND part = 'turn' FOR UPDATE;
        PERFORM 1 FROM public.period_gate WHERE org_id = NEW.org_id AND part = 'books' FOR UPDATE;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'postings_in_flight', COLUMN = 'org',
            MESSAGE = format('Entries of "%s" are being written by a transaction that does not end, so its books can''t be locked or '
                             'unlocked now. Nothing was changed. Try again in a moment.', NEW.org_id);
    END;
    PERFORM set_config('lock_timeout', patience, true);
    UPDATE public.period_gate SET changes = changes + 1 WHERE org_id = NEW.org_id AND part = 'books';

    IF TG_OP = 'UPDATE' THEN
        IF OLD.org_id = NEW.org_id THEN
            before := OLD.locked_through;
        ELSE
            INSERT INTO public.period_lock_event (org_id, who, locked_through, why)
            VALUES (OLD.org_id, session_user, NULL, format('the lock''s row was given to "%s"', NEW.org_id));
        END IF;
    END IF;
    IF NEW.locked_through > coalesce(before, '-infinity') THEN
        SELECT array_agg(document_id), count(*) FILTER (WHERE awaiting_recreation) INTO missing, awaiting
          FROM public.period_not_posted(NEW.org_id, NEW.locked_through);
        IF missing IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'awaiting_recreation', COLUMN = 'through',
                DETAIL = array_to_json(missing)::text,
                MESSAGE = format('The books can''t be locked through %s: %s of the period are not posted (%s await recreation): %s. Post or repair them first.',
                    to_char(NEW.locked_through, 'YYYY-MM-DD'), cardinality(missing), awaiting, array_to_string(missing[1:5], ', ')
                    || CASE WHEN cardinality(missing) > 5 THEN format(' and %s more', cardinality(missing) - 5) ELSE '' END);
        END IF;
    END IF;
    INSERT INTO public.period_lock_event (org_id, who, locked_through, why) VALUES (NEW.org_id, session_user, NEW.locked_through, NEW.why);
    RETURN NULL;
END $$;
CREATE FUNCTION public.period_lock_on_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.period_lock'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table period_lock only.';
    END IF;
    INSERT INTO public.period_lock_event (org_id, who, locked_through, why)
    VALUES (OLD.org_id, session_user, NULL, 'the lock''s row was deleted');
    RETURN NULL;
END $$;
CREATE TABLE public.document (
    org_id text NOT NULL,
    document_id text NOT NULL,
    document_type text NOT NULL,
    document_date date NOT NULL,
    currency text NOT NULL,
    party text DEFAULT ''::text NOT NULL,
    amount bigint,
    body text NOT NULL,
    accounting_ready_version integer DEFAULT 1 NOT NULL,
    posted_version integer DEFAULT 0 NOT NULL,
    accounting_status text DEFAULT 'waiting'::text NOT NULL,
    status_code text DEFAULT ''::text NOT NULL,
    status_field text DEFAULT ''::text NOT NULL,
    status_message text DEFAULT ''::text NOT NULL,
    status_at timestamp with time zone DEFAULT now() NOT NULL,
    awaiting_recreation boolean DEFAULT false NOT NULL,
    body_since integer DEFAULT 1,
    shop_note text DEFAULT 'ours'::text,
    CONSTRAINT document_accounting_status_check CHECK ((accounting_status = ANY (ARRAY['waiting'::text, 'posted'::text, 'awaiting_recreation'::text, 'refused'::text])))
)
WITH (fillfactor='85');
CREATE FUNCTION public.period_not_posted(p_org text, p_through date) RETURNS SETOF public.document
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $_$
    SELECT document.* FROM public.document_open AS waiting JOIN public.document USING (org_id, document_id)
     WHERE waiting.org_id = $1
       AND (document.document_date <= $2
            OR EXISTS (SELECT 1 FROM public.gl_entry AS old
                        WHERE old.org_id = document.org_id AND old.document_id = document.document_id AND old.entry_date <= $2
                          AND (old.deleted_at IS NULL OR old.replaced_by_version > document.posted_version)))
     ORDER BY document.document_id $_$;
CREATE FUNCTION public.period_reopen(p_org text, p_from date, p_why text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    SET lock_timeout TO '10s'
    AS $$
#variable_conflict use_variable
DECLARE
    closed date;
BEGIN
    PERFORM 1 FROM public.organisation WHERE org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation', MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;
    BEGIN
        SELECT locked_through INTO closed FROM public.period_lock WHERE org_id = p_org FOR UPDATE;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'postings_in_flight', COLUMN = 'org',
            MESSAGE = format('Somebody else is locking or unlocking the books of "%s". Nothing was changed. Try again in a moment.', p_org);
    END;
    IF closed IS NULL OR p_from > closed THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'not_locked', COLUMN = 'from',
            MESSAGE = CASE WHEN closed IS NULL THEN format('No period of "%s" is locked.', p_org)
                           ELSE format('The books are locked through %s only; %s is open.', to_char(closed, 'YYYY-MM-DD'), to_char(p_from, 'YYYY-MM-DD')) END;
    END IF;
    UPDATE public.period_lock SET locked_through = p_from - 1, why = p_why WHERE org_id = p_org;
END $$;
CREATE FUNCTION public.queue_adopt(p_worker text, p_lease interval, p_min_priority integer, p_max_priority integer, OUT adopted uuid, OUT waits boolean) RETURNS record
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    now_is timestamptz := clock_timestamp(); until_then timestamptz := now_is + p_lease;
    since timestamptz := to_timestamp((SELECT last_value FROM queue_lease_floor));
    adopter_worker text; adopter_until timestamptz;
    job_id_ uuid; job_lease bigint; job_holder text; job_runs int; was_beside boolean; new_lease bigint; odd uuid[] := '{}';
    dead accounting_work_queue;
BEGIN
    waits := p_min_priority < 2 AND EXISTS (SELECT 1 FROM queue_suspect) AND queue_tries_alone(p_worker);
    IF waits OR NOT EXISTS (
        SELECT 1 FROM accounting_work_queue AS ended
         WHERE ended.state = 'leased' AND ended.leased_until BETWEEN since AND now_is AND ended.priority BETWEEN p_min_priority AND p_max_priority
           AND queue_may_adopt(ended.id, ended.org_id)) THEN RETURN; END IF;
    SELECT worker, until INTO adopter_worker, adopter_until FROM queue_adopter FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN; END IF;
    LOOP
        SELECT ended.id, ended.lease, ended.leased_by, ended.run_count INTO job_id_, job_lease, job_holder, job_runs
          FROM accounting_work_queue AS ended
         WHERE ended.state = 'leased' AND ended.leased_until BETWEEN since AND now_is
           AND ended.priority BETWEEN p_min_priority AND p_max_priority
           AND queue_may_adopt(ended.id, ended.org_id) AND ended.id <> ALL (odd)
         ORDER BY ended.leased_until LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN RETURN; END IF;
        BEGIN
            PERFORM queue_refuse_odd(queue_why_odd(job.id, job.document_type, job.version_hint, 0, now(), job.created_at, 'leased', NULL, NULL, NULL))
               FROM accounting_work_queue AS job WHERE job.id = job_id_;
            IF EXISTS (SELECT 1 FROM accounting_work_queue AS other WHERE other.state = 'leased' AND other.leased_until >= since
                        AND other.leased_by = job_holder AND other.id <> job_id_) THEN
                INSERT INTO queue_suspect (job_id, lease, beside)
                SELECT other.id, other.lease, true FROM accounting_work_queue AS other
                 WHERE other.state = 'leased' AND other.leased_until >= since AND other.leased_by = job_holder AND other.lease IS NOT NULL
                ON CONFLICT (job_id) DO UPDATE
                   SET lease = excluded.lease, beside = true, worker = CASE WHEN queue_suspect.lease = excluded.lease THEN queue_suspect.worker END;
            END IF;
            IF EXISTS (SELECT 1 FROM accounting_work_queue AS other WHERE other.state = 'leased' AND other.leased_until > now_is
                        AND other.leased_by = p_worker AND other.id <> job_id_) THEN
                IF p_min_priority < 2 AND (adopter_until < now_is OR adopter_worker = p_worker) THEN
                    waits := true;
                    IF adopter_until < now_is THEN
                        UPDATE queue_adopter SET worker = p_worker, until = now_is + interval '1 min';
                    END IF;
                END IF;
                RETURN;
            END IF;
            was_beside := EXISTS (SELECT 1 FROM queue_suspect AS suspect WHERE suspect.job_id = job_id_ AND suspect.lease = job_lease AND suspect.beside);
            IF NOT was_beside AND job_runs >= least(leapfrog_setting('max_attempts'), 1000) THEN
                SELECT dying.* INTO dead FROM accounting_work_queue AS dying WHERE dying.id = job_id_;
                PERFORM queue_bury(dead, 'worker_died', '', 'Its worker stopped without a word ' || job_runs || ' times.');
                CONTINUE;
            END IF;
            UPDATE accounting_work_queue AS job
               SET leased_by = p_worker, leased_until = until_then, lease = nextval('queue_lease_seq'),
                   run_count = least(job.run_count + CASE WHEN was_beside THEN 0 ELSE 1 END, 1000)
             WHERE job.id = job_id_ RETURNING job.lease INTO new_lease;
            INSERT INTO queue_suspect (job_id, lease, beside, worker) VALUES (job_id_, new_lease, false, p_worker)
            ON CONFLICT (job_id) DO UPDATE SET lease = excluded.lease, beside = false, worker = excluded.worker;
            INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
            SELECT job.id, job.org_id, job.document_id, 'adopted', job.version_hint, job.run_count, p_worker,
                   'the lease of ' || coalesce(job_holder, '(nobody)') || ' ended'
              FROM accounting_work_queue AS job WHERE job.id = job_id_;
            UPDATE queue_adopter SET until = '-infinity' WHERE worker = p_worker AND until > '-infinity';
            adopted := job_id_;
            RETURN;
        EXCEPTION WHEN OTHERS THEN
            IF NOT queue_blames_row(SQLSTATE) THEN RAISE; END IF;
            odd := odd || job_id_;
            IF NOT queue_set_aside(job_id_, SQLERRM) AND job_lease IS NOT NULL THEN
                INSERT INTO queue_suspect (job_id, lease, beside, worker) VALUES (job_id_, job_lease, true, '')
                ON CONFLICT (job_id) DO UPDATE SET lease = excluded.lease, worker = '';
            END IF;
        END;
    END LOOP;
END $$;
CREATE FUNCTION public.queue_ahead(p_org text, p_priority integer, p_own bigint, OUT others bigint, OUT higher bigint) RETURNS record
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
DECLARE
    my_weight float8 := coalesce((SELECT weight FROM queue_org WHERE org_id = p_org), 1);
BEGIN
    SELECT coalesce(sum(depth.n) FILTER (WHERE depth.priority > p_priority), 0),
           coalesce(sum(CASE WHEN p_org = '' THEN depth.n ELSE least(depth.n, ceil((p_own + 1) / my_weight * coalesce(org.weight, 1))) END)
               FILTER (WHERE depth.priority = p_priority AND depth.org_id <> p_org), 0)
      INTO higher, others
      FROM queue_depth_now AS depth JOIN queue_lane AS lane USING (org_id, priority) LEFT JOIN queue_org AS org USING (org_id)
     WHERE depth.state = 'queued' AND depth.priority >= p_priority AND lane.wake_at <= now() AND coalesce(org.max_leased, 1) > 0
       AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = depth.org_id);
END $$;
CREATE FUNCTION public.queue_blames_row(p_sqlstate text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    RETURN (("left"(p_sqlstate, 2) = ANY (ARRAY['22'::text, '23'::text, 'P0'::text, 'LF'::text])) AND (p_sqlstate <> '2200H'::text));
CREATE FUNCTION public.queue_bring_back(p_orgs text[], p_priorities integer[], p_at timestamp with time zone[], p_new_turn boolean[]) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    lowest bigint := (SELECT last_value FROM queue_turn_floor); newest bigint := (SELECT last_value FROM queue_turn_seq);
    left_orgs text[]; left_priorities int[]; left_at timestamptz[];
BEGIN
    WITH late AS MATERIALIZED (
        SELECT wanted.org_id, wanted.priority, wanted.at, wanted.new_turn, lane.place
          FROM unnest(p_orgs, p_priorities, p_at, p_new_turn) AS wanted(org_id, priority, at, new_turn)
          LEFT JOIN LATERAL (SELECT ctid AS place FROM queue_lane AS known
                              WHERE known.org_id = wanted.org_id AND known.priority = wanted.priority FOR NO KEY UPDATE SKIP LOCKED) AS lane ON true),
    brought AS (
        UPDATE queue_lane AS lane
           SET wake_at = least(lane.wake_at, late.at), mark_at = least(lane.mark_at, late.at),
               mark_id = CASE WHEN lane.mark_at < late.at THEN lane.mark_id ELSE '00000000-0000-0000-0000-000000000000' END,
               turn = CASE WHEN late.new_turn OR lane.wake_at = 'infinity' OR lane.turn NOT BETWEEN lowest AND newest
                           THEN nextval('queue_turn_seq') ELSE lane.turn END
          FROM late WHERE lane.ctid = late.place)
    SELECT array_agg(org_id), array_agg(priority), array_agg(at) INTO left_orgs, left_priorities, left_at FROM late WHERE place IS NULL;
    PERFORM queue_wake(org_id, priority, at) FROM unnest(left_orgs, left_priorities, left_at) AS late(org_id, priority, at);
    IF 2 <= ANY (p_priorities) THEN
        PERFORM pg_notify('accounting_work_queue', 'high');
    END IF;
    PERFORM queue_call_sleepers(cardinality(p_orgs));
END $$;
CREATE TABLE public.accounting_work_queue (
    id uuid DEFAULT (encode(set_bit(set_bit(OVERLAY(uuid_send(gen_random_uuid()) PLACING SUBSTRING(int8send((((1000)::double precision * date_part('epoch'::text, clock_timestamp())))::bigint) FROM 3) FROM 1 FOR 6), (52)::bigint, 1), (53)::bigint, 1), 'hex'::text))::uuid NOT NULL,
    org_id text NOT NULL,
    document_id text NOT NULL,
    document_type text NOT NULL,
    version_hint integer DEFAULT 0 NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    ready_at timestamp with time zone DEFAULT now() NOT NULL,
    run_count integer DEFAULT 0 NOT NULL,
    leased_by text,
    leased_until timestamp with time zone,
    last_error text,
    priority integer DEFAULT 1 NOT NULL,
    lease bigint,
    source text DEFAULT 'other'::text NOT NULL,
    recreation_id uuid,
    requested_by text DEFAULT SESSION_USER NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT accounting_work_queue_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'leased'::text, 'dead'::text]))),
    CONSTRAINT org_id_has_1_to_500_bytes_and_document_id_1_to_2000 CHECK (((octet_length(org_id) >= 1) AND (octet_length(org_id) <= 500) AND ((octet_length(document_id) >= 1) AND (octet_length(document_id) <= 2000)))),
    CONSTRAINT priority_is_known CHECK (((priority >= 1) AND (priority <= 3))),
    CONSTRAINT source_is_known CHECK ((source = ANY (ARRAY['sync'::text, 'invoice'::text, 'payment'::text, 'recreation'::text, 'other'::text])))
)
WITH (fillfactor='80', autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='5000', autovacuum_vacuum_insert_scale_factor='0.2', autovacuum_vacuum_cost_delay='0', autovacuum_analyze_scale_factor='0.2');
CREATE FUNCTION public.queue_bury(p_job public.accounting_work_queue, p_code text, p_field text, p_message text) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    doc document; is_its_job boolean; hint int := greatest(p_job.version_hint, 1);
BEGIN
    SELECT * INTO doc FROM document WHERE org_id = p_job.org_id AND document_id = p_job.document_id FOR UPDATE;
    is_its_job := doc.posted_version < doc.accounting_ready_version
                  AND (p_job.version_hint = 0 OR doc.accounting_ready_version <= p_job.version_hint);
    IF is_its_job AND doc.awaiting_recreation THEN
        BEGIN
            PERFORM recreation_restore(ARRAY[p_job.org_id], ARRAY[p_job.document_id], true);
        EXCEPTION WHEN SQLSTATE 'LF409' THEN NULL;         -- the ledger lets nothing in there now: the document goes on awaiting
        END;
        SELECT * INTO doc FROM document WHERE org_id = p_job.org_id AND document_id = p_job.document_id;
    END IF;
    IF is_its_job THEN
        hint := greatest(hint, doc.accounting_ready_version);
        UPDATE document
           SET accounting_status = 'refused', status_code = p_code, status_field = p_field, status_message = p_message, status_at = clock_timestamp()
         WHERE org_id = p_job.org_id AND document_id = p_job.document_id;
    END IF;
    UPDATE accounting_work_queue
       SET state = 'dead', version_hint = CASE WHEN is_its_job THEN hint ELSE p_job.version_hint END, last_error = p_code || ': ' || p_message, leased_by = NULL, leased_until = NULL, lease = NULL
     WHERE id = p_job.id;
    UPDATE recreation_document
       SET outcome = 'refused', code = p_code, field = p_field, message = p_message, finished_at = clock_timestamp(), worker = p_job.leased_by
     WHERE org_id = p_job.org_id AND document_id = p_job.document_id AND outcome = 'waiting' AND new_version <= hint;
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    VALUES (p_job.id, p_job.org_id, p_job.document_id, 'dead', p_job.version_hint, p_job.run_count, coalesce(p_job.leased_by, session_user),
            p_code || ': ' || p_message);
END $$;
CREATE FUNCTION public.queue_call_sleepers(p_jobs bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
BEGIN
    PERFORM pg_notify('accounting_work_queue', idle.worker)
       FROM (SELECT worker FROM queue_idle_worker WHERE until > clock_timestamp() ORDER BY random() LIMIT 2 + p_jobs / 10) AS idle;
END $$;
CREATE FUNCTION public.queue_cancel(p_jobs uuid[], p_why text) RETURNS SETOF uuid
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    ids uuid[]; orgs text[]; job_documents text[]; back_orgs text[]; back_documents text[];
BEGIN
    PERFORM 1 FROM document
      WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
      ORDER BY org_id, document_id FOR UPDATE;
    WITH gone AS (DELETE FROM accounting_work_queue WHERE id = ANY (p_jobs) RETURNING *),
    noted AS (
        INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, detail)
        SELECT id, org_id, document_id, 'cancelled', version_hint, run_count, p_why FROM gone)
    SELECT array_agg(id), array_agg(org_id), array_agg(document_id) INTO ids, orgs, job_documents FROM gone;
    IF ids IS NULL THEN RETURN; END IF;
    UPDATE recreation_document SET outcome = 'cancelled', message = p_why, worker = session_user, finished_at = clock_timestamp()
     WHERE outcome = 'waiting' AND job_id = ANY (ids);

    SELECT array_agg(org_id), array_agg(document_id) INTO back_orgs, back_documents
      FROM document
     WHERE (org_id, document_id) IN (SELECT * FROM unnest(orgs, job_documents)) AND awaiting_recreation
       AND NOT queue_has_job(org_id, document_id, accounting_ready_version);
    IF back_orgs IS NOT NULL THEN
        PERFORM recreation_restore(back_orgs, back_documents, false);
        UPDATE recreation_document SET outcome = 'cancelled', message = p_why, worker = session_user, finished_at = clock_timestamp()
         WHERE outcome = 'waiting' AND (org_id, document_id) IN (SELECT * FROM unnest(back_orgs, back_documents));
        INSERT INTO job_event (job_id, org_id, document_id, what, version, detail)
        SELECT job.id, job.org_id, job.document_id, 'restored', document.posted_version, 'the entries of before are in force again'
          FROM unnest(ids, orgs, job_documents) AS job(id, org_id, document_id)
          JOIN unnest(back_orgs, back_documents) AS back(org_id, document_id) USING (org_id, document_id)
          JOIN document USING (org_id, document_id) WHERE document.posted_version > 0;
    END IF;
    -- What is left to be posted of these documents has no job any more: said where people look.
    UPDATE document
       SET status_code = 'job_cancelled', status_field = '', status_at = clock_timestamp(),
           status_message = format('Its job was cancelled by %s%s. It is posted when somebody enqueues or recreates it.', session_user,
                                   CASE WHEN p_why = '' THEN '' ELSE ' (' || p_why || ')' END)
     WHERE (org_id, document_id) IN (SELECT * FROM unnest(orgs, job_documents)) AND accounting_status = 'waiting'
       AND posted_version < accounting_ready_version AND NOT queue_has_job(org_id, document_id, 0);
    RETURN QUERY SELECT unnest(ids);
END $$;
CREATE FUNCTION public.queue_claim(p_worker text, p_count integer, p_lease interval, p_min_priority integer DEFAULT 1, p_max_priority integer DEFAULT 3) RETURNS TABLE(id uuid, lease bigint, org_id text, document_id text, document_type text, version_hint integer, priority integer, run_count integer, source text)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    taken record;
BEGIN
    SELECT adopt.adopted, adopt.waits INTO taken FROM queue_adopt(p_worker, p_lease, p_min_priority, p_max_priority) AS adopt;
    IF taken.adopted IS NOT NULL THEN
        RETURN QUERY SELECT job.id, job.lease, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count, job.source
                       FROM accounting_work_queue AS job WHERE job.id = taken.adopted;
    END IF;
    IF taken.adopted IS NOT NULL OR taken.waits THEN RETURN; END IF;
    RETURN QUERY SELECT leased.id, leased.lease, leased.org_id, leased.document_id, leased.document_type, leased.version_hint, leased.priority,
                        leased.run_count, leased.source
                   FROM queue_lease(queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority), p_worker, p_lease) AS leased;
    IF NOT FOUND AND p_max_priority >= 2 AND queue_hides_click() THEN
        PERFORM queue_fold();
        RETURN QUERY SELECT leased.id, leased.lease, leased.org_id, leased.document_id, leased.document_type, leased.version_hint, leased.priority,
                            leased.run_count, leased.source
                       FROM queue_lease(queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority), p_worker, p_lease) AS leased;
    END IF;
END $$;
CREATE FUNCTION public.queue_complete(p_jobs uuid[], p_leases bigint[]) RETURNS SETOF uuid
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY DELETE FROM accounting_work_queue AS job
     WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases) RETURNING job.id;
END $$;
CREATE FUNCTION public.queue_count_rate(p_jobs tid[]) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    IF EXISTS (SELECT 1 FROM queue_org WHERE max_per_second IS NOT NULL) THEN
        UPDATE queue_org AS org
           SET next_at = greatest(org.next_at, now() - interval '1 s') + picked.n / org.max_per_second * interval '1 s'
          FROM (SELECT org_id, count(*) AS n FROM accounting_work_queue WHERE ctid = ANY (p_jobs) GROUP BY org_id) AS picked
         WHERE org.org_id = picked.org_id AND org.max_per_second IS NOT NULL;
    END IF;
END $$;
CREATE FUNCTION public.queue_defer(p_job uuid, p_lease bigint, p_version integer, p_code text, p_field text, p_message text, p_least interval, p_most interval, p_give_up interval) RETURNS text
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    job accounting_work_queue; doc document; age interval; wait interval; is_held boolean;
BEGIN
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease;
    IF NOT FOUND THEN RETURN NULL; END IF;
    SELECT * INTO doc FROM document WHERE org_id = job.org_id AND document_id = job.document_id FOR UPDATE SKIP LOCKED;
    is_held := FOUND;
    IF NOT is_held THEN                                    -- by the producer whose commit is waited for, most likely: no worker waits for him
        SELECT * INTO doc FROM document WHERE org_id = job.org_id AND document_id = job.document_id;
        IF NOT FOUND THEN
            PERFORM queue_lock_twins(job.org_id, job.document_id);
            is_held := true;
        END IF;
    END IF;
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease FOR UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;

    age := greatest(clock_timestamp() - job.created_at, interval '0');
    wait := least(greatest(age, p_least), p_most) * (0.5 + random() / 2);
    IF p_version IS NOT NULL AND doc.accounting_ready_version >= p_version THEN
        wait := interval '0';
    ELSIF age >= p_give_up AND is_held THEN
        PERFORM queue_bury(job, p_code, p_field, p_message);
        IF doc.posted_version < doc.accounting_ready_version AND NOT doc.awaiting_recreation THEN
            -- The version asked for never came; the one that is there must not be left without a job.
            INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, source)
            VALUES (job.org_id, job.document_id, doc.document_type, doc.accounting_ready_version, 'other');
            UPDATE document SET accounting_status = 'waiting', status_code = '', status_field = '', status_message = ''
             WHERE org_id = job.org_id AND document_id = job.document_id;
        END IF;
        RETURN 'dead';
    END IF;
    IF doc.awaiting_recreation AND is_held AND wait > interval '0' THEN
        PERFORM recreation_restore(ARRAY[job.org_id], ARRAY[job.document_id], true);
        SELECT * INTO doc FROM document WHERE org_id = job.org_id AND document_id = job.document_id;
        job.version_hint := greatest(job.version_hint, doc.accounting_ready_version);
    END IF;
    UPDATE accounting_work_queue
       SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, run_count = greatest(0, job.run_count - 1),
           version_hint = job.version_hint, last_error = p_code || ': ' || p_message, ready_at = clock_timestamp() + wait
     WHERE id = p_job;
    -- The first time only: it may look for hours.
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT job.id, job.org_id, job.document_id, 'deferred', job.version_hint, job.run_count - 1, job.leased_by, p_code || ': ' || p_message
     WHERE split_part(coalesce(job.last_error, ''), ':', 1) <> p_code;
    PERFORM queue_merge(ARRAY[job.org_id], ARRAY[job.document_id], ARRAY[job.id]);
    RETURN 'queued';
END $$;
CREATE FUNCTION public.queue_end_set(p_done tid[], p_left tid[], p_worker text, p_lease interval) RETURNS TABLE(id uuid, lease bigint, org_id text, document_id text, document_type text, version_hint integer, priority integer, run_count integer, source text)
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    DELETE FROM accounting_work_queue AS job WHERE job.ctid = ANY (p_done) AND job.lease IS NULL;
    IF p_left <> '{}' THEN
        RETURN QUERY SELECT leased.id, leased.lease, leased.org_id, leased.document_id, leased.document_type, leased.version_hint,
                            leased.priority, leased.run_count, leased.source FROM queue_lease(p_left, p_worker, p_lease) AS leased;
    END IF;
END $$;
CREATE FUNCTION public.queue_ended_since(p_org text, p_since timestamp with time zone, OUT jobs bigint, OUT seconds double precision) RETURNS record
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    since timestamptz := greatest(p_since, (SELECT min(started_at) FROM queue_worker_now));
    most CONSTANT int := 3000;
    turns bigint; first timestamptz;
BEGIN
    IF p_org = '' THEN
        SELECT count(*), min(at), coalesce(sum(latest.jobs), 0) INTO turns, first, jobs
          FROM (SELECT ended.at, ended.jobs FROM queue_ended AS ended WHERE at BETWEEN since AND now() ORDER BY at DESC LIMIT most) AS latest;
    ELSE
        SELECT count(*), min(at), count(*) FILTER (WHERE org_id = p_org AND what IN ('finished', 'superseded', 'failed', 'dead')) INTO turns, first, jobs
          FROM (SELECT at, org_id, what FROM job_event WHERE at BETWEEN since AND now() ORDER BY at DESC LIMIT most) AS latest;
    END IF;
    seconds := greatest(1, extract(epoch FROM now() - CASE WHEN turns = most THEN first ELSE since END));
END $$;
CREATE FUNCTION public.queue_fail(p_job uuid, p_lease bigint, p_version integer, p_code text, p_field text, p_message text, p_permanent boolean) RETURNS text
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    job accounting_work_queue; ready_version int;
BEGIN
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease;
    IF NOT FOUND THEN RETURN NULL; END IF;
    -- Documents before queue rows: the lock order of every function here.
    SELECT accounting_ready_version INTO ready_version FROM document
     WHERE org_id = job.org_id AND document_id = job.document_id FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM queue_lock_twins(job.org_id, job.document_id);
    END IF;
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease FOR UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;

    IF p_permanent AND p_version < ready_version THEN
        PERFORM queue_supersede(ARRAY[p_job]);
        RETURN 'superseded';
    END IF;
    IF p_permanent OR job.run_count >= leapfrog_setting('max_attempts') THEN
        job.version_hint := greatest(job.version_hint, ready_version);
        PERFORM queue_bury(job, p_code, p_field, p_message);
        RETURN 'dead';
    END IF;
    UPDATE accounting_work_queue
       SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, last_error = p_code || ': ' || p_message,
           ready_at = now() + least(600, 2 * 2 ^ (job.run_count - 1)) * (0.5 + random() / 2) * interval '1 s'
     WHERE id = p_job;
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    VALUES (job.id, job.org_id, job.document_id, 'failed', job.version_hint, job.run_count, job.leased_by, p_code || ': ' || p_message);
    PERFORM queue_merge(ARRAY[job.org_id], ARRAY[job.document_id], ARRAY[job.id]);
    RETURN 'queued';
END $$;
CREATE FUNCTION public.queue_finish_stale(p_jobs uuid[], p_leases bigint[]) RETURNS SETOF uuid
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    held uuid[];
BEGIN
    PERFORM 1 FROM document
      WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
      ORDER BY org_id, document_id FOR UPDATE;
    SELECT array_agg(id) INTO held FROM (
        SELECT job.id FROM accounting_work_queue AS job WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases)
         ORDER BY job.id::text FOR UPDATE) AS locked;
    IF held IS NOT NULL THEN
        PERFORM queue_supersede(held);
    END IF;
    RETURN QUERY SELECT unnest(held);
END $$;
CREATE FUNCTION public.queue_fold(p_wait boolean DEFAULT false) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    last_fold pg_snapshot; lowest bigint; newest bigint;
    orgs text[]; documents text[]; late_orgs text[]; late_priorities int[]; late_at timestamptz[]; were_long boolean[];
BEGIN
    IF p_wait THEN
        SELECT upto INTO last_fold FROM queue_folded FOR UPDATE;
    ELSE
        SELECT upto INTO last_fold FROM queue_folded FOR UPDATE SKIP LOCKED;
    END IF;
    IF last_fold IS NULL THEN
        INSERT INTO queue_folded (upto) SELECT '1:1:' WHERE NOT EXISTS (SELECT 1 FROM queue_folded);
        RETURN;
    END IF;
    lowest := (SELECT last_value FROM queue_turn_floor);
    newest := (SELECT last_value FROM queue_turn_seq);
    WITH change AS (
        DELETE FROM queue_delta WHERE ctid = ANY (ARRAY(SELECT place FROM queue_unfolded))
        RETURNING org_id, priority, state, n, queue_delta.documents, writer, at),
    marked AS (                                            -- this transaction may write more: it had not ended
        UPDATE queue_folded SET upto = CASE
            WHEN pg_current_xact_id() >= pg_snapshot_xmax(pg_current_snapshot()) THEN pg_current_snapshot()
            ELSE format('%s:%s:%s', pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmax(pg_current_snapshot()), (
                 SELECT string_agg(flying::text, ',' ORDER BY flying)
                   FROM (SELECT pg_snapshot_xip(pg_current_snapshot()) UNION SELECT pg_current_xact_id()) AS own(flying)))::pg_snapshot END),
    counted AS (
        INSERT INTO queue_depth AS depth (org_id, priority, state, n)
        SELECT org_id, priority, state, sum(n) FROM change GROUP BY 1, 2, 3 HAVING sum(n) <> 0
        ON CONFLICT (org_id, priority, state) DO UPDATE SET n = depth.n + excluded.n),
    totalled AS (
        INSERT INTO queue_total AS total (priority, state, n)
        SELECT priority, state, sum(n) FROM change GROUP BY 1, 2 HAVING sum(n) <> 0
        ON CONFLICT (priority, state) DO UPDATE SET n = total.n + excluded.n),
    in_flight AS (
        INSERT INTO queue_recent (writer, org_id, documents) SELECT writer, org_id, change.documents FROM change
         WHERE change.documents IS NOT NULL AND writer >= pg_snapshot_xmin(pg_current_snapshot())),
    late AS (
        SELECT array_agg(org_id) AS orgs, array_agg(priority) AS priorities, array_agg(at) AS ats, array_agg(was_long) AS longs
          FROM (SELECT org_id, priority, min(at) AS at, bool_or(n > 0 AND writer < pg_snapshot_xmax(last_fold)) AS was_long
                  FROM change WHERE state = 'queued' AND n >= 0 AND at IS NOT NULL GROUP BY 1, 2) AS added
         WHERE was_long OR queue_hides(org_id, priority, at, lowest, newest)),
    ended AS (
        DELETE FROM queue_recent WHERE writer < pg_snapshot_xmin(pg_current_snapshot()) RETURNING org_id, queue_recent.documents)
    SELECT (SELECT late.orgs FROM late), (SELECT priorities FROM late), (SELECT ats FROM late), (SELECT longs FROM late),
           array_agg(org_id), array_agg(document_id)
      INTO late_orgs, late_priorities, late_at, were_long, orgs, documents
      FROM (SELECT DISTINCT org_id, unnest(noted.documents) AS document_id
              FROM (SELECT org_id, ended.documents FROM ended
                    UNION ALL
                    SELECT org_id, change.documents FROM change WHERE writer < pg_snapshot_xmin(pg_current_snapshot())) AS noted) AS document
     WHERE (SELECT count(*) FROM (SELECT 1 FROM accounting_work_queue AS job
             WHERE job.state || '' = 'queued' AND job.org_id = document.org_id AND job.document_id = document.document_id LIMIT 2) AS twin) > 1;
    IF orgs IS NOT NULL THEN
        PERFORM queue_merge(orgs, documents, array_fill(NULL::uuid, ARRAY[cardinality(orgs)]));
    END IF;
    IF late_orgs IS NOT NULL THEN
        PERFORM queue_bring_back(late_orgs, late_priorities, late_at, were_long);
    END IF;
END $$;
CREATE FUNCTION public.queue_has_job(p_org text, p_document text, p_version integer) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    RETURN EXISTS (SELECT 1 FROM accounting_work_queue AS job
                    WHERE job.state || '' = 'queued' AND job.org_id = p_org AND job.document_id = p_document
                      AND (job.version_hint = 0 OR job.version_hint >= p_version))
        OR EXISTS (SELECT 1 FROM accounting_work_queue AS job
                    WHERE job.state = 'leased' AND job.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))
                      AND job.org_id = p_org AND job.document_id = p_document
                      AND (job.version_hint = 0 OR job.version_hint >= p_version));
END $$;
CREATE FUNCTION public.queue_heartbeat(p_jobs uuid[], p_leases bigint[], p_lease interval) RETURNS SETOF uuid
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY UPDATE accounting_work_queue AS job SET leased_until = clock_timestamp() + p_lease
     WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases) RETURNING job.id;
END $$;
CREATE FUNCTION public.queue_hides(p_org text, p_priority integer, p_at timestamp with time zone, p_lowest bigint, p_newest bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    lane_wake_at timestamptz; lane_turn bigint; lane_mark_at timestamptz; lane_mark_id uuid;
BEGIN
    SELECT wake_at, turn, mark_at, mark_id INTO lane_wake_at, lane_turn, lane_mark_at, lane_mark_id FROM queue_lane
     WHERE org_id = p_org AND priority = p_priority;
    RETURN lane_turn IS NULL OR lane_wake_at > greatest(p_at, now()) OR lane_turn NOT BETWEEN p_lowest AND p_newest
        OR (p_priority > 1 AND lane_mark_at >= p_at AND EXISTS (
            SELECT 1 FROM accounting_work_queue AS job
             WHERE job.state = 'queued' AND job.org_id = p_org AND job.priority = p_priority
               AND job.ready_at >= p_at AND (job.ready_at, job.id) <= (lane_mark_at, lane_mark_id)));
END $$;
CREATE FUNCTION public.queue_hides_click() RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    lowest bigint := (SELECT last_value FROM queue_turn_floor);
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM queue_unfolded AS change
         WHERE change.state = 'queued' AND change.priority >= 2 AND change.n >= 0 AND change.at <= now()
           AND queue_hides(change.org_id, change.priority, change.at, lowest, 9223372036854775807));
END $$;
CREATE FUNCTION public.queue_lease(p_jobs tid[], p_worker text, p_lease interval) RETURNS TABLE(id uuid, lease bigint, org_id text, document_id text, document_type text, version_hint integer, priority integer, run_count integer, source text)
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    until timestamptz := clock_timestamp() + p_lease; place tid; leased record; each_job boolean := false;
    ids uuid[]; leases bigint[]; orgs text[]; documents text[]; types text[]; versions int[]; priorities int[]; runs int[]; sources text[];
BEGIN
    IF p_jobs = '{}' THEN RETURN; END IF;
    BEGIN
        WITH job AS (
            UPDATE accounting_work_queue AS job
               SET state = 'leased', leased_by = p_worker, leased_until = until, lease = nextval('queue_lease_seq'),
                   run_count = least(job.run_count + 1, 1000)
             WHERE job.ctid = ANY (p_jobs) AND job.lease IS NULL
               -- Written while triggers were off: what would fail at each attempt.
               AND job.version_hint BETWEEN 0 AND 2000000000 AND isfinite(job.created_at) AND octet_length(job.document_type) <= 500
            RETURNING job.id, job.lease, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count, job.source)
        SELECT array_agg(job.id), array_agg(job.lease), array_agg(job.org_id), array_agg(job.document_id), array_agg(job.document_type),
               array_agg(job.version_hint), array_agg(job.priority), array_agg(job.run_count), array_agg(job.source)
          INTO ids, leases, orgs, documents, types, versions, priorities, runs, sources FROM job;
    EXCEPTION WHEN OTHERS THEN
        IF NOT queue_blames_row(SQLSTATE) THEN RAISE; END IF;
        each_job := true;
    END;
    IF NOT each_job THEN
        IF coalesce(cardinality(ids), 0) < cardinality(p_jobs) THEN
            PERFORM queue_set_aside(odd.id, odd.why)
               FROM (SELECT job.id, queue_why_odd(job.id, job.document_type, job.version_hint, 0, now(), job.created_at, 'leased', NULL, NULL, NULL) AS why
                       FROM accounting_work_queue AS job WHERE job.ctid = ANY (p_jobs) AND job.lease IS NULL) AS odd
              WHERE odd.why IS NOT NULL;
        END IF;
        RETURN QUERY SELECT * FROM unnest(ids, leases, orgs, documents, types, versions, priorities, runs, sources);
        RETURN;
    END IF;
    FOREACH place IN ARRAY p_jobs LOOP
        BEGIN
            PERFORM queue_refuse_odd(queue_why_odd(job.id, job.document_type, job.version_hint, 0, now(), job.created_at, 'leased', NULL, NULL, NULL))
               FROM accounting_work_queue AS job WHERE job.ctid = place;
            UPDATE accounting_work_queue AS job
               SET state = 'leased', leased_by = p_worker, leased_until = until, lease = nextval('queue_lease_seq'),
                   run_count = least(job.run_count + 1, 1000)
             WHERE job.ctid = place AND job.lease IS NULL
            RETURNING job.id, job.lease, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count, job.source
            INTO id, lease, org_id, document_id, document_type, version_hint, priority, run_count, source;
            IF FOUND THEN RETURN NEXT; END IF;
        EXCEPTION WHEN OTHERS THEN
            IF NOT queue_blames_row(SQLSTATE) THEN RAISE; END IF;
            PERFORM queue_set_aside((SELECT job.id FROM accounting_work_queue AS job WHERE job.ctid = place), SQLERRM);
        END;
    END LOOP;
END $$;
CREATE FUNCTION public.queue_lock_twins(p_org text, p_document text) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    PERFORM 1 FROM accounting_work_queue AS job
      WHERE job.id = ANY (ARRAY(
            SELECT dead.id FROM accounting_work_queue AS dead WHERE dead.state = 'dead' AND dead.org_id = p_org AND dead.document_id = p_document
            UNION ALL
            SELECT held.id FROM accounting_work_queue AS held
             WHERE held.state = 'leased' AND held.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))
               AND held.org_id = p_org AND held.document_id = p_document))
      ORDER BY job.id FOR UPDATE;
END $$;
CREATE FUNCTION public.queue_make_lane(p_org text, p_priority integer, p_at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET lock_timeout TO '20ms'
    AS $$
#variable_conflict use_variable
DECLARE
    made boolean;
BEGIN
    BEGIN
        INSERT INTO queue_lane (org_id, priority, wake_at) VALUES (p_org, p_priority, p_at) ON CONFLICT (org_id, priority) DO NOTHING;
        made := FOUND;
    EXCEPTION WHEN lock_not_available THEN
        made := false;
    END;
    IF NOT made THEN
        INSERT INTO queue_delta (org_id, priority, state, n, at) VALUES (p_org, p_priority, 'queued', 0, p_at);
    END IF;
END $$;
CREATE FUNCTION public.queue_may_adopt(p_job uuid, p_org text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    RETURN NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = p_org)
       AND NOT EXISTS (SELECT 1 FROM queue_suspect AS odd WHERE odd.job_id = p_job AND odd.worker = '');
END $$;
CREATE FUNCTION public.queue_mend_leases() RETURNS bigint
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    mended bigint; lowest bigint := (SELECT last_value FROM queue_lease_floor);
    now_is bigint := floor(extract(epoch FROM clock_timestamp())) - 2;
BEGIN
    UPDATE accounting_work_queue SET leased_until = clock_timestamp()
     WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM accounting_work_queue
            WHERE state = 'leased' AND (lease IS NULL OR leased_by IS NULL OR leased_until IS NULL
                  OR leased_until NOT BETWEEN to_timestamp(0) AND now() + interval '2 days')
              FOR UPDATE SKIP LOCKED));
    GET DIAGNOSTICS mended = ROW_COUNT;
    lowest := least(lowest, now_is, (
        SELECT floor(extract(epoch FROM min(leased_until)))::bigint FROM accounting_work_queue WHERE state = 'leased' AND leased_until >= to_timestamp(0)));
    PERFORM setval('queue_lease_floor', greatest(0, lowest));
    DELETE FROM queue_suspect AS suspect WHERE suspect.worker = '' OR NOT EXISTS (
        SELECT 1 FROM accounting_work_queue AS job WHERE job.id = suspect.job_id AND job.lease = suspect.lease);
    RETURN mended;
END $$;
CREATE FUNCTION public.queue_mend_rows() RETURNS bigint
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    mended bigint; more bigint;
BEGIN
    UPDATE accounting_work_queue AS job
       SET state = state, ready_at = ready_at,
           id = CASE WHEN id = '00000000-0000-0000-0000-000000000000' THEN gen_random_uuid() ELSE id END,
           created_at = CASE WHEN isfinite(created_at) THEN created_at ELSE now() END, version_hint = greatest(version_hint, 0),
           run_count = CASE WHEN run_count BETWEEN 0 AND 1000 THEN run_count ELSE 0 END, document_type = left(document_type, 100)
     WHERE (CASE WHEN state = 'leased' THEN lease IS NULL OR leased_by IS NULL OR leased_until IS NULL
                                            OR leased_until NOT BETWEEN now() - interval '1 day' AND now() + interval '1 day'
                 ELSE lease IS NOT NULL OR leased_by IS NOT NULL OR leased_until IS NOT NULL END
            OR run_count NOT BETWEEN 0 AND 1000 OR ready_at < to_timestamp(0) OR NOT isfinite(created_at) OR version_hint < 0
            OR id = '00000000-0000-0000-0000-000000000000' OR octet_length(document_type) > 500)
       AND version_hint <= 2000000000 AND ready_at < '10000-01-01 00:00:00+00'
       AND octet_length(org_id) BETWEEN 1 AND 500 AND octet_length(document_id) BETWEEN 1 AND 2000;
    GET DIAGNOSTICS mended = ROW_COUNT;
    SELECT count(queue_set_aside(id, reason)) INTO more
      FROM (SELECT id, CASE WHEN octet_length(org_id) NOT BETWEEN 1 AND 500 THEN 'its org_id is empty or too long'
                            WHEN octet_length(document_id) NOT BETWEEN 1 AND 2000 THEN 'its document_id is empty or too long'
                            WHEN version_hint > 2000000000 THEN 'its version_hint is too large'
                            WHEN ready_at >= '10000-01-01 00:00:00+00' THEN 'it would never have been ready' END AS reason
              FROM accounting_work_queue FOR UPDATE) AS job WHERE reason IS NOT NULL;
    RETURN mended + more;
END $$;
CREATE FUNCTION public.queue_merge(p_orgs text[], p_documents text[], p_keep uuid[]) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    ids uuid[]; keeps uuid[];
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        INSERT INTO queue_delta (org_id, priority, state, n, documents)
        SELECT org_id, 1, 'queued', 0, array_agg(document_id) FROM unnest(p_orgs, p_documents) AS twin(org_id, document_id) GROUP BY 1;
        RETURN;
    END IF;
    SELECT array_agg(job.id), array_agg(wanted.keep) INTO ids, keeps
      FROM unnest(p_orgs, p_documents, p_keep) AS wanted(org_id, document_id, keep)
     CROSS JOIN LATERAL (
           SELECT queued.id FROM accounting_work_queue AS queued
            WHERE queued.state || '' = 'queued' AND queued.org_id = wanted.org_id AND queued.document_id = wanted.document_id
              FOR UPDATE SKIP LOCKED) AS job;
    IF cardinality(ids) > 1 THEN
        PERFORM queue_merge_locked(ids, keeps);
    END IF;
END $$;
CREATE FUNCTION public.queue_merge_locked(p_jobs uuid[], p_keep uuid[]) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    WITH twin AS MATERIALIZED (
        SELECT job.place, job.id, job.org_id, job.document_id, job.version_hint, job.priority, job.ready_at, job.source, job.recreation_id, locked.keep
          FROM unnest(p_jobs, p_keep) AS locked(id, keep)
         CROSS JOIN LATERAL (
               SELECT ctid AS place, id, org_id, document_id, version_hint, priority, ready_at, source, recreation_id
                 FROM accounting_work_queue AS queued WHERE queued.id = locked.id LIMIT 1) AS job),
    -- Window functions, not a second join of the set with itself: that would be quadratic.
    merged AS MATERIALIZED (
        SELECT place, id, org_id, document_id, version_hint AS own_version, first_value(id) OVER newest_first AS into_id, count(*) OVER one AS n,
               max(version_hint) OVER one AS version_hint, max(priority) OVER one AS priority, min(ready_at) OVER one AS ready_at,
               first_value(source) OVER recreation_first AS source, first_value(recreation_id) OVER recreation_first AS recreation_id
          FROM twin
        WINDOW one AS (PARTITION BY org_id, document_id),
               newest_first AS (PARTITION BY org_id, document_id ORDER BY (id = keep) DESC NULLS LAST, id DESC),
               recreation_first AS (PARTITION BY org_id, document_id ORDER BY source = 'recreation' DESC, (id = keep) DESC NULLS LAST, id DESC)),
    gone AS (
        DELETE FROM accounting_work_queue AS job WHERE job.ctid = ANY (ARRAY(SELECT place FROM merged WHERE id <> into_id))),
    kept AS (
        UPDATE accounting_work_queue AS job
           SET version_hint = merged.version_hint, priority = merged.priority, ready_at = merged.ready_at,
               source = merged.source, recreation_id = merged.recreation_id
          FROM merged
         WHERE job.ctid = merged.place AND merged.id = merged.into_id AND merged.n > 1
           AND (job.version_hint, job.priority, job.ready_at, job.source, job.recreation_id)
               IS DISTINCT FROM (merged.version_hint, merged.priority, merged.ready_at, merged.source, merged.recreation_id))
    INSERT INTO job_event (job_id, org_id, document_id, what, version, detail)
    SELECT id, org_id, document_id, 'merged', own_version, 'into ' || into_id FROM merged WHERE id <> into_id;
END $$;
CREATE FUNCTION public.queue_move_marks(p_lanes tid[], p_at timestamp with time zone[], p_ids uuid[]) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    UPDATE queue_lane AS lane
       SET mark_at = last.at, mark_id = last.id
      FROM unnest(p_lanes, p_at, p_ids) AS last(lane, at, id)
     CROSS JOIN LATERAL (SELECT free.ctid FROM queue_lane AS free WHERE free.ctid = last.lane FOR NO KEY UPDATE SKIP LOCKED) AS free
     WHERE lane.ctid = free.ctid AND (last.at, last.id) > (lane.mark_at, lane.mark_id);
END $$;
CREATE FUNCTION public.queue_must_wake(p_org text, p_priority integer, p_at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    RETURN (p_priority > 1 OR NOT EXISTS (
               SELECT 1 FROM public.queue_lane AS lane
                WHERE lane.org_id = p_org AND lane.priority = p_priority AND lane.wake_at <= p_at AND lane.mark_at < p_at))
       AND NOT EXISTS (SELECT 1 FROM public.queue_delta AS noted
                        WHERE noted.wakes AND noted.writer = pg_current_xact_id() AND noted.org_id = p_org AND noted.priority = p_priority
                          AND noted.at <= p_at);
END $$;
CREATE FUNCTION public.queue_on_commit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.queue_delta'::regclass THEN
        RAISE EXCEPTION 'queue_on_commit is a trigger of queue_delta only';
    END IF;
    PERFORM public.queue_wake(NEW.org_id, NEW.priority, NEW.at);
    RETURN NULL;
END $$;
CREATE FUNCTION public.queue_on_dead() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_dead is a trigger of accounting_work_queue only';
    END IF;
    IF coalesce(NEW.last_error, '') = '' THEN
        UPDATE public.accounting_work_queue SET last_error = format('set_by_hand: %s set this job dead by hand.', session_user) WHERE id = NEW.id;
        INSERT INTO public.job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
        VALUES (NEW.id, NEW.org_id, NEW.document_id, 'dead', NEW.version_hint, NEW.run_count, session_user, 'set_by_hand');
        DELETE FROM public.accounting_work_queue AS job USING public.document
         WHERE job.id = NEW.id AND document.org_id = NEW.org_id AND document.document_id = NEW.document_id AND NOT document.awaiting_recreation
           AND document.posted_version >= greatest(document.accounting_ready_version, NEW.version_hint, 1);
    END IF;
    PERFORM public.queue_one_dead(NEW.org_id, NEW.document_id, NEW.id);
    RETURN NULL;
END $$;
CREATE FUNCTION public.queue_on_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_delete is a trigger of accounting_work_queue only';
    END IF;
    INSERT INTO public.queue_delta (org_id, priority, state, n) SELECT org_id, priority, state, -count(*) FROM old_rows GROUP BY 1, 2, 3;
    RETURN NULL;
END $$;
CREATE FUNCTION public.queue_on_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    -- Two transactions in flight can't see each other's rows. Of any such pair at least one finds here an older writer still
    -- in flight; looked at before the merge below takes its snapshot: who has ended by now is visible there.
    others_write boolean := pg_snapshot_xmin(pg_current_snapshot()) < pg_current_xact_id();
    one_id uuid; one_org text; one_document text; one_priority int; one_at timestamptz;
    is_one boolean; has_twin boolean; someone_sleeps boolean;
    twin_orgs text[]; twin_documents text[]; twin_keep uuid[];
    normal bigint := 0; has_high boolean := false;
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_insert is a trigger of accounting_work_queue only';
    END IF;
    SELECT id, org_id, document_id, priority, ready_at, NOT EXISTS (SELECT 1 FROM new_rows OFFSET 1)
           AND state = 'queued' AND lease IS NULL AND leased_by IS NULL AND leased_until IS NULL
           AND ready_at >= to_timestamp(0) AND ready_at < '10000-01-01 00:00:00+00' AND isfinite(created_at)
           AND version_hint BETWEEN 0 AND 2000000000 AND run_count BETWEEN 0 AND 1000
           AND octet_length(document_type) <= 500 AND id <> '00000000-0000-0000-0000-000000000000'
      INTO one_id, one_org, one_document, one_priority, one_at, is_one FROM new_rows LIMIT 1;
    IF is_one THEN                                         -- and as jobs should be
        WITH noted AS (
            INSERT INTO public.queue_delta (org_id, priority, state, n, documents, at, wakes)
            SELECT one_org, one_priority, 'queued', 1, CASE WHEN others_write THEN ARRAY[one_document] END, one_at,
                   -- Most lanes are awake: seen here without a call.
                   (one_priority > 1 OR NOT EXISTS (
                       SELECT 1 FROM public.queue_lane AS lane
                        WHERE lane.org_id = one_org AND lane.priority = one_priority AND lane.wake_at <= one_at AND lane.mark_at < one_at))
                   AND public.queue_must_wake(one_org, one_priority, one_at))
        SELECT EXISTS (SELECT 1 FROM public.accounting_work_queue AS other
                        WHERE other.state || '' = 'queued' AND other.org_id = one_org AND other.document_id = one_document
                          AND other.id <> one_id),
               EXISTS (SELECT 1 FROM public.queue_idle_worker WHERE until > clock_timestamp())
          INTO has_twin, someone_sleeps;
        IF has_twin THEN
            PERFORM public.queue_merge(ARRAY[one_org], ARRAY[one_document], ARRAY[one_id]);
        END IF;
        IF one_priority >= 2 THEN
            PERFORM pg_notify('accounting_work_queue', 'high');        -- a click calls everybody
        ELSIF someone_sleeps THEN
            PERFORM public.queue_call_sleepers(1);
        END IF;
        RETURN NULL;
    END IF;

    PERFORM public.queue_refuse_odd(why)
       FROM (SELECT public.queue_why_odd(id, document_type, version_hint, run_count, ready_at, created_at, state, lease, leased_by, leased_until) AS why
               FROM new_rows) AS row WHERE why IS NOT NULL;
    -- Those whose document had a queued job already. Index probes only: a plan made while the queue was empty would be kept.
    SELECT array_agg(org_id), array_agg(document_id), array_agg(keep) INTO twin_orgs, twin_documents, twin_keep
      FROM (SELECT added.org_id, added.document_id, max(added.id::text)::uuid AS keep
              FROM new_rows AS added
             CROSS JOIN LATERAL (SELECT 1 FROM public.accounting_work_queue AS other
                    WHERE other.state || '' = 'queued' AND other.org_id = added.org_id AND other.document_id = added.document_id
                      AND other.id <> added.id LIMIT 1) AS twin
             WHERE added.state = 'queued' GROUP BY 1, 2) AS doubled;
    IF twin_orgs IS NOT NULL THEN
        PERFORM public.queue_merge(twin_orgs, twin_documents, twin_keep);
    END IF;
    WITH added AS (
        INSERT INTO public.queue_delta (org_id, priority, state, n, documents, at, wakes)
        SELECT org_id, priority, state, n, documents, at, at IS NOT NULL AND public.queue_must_wake(org_id, priority, at)
          FROM (SELECT org_id, priority, state, count(*) AS n, array_agg(document_id) FILTER (WHERE state = 'queued' AND others_write) AS documents,
                       min(ready_at) FILTER (WHERE state = 'queued') AS at FROM new_rows GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS lane
        RETURNING priority, state, n)
    SELECT coalesce(sum(n) FILTER (WHERE priority = 1), 0), coalesce(bool_or(priority >= 2), false) INTO normal, has_high
      FROM added WHERE state = 'queued';
    IF EXISTS (SELECT 1 FROM new_rows WHERE state = 'leased' OR ready_at < to_timestamp(0)) THEN
        -- Written so by an old poller, or by an ORM that writes its least moment: what is missing is completed (queue_on_odd_row). A lease
        -- counts against its organisation's limit: nobody enqueues one that lasts longer than a worker's.
        UPDATE public.accounting_work_queue
           SET state = state, ready_at = ready_at,
               leased_until = CASE WHEN state = 'leased'
                   THEN least(leased_until, clock_timestamp() + coalesce(public.leapfrog_setting('lease_seconds'), 60) * interval '1 s') END
         WHERE id = ANY (ARRAY(SELECT id FROM new_rows WHERE state = 'leased' OR ready_at < to_timestamp(0)));
    END IF;
    IF has_high THEN
        PERFORM pg_notify('accounting_work_queue', 'high');
    END IF;
    IF normal > 0 THEN
        PERFORM public.queue_call_sleepers(normal);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION public.queue_on_odd_row() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_odd_row is a trigger of accounting_work_queue only';
    END IF;
    IF NEW.state = 'leased' THEN
        NEW.leased_by := coalesce(NEW.leased_by, session_user);
        IF NEW.lease IS NULL OR (NEW.lease = OLD.lease AND NEW.leased_by <> OLD.leased_by) THEN -- another holder: the one before is fenced
            NEW.lease := nextval('public.queue_lease_seq');
        END IF;
        IF coalesce(isfinite(NEW.leased_until), false) THEN
            NEW.leased_until := least(greatest(NEW.leased_until, to_timestamp(0)), clock_timestamp() + interval '1 day');
            PERFORM setval('public.queue_lease_floor', floor(extract(epoch FROM NEW.leased_until))::bigint) FROM public.queue_lease_floor
              WHERE to_timestamp(last_value) > NEW.leased_until;                               -- below it nobody would look
        ELSE
            NEW.leased_until := clock_timestamp() + coalesce(public.leapfrog_setting('lease_seconds'), 60) * interval '1 s';
        END IF;
    ELSE
        NEW.lease := NULL; NEW.leased_by := NULL; NEW.leased_until := NULL;
    END IF;
    NEW.run_count := least(greatest(NEW.run_count, 0), 1000);
    NEW.ready_at := CASE WHEN NEW.ready_at < to_timestamp(0) THEN now() ELSE NEW.ready_at END;
    PERFORM public.queue_refuse_odd(public.queue_why_odd(NEW.id, NEW.document_type, NEW.version_hint, NEW.run_count, NEW.ready_at, NEW.created_at,
                                                         NEW.state, NEW.lease, NEW.leased_by, NEW.leased_until));
    RETURN NEW;
END $$;
CREATE FUNCTION public.queue_on_truncate() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_truncate is a trigger of accounting_work_queue only';
    END IF;
    DELETE FROM public.queue_delta; DELETE FROM public.queue_depth; DELETE FROM public.queue_total; DELETE FROM public.queue_recent;
    UPDATE public.queue_lane SET wake_at = 'infinity', mark_at = '-infinity';
    RETURN NULL;
END $$;
CREATE FUNCTION public.queue_on_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_update is a trigger of accounting_work_queue only';
    END IF;
    INSERT INTO public.queue_delta (org_id, priority, state, n, at, wakes)
    SELECT org_id, priority, state, n, at, wakes
      FROM (SELECT org_id, priority, state, sum(n) AS n, min(at) AS at,
                   min(at) IS NOT NULL AND public.queue_must_wake(org_id, priority, min(at)) AS wakes
              FROM (SELECT org_id, priority, state, 1 AS n, CASE WHEN state = 'queued' THEN ready_at END AS at FROM new_rows
                    UNION ALL
                    SELECT org_id, priority, state, -1, NULL FROM old_rows) AS change
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS lane
     WHERE n <> 0 OR wakes;
    RETURN NULL;
END $$;
CREATE FUNCTION public.queue_one_dead(p_org text, p_document text, p_job uuid) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    DELETE FROM accounting_work_queue AS older
     WHERE older.state = 'dead' AND older.org_id = p_org AND older.document_id = p_document
       AND older.id <> (SELECT dead.id FROM accounting_work_queue AS dead
                         WHERE dead.state = 'dead' AND dead.org_id = p_org AND dead.document_id = p_document
                         ORDER BY dead.version_hint DESC, dead.id = p_job DESC, dead.id LIMIT 1);
END $$;
CREATE FUNCTION public.queue_pace(p_org text) RETURNS bigint
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
BEGIN
    RETURN (SELECT round(60 * jobs / seconds) FROM queue_ended_since(p_org, now() - interval '60 s'));
END $$;
CREATE FUNCTION public.queue_pick(p_priority integer, p_count integer) RETURNS tid[]
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    place bigint[] := queue_place(p_priority);
    served bigint := place[1]; credit bigint := place[2]; newest bigint := place[3];
    lowest bigint := (SELECT last_value FROM queue_turn_floor);
    -- About 16 lanes share a claim. No lane's share is below one job, so where weights are below 1 the others get more at a time.
    base float8 := greatest(ceil(p_count / 16.0), least(8, 1 / (SELECT least(1, min(weight)) FROM queue_org)));
    jobs tid[] := '{}';
    again bigint[]; again_at timestamptz[]; again_id uuid[]; again_n int[];  -- lanes that may have more, and how far they were emptied
    pass record;
BEGIN
    LOOP
        WITH lane AS (
            SELECT awake.lane, awake.turn, awake.org_id, coalesce(org.weight, 1) AS weight, awake.mark_at,
                   coalesce(again_at[nth], awake.mark_at) AS after_at, coalesce(again_id[nth], awake.mark_id) AS after_id,
                   least(CASE WHEN again IS NULL AND credit > 0 AND awake.turn = served THEN credit
                              ELSE greatest(1, floor(base * coalesce(org.weight, 1) + random())) END,
                         CASE WHEN org.max_leased IS NOT NULL OR org.max_per_second IS NOT NULL
                              THEN queue_room(awake.org_id) - coalesce(again_n[nth], 0) END)::int AS share
              FROM (SELECT * FROM (SELECT ctid AS lane, org_id, turn, wake_at, mark_at, mark_id FROM queue_lane AS unseen
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn > newest ORDER BY turn) AS unseen
                    UNION ALL
                    SELECT * FROM (SELECT ctid AS lane, org_id, turn, wake_at, mark_at, mark_id FROM queue_lane AS ahead
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn <= newest
                                      AND turn >= greatest(lowest, served + CASE WHEN credit > 0 THEN 0 ELSE 1 END) ORDER BY turn) AS ahead
                    UNION ALL
                    SELECT * FROM (SELECT ctid AS lane, org_id, turn, wake_at, mark_at, mark_id FROM queue_lane AS behind
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn >= lowest
                                      AND turn < served + CASE WHEN credit > 0 THEN 0 ELSE 1 END ORDER BY turn) AS behind) AS awake
             CROSS JOIN LATERAL array_position(again, awake.turn) AS nth
              LEFT JOIN LATERAL (SELECT own.weight, own.max_leased, own.max_per_second FROM queue_org AS own WHERE own.org_id = awake.org_id LIMIT 1) AS org ON true
             WHERE awake.wake_at <= now() AND (again IS NULL OR awake.turn = ANY (again))
               AND (SELECT true FROM pause WHERE pause.scope = 'organisation' AND pause.key = awake.org_id) IS NULL),
        pick AS MATERIALIZED (
            SELECT lane.lane, lane.turn, lane.share, lane.weight, lane.mark_at, job.ctid, job.ready_at, job.id
              FROM lane CROSS JOIN LATERAL (
                   SELECT queued.ctid, queued.ready_at, queued.id FROM accounting_work_queue AS queued
                    WHERE queued.state = 'queued' AND queued.org_id = lane.org_id AND queued.priority = p_priority
                      AND (queued.ready_at, queued.id) > (lane.after_at, lane.after_id) AND queued.ready_at <= now()
                    ORDER BY queued.ready_at, queued.id LIMIT lane.share FOR UPDATE SKIP LOCKED) AS job
             LIMIT p_count - cardinality(jobs)),
        given AS MATERIALIZED (
            SELECT turn, min(lane) AS lane, min(share) AS share, min(weight) AS weight, count(*)::int AS n, max(ready_at) AS last_at,
                   (array_agg(id))[count(*)] AS last_id,
                   min(mark_at) = '-infinity' OR count(*) > 24 * random() AS moves -- one write for about 24 jobs
              FROM pick GROUP BY turn)
        SELECT (SELECT array_agg(ctid) FROM pick) AS jobs, (SELECT (array_agg(turn))[count(*)] FROM pick) AS last,
               array_agg(turn) AS turns, array_agg(share) AS shares, array_agg(n) AS ns, array_agg(weight) AS weights,
               array_agg(last_at) AS last_at, array_agg(last_id) AS last_id, array_agg(lane) FILTER (WHERE moves) AS mark_lanes,
               array_agg(last_at) FILTER (WHERE moves) AS mark_at, array_agg(last_id) FILTER (WHERE moves) AS mark_id
          INTO pass FROM given;
        EXIT WHEN pass.jobs IS NULL;
        jobs := jobs || pass.jobs;
        IF pass.mark_lanes IS NOT NULL THEN
            PERFORM queue_move_marks(pass.mark_lanes, pass.mark_at, pass.mark_id);
        END IF;
        IF again IS NULL THEN
            IF pass.last <= newest THEN
                served := pass.last;
                credit := CASE WHEN cardinality(jobs) = p_count THEN
                    (SELECT share - n FROM unnest(pass.turns, pass.shares, pass.ns) AS given(turn, share, n) WHERE turn = served) ELSE 0 END;
            END IF;
            newest := greatest(newest, (SELECT max(turn) FROM unnest(pass.turns) AS turn));
            PERFORM set_config('leapfrog.place_' || p_priority, ARRAY[served, credit, newest]::text, false);
        END IF;
        EXIT WHEN cardinality(jobs) >= p_count;
        SELECT array_agg(turn), array_agg(last_at), array_agg(last_id), array_agg(n + coalesce(again_n[array_position(again, turn)], 0)),
               (p_count - cardinality(jobs)) / sum(weight)
          INTO again, again_at, again_id, again_n, base
          FROM unnest(pass.turns, pass.shares, pass.ns, pass.weights, pass.last_at, pass.last_id) AS given(turn, share, n, weight, last_at, last_id)
         WHERE n = share;
        EXIT WHEN again IS NULL;
    END LOOP;
    RETURN jobs;
END $$;
CREATE FUNCTION public.queue_pick_next(p_worker text, p_count integer, p_min_priority integer, p_max_priority integer) RETURNS tid[]
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    jobs tid[] := '{}'; lowest bigint := (SELECT last_value FROM queue_turn_floor);
BEGIN
    IF EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'queue' OR (pause.scope = 'worker' AND pause.key = p_worker)) THEN RETURN jobs; END IF;
    FOR current_priority IN REVERSE p_max_priority .. p_min_priority LOOP
        CONTINUE WHEN NOT EXISTS (SELECT 1 FROM queue_lane WHERE wake_at < 'infinity' AND priority = current_priority AND turn >= lowest);
        jobs := queue_pick(current_priority, CASE WHEN current_priority >= 2 THEN least(p_count, 5) ELSE p_count END);
        EXIT WHEN jobs <> '{}';
    END LOOP;
    PERFORM queue_count_rate(jobs);
    RETURN jobs;
END $$;
CREATE FUNCTION public.queue_place(p_priority integer) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    place text := current_setting('leapfrog.place_' || p_priority, true);
    lowest bigint; newest bigint;
BEGIN
    IF place <> '' THEN RETURN place::bigint[]; END IF;
    lowest := (SELECT last_value FROM queue_turn_floor);
    newest := (SELECT last_value FROM queue_turn_seq);
    RETURN ARRAY[lowest + floor(random() * (newest - lowest))::bigint, 0, newest];
END $$;
CREATE FUNCTION public.queue_position(p_job uuid, p_cap integer DEFAULT 10000, OUT own_ahead bigint, OUT others_ahead bigint, OUT higher_ahead bigint, OUT capped boolean) RETURNS record
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    job accounting_work_queue; lane queue_lane; behind bigint; waiting bigint;
BEGIN
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job;
    IF NOT FOUND OR job.state <> 'queued' THEN RETURN; END IF;
    SELECT * INTO lane FROM queue_lane WHERE org_id = job.org_id AND priority = job.priority;
    SELECT count(*) INTO own_ahead FROM (
        SELECT 1 FROM accounting_work_queue AS other
         WHERE other.state = 'queued' AND other.org_id = job.org_id AND other.priority = job.priority
           AND (other.ready_at, other.id) > (coalesce(lane.mark_at, '-infinity'), coalesce(lane.mark_id, '00000000-0000-0000-0000-000000000000'))
           AND (other.ready_at, other.id) < (job.ready_at, job.id)
         LIMIT p_cap) AS before;
    capped := false;
    IF own_ahead = p_cap THEN
        SELECT count(*) INTO behind FROM (
            SELECT 1 FROM accounting_work_queue AS other
             WHERE other.state = 'queued' AND other.org_id = job.org_id AND other.priority = job.priority
               AND (other.ready_at, other.id) > (job.ready_at, job.id)
             LIMIT p_cap) AS after;
        SELECT n INTO waiting FROM queue_depth_now WHERE org_id = job.org_id AND priority = job.priority AND state = 'queued';
        capped := behind = p_cap;
        own_ahead := greatest(p_cap, CASE WHEN capped THEN waiting / 2 ELSE waiting - 1 - behind END);
    END IF;
    SELECT others, higher INTO others_ahead, higher_ahead FROM queue_ahead(job.org_id, job.priority, own_ahead);
END $$;
CREATE FUNCTION public.queue_put_back(p_job uuid, p_lease bigint, p_delay interval, p_code text, p_message text) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
DECLARE
    job public.accounting_work_queue;
BEGIN
    SELECT * INTO job FROM public.accounting_work_queue AS held WHERE held.id = p_job AND held.lease = p_lease FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE public.accounting_work_queue AS held
       SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, run_count = greatest(0, job.run_count - 1),
           last_error = p_code || ': ' || p_message, ready_at = clock_timestamp() + p_delay * (0.5 + random() / 2)
     WHERE held.id = p_job;
    INSERT INTO public.job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    VALUES (job.id, job.org_id, job.document_id, 'put_back', job.version_hint, job.run_count, job.leased_by, p_code || ': ' || p_message);
    PERFORM public.queue_merge(ARRAY[job.org_id], ARRAY[job.document_id], ARRAY[job.id]);
    RETURN true;
END $$;
CREATE FUNCTION public.queue_refuse_odd(p_why text) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
BEGIN
    IF p_why IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'odd_row', TABLE = 'accounting_work_queue',
            MESSAGE = 'A job of accounting_work_queue can''t be written so: ' || p_why || '.';
    END IF;
END $$;
CREATE FUNCTION public.queue_release(p_jobs uuid[], p_leases bigint[]) RETURNS integer
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    orgs text[]; documents text[]; keep uuid[];
BEGIN
    WITH released AS (
        UPDATE accounting_work_queue AS job
           SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, run_count = greatest(0, job.run_count - 1)
         WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases) RETURNING job.org_id, job.document_id, job.id)
    SELECT array_agg(org_id), array_agg(document_id), array_agg(id) INTO orgs, documents, keep FROM released;
    IF orgs IS NOT NULL THEN
        PERFORM queue_merge(orgs, documents, keep);
        PERFORM pg_notify('accounting_work_queue', '');
    END IF;
    RETURN coalesce(cardinality(orgs), 0);
END $$;
CREATE FUNCTION public.queue_repair(p_kind text, p_most integer DEFAULT 1000) RETURNS SETOF text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    SET lock_timeout TO '3s'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $_$
#variable_conflict use_variable
DECLARE
    one record; changed bigint;
BEGIN
    CASE p_kind
    -- The difference between the counters and a count of the same moment is one more change of the depth. So nobody has to stop: who
    -- enqueues or ends a job meanwhile notes a change too. The fold waits, because two corrections at once would count twice.
    WHEN 'counters' THEN
        IF NOT EXISTS (SELECT 1 FROM queue_folded) THEN
            INSERT INTO queue_folded (upto) VALUES ('1:1:');
        END IF;
        PERFORM 1 FROM queue_folded FOR UPDATE;
        FOR one IN
            WITH counted AS MATERIALIZED (
                SELECT org_id, priority, state, count(*) AS n FROM accounting_work_queue GROUP BY 1, 2, 3),
            wrong AS MATERIALIZED (
                SELECT org_id, priority, state, coalesce(counted.n, 0) - coalesce(kept.n, 0) AS n
                  FROM counted FULL JOIN queue_depth_now AS kept USING (org_id, priority, state) WHERE counted.n IS DISTINCT FROM kept.n),
            wrong_total AS MATERIALIZED (           -- besides what the change above puts right there
                SELECT priority, state, coalesce(total.n, 0) - coalesce(kept.n, 0) - coalesce(noted.n, 0) AS n
                  FROM (SELECT priority, state, sum(n) AS n FROM counted GROUP BY 1, 2) AS total
                  FULL JOIN queue_total_now AS kept USING (priority, state)
                  FULL JOIN (SELECT priority, state, sum(n) AS n FROM wrong GROUP BY 1, 2) AS noted USING (priority, state)),
            change AS (
                INSERT INTO queue_delta (org_id, priority, state, n)
                SELECT org_id, priority, state, n FROM wrong),
            total AS (
                INSERT INTO queue_total AS total (priority, state, n) SELECT priority, state, n FROM wrong_total WHERE n <> 0
                ON CONFLICT (priority, state) DO UPDATE SET n = total.n + excluded.n)
            SELECT format('%s, priority %s, %s: %s', org_id, priority, state, to_char(n, 'SGFM999999999999')) AS told FROM wrong
            UNION ALL
            SELECT format('all organisations, priority %s, %s: %s', priority, state, to_char(n, 'SGFM999999999999')) FROM wrong_total WHERE n <> 0
        LOOP
            RETURN NEXT one.told;
        END LOOP;
    -- They end now, so the next free worker adopts them; a holder that lives extends its lease instead.
    WHEN 'leases' THEN
        RETURN QUERY
        UPDATE accounting_work_queue AS job
           SET lease = coalesce(lease, nextval('queue_lease_seq')), leased_by = coalesce(leased_by, 'unknown'), leased_until = clock_timestamp()
         WHERE id IN (SELECT id FROM accounting_work_queue AS odd
                       WHERE state = 'leased' AND (lease IS NULL OR leased_by IS NULL OR leased_until IS NULL
                             OR leased_until NOT BETWEEN to_timestamp((SELECT last_value FROM queue_lease_floor)) AND now() + interval '1 day')
                       LIMIT p_most FOR UPDATE SKIP LOCKED)
        RETURNING format('%s %s: its lease ends now', org_id, document_id);
        GET DIAGNOSTICS changed = ROW_COUNT;
        PERFORM pg_notify('accounting_work_queue', '') WHERE changed > 0;
    -- What has half a lease, and what no claim could ever reach or end. A hint beyond its bounds asks for nothing that there is.
    WHEN 'rows' THEN
        RETURN QUERY
        UPDATE accounting_work_queue AS job
           SET lease = CASE WHEN state = 'leased' THEN lease END, leased_by = CASE WHEN state = 'leased' THEN leased_by END,
               leased_until = CASE WHEN state = 'leased' THEN leased_until END, run_count = least(greatest(run_count, 0), 1000),
               version_hint = CASE WHEN version_hint BETWEEN 0 AND 2000000000 THEN version_hint ELSE 0 END, document_type = left(document_type, 100),
               ready_at = CASE WHEN ready_at >= to_timestamp(0) AND ready_at < '10000-01-01 00:00:00+00' THEN ready_at ELSE now() END,
               created_at = CASE WHEN isfinite(created_at) THEN created_at ELSE now() END
         WHERE id IN (SELECT id FROM accounting_work_queue AS odd
                       WHERE (state <> 'leased' AND (lease IS NOT NULL OR leased_by IS NOT NULL OR leased_until IS NOT NULL))
                          OR run_count NOT BETWEEN 0 AND 1000 OR version_hint NOT BETWEEN 0 AND 2000000000 OR octet_length(document_type) > 500
                          OR ready_at < to_timestamp(0) OR ready_at >= '10000-01-01 00:00:00+00' OR NOT isfinite(created_at)
                       LIMIT p_most FOR UPDATE SKIP LOCKED)
        RETURNING format('%s %s', org_id, document_id);
        GET DIAGNOSTICS changed = ROW_COUNT;
        PERFORM pg_notify('accounting_work_queue', '') WHERE changed > 0;
    WHEN 'lanes' THEN
        FOR one IN SELECT org_id, priority, ready_at, why FROM queue_lane_unseen LIMIT p_most LOOP
            PERFORM 1 FROM queue_lane WHERE org_id = one.org_id AND priority = one.priority FOR NO KEY UPDATE;
            INSERT INTO queue_lane AS lane (org_id, priority, wake_at) VALUES (one.org_id, one.priority, one.ready_at)
            ON CONFLICT (org_id, priority) DO UPDATE
               SET wake_at = least(lane.wake_at, excluded.wake_at), mark_at = '-infinity', mark_id = '00000000-0000-0000-0000-000000000000',
                   turn = CASE WHEN lane.wake_at = 'infinity' THEN nextval('queue_turn_seq') ELSE lane.turn END;
            RETURN NEXT format('%s, priority %s: it %s', one.org_id, one.priority,
                               CASE one.why WHEN 'is not there' THEN 'was made' WHEN 'sleeps' THEN 'was woken' ELSE 'is looked at from its start' END);
        END LOOP;
        PERFORM pg_notify('accounting_work_queue', '');
        PERFORM pg_notify('accounting_work_queue', 'high');
    -- Documents that are behind their version get a job; one that waits for a recreation, the recreation's.
    WHEN 'jobs' THEN
        RETURN QUERY
        WITH behind AS MATERIALIZED (
            SELECT document.org_id, document.document_id, document.document_type, document.accounting_ready_version, done.recreation_id
              FROM document LEFT JOIN LATERAL (
                   SELECT recreation_id FROM recreation_document AS done
                    WHERE done.org_id = document.org_id AND done.document_id = document.document_id AND done.outcome = 'waiting'
                    ORDER BY new_version DESC LIMIT 1) AS done ON true
             WHERE posted_version < accounting_ready_version
               AND octet_length(document.org_id) BETWEEN 1 AND 500 AND octet_length(document.document_id) BETWEEN 1 AND 2000
               AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS job WHERE job.state || '' = 'queued' AND job.org_id = document.org_id AND job.document_id = document.document_id)
               AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS job WHERE job.state = 'dead' AND job.org_id = document.org_id AND job.document_id = document.document_id)
               AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS job WHERE job.state = 'leased' AND job.org_id = document.org_id AND job.document_id = document.document_id)
             LIMIT p_most FOR NO KEY UPDATE OF document SKIP LOCKED),
        job AS (
            INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, priority, source, recreation_id)
            SELECT org_id, document_id, left(document_type, 100), least(accounting_ready_version, 2000000000), CASE WHEN recreation_id IS NULL THEN 1 ELSE 2 END,
                   CASE WHEN recreation_id IS NULL THEN 'other' ELSE 'recreation' END, recreation_id FROM behind
            RETURNING id, org_id, document_id, recreation_id),
        named AS (
            UPDATE recreation_document AS done SET job_id = job.id FROM job
             WHERE done.recreation_id = job.recreation_id AND done.document_id = job.document_id)
        SELECT org_id || ' ' || document_id FROM job;
    -- What can't be read is set to what holds without it; what is too high or too low, to the nearest that is allowed.
    WHEN 'settings' THEN
        RETURN QUERY
        WITH fitting AS (
            SELECT rule.key, CASE WHEN given.value ~ '^[-+]?[0-9]{1,30}$'
                                  THEN greatest(rule.least::numeric, least(rule.most::numeric, given.value::numeric)) ELSE rule.standard::numeric END::bigint::text AS value
              FROM setting_rule AS rule LEFT JOIN setting AS given USING (key) WHERE NOT rule.of_org),
        stored AS (
            INSERT INTO setting AS given (key, value) SELECT key, value FROM fitting
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_by = session_user, changed_at = clock_timestamp()
              WHERE given.value IS DISTINCT FROM excluded.value
            RETURNING key, value)
        SELECT key || ' is ' || value FROM stored;
        RETURN QUERY
        UPDATE queue_org AS org
           SET weight = CASE WHEN weight = 'NaN' THEN 1 ELSE greatest(0.001, least(1000, weight)) END, max_leased = greatest(0, least(1000000, max_leased)),
               max_per_second = CASE WHEN max_per_second = 'NaN' THEN NULL ELSE greatest(0.001, least(1000000, max_per_second)) END,
               next_at = CASE WHEN next_at > now() + interval '1 day' THEN '-infinity' ELSE next_at END
         WHERE weight NOT BETWEEN 0.001 AND 1000 OR max_leased NOT BETWEEN 0 AND 1000000 OR max_per_second NOT BETWEEN 0.001 AND 1000000
            OR next_at > now() + interval '1 day'
        RETURNING org_id;
    -- Kept while they call for caution (queue_take).
    WHEN 'workers' THEN
        RETURN QUERY DELETE FROM worker
         WHERE heartbeat_at NOT BETWEEN now() - leapfrog_setting('caution_minutes') * interval '1 min' - interval '1 min' AND now() + interval '1 min'
        RETURNING name;
    WHEN 'producers' THEN
        FOR one IN SELECT pg_roles.rolname, pg_proc.oid::regprocedure AS name FROM pg_roles CROSS JOIN pg_proc
                    WHERE pronamespace = 'public'::regnamespace AND proname IN ('accounting_enqueue', 'accounting_enqueue_many') AND rolname NOT LIKE 'pg\_%'
                      AND has_table_privilege(pg_roles.oid, 'public.accounting_work_queue', 'INSERT')
                      AND NOT has_function_privilege(pg_roles.oid, pg_proc.oid, 'EXECUTE')
        LOOP
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', one.name, one.rolname);
            RETURN NEXT format('%s: %s', one.rolname, one.name);
        END LOOP;
    END CASE;
END $_$;
CREATE FUNCTION public.queue_rest_lanes(p_orgs text[], p_priorities integer[]) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'on'
    SET enable_nestloop TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    idle_orgs text[]; idle_priorities int[];
BEGIN
    SELECT array_agg(org_id), array_agg(priority) INTO idle_orgs, idle_priorities FROM (
        SELECT lane.org_id, lane.priority FROM unnest(p_orgs, p_priorities) AS dry(org_id, priority)
          JOIN queue_lane AS lane USING (org_id, priority)
           FOR UPDATE OF lane SKIP LOCKED) AS locked;
    WITH waiting AS (                                      -- not empty: waits for its time, or is hidden by the mark
        SELECT org_id, priority FROM queue_depth_now WHERE state = 'queued'),
    next AS (
        SELECT idle.org_id, idle.priority, CASE WHEN waiting.org_id IS NULL THEN 'infinity' ELSE (
               SELECT job.ready_at FROM accounting_work_queue AS job
                WHERE job.org_id = idle.org_id AND job.priority = idle.priority AND job.state = 'queued' ORDER BY job.ready_at LIMIT 1) END AS at
          FROM unnest(idle_orgs, idle_priorities) AS idle(org_id, priority) LEFT JOIN waiting USING (org_id, priority))
    UPDATE queue_lane AS lane
       SET wake_at = coalesce(next.at, 'infinity'), mark_at = least(lane.mark_at, next.at),
           mark_id = CASE WHEN lane.mark_at < coalesce(next.at, 'infinity') THEN lane.mark_id ELSE '00000000-0000-0000-0000-000000000000' END
      FROM next WHERE lane.org_id = next.org_id AND lane.priority = next.priority;
END $$;
CREATE FUNCTION public.queue_retry(p_jobs uuid[], p_why text) RETURNS SETOF uuid
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    ids uuid[]; orgs text[]; job_documents text[];
BEGIN
    PERFORM 1 FROM document
      WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
      ORDER BY org_id, document_id FOR UPDATE;
    WITH changed AS (
        UPDATE accounting_work_queue
           SET state = 'queued', run_count = 0, ready_at = now(),
               created_at = CASE WHEN last_error LIKE 'version_not_there:%' THEN now() ELSE created_at END -- it may wait for an hour again
         WHERE id = ANY (p_jobs) AND (state = 'dead' OR (state = 'queued' AND ready_at > now()))
        RETURNING id, org_id, document_id, version_hint, state)
    SELECT array_agg(id), array_agg(org_id), array_agg(document_id) INTO ids, orgs, job_documents FROM changed;
    IF ids IS NULL THEN RETURN; END IF;

    INSERT INTO job_event (job_id, org_id, document_id, what, detail)
    SELECT id, org_id, document_id, 'retried', p_why FROM unnest(ids, orgs, job_documents) AS job(id, org_id, document_id);
    UPDATE document
       SET accounting_status = CASE WHEN awaiting_recreation THEN 'awaiting_recreation' ELSE 'waiting' END,
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
     WHERE accounting_status = 'refused' AND (org_id, document_id) IN (SELECT * FROM unnest(orgs, job_documents));
    UPDATE recreation_document AS done SET outcome = 'waiting', code = '', field = '', message = '', finished_at = NULL
      FROM document
     WHERE done.outcome = 'refused' AND (done.org_id, done.document_id) IN (SELECT * FROM unnest(orgs, job_documents))
       AND document.org_id = done.org_id AND document.document_id = done.document_id AND document.accounting_ready_version = done.new_version;
    PERFORM queue_merge(orgs, job_documents, ids);
    PERFORM pg_notify('accounting_work_queue', '');
    RETURN QUERY SELECT unnest(ids);
END $$;
CREATE FUNCTION public.queue_room(p_org text) RETURNS integer
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    at_once int; per_second float8; next_start timestamptz;
BEGIN
    SELECT max_leased, max_per_second, next_at INTO at_once, per_second, next_start FROM queue_org WHERE org_id = p_org FOR NO KEY UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN 0; END IF;
    IF next_start > now() + (2000 / per_second + 1) * interval '1 s' THEN next_start := now(); END IF;
    RETURN greatest(0, least(
        at_once - (SELECT count(*) FROM accounting_work_queue AS busy WHERE busy.state = 'leased' AND busy.org_id = p_org
            AND busy.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))),
        -- Unused time is saved up for one second at most.
        1 + floor(extract(epoch FROM now() - greatest(next_start, now() - interval '1 s')) * per_second)));
END $$;
CREATE FUNCTION public.queue_set_aside(p_job uuid, p_reason text) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
BEGIN
    WITH odd AS (
        UPDATE accounting_work_queue
           SET state = 'dead', last_error = 'odd_row: ' || p_reason, lease = NULL, leased_by = NULL, leased_until = NULL,
               org_id = CASE WHEN org_id = '' THEN '(empty)' WHEN octet_length(org_id) > 500 THEN left(org_id, 100) || '…' ELSE org_id END,
               document_id = CASE WHEN document_id = '' THEN '(empty)'
                                  WHEN octet_length(document_id) > 2000 THEN left(document_id, 400) || '…' ELSE document_id END,
               document_type = left(document_type, 100), version_hint = least(greatest(version_hint, 0), 2000000000),
               ready_at = CASE WHEN ready_at < '10000-01-01 00:00:00+00' THEN ready_at ELSE now() END,
               created_at = CASE WHEN isfinite(created_at) THEN created_at ELSE now() END
         WHERE id = p_job RETURNING id, org_id, document_id, version_hint, run_count)
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, detail)
    SELECT id, org_id, document_id, 'dead', version_hint, run_count, 'odd_row: ' || p_reason FROM odd;
    RETURN true;
EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'job % can''t be handled (%), nor be set aside: %', p_job, p_reason, SQLERRM;
    RETURN false;
END $$;
CREATE FUNCTION public.queue_set_priority(p_jobs uuid[], p_priority integer, p_why text) RETURNS SETOF uuid
    LANGUAGE sql
    AS $_$
    WITH changed AS (
        UPDATE accounting_work_queue SET priority = $2
         WHERE id = ANY ($1) AND state NOT IN ('leased', 'dead') AND priority <> $2 RETURNING id, org_id, document_id),
    noted AS (
        INSERT INTO job_event (job_id, org_id, document_id, what, detail)
        SELECT id, org_id, document_id, 'reprioritised', 'to ' || $2 || CASE WHEN $3 = '' THEN '' ELSE ': ' || $3 END FROM changed),
    rung AS (SELECT pg_notify('accounting_work_queue', '') FROM changed LIMIT 1)
    SELECT id FROM changed, (SELECT count(*) FROM rung) AS once $_$;
CREATE FUNCTION public.queue_speed(OUT workers integer, OUT slots integer, OUT express integer, OUT normal integer, OUT high_jobs bigint, OUT high_turns bigint, OUT high_slot_seconds double precision, OUT normal_jobs bigint, OUT normal_turns bigint, OUT normal_slot_seconds double precision) RETURNS record
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    high_since timestamptz; normal_since timestamptz; earliest timestamptz; most CONSTANT int := 5000;
    turns bigint; first timestamptz; has_exceptions boolean;
BEGIN
    SELECT count(*), coalesce(sum(here.slots), 0), coalesce(sum(here.express), 0), coalesce(sum(here.normal), 0)
      INTO workers, slots, express, normal FROM queue_worker_now AS here;
    has_exceptions := EXISTS (SELECT 1 FROM pause WHERE scope = 'organisation')
                      OR EXISTS (SELECT 1 FROM queue_org WHERE max_leased IS NOT NULL OR max_per_second IS NOT NULL);
    IF NOT has_exceptions THEN
        SELECT min(ready_at) INTO normal_since FROM queue_oldest WHERE priority = 1 AND looked_at > clock_timestamp() - interval '3 s';
    END IF;
    SELECT coalesce(min(first.at) FILTER (WHERE lane.priority > 1 AND NOT org.limited), min(first.at) FILTER (WHERE lane.priority > 1)),
           coalesce(normal_since, min(first.at) FILTER (WHERE lane.priority = 1 AND NOT org.limited), min(first.at) FILTER (WHERE lane.priority = 1))
      INTO high_since, normal_since
      FROM queue_lane AS lane
     CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM queue_org AS org WHERE org.org_id = lane.org_id
                                           AND (org.max_leased IS NOT NULL OR org.max_per_second IS NOT NULL)) AS limited) AS org
     CROSS JOIN LATERAL (
           SELECT greatest(job.ready_at, job.created_at) AS at FROM accounting_work_queue AS job
            WHERE job.state = 'queued' AND job.org_id = lane.org_id AND job.priority = lane.priority AND job.ready_at >= lane.mark_at
            ORDER BY job.ready_at LIMIT 1) AS first
     WHERE lane.wake_at < 'infinity' AND lane.wake_at <= now() AND (lane.priority > 1 OR normal_since IS NULL)
       AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = lane.org_id);
    earliest := greatest(least(high_since, normal_since), now() - interval '15 min');
    -- null: no such work waits. greatest() would pass over it.
    high_since := CASE WHEN high_since IS NOT NULL THEN greatest(high_since, earliest) END;
    normal_since := CASE WHEN normal_since IS NOT NULL THEN greatest(normal_since, earliest) END;
    SELECT count(*), min(latest.at) INTO turns, first
      FROM (SELECT at FROM queue_ended WHERE at BETWEEN earliest AND now() ORDER BY at DESC LIMIT most) AS latest;
    IF turns = most THEN
        high_since := CASE WHEN high_since IS NOT NULL THEN greatest(high_since, first) END;
        normal_since := CASE WHEN normal_since IS NOT NULL THEN greatest(normal_since, first) END;
    END IF;
    SELECT coalesce(sum(ended.jobs) FILTER (WHERE ended.priority > 1 AND ended.at >= high_since), 0), count(*) FILTER (WHERE ended.priority > 1 AND ended.at >= high_since),
           coalesce(sum(ended.jobs) FILTER (WHERE ended.priority = 1 AND ended.at >= normal_since), 0), count(*) FILTER (WHERE ended.priority = 1 AND ended.at >= normal_since)
      INTO high_jobs, high_turns, normal_jobs, normal_turns
      FROM (SELECT at, worker, priority, jobs FROM queue_ended WHERE at BETWEEN earliest AND now() ORDER BY at DESC LIMIT most) AS ended
      JOIN queue_worker_now AS here ON here.name = ended.worker AND ended.at >= here.started_at;
    SELECT coalesce(sum(here.slots * extract(epoch FROM now() - greatest(high_since, here.started_at))) FILTER (WHERE high_since < now()), 0),
           coalesce(sum(here.slots * extract(epoch FROM now() - greatest(normal_since, here.started_at))) FILTER (WHERE normal_since < now()), 0)
      INTO high_slot_seconds, normal_slot_seconds FROM queue_worker_now AS here;
END $$;
CREATE FUNCTION public.queue_supersede(p_jobs uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
BEGIN
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT job.id, job.org_id, job.document_id, 'superseded', job.version_hint, job.run_count, coalesce(job.leased_by, session_user),
           coalesce('the document is at version ' || document.accounting_ready_version, 'the document is gone')
      FROM accounting_work_queue AS job LEFT JOIN document USING (org_id, document_id) WHERE job.id = ANY (p_jobs);
    UPDATE accounting_work_queue AS job
       SET state = 'queued', version_hint = document.accounting_ready_version, leased_by = NULL, leased_until = NULL, lease = NULL, run_count = 0
      FROM document
     WHERE job.id = ANY (p_jobs) AND document.org_id = job.org_id AND document.document_id = job.document_id
       AND document.posted_version < document.accounting_ready_version
       AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS other
             WHERE other.state || '' = 'queued' AND other.org_id = job.org_id AND other.document_id = job.document_id)
       AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS other
             WHERE other.state = 'leased' AND other.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))
               AND other.org_id = job.org_id AND other.document_id = job.document_id
               AND other.id <> ALL (p_jobs) AND other.version_hint >= document.accounting_ready_version);
    DELETE FROM accounting_work_queue AS job WHERE job.id = ANY (p_jobs) AND job.lease IS NOT NULL;
END $$;
CREATE FUNCTION public.queue_take(p_worker text, p_count integer, p_min_priority integer DEFAULT 1, p_max_priority integer DEFAULT 3) RETURNS TABLE(place tid, id uuid, org_id text, document_id text, document_type text, version_hint integer, priority integer, run_count integer, source text, limited boolean)
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    jobs tid[]; now_is timestamptz := clock_timestamp();
    since timestamptz := to_timestamp((SELECT last_value FROM queue_lease_floor));
BEGIN
    IF EXISTS (SELECT 1 FROM accounting_work_queue AS job
                WHERE job.state = 'leased' AND job.leased_until BETWEEN since AND now_is
                  AND queue_may_adopt(job.id, job.org_id))
       OR EXISTS (SELECT 1 FROM worker WHERE heartbeat_at BETWEEN now() - leapfrog_setting('caution_minutes') * interval '1 min' AND now() - interval '30 s')
       OR (EXISTS (SELECT 1 FROM queue_suspect) AND queue_tries_alone(p_worker)) THEN RETURN; END IF;
    -- A worker that hangs in the middle must not keep its jobs and documents locked.
    PERFORM set_config('idle_in_transaction_session_timeout', '10s', true);
    jobs := queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority);
    RETURN QUERY SELECT job.ctid, job.id, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count,
                        job.source, org.org_id IS NOT NULL
                   FROM accounting_work_queue AS job LEFT JOIN queue_org AS org ON org.org_id = job.org_id AND org.max_leased IS NOT NULL
                  WHERE job.ctid = ANY (jobs);
END $$;
CREATE FUNCTION public.queue_tend_lanes() RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    seconds bigint := floor(extract(epoch FROM clock_timestamp()));
    began timestamptz := clock_timestamp(); look_at bigint := (SELECT last_value FROM queue_look_at); nth int;
    newest bigint; from_turn bigint; far_behind bigint; from_lease timestamptz;
    dry_orgs text[]; dry_priorities int[];
BEGIN
    IF (SELECT last_value FROM queue_tended_at) BETWEEN seconds AND seconds + 3 THEN RETURN; END IF;
    PERFORM setval('queue_tended_at', seconds);
    IF seconds >= look_at OR look_at > seconds + 600 THEN  -- the latter: a clock was set back
        nth := nextval('queue_look_nth');
    END IF;
    newest := (SELECT last_value FROM queue_turn_seq);
    from_turn := CASE WHEN nth = 0 THEN -9223372036854775808 ELSE (SELECT last_value FROM queue_turn_floor) END;
    from_lease := CASE WHEN nth = 0 THEN '-infinity' ELSE to_timestamp((SELECT last_value FROM queue_lease_floor)) END;
    IF nth = 0 THEN
        PERFORM queue_mend_leases();
    END IF;
    PERFORM setval('queue_lease_floor', greatest(0, least(seconds - 2, (
        SELECT floor(extract(epoch FROM min(leased_until)))::bigint FROM accounting_work_queue
         WHERE state = 'leased' AND leased_until >= from_lease AND leased_until BETWEEN '1970-01-01' AND '9999-12-31'))));
    far_behind := newest - 1000 - 2 * (
        SELECT count(*) FROM queue_lane WHERE wake_at < 'infinity' AND turn >= from_turn AND priority BETWEEN 1 AND 3);
    UPDATE queue_lane AS lane SET turn = DEFAULT
      FROM (SELECT ctid FROM queue_lane
             WHERE wake_at < 'infinity' AND turn >= from_turn AND turn < far_behind AND priority BETWEEN 1 AND 3 FOR NO KEY UPDATE SKIP LOCKED) AS far
     WHERE lane.ctid = far.ctid;
    UPDATE queue_lane AS lane SET mark_at = hidden.ready_at, mark_id = '00000000-0000-0000-0000-000000000000'
      FROM (SELECT marked.ctid, first.ready_at
              FROM queue_lane AS marked CROSS JOIN LATERAL (
                   SELECT job.ready_at FROM accounting_work_queue AS job
                    WHERE job.state = 'queued' AND job.org_id = marked.org_id AND job.priority = marked.priority
                      AND (job.ready_at, job.id) <= (marked.mark_at, marked.mark_id)
                    ORDER BY job.ready_at, job.id LIMIT 1 FOR UPDATE SKIP LOCKED) AS first
             WHERE marked.wake_at < 'infinity' AND marked.mark_at > '-infinity' AND (marked.priority > 1 OR marked.turn & 7 = nth)
               FOR NO KEY UPDATE OF marked SKIP LOCKED) AS hidden
     WHERE lane.ctid = hidden.ctid;
    IF nth IS NOT NULL THEN
        PERFORM setval('queue_look_at', least(seconds + 300,
            ceil(extract(epoch FROM began + 20 * (clock_timestamp() - began)))::bigint));
    END IF;
    WITH lane AS MATERIALIZED (
        SELECT awake.org_id, awake.priority, awake.wake_at, first.ready_at
          FROM queue_lane AS awake LEFT JOIN LATERAL (
               SELECT job.ready_at FROM accounting_work_queue AS job
                WHERE job.state = 'queued' AND job.org_id = awake.org_id AND job.priority = awake.priority
                  AND (job.ready_at, job.id) > (awake.mark_at, awake.mark_id) AND job.ready_at <= now()
                ORDER BY job.ready_at, job.id LIMIT 1) AS first ON true
         WHERE awake.wake_at < 'infinity' AND awake.wake_at <= now()),
    oldest AS (
        INSERT INTO queue_oldest AS known (priority, ready_at, looked_at)
        SELECT priority, min(ready_at), clock_timestamp() FROM lane WHERE ready_at IS NOT NULL GROUP BY priority
        ON CONFLICT (priority) DO UPDATE SET ready_at = excluded.ready_at, looked_at = excluded.looked_at)
    SELECT array_agg(org_id), array_agg(priority) INTO dry_orgs, dry_priorities
      FROM (SELECT org_id, priority FROM lane
             WHERE ready_at IS NULL AND wake_at < now() - CASE WHEN priority > 1 THEN interval '5 s' ELSE interval '1 s' END LIMIT 500) AS dry;

    PERFORM 1 FROM queue_folded FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN; END IF;
    PERFORM setval('queue_turn_floor', greatest(0, coalesce((
        SELECT min(turn) FROM queue_lane WHERE wake_at < 'infinity' AND turn >= from_turn AND priority BETWEEN 1 AND 3), newest) - 64));
    IF dry_orgs IS NOT NULL THEN
        PERFORM queue_rest_lanes(dry_orgs, dry_priorities);
    END IF;
END $$;
CREATE FUNCTION public.queue_tries_alone(p_worker text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM queue_suspect AS suspect CROSS JOIN LATERAL (
               SELECT job.lease, job.leased_until FROM accounting_work_queue AS job WHERE job.id = suspect.job_id LIMIT 1) AS job
         WHERE suspect.worker = p_worker AND job.lease = suspect.lease AND job.leased_until > clock_timestamp());
END $$;
CREATE FUNCTION public.queue_trim(p_most integer) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    kept_from timestamptz := now() - leapfrog_setting('event_days') * interval '1 day';
    trimmed bigint;
BEGIN
    WITH event AS (
        DELETE FROM job_event WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM job_event WHERE at < kept_from ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1),
    total AS (
        DELETE FROM depth_total_history WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM depth_total_history WHERE at < kept_from ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1),
    depth AS (
        DELETE FROM depth_history WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM depth_history WHERE at < greatest(kept_from, now() - interval '2 days') ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1),
    ended AS (
        DELETE FROM queue_ended WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM queue_ended WHERE at < now() - interval '1 hour' ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1)
    SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM total) + (SELECT count(*) FROM depth) + (SELECT count(*) FROM ended) INTO trimmed;
    RETURN trimmed;
END $$;
CREATE FUNCTION public.queue_wake(p_org text, p_priority integer, p_at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
DECLARE
    known_wake_at timestamptz; known_mark_at timestamptz; place tid;
BEGIN
    IF current_setting('transaction_isolation') = 'read committed' THEN
        SELECT wake_at, mark_at INTO known_wake_at, known_mark_at FROM queue_lane WHERE org_id = p_org AND priority = p_priority;
        IF NOT FOUND THEN
            PERFORM queue_make_lane(p_org, p_priority, p_at);
            RETURN;
        END IF;
        IF known_wake_at <= p_at AND known_mark_at < p_at THEN RETURN; END IF;
        SELECT ctid INTO place FROM queue_lane WHERE org_id = p_org AND priority = p_priority FOR NO KEY UPDATE SKIP LOCKED;
        IF FOUND THEN
            UPDATE queue_lane AS lane
               SET wake_at = least(lane.wake_at, p_at), mark_at = least(lane.mark_at, p_at),
                   mark_id = CASE WHEN lane.mark_at < p_at THEN lane.mark_id ELSE '00000000-0000-0000-0000-000000000000' END,
                   turn = CASE WHEN lane.wake_at = 'infinity' THEN nextval('queue_turn_seq') ELSE lane.turn END
             WHERE lane.ctid = place;
            RETURN;
        END IF;
    END IF;
    INSERT INTO queue_delta (org_id, priority, state, n, at) VALUES (p_org, p_priority, 'queued', 0, p_at);
END $$;
CREATE FUNCTION public.queue_why_odd(p_id uuid, p_type text, p_version integer, p_runs integer, p_ready_at timestamp with time zone, p_created_at timestamp with time zone, p_state text, p_lease bigint, p_by text, p_until timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN (p_id = '00000000-0000-0000-0000-000000000000'::uuid) THEN 'id can''t be the nil UUID'::text WHEN (octet_length(p_type) > 500) THEN 'document_type can''t be longer than 500 bytes'::text WHEN ((p_version < 0) OR (p_version > 2000000000)) THEN 'version_hint goes from 0 to 2000000000'::text WHEN ((p_runs < 0) OR (p_runs > 1000)) THEN 'run_count goes from 0 to 1000'::text WHEN (p_ready_at >= '10000-01-01 00:00:00+00'::timestamp with time zone) THEN 'ready_at comes before the year 10000'::text WHEN (NOT isfinite(p_created_at)) THEN 'created_at is a moment'::text WHEN ((p_state <> 'leased'::text) AND (NOT ((p_lease IS NULL) AND (p_by IS NULL) AND (p_until IS NULL)))) THEN 'lease, leased_by and leased_until belong to leased jobs'::text ELSE NULL::text END;
CREATE FUNCTION public.recreation_begin(p_recreation uuid, p_org text, p_documents text[], p_why text, p_worker text, p_lease interval, r_documents text[], r_versions integer[], r_codes text[], r_fields text[], r_messages text[]) RETURNS SETOF public.accounting_work_queue
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
BEGIN
    PERFORM 1 FROM document WHERE org_id = p_org AND document_id = ANY (p_documents || r_documents) ORDER BY document_id FOR UPDATE;
    IF p_documents <> '{}' OR r_documents = '{}' THEN
        RETURN QUERY SELECT * FROM recreation_prepare(p_recreation, p_org, p_documents, p_why, p_worker, p_lease);
        UPDATE recreation SET documents = documents + cardinality(r_documents) WHERE recreation_id = p_recreation AND r_documents <> '{}';
    ELSE
        INSERT INTO recreation (recreation_id, org_id, path, why, documents) VALUES (p_recreation, p_org, 'direct', p_why, cardinality(r_documents));
    END IF;
    IF r_documents = '{}' THEN RETURN; END IF;

    INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, new_version, outcome, code, field, message, worker, finished_at)
    SELECT p_recreation, p_org, document.document_id, document.document_type, document.posted_version,
           document.accounting_ready_version + CASE WHEN document.posted_version >= document.accounting_ready_version
                                                     AND document.accounting_ready_version = refused.version THEN 1 ELSE 0 END,
           CASE WHEN document.accounting_ready_version = refused.version THEN 'refused' ELSE 'superseded' END,
           refused.code, refused.field, refused.message, session_user, clock_timestamp()
      FROM unnest(r_documents, r_versions, r_codes, r_fields, r_messages) AS refused(document_id, version, code, field, message)
      JOIN document USING (document_id) WHERE document.org_id = p_org;
    -- One that awaits an earlier recreation is left to that one's job.
    UPDATE document
       SET accounting_ready_version = done.new_version, accounting_status = 'refused', status_code = done.code, status_field = done.field,
           status_message = done.message, status_at = clock_timestamp()
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (r_documents) AND done.outcome = 'refused'
       AND document.org_id = p_org AND document.document_id = done.document_id AND NOT document.awaiting_recreation;
    DELETE FROM accounting_work_queue WHERE org_id = p_org AND document_id = ANY (r_documents) AND state = 'dead';
    WITH job AS (
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, priority, source, recreation_id, state, last_error)
        SELECT p_org, done.document_id, done.document_type, done.new_version, 2, 'recreation', p_recreation, 'dead', done.code || ': ' || done.message
          FROM recreation_document AS done
         WHERE done.recreation_id = p_recreation AND done.document_id = ANY (r_documents) AND done.outcome = 'refused'
           AND NOT queue_has_job(p_org, done.document_id, 0)
         ORDER BY done.document_id
        RETURNING id, org_id, document_id, version_hint, last_error),
    noted AS (
        INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, detail)
        SELECT id, org_id, document_id, 'dead', version_hint, 0, last_error FROM job)
    UPDATE recreation_document SET job_id = job.id FROM job
     WHERE recreation_document.recreation_id = p_recreation AND recreation_document.document_id = job.document_id;
END $$;
CREATE FUNCTION public.recreation_prepare(p_recreation uuid, p_org text, p_documents text[], p_why text, p_worker text, p_lease interval) RETURNS SETOF public.accounting_work_queue
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    wanted text[]; missing text[]; closed date; policy text; locked text[];
BEGIN
    SELECT array_agg(DISTINCT chosen.id) INTO wanted FROM unnest(p_documents) AS chosen(id);
    IF wanted IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'no_documents', MESSAGE = 'Choose at least one document.';
    END IF;
    SELECT org.lock_policy, closing.locked_through INTO policy, closed
      FROM organisation AS org LEFT JOIN period_lock AS closing USING (org_id) WHERE org.org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation',
            MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;

    PERFORM 1 FROM document WHERE org_id = p_org AND document_id = ANY (wanted) ORDER BY document_id FOR UPDATE;
    SELECT array_agg(chosen.id ORDER BY chosen.id) INTO missing FROM unnest(wanted) AS chosen(id)
     WHERE NOT EXISTS (SELECT 1 FROM document WHERE document.org_id = p_org AND document.document_id = chosen.id);
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_document', DETAIL = array_to_json(missing)::text,
            MESSAGE = format('Organisation "%s" has no document %s. Nothing was changed.', p_org, array_to_string(missing[1:5], ', ')
                             || CASE WHEN cardinality(missing) > 5 THEN format(' and %s more', cardinality(missing) - 5) ELSE '' END);
    END IF;
    IF closed IS NOT NULL AND policy = 'refuse' THEN
        SELECT array_agg(DISTINCT document_id) INTO locked FROM gl_entry
         WHERE org_id = p_org AND document_id = ANY (wanted)
           AND coalesce(deleted_at, 'infinity') = 'infinity' AND entry_date <= closed;
        IF locked IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = array_to_json(locked)::text,
                MESSAGE = format('The books are locked through %s and %s has entries there. Nothing was changed.', closed, locked[1]);
        END IF;
    END IF;

    INSERT INTO recreation (recreation_id, org_id, path, why, documents)
    VALUES (p_recreation, p_org, CASE WHEN p_worker IS NULL THEN 'queued' ELSE 'direct' END, p_why, cardinality(wanted));
    UPDATE document
       SET accounting_ready_version = accounting_ready_version + 1, awaiting_recreation = true, accounting_status = 'awaiting_recreation',
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
     WHERE org_id = p_org AND document_id = ANY (wanted);
    UPDATE gl_entry
       SET deleted_at = clock_timestamp(), recreation_id = p_recreation, replaced_by_version = document.accounting_ready_version
      FROM document
     WHERE gl_entry.org_id = p_org AND gl_entry.document_id = ANY (wanted)
       AND coalesce(gl_entry.deleted_at, 'infinity') = 'infinity'           -- by primary key: see 0008
       AND (closed IS NULL OR gl_entry.entry_date > closed)
       AND document.org_id = gl_entry.org_id AND document.document_id = gl_entry.document_id;
    INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, new_version)
    SELECT p_recreation, org_id, document_id, document_type, posted_version, accounting_ready_version
      FROM document WHERE org_id = p_org AND document_id = ANY (wanted);

    -- What waits in the queue for these documents is absorbed; dead jobs of theirs have been answered by this recreation.
    DELETE FROM accounting_work_queue
     WHERE org_id = p_org AND document_id = ANY (wanted) AND (state = 'dead' OR (state || '' = 'queued' AND p_worker IS NOT NULL));
    RETURN QUERY
    WITH job AS (
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, priority, source, recreation_id,
                                           state, run_count, leased_by, leased_until, lease)
        SELECT org_id, document_id, document_type, accounting_ready_version, 2, 'recreation', p_recreation,
               CASE WHEN p_worker IS NULL THEN 'queued' ELSE 'leased' END, CASE WHEN p_worker IS NULL THEN 0 ELSE 1 END,
               p_worker, CASE WHEN p_worker IS NOT NULL THEN clock_timestamp() + p_lease END,
               CASE WHEN p_worker IS NOT NULL THEN nextval('queue_lease_seq') END
          FROM document WHERE org_id = p_org AND document_id = ANY (wanted) ORDER BY document_id
        RETURNING *),
    named AS (
        UPDATE recreation_document SET job_id = job.id FROM job
         WHERE recreation_document.recreation_id = p_recreation AND recreation_document.document_id = job.document_id)
    SELECT * FROM job;
END $$;
CREATE FUNCTION public.recreation_restore(p_orgs text[], p_documents text[], p_for_newer boolean) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    orgs text[]; documents text[]; posted int[]; ready int[]; raised int[];
BEGIN
    SELECT array_agg(found.org_id), array_agg(found.document_id), array_agg(found.posted_version), array_agg(found.accounting_ready_version),
           -- All that came since the posted version were recreations: then nothing else is left to be posted.
           array_agg(found.accounting_ready_version + CASE WHEN found.posted_version > 0 AND (p_for_newer OR found.recreations < found.accounting_ready_version - found.posted_version)
                                                           THEN 1 ELSE 0 END)
      INTO orgs, documents, posted, ready, raised
      FROM (SELECT DISTINCT * FROM unnest(p_orgs, p_documents) AS wanted(org_id, document_id)) AS wanted
     CROSS JOIN LATERAL (
           SELECT document.org_id, document.document_id, document.posted_version, document.accounting_ready_version, document.awaiting_recreation,
                  (SELECT count(DISTINCT done.new_version) FROM recreation_document AS done
                                WHERE done.org_id = document.org_id AND done.document_id = document.document_id
                                  AND done.new_version > document.posted_version) AS recreations
             FROM document WHERE document.org_id = wanted.org_id AND document.document_id = wanted.document_id LIMIT 1) AS found
     WHERE found.awaiting_recreation;
    IF orgs IS NULL THEN RETURN; END IF;

    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line)
    SELECT old.org_id, old.document_id, found.ready, row_number() OVER (PARTITION BY old.org_id, old.document_id ORDER BY old.version, old.line_no),
           old.entry_date, old.account, old.currency, old.amount, old.base_amount, old.rule, old.source_line
      FROM unnest(orgs, documents, posted, ready) AS found(org_id, document_id, posted, ready)
     CROSS JOIN LATERAL (
           SELECT entry.org_id, entry.document_id, entry.version, entry.line_no, entry.entry_date, entry.account, entry.currency, entry.amount,
                  entry.base_amount, entry.rule, entry.source_line FROM gl_entry AS entry
            WHERE entry.org_id = found.org_id AND entry.document_id = found.document_id AND entry.version <= found.posted
              AND coalesce(entry.deleted_at, 'infinity') <> 'infinity' AND entry.replaced_by_version > found.posted) AS old;
    UPDATE document
       SET posted_version = CASE WHEN found.posted > 0 THEN found.ready ELSE 0 END, accounting_ready_version = found.raised,
           awaiting_recreation = false, status_code = '', status_field = '', status_message = '', status_at = clock_timestamp(),
           accounting_status = CASE WHEN found.posted > 0 AND found.raised = found.ready THEN 'posted' ELSE 'waiting' END
      FROM unnest(orgs, documents, posted, ready, raised) AS found(org_id, document_id, posted, ready, raised)
     WHERE document.org_id = found.org_id AND document.document_id = found.document_id;
    UPDATE recreation_document AS done
       SET restored_version = found.ready, new_version = CASE WHEN done.new_version = found.ready THEN found.raised ELSE done.new_version END
      FROM unnest(orgs, documents, posted, ready, raised) AS found(org_id, document_id, posted, ready, raised)
     WHERE done.org_id = found.org_id AND done.document_id = found.document_id AND done.new_version > found.posted AND found.posted > 0
       AND done.outcome <> 'undone';
END $$;
CREATE FUNCTION public.recreation_undo(p_recreation uuid, p_documents text[]) RETURNS SETOF text
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET jit TO 'off'
    AS $$
#variable_conflict use_variable
DECLARE
    org text; wanted text[]; moved_on text[]; closed date; locked text[];
BEGIN
    SELECT org_id INTO org FROM recreation WHERE recreation_id = p_recreation;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_recreation', MESSAGE = 'There is no such recreation.';
    END IF;
    -- Of a cancelled one the entries are back already.
    SELECT array_agg(done.document_id) INTO wanted FROM recreation_document AS done JOIN document USING (org_id, document_id)
     WHERE done.recreation_id = p_recreation AND done.outcome NOT IN ('superseded', 'undone')
       AND (done.outcome <> 'cancelled' OR document.awaiting_recreation)
       AND (p_documents IS NULL OR done.document_id = ANY (p_documents));
    IF wanted IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'nothing_to_undo', MESSAGE = 'Nothing of this recreation is left to undo.';
    END IF;
    PERFORM 1 FROM document WHERE org_id = org AND document_id = ANY (wanted) ORDER BY document_id FOR UPDATE;

    SELECT array_agg(done.document_id ORDER BY done.document_id) INTO moved_on
      FROM recreation_document AS done JOIN document USING (org_id, document_id)
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted) AND document.accounting_ready_version <> done.new_version;
    IF moved_on IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'newer_version', DETAIL = array_to_json(moved_on)::text,
            MESSAGE = format('%s has a newer version since this recreation. Nothing was undone.', array_to_string(moved_on[1:5], ', '));
    END IF;
    SELECT locked_through INTO closed FROM period_lock WHERE org_id = org;
    SELECT array_agg(DISTINCT done.document_id) INTO locked
      FROM recreation_document AS done
     CROSS JOIN LATERAL (
           SELECT 1 FROM gl_entry AS entry
            WHERE entry.org_id = org AND entry.document_id = done.document_id AND entry.entry_date <= closed
              AND CASE WHEN coalesce(entry.deleted_at, 'infinity') = 'infinity' THEN entry.version > done.old_version
                       ELSE entry.version <= done.old_version AND entry.replaced_by_version > done.old_version END LIMIT 1) AS entry
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted);
    IF locked IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = array_to_json(locked)::text,
            MESSAGE = format('The books were locked through %s since, and %s has entries there. Nothing was undone.', closed, locked[1]);
    END IF;

    -- Also where the old entries are in force: they belong to the newest version then.
    UPDATE gl_entry AS entry SET deleted_at = clock_timestamp(), replaced_by_version = done.new_version + 1
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted)
       AND entry.org_id = org AND entry.document_id = done.document_id AND coalesce(entry.deleted_at, 'infinity') = 'infinity'
       AND (closed IS NULL OR entry.entry_date > closed);
    UPDATE document
       SET accounting_ready_version = document.accounting_ready_version + 1, awaiting_recreation = false,
           posted_version = CASE WHEN done.old_version > 0 THEN document.accounting_ready_version + 1 ELSE 0 END,
           accounting_status = CASE WHEN done.old_version > 0 THEN 'posted' ELSE 'waiting' END,
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND document.org_id = org AND document.document_id = done.document_id
       AND document.document_id = ANY (wanted);
    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line, posted_by)
    SELECT old.org_id, old.document_id, done.new_version + 1, row_number() OVER (PARTITION BY old.document_id ORDER BY old.version, old.line_no),
           old.entry_date, old.account, old.currency, old.amount, old.base_amount, old.rule, old.source_line, session_user
      FROM recreation_document AS done
     CROSS JOIN LATERAL (                                   -- what was in force while old_version was the newest posted
           SELECT * FROM gl_entry AS entry
            WHERE entry.org_id = org AND entry.document_id = done.document_id AND entry.version <= done.old_version
              AND coalesce(entry.deleted_at, 'infinity') <> 'infinity' AND entry.replaced_by_version > done.old_version) AS old
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted);
    DELETE FROM accounting_work_queue WHERE org_id = org AND document_id = ANY (wanted) AND (state || '' = 'queued' OR state = 'dead');
    UPDATE recreation_document
       SET outcome = 'undone', restored_version = CASE WHEN old_version > 0 THEN new_version + 1 END, worker = session_user, finished_at = clock_timestamp()
     WHERE recreation_id = p_recreation AND document_id = ANY (wanted);
    -- A document that had never been posted must not be left without a job.
    INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, source)
    SELECT org_id, document_id, document_type, accounting_ready_version, 'other' FROM document
     WHERE org_id = org AND document_id = ANY (wanted) AND posted_version = 0;
    RETURN QUERY SELECT unnest(wanted);
END $$;
CREATE FUNCTION public.setting_is_bounded() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID = 'public.setting'::regclass THEN
        PERFORM public.setting_must_fit(NEW.key, false, NEW.value);
        NEW.value := NEW.value::int::text;
    ELSIF TG_RELID = 'public.queue_org'::regclass THEN
        PERFORM public.setting_must_fit('weight', true, NEW.weight::text);
        IF NEW.max_leased IS NOT NULL THEN PERFORM public.setting_must_fit('max_leased', true, NEW.max_leased::text); END IF;
        IF NEW.max_per_second IS NOT NULL THEN PERFORM public.setting_must_fit('max_per_second', true, NEW.max_per_second::text); END IF;
    ELSE
        RAISE EXCEPTION 'setting_is_bounded is a trigger of setting and queue_org only';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.setting_must_fit(p_key text, p_of_org boolean, p_value text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $_$
#variable_conflict use_variable
DECLARE
    rule public.setting_rule;
    number numeric := CASE WHEN p_value ~ '^[0-9]{1,30}(\.[0-9]{1,30})?(e[-+]?[0-9]{1,3})?$' THEN p_value::numeric END;
BEGIN
    SELECT * INTO rule FROM public.setting_rule AS known WHERE known.key = p_key AND known.of_org = p_of_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'unknown_setting', COLUMN = p_key,
            MESSAGE = format('There is no setting "%s".', left(p_key, 40)), HINT = 'The table setting_rule lists all settings.';
    END IF;
    IF number IS NULL OR number NOT BETWEEN rule.least::numeric AND rule.most::numeric OR (rule.whole AND p_value !~ '^[0-9]+$') THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'bad_value', COLUMN = p_key,
            MESSAGE = format('%s takes a %s from %s to %s; not "%s".', p_key, CASE WHEN rule.whole THEN 'whole number' ELSE 'number' END,
                             rule.least, rule.most, left(coalesce(p_value, 'null'), 40));
    END IF;
END $_$;
CREATE FUNCTION public.settings_history_on_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
DECLARE
    patience text := current_setting('lock_timeout');
BEGIN
    IF TG_RELID <> 'public.organisation'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table organisation only.';
    END IF;
    IF patience = '0' THEN
        PERFORM set_config('lock_timeout', '10s', true);
    END IF;
    BEGIN
        PERFORM 1 FROM public.period_gate WHERE org_id = NEW.org_id AND part = 'turn' FOR UPDATE;
        PERFORM 1 FROM public.period_gate WHERE org_id = NEW.org_id AND part = 'books' FOR UPDATE;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'postings_in_flight', COLUMN = 'org',
            MESSAGE = format('Entries of "%s" are being written by a transaction that does not end, so its settings can''t be changed now. '
                             'Nothing was changed. Try again in a moment.', NEW.org_id);
    END;
    PERFORM set_config('lock_timeout', patience, true);
    INSERT INTO public.settings_history (org_id, base_currency, roles, tax_accounts, deferral_rounding)
    VALUES (NEW.org_id, OLD.base_currency, OLD.roles, OLD.tax_accounts, OLD.deferral_rounding);
    RETURN NULL;
END $$;
CREATE TABLE public.account (
    org_id text NOT NULL,
    code text NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    kind text,
    CONSTRAINT account_kind_check CHECK ((kind = ANY (ARRAY['asset'::text, 'liability'::text, 'equity'::text, 'income'::text, 'expense'::text]))),
    CONSTRAINT code_can_be_read CHECK ((code ~ '^[^\u0001-\u001f\u007f-\u009f]{1,200}$'::text))
);
CREATE TABLE public.depth_history (
    at timestamp with time zone NOT NULL,
    org_id text NOT NULL,
    priority integer NOT NULL,
    queued bigint NOT NULL,
    leased bigint NOT NULL,
    dead bigint NOT NULL
);
CREATE TABLE public.depth_total_history (
    at timestamp with time zone NOT NULL,
    priority integer NOT NULL,
    queued bigint NOT NULL,
    leased bigint NOT NULL,
    dead bigint NOT NULL
);
CREATE TABLE public.document_history (
    org_id text NOT NULL,
    document_id text NOT NULL,
    through_version integer NOT NULL,
    from_version integer NOT NULL,
    body text NOT NULL,
    replaced_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    replaced_by text DEFAULT SESSION_USER NOT NULL
);
CREATE VIEW public.document_open WITH (security_invoker='true') AS
 SELECT document.org_id,
    document.document_id,
    document.document_type,
    document.document_date,
    document.accounting_ready_version,
    document.posted_version,
    document.accounting_status,
    document.awaiting_recreation,
    (document.accounting_status = 'refused'::text) AS is_refused,
    ((NOT document.awaiting_recreation) AND (document.accounting_status <> 'refused'::text)) AS is_awaiting_posting,
    document.status_code,
    document.status_field,
    document.status_message,
    document.status_at
   FROM public.document
  WHERE ((document.posted_version < document.accounting_ready_version) OR document.awaiting_recreation OR (document.accounting_status = 'refused'::text));
CREATE UNLOGGED TABLE public.gl_entry_unbalanced (
    org_id text NOT NULL,
    document_id text NOT NULL,
    version integer NOT NULL
);
CREATE TABLE public.import_order (
    org_id text NOT NULL,
    order_id text NOT NULL,
    facts jsonb NOT NULL
);
CREATE TABLE public.job_event (
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    job_id uuid NOT NULL,
    org_id text NOT NULL,
    document_id text NOT NULL,
    what text NOT NULL,
    version integer,
    attempt integer,
    who text DEFAULT SESSION_USER NOT NULL,
    detail text DEFAULT ''::text NOT NULL
)
WITH (autovacuum_vacuum_insert_scale_factor='0.5');
CREATE TABLE public.organisation (
    org_id text NOT NULL,
    base_currency text NOT NULL,
    roles jsonb DEFAULT '{}'::jsonb NOT NULL,
    tax_accounts jsonb DEFAULT '{}'::jsonb NOT NULL,
    lock_policy text DEFAULT 'refuse'::text NOT NULL,
    deferral_rounding text DEFAULT 'cumulative'::text NOT NULL,
    settings_changed_at timestamp with time zone,
    settings_changed_by text,
    CONSTRAINT base_currency_is_known CHECK ((base_currency = ANY (string_to_array('AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VEF VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL'::text, ' '::text)))),
    CONSTRAINT organisation_base_currency_check CHECK ((base_currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT organisation_deferral_rounding_check CHECK ((deferral_rounding = ANY (ARRAY['cumulative'::text, 'residual_last'::text]))),
    CONSTRAINT organisation_lock_policy_check CHECK ((lock_policy = ANY (ARRAY['refuse'::text, 'catch_up'::text]))),
    CONSTRAINT roles_can_be_read CHECK (
CASE
    WHEN (jsonb_typeof(roles) = 'object'::text) THEN ((NOT jsonb_path_exists(roles, 'strict $.*?(@.type() != "string")'::jsonpath)) AND (NOT jsonb_path_exists(roles, 'strict $.*?(!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))'::jsonpath)) AND ((roles - string_to_array('bank cash card_clearing gateway_reserve receivable input_tax prepaid_expenses vendor_credit payable output_tax deferred_revenue gift_card_liability tips_payable duties_payable customer_credit sales sales_returns shipping_revenue gift_card_breakage other_income fx_gain fx_loss expense payment_fees gateway_adjustments bad_debt refund_discrepancy rounding'::text, ' '::text)) = '{}'::jsonb))
    ELSE false
END),
    CONSTRAINT tax_accounts_can_be_read CHECK (
CASE
    WHEN (jsonb_typeof(tax_accounts) = 'object'::text) THEN ((NOT jsonb_path_exists(tax_accounts, 'strict $.*?(@.type() != "string")'::jsonpath)) AND (NOT jsonb_path_exists(tax_accounts, 'strict $.*?(!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))'::jsonpath)) AND (NOT jsonb_path_exists(tax_accounts, 'strict $.keyvalue()."key"?(!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))'::jsonpath)))
    ELSE false
END)
);
CREATE TABLE public.pause (
    scope text NOT NULL,
    key text DEFAULT ''::text NOT NULL,
    who text DEFAULT SESSION_USER NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    why text DEFAULT ''::text NOT NULL,
    CONSTRAINT key_fits_the_scope CHECK (((scope = 'queue'::text) = (key = ''::text))),
    CONSTRAINT pause_scope_check CHECK ((scope = ANY (ARRAY['queue'::text, 'organisation'::text, 'worker'::text])))
);
CREATE TABLE public.period_gate (
    org_id text NOT NULL,
    part text NOT NULL,
    changes integer DEFAULT 0 NOT NULL,
    CONSTRAINT period_gate_part_check CHECK ((part = ANY (ARRAY['books'::text, 'turn'::text])))
)
WITH (fillfactor='50');
CREATE TABLE public.period_lock (
    org_id text NOT NULL,
    locked_through date,
    why text DEFAULT ''::text NOT NULL,
    CONSTRAINT period_lock_day_is_known CHECK (((locked_through >= '1970-01-01'::date) AND (locked_through <= '2199-12-31'::date)))
);
CREATE TABLE public.period_lock_event (
    org_id text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    who text DEFAULT SESSION_USER NOT NULL,
    locked_through date,
    why text DEFAULT ''::text NOT NULL
);
CREATE TABLE public.queue_adopter (
    worker text,
    until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL
);
CREATE TABLE public.queue_delta (
    org_id text NOT NULL,
    priority integer NOT NULL,
    state text NOT NULL,
    n integer NOT NULL,
    documents text[],
    writer xid8 DEFAULT pg_current_xact_id() NOT NULL,
    at timestamp with time zone,
    wakes boolean DEFAULT false NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='2000', autovacuum_vacuum_cost_delay='0');
CREATE TABLE public.queue_depth (
    org_id text NOT NULL,
    priority integer NOT NULL,
    state text NOT NULL,
    n bigint NOT NULL
)
WITH (fillfactor='50');
CREATE TABLE public.queue_folded (
    upto pg_snapshot NOT NULL
);
CREATE VIEW public.queue_unfolded WITH (security_invoker='true') AS
 SELECT change.place,
    change.org_id,
    change.priority,
    change.state,
    change.n,
    change.documents,
    change.writer,
    change.at
   FROM ((public.queue_folded
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN (pg_snapshot_xmax(queue_folded.upto) <= pg_snapshot_xmax(pg_current_snapshot())) THEN queue_folded.upto
                    ELSE '1:1:'::pg_snapshot
                END AS upto) folded)
     CROSS JOIN LATERAL ( SELECT queue_delta.ctid AS place,
            queue_delta.org_id,
            queue_delta.priority,
            queue_delta.state,
            queue_delta.n,
            queue_delta.documents,
            queue_delta.writer,
            queue_delta.at
           FROM public.queue_delta
          WHERE (queue_delta.writer >= pg_snapshot_xmax(folded.upto))
        UNION ALL
         SELECT queue_delta.ctid AS place,
            queue_delta.org_id,
            queue_delta.priority,
            queue_delta.state,
            queue_delta.n,
            queue_delta.documents,
            queue_delta.writer,
            queue_delta.at
           FROM public.queue_delta
          WHERE (queue_delta.writer = ANY (ARRAY( SELECT pg_snapshot_xip(folded.upto) AS pg_snapshot_xip)))) change);
CREATE VIEW public.queue_depth_now WITH (security_invoker='true') AS
 SELECT change.org_id,
    change.priority,
    change.state,
    (sum(change.n))::bigint AS n
   FROM ( SELECT queue_depth.org_id,
            queue_depth.priority,
            queue_depth.state,
            queue_depth.n
           FROM public.queue_depth
        UNION ALL
         SELECT queue_unfolded.org_id,
            queue_unfolded.priority,
            queue_unfolded.state,
            queue_unfolded.n
           FROM public.queue_unfolded) change
  GROUP BY change.org_id, change.priority, change.state
 HAVING (sum(change.n) <> (0)::numeric);
CREATE TABLE public.queue_ended (
    at timestamp with time zone NOT NULL,
    worker text NOT NULL,
    priority integer NOT NULL,
    jobs integer NOT NULL
)
WITH (autovacuum_vacuum_insert_scale_factor='0.5');
CREATE UNLOGGED TABLE public.queue_idle_worker (
    worker text NOT NULL,
    until timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.queue_turn_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.queue_lane (
    org_id text NOT NULL,
    priority integer NOT NULL,
    turn bigint DEFAULT nextval('public.queue_turn_seq'::regclass) NOT NULL,
    wake_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    mark_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    mark_id uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid NOT NULL
)
WITH (fillfactor='50', autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='500', autovacuum_vacuum_cost_delay='0');
CREATE VIEW public.queue_lane_first WITH (security_invoker='true') AS
 WITH RECURSIVE lane AS (
        ( SELECT accounting_work_queue.org_id,
            accounting_work_queue.priority,
            accounting_work_queue.ready_at,
            accounting_work_queue.id,
            accounting_work_queue.created_at,
            accounting_work_queue.document_id
           FROM public.accounting_work_queue
          WHERE (accounting_work_queue.state = 'queued'::text)
          ORDER BY accounting_work_queue.org_id, accounting_work_queue.priority, accounting_work_queue.ready_at, accounting_work_queue.id
         LIMIT 1)
        UNION ALL
         SELECT next.org_id,
            next.priority,
            next.ready_at,
            next.id,
            next.created_at,
            next.document_id
           FROM (lane lane_1
             CROSS JOIN LATERAL ( SELECT job.org_id,
                    job.priority,
                    job.ready_at,
                    job.id,
                    job.created_at,
                    job.document_id
                   FROM public.accounting_work_queue job
                  WHERE ((job.state = 'queued'::text) AND (ROW(job.org_id, job.priority) > ROW(lane_1.org_id, lane_1.priority)))
                  ORDER BY job.org_id, job.priority, job.ready_at, job.id
                 LIMIT 1) next)
        )
 SELECT lane.org_id,
    lane.priority,
    lane.ready_at,
    lane.id,
    lane.created_at,
    lane.document_id,
    GREATEST(lane.ready_at, lane.created_at) AS since
   FROM lane;
CREATE VIEW public.queue_lane_unseen WITH (security_invoker='true') AS
 SELECT first.org_id,
    first.priority,
    first.ready_at,
    first.id,
    first.document_id,
    first.since,
        CASE
            WHEN (lane.org_id IS NULL) THEN 'is not there'::text
            WHEN (lane.wake_at > now()) THEN 'sleeps'::text
            ELSE 'is marked past it'::text
        END AS why
   FROM (public.queue_lane_first first
     LEFT JOIN public.queue_lane lane USING (org_id, priority))
  WHERE ((first.ready_at <= now()) AND ((lane.org_id IS NULL) OR (lane.wake_at > now()) OR (ROW(first.ready_at, first.id) <= ROW(lane.mark_at, lane.mark_id))));
CREATE SEQUENCE public.queue_lease_floor
    START WITH 0
    INCREMENT BY 1
    MINVALUE 0
    NO MAXVALUE
    CACHE 1;
CREATE SEQUENCE public.queue_lease_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 32;
CREATE SEQUENCE public.queue_look_at
    START WITH 0
    INCREMENT BY 1
    MINVALUE 0
    NO MAXVALUE
    CACHE 1;
CREATE SEQUENCE public.queue_look_nth
    START WITH 0
    INCREMENT BY 1
    MINVALUE 0
    MAXVALUE 7
    CACHE 1
    CYCLE;
CREATE TABLE public.queue_oldest (
    priority integer NOT NULL,
    ready_at timestamp with time zone NOT NULL,
    looked_at timestamp with time zone NOT NULL
)
WITH (fillfactor='50');
CREATE TABLE public.queue_org (
    org_id text NOT NULL,
    weight double precision DEFAULT 1 NOT NULL,
    max_leased integer,
    max_per_second double precision,
    next_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    CONSTRAINT limits_are_bounded CHECK (((weight >= (0.001)::double precision) AND (weight <= (1000)::double precision) AND ((max_leased >= 0) AND (max_leased <= 1000000)) AND ((max_per_second >= (0.001)::double precision) AND (max_per_second <= (1000000)::double precision)))),
    CONSTRAINT next_at_comes CHECK ((next_at < 'infinity'::timestamp with time zone)),
    CONSTRAINT queue_org_max_leased_check CHECK ((max_leased >= 0)),
    CONSTRAINT queue_org_max_per_second_check CHECK ((max_per_second > (0)::double precision)),
    CONSTRAINT queue_org_weight_check CHECK ((weight > (0)::double precision))
);
CREATE TABLE public.queue_recent (
    writer xid8 NOT NULL,
    org_id text NOT NULL,
    documents text[] NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='2000');
CREATE TABLE public.queue_suspect (
    job_id uuid NOT NULL,
    lease bigint NOT NULL,
    beside boolean NOT NULL,
    worker text
);
CREATE SEQUENCE public.queue_tended_at
    START WITH 0
    INCREMENT BY 1
    MINVALUE 0
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.queue_total (
    priority integer NOT NULL,
    state text NOT NULL,
    n bigint NOT NULL
)
WITH (fillfactor='50');
CREATE VIEW public.queue_total_now WITH (security_invoker='true') AS
 SELECT change.priority,
    change.state,
    (sum(change.n))::bigint AS n
   FROM ( SELECT queue_total.priority,
            queue_total.state,
            queue_total.n
           FROM public.queue_total
        UNION ALL
         SELECT queue_unfolded.priority,
            queue_unfolded.state,
            queue_unfolded.n
           FROM public.queue_unfolded) change
  GROUP BY change.priority, change.state
 HAVING (sum(change.n) <> (0)::numeric);
CREATE SEQUENCE public.queue_turn_floor
    START WITH 0
    INCREMENT BY 1
    MINVALUE 0
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.worker (
    name text NOT NULL,
    host text NOT NULL,
    pid integer NOT NULL,
    kind text NOT NULL,
    slots integer NOT NULL,
    busy integer DEFAULT 0 NOT NULL,
    processed bigint DEFAULT 0 NOT NULL,
    version text NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    heartbeat_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT worker_kind_check CHECK ((kind = ANY (ARRAY['queue'::text, 'direct'::text])))
);
CREATE VIEW public.queue_worker_now WITH (security_invoker='true') AS
 SELECT worker.name,
    worker.slots,
    worker.busy,
    worker.started_at,
    kept.express,
    GREATEST(0, LEAST(public.leapfrog_setting('normal_slots'::text), ((worker.slots - 1) - GREATEST(1, kept.express)))) AS normal
   FROM (public.worker
     CROSS JOIN LATERAL ( SELECT LEAST(public.leapfrog_setting('express_slots'::text), (worker.slots - 1)) AS express) kept)
  WHERE ((worker.kind = 'queue'::text) AND (worker.slots > 0) AND (worker.heartbeat_at > (now() - '00:00:30'::interval)) AND (NOT (EXISTS ( SELECT 1
           FROM public.pause
          WHERE ((pause.scope = 'worker'::text) AND (pause.key = worker.name))))));
CREATE TABLE public.recreation (
    recreation_id uuid NOT NULL,
    org_id text NOT NULL,
    path text NOT NULL,
    who text DEFAULT SESSION_USER NOT NULL,
    why text DEFAULT ''::text NOT NULL,
    documents integer NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT recreation_path_check CHECK ((path = ANY (ARRAY['direct'::text, 'queued'::text])))
);
CREATE TABLE public.recreation_document (
    recreation_id uuid NOT NULL,
    org_id text NOT NULL,
    document_id text NOT NULL,
    document_type text NOT NULL,
    old_version integer NOT NULL,
    new_version integer NOT NULL,
    job_id uuid,
    outcome text DEFAULT 'waiting'::text NOT NULL,
    code text DEFAULT ''::text NOT NULL,
    field text DEFAULT ''::text NOT NULL,
    message text DEFAULT ''::text NOT NULL,
    worker text,
    finished_at timestamp with time zone,
    restored_version integer,
    CONSTRAINT recreation_document_outcome_check CHECK ((outcome = ANY (ARRAY['waiting'::text, 'posted'::text, 'unchanged'::text, 'refused'::text, 'superseded'::text, 'cancelled'::text, 'undone'::text])))
);
CREATE TABLE public.schema_migration (
    version integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    complete boolean NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_by text DEFAULT SESSION_USER NOT NULL
);
CREATE TABLE public.setting (
    key text NOT NULL,
    value text NOT NULL,
    changed_by text DEFAULT SESSION_USER NOT NULL,
    changed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
CREATE TABLE public.setting_rule (
    key text NOT NULL,
    of_org boolean NOT NULL,
    "least" double precision NOT NULL,
    most double precision NOT NULL,
    standard double precision,
    whole boolean NOT NULL,
    unit text NOT NULL,
    meaning text NOT NULL,
    takes_effect text NOT NULL
);
CREATE TABLE public.settings_history (
    org_id text NOT NULL,
    until timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    base_currency text,
    roles jsonb,
    tax_accounts jsonb,
    deferral_rounding text,
    changed_by text DEFAULT SESSION_USER NOT NULL
);
CREATE VIEW public.shop_waiting AS
 SELECT queue_depth_now.org_id,
    queue_depth_now.n
   FROM public.queue_depth_now
  WHERE (queue_depth_now.state = 'queued'::text);
INSERT INTO public.account VALUES ('acme', '4001', 'Sales online', 'income');
INSERT INTO public.account VALUES ('acme', '2201', 'Tax 19 %', 'liability');
INSERT INTO public.accounting_work_queue VALUES ('01a21f8b-5463-717d-a354-5e307ae443ee', 'acme', 'S4', 'sales_invoice', 1, 'queued', '2026-11-28 00:25:54.528873+00', 0, NULL, NULL, NULL, 1, NULL, 'sync', NULL, 'postgres', '2026-11-28 00:25:54.528873+00');
INSERT INTO public.accounting_work_queue VALUES ('01a21f8b-5463-7790-be3f-482b114eb0d9', 'acme', 'S5', 'sales_invoice', 1, 'queued', '2026-11-28 00:25:54.528873+00', 0, NULL, NULL, NULL, 1, NULL, 'sync', NULL, 'postgres', '2026-11-28 00:25:54.528873+00');
INSERT INTO public.accounting_work_queue VALUES ('01a21f8b-5463-77f4-a9d4-c1f5acc54188', 'beta', 'S6', 'sales_invoice', 1, 'queued', '2026-11-28 00:25:54.528873+00', 0, NULL, NULL, NULL, 1, NULL, 'sync', NULL, 'postgres', '2026-11-28 00:25:54.528873+00');
INSERT INTO public.accounting_work_queue VALUES ('01a21f8b-5463-7468-be09-41ab71bdc2c6', 'acme', 'S7', 'sales_invoice', 1, 'queued', '2026-11-28 00:25:54.528873+00', 0, NULL, NULL, NULL, 1, NULL, 'sync', NULL, 'postgres', '2026-11-28 00:25:54.528873+00');
INSERT INTO public.accounting_work_queue VALUES ('01a21f8b-5463-7f71-ab6f-efc1b252023f', 'acme', 'S8', 'sales_invoice', 1, 'queued', '2026-11-28 00:25:54.528873+00', 0, NULL, NULL, NULL, 1, NULL, 'sync', NULL, 'postgres', '2026-11-28 00:25:54.528873+00');
INSERT INTO public.accounting_work_queue VALUES ('01a21f8b-5463-7cfe-8ddc-e0172e39f4c1', 'beta', 'S9', 'sales_invoice', 1, 'queued', '2026-11-28 00:25:54.528873+00', 0, NULL, NULL, NULL, 1, NULL, 'sync', NULL, 'postgres', '2026-11-28 00:25:54.528873+00');
INSERT INTO public.accounting_work_queue VALUES ('01a21f8b-5463-7982-b78e-4158bee3719d', 'acme', 'S10', 'sales_invoice', 1, 'queued', '2026-11-28 00:25:54.528873+00', 0, NULL, NULL, NULL, 1, NULL, 'sync', NULL, 'postgres', '2026-11-28 00:25:54.528873+00');
INSERT INTO public.accounting_work_queue VALUES ('01a21f8b-5463-76d7-b4f2-43b99e957253', 'acme', 'S11', 'sales_invoice', 1, 'queued', '2026-11-28 00:25:54.528873+00', 0, NULL, NULL, NULL, 1, NULL, 'sync', NULL, 'postgres', '2026-11-28 00:25:54.528873+00');
INSERT INTO public.accounting_work_queue VALUES ('01a21f8b-5463-7af2-b008-bb952880d0d8', 'beta', 'S12', 'sales_invoice', 1, 'queued', '2026-11-28 00:25:54.528873+00', 0, NULL, NULL, NULL, 1, NULL, 'sync', NULL, 'postgres', '2026-11-28 00:25:54.528873+00');
INSERT INTO public.accounting_work_queue VALUES ('01a21f8b-54a0-7ccd-8dce-e2180de5f6a7', 'acme', 'S2', 'sales_invoice', 2, 'queued', '2026-11-28 00:25:54.584721+00', 0, NULL, NULL, NULL, 2, NULL, 'recreation', '11111111-1111-1111-1111-111111111111', 'postgres', '2026-11-28 00:25:54.584721+00');
INSERT INTO public.depth_history VALUES ('2026-11-27 10:00:00+00', 'acme', 1, 5, 1, 0);
INSERT INTO public.depth_total_history VALUES ('2026-11-27 10:00:00+00', 1, 5, 1, 0);
INSERT INTO public.document VALUES ('acme', 'S5', 'sales_invoice', '2026-03-06', 'EUR', 'Müller KG', 500, '{"id":"S5","date":"2026-03-06"}', 1, 0, 'waiting', '', '', '', '2026-11-28 00:25:54.526067+00', false, 1, 'ours');
INSERT INTO public.document VALUES ('beta', 'S6', 'sales_invoice', '2026-03-07', 'USD', 'Müller KG', 600, '{"id":"S6","date":"2026-03-07"}', 1, 0, 'waiting', '', '', '', '2026-11-28 00:25:54.526067+00', false, 1, 'ours');
INSERT INTO public.document VALUES ('acme', 'S7', 'sales_invoice', '2026-03-08', 'EUR', 'Müller KG', 700, '{"id":"S7","date":"2026-03-08"}', 1, 0, 'waiting', '', '', '', '2026-11-28 00:25:54.526067+00', false, 1, 'ours');
INSERT INTO public.document VALUES ('acme', 'S8', 'sales_invoice', '2026-03-09', 'EUR', 'Müller KG', 800, '{"id":"S8","date":"2026-03-09"}', 1, 0, 'waiting', '', '', '', '2026-11-28 00:25:54.526067+00', false, 1, 'ours');
INSERT INTO public.document VALUES ('beta', 'S9', 'sales_invoice', '2026-03-10', 'USD', 'Müller KG', 900, '{"id":"S9","date":"2026-03-10"}', 1, 0, 'waiting', '', '', '', '2026-11-28 00:25:54.526067+00', false, 1, 'ours');
INSERT INTO public.document VALUES ('acme', 'S10', 'sales_invoice', '2026-03-11', 'EUR', 'Müller KG', 1000, '{"id":"S10","date":"2026-03-11"}', 1, 0, 'waiting', '', '', '', '2026-11-28 00:25:54.526067+00', false, 1, 'ours');
INSERT INTO public.document VALUES ('acme', 'S11', 'sales_invoice', '2026-03-12', 'EUR', 'Müller KG', 1100, '{"id":"S11","date":"2026-03-12"}', 1, 0, 'waiting', '', '', '', '2026-11-28 00:25:54.526067+00', false, 1, 'ours');
INSERT INTO public.document VALUES ('beta', 'S12', 'sales_invoice', '2026-03-13', 'USD', 'Müller KG', 1200, '{"id":"S12","date":"2026-03-13"}', 1, 0, 'waiting', '', '', '', '2026-11-28 00:25:54.526067+00', false, 1, 'ours');
INSERT INTO public.document VALUES ('beta', 'S3', 'sales_invoice', '2026-03-04', 'USD', 'Müller KG', 300, '{"id":"S3","date":"2026-03-04"}', 1, 1, 'posted', '', '', '', '2026-11-28 00:25:54.526067+00', false, 1, 'ours');
INSERT INTO public.document VALUES ('acme', 'S1', 'sales_invoice', '2026-03-02', 'EUR', 'Müller KG', 100, '{"id":"S1","date":"2026-03-02","x":1}', 2, 1, 'waiting', '', '', '', '2026-11-28 00:25:54.584403+00', false, 2, 'ours');
INSERT INTO public.document VALUES ('acme', 'S2', 'sales_invoice', '2026-03-03', 'EUR', 'Müller KG', 200, '{"id":"S2","date":"2026-03-03"}', 2, 1, 'awaiting_recreation', '', '', '', '2026-11-28 00:25:54.58716+00', true, 1, 'ours');
INSERT INTO public.document VALUES ('acme', 'S4', 'sales_invoice', '2026-03-05', 'EUR', 'Müller KG', 400, '{"id":"S4","date":"2026-03-05"}', 1, 0, 'waiting', '', '', '', '2026-11-28 00:25:54.526067+00', false, 1, 'called');
INSERT INTO public.document_history VALUES ('acme', 'S1', 1, 1, '{"id":"S1","date":"2026-03-02"}', '2026-11-28 00:25:54.583693+00', 'postgres');
INSERT INTO public.gl_entry VALUES ('acme', 'S1', 1, 1, '2026-03-02', '1200', 'EUR', 100, 100, 'SI-AR', NULL, '2026-11-28 00:25:54.569655+00', 'postgres', NULL, NULL, NULL);
INSERT INTO public.gl_entry VALUES ('beta', 'S3', 1, 1, '2026-03-04', '1200', 'USD', 300, 300, 'SI-AR', NULL, '2026-11-28 00:25:54.569655+00', 'postgres', NULL, NULL, NULL);
INSERT INTO public.gl_entry VALUES ('acme', 'S1', 1, 2, '2026-03-02', '4000', 'EUR', -100, -100, 'SI-AR', NULL, '2026-11-28 00:25:54.569655+00', 'postgres', NULL, NULL, NULL);
INSERT INTO public.gl_entry VALUES ('beta', 'S3', 1, 2, '2026-03-04', '4000', 'USD', -300, -300, 'SI-AR', NULL, '2026-11-28 00:25:54.569655+00', 'postgres', NULL, NULL, NULL);
INSERT INTO public.gl_entry VALUES ('acme', 'S2', 1, 1, '2026-03-03', '1200', 'EUR', 200, 200, 'SI-AR', NULL, '2026-11-28 00:25:54.569655+00', 'postgres', '2026-11-28 00:25:54.588038+00', 2, '11111111-1111-1111-1111-111111111111');
INSERT INTO public.gl_entry VALUES ('acme', 'S2', 1, 2, '2026-03-03', '4000', 'EUR', -200, -200, 'SI-AR', NULL, '2026-11-28 00:25:54.569655+00', 'postgres', '2026-11-28 00:25:54.588242+00', 2, '11111111-1111-1111-1111-111111111111');
INSERT INTO public.import_order VALUES ('acme', '1001', '{"name": "#1001"}');
INSERT INTO public.job_event VALUES ('2026-11-28 00:25:54.547373+00', '01a21f8b-5462-72f6-adc2-986328f31cda', 'acme', 'S1', 'merged', 1, NULL, 'postgres', 'into 01a21f8b-546e-7c39-bae0-cf2903f6c740');
INSERT INTO public.job_event VALUES ('2026-11-28 00:25:54.580206+00', '01a21f8b-5463-768f-ad77-11da670a8ce4', 'acme', 'S2', 'cancelled', 1, 0, 'postgres', 'posted by hand');
INSERT INTO public.job_event VALUES ('2026-11-28 00:25:54.580226+00', '01a21f8b-5463-7263-bb0b-8b8c1465a18f', 'beta', 'S3', 'cancelled', 1, 0, 'postgres', 'posted by hand');
INSERT INTO public.job_event VALUES ('2026-11-28 00:25:54.580229+00', '01a21f8b-546e-7c39-bae0-cf2903f6c740', 'acme', 'S1', 'cancelled', 1, 0, 'postgres', 'posted by hand');
INSERT INTO public.job_event VALUES ('2026-11-28 00:25:54.609326+00', '01a21f8b-54a0-7ccd-8dce-e2180de5f6a7', 'acme', 'S2', 'superseded', 2, 1, 'w1', 'the document is at version 2');
INSERT INTO public.organisation VALUES ('beta', 'USD', '{}', '{}', 'refuse', 'cumulative', NULL, NULL);
INSERT INTO public.organisation VALUES ('acme', 'EUR', '{"sales": "4001"}', '{"DE19": "2201"}', 'refuse', 'cumulative', '2026-11-28 00:25:54.510592+00', 'postgres');
INSERT INTO public.pause VALUES ('organisation', 'beta', 'postgres', '2026-11-28 00:25:54.61589+00', 'audit');
INSERT INTO public.period_gate VALUES ('acme', 'books', 0);
INSERT INTO public.period_gate VALUES ('acme', 'turn', 0);
INSERT INTO public.period_gate VALUES ('beta', 'turn', 0);
INSERT INTO public.period_gate VALUES ('beta', 'books', 1);
INSERT INTO public.period_lock VALUES ('beta', '2025-12-31', 'year end');
INSERT INTO public.period_lock_event VALUES ('beta', '2026-11-28 00:25:54.614476+00', 'postgres', '2025-12-31', 'year end');
INSERT INTO public.queue_adopter VALUES (NULL, '-infinity');
INSERT INTO public.queue_delta VALUES ('acme', 2, 'queued', -1, NULL, '897', NULL, false);
INSERT INTO public.queue_delta VALUES ('beta', 1, 'queued', -1, NULL, '897', NULL, false);
INSERT INTO public.queue_delta VALUES ('acme', 1, 'queued', -1, NULL, '897', NULL, false);
INSERT INTO public.queue_delta VALUES ('acme', 2, 'queued', 1, NULL, '899', '2026-11-28 00:25:54.584721+00', false);
INSERT INTO public.queue_delta VALUES ('acme', 2, 'leased', 1, NULL, '900', NULL, false);
INSERT INTO public.queue_delta VALUES ('acme', 2, 'queued', -1, NULL, '900', NULL, false);
INSERT INTO public.queue_delta VALUES ('acme', 2, 'leased', -1, NULL, '902', NULL, false);
INSERT INTO public.queue_delta VALUES ('acme', 2, 'queued', 1, NULL, '902', '2026-11-28 00:25:54.584721+00', true);
INSERT INTO public.queue_depth VALUES ('acme', 2, 'queued', 1);
INSERT INTO public.queue_depth VALUES ('beta', 1, 'queued', 4);
INSERT INTO public.queue_depth VALUES ('acme', 1, 'queued', 7);
INSERT INTO public.queue_ended VALUES ('2026-11-28 00:25:54.609326+00', 'w1', 2, 1);
INSERT INTO public.queue_ended VALUES ('2026-11-28 00:25:54.6179+00', 'w1', 1, 3);
INSERT INTO public.queue_folded VALUES ('893:893:');
INSERT INTO public.queue_lane VALUES ('acme', 1, 1, '2026-11-28 00:25:54.528873+00', '-infinity', '00000000-0000-0000-0000-000000000000');
INSERT INTO public.queue_lane VALUES ('beta', 1, 2, '2026-11-28 00:25:54.528873+00', '-infinity', '00000000-0000-0000-0000-000000000000');
INSERT INTO public.queue_lane VALUES ('acme', 2, 3, '2026-11-28 00:25:54.528873+00', '2026-11-28 00:25:54.584721+00', '00000000-0000-0000-0000-000000000000');
INSERT INTO public.queue_oldest VALUES (2, '2026-11-28 00:25:54.528873+00', '2026-11-28 00:25:54.568611+00');
INSERT INTO public.queue_oldest VALUES (1, '2026-11-28 00:25:54.528873+00', '2026-11-28 00:25:54.568888+00');
INSERT INTO public.queue_org VALUES ('beta', 2.5, 3, NULL, '-infinity');
INSERT INTO public.queue_total VALUES (1, 'queued', 11);
INSERT INTO public.queue_total VALUES (2, 'queued', 1);
INSERT INTO public.recreation VALUES ('11111111-1111-1111-1111-111111111111', 'acme', 'queued', 'postgres', 'because', 1, '2026-11-28 00:25:54.586318+00');
INSERT INTO public.recreation_document VALUES ('11111111-1111-1111-1111-111111111111', 'acme', 'S2', 'sales_invoice', 1, 2, '01a21f8b-54a0-7ccd-8dce-e2180de5f6a7', 'waiting', '', '', '', NULL, NULL, NULL);
INSERT INTO public.schema_migration VALUES (1, '0001_queue', '4fa201b62b0351bef74a12561903d8558538291a378b4ce66b8a2c054745fe7e', true, '2026-11-28 00:18:33.585644+00', 'postgres');
INSERT INTO public.schema_migration VALUES (2, '0002_priority', '41d25400e8641435cca8a4877bb8eee5f5f9a5e07f3fedc0362fb70157c3892a', true, '2026-11-28 00:18:35.474039+00', 'postgres');
INSERT INTO public.schema_migration VALUES (3, '0003_ledger', '41897e71730bdc1d606ca22c204222df2df310801970b868bd1b512fa895851b', true, '2026-11-28 00:18:37.495673+00', 'postgres');
INSERT INTO public.schema_migration VALUES (4, '0004_operations', '7de3c7265d24218ae870fdb209dbfb381a4aad6fcf05ddf6956646f22f977bd6', true, '2026-11-28 00:18:38.771528+00', 'postgres');
INSERT INTO public.schema_migration VALUES (5, '0005_lanes_and_depth', '62568b0a415d93db175c7621bea7b51eea531085de47962f292acd2d518d47df', true, '2026-11-28 00:18:40.099114+00', 'postgres');
INSERT INTO public.schema_migration VALUES (6, '0006_claim', 'ebbc90e691e1b5a1054a151906ceea792bb377f8062018c362f8627fcf2b1204', true, '2026-11-28 00:18:41.332177+00', 'postgres');
INSERT INTO public.schema_migration VALUES (7, '0007_recreation', '4c975c5660b5bca01924a41fd1f3e477143282c253ce2068d5178953a529a909', true, '2026-11-28 00:18:42.593966+00', 'postgres');
INSERT INTO public.schema_migration VALUES (8, '0008_complete', 'c174c18444e5bd25db068af65d002245239e36ce11cd9c2eccc7be446607fbff', true, '2026-11-28 00:18:43.869235+00', 'postgres');
INSERT INTO public.schema_migration VALUES (9, '0009_producers', '4e7a1dba51d0fe572f49e9869961137c3533190d7842ccbccf877cf402b29e59', true, '2026-11-28 00:18:45.158519+00', 'postgres');
INSERT INTO public.schema_migration VALUES (10, '0010_job_repair', 'a8e072bb918168aa60aea82c74bb82d380b1558b278d0b5ec986b8d10fac7b5c', true, '2026-11-28 00:18:46.528101+00', 'postgres');
INSERT INTO public.schema_migration VALUES (11, '0011_ledger_guard', 'd6535167b2a22d31fdbda299bb5ab75ec3a3279baed0a9ac29fedcb5eaaaa5d5', true, '2026-11-28 00:18:47.867604+00', 'postgres');
INSERT INTO public.schema_migration VALUES (12, '0012_period_lock', '96035503bddfa328b802019050e28f352824eff5613b9d5e1abe9a1eb9af9add', true, '2026-11-28 00:18:49.148617+00', 'postgres');
INSERT INTO public.schema_migration VALUES (14, '0014_chart_of_accounts', 'd80fb3890288967ad42ed2dd5316609406bd8efee3c677d687cec81284c426d8', true, '2026-11-28 00:18:51.268693+00', 'postgres');
INSERT INTO public.schema_migration VALUES (15, '0015_posting_settings', '207e61557a94436fecfd34a0898d36f12cbd3a52bd9294f8ceb8eb216ba48c28', true, '2026-11-28 00:18:52.648562+00', 'postgres');
INSERT INTO public.schema_migration VALUES (16, '0016_order_names', 'a0d341be28d8abd7e29dca88a19b638b53f4b61b81d74819f448c4631719c0c5', true, '2026-11-28 00:18:54.066662+00', 'postgres');
INSERT INTO public.schema_migration VALUES (17, '0017_document_history', 'f39eb80be9dd5b201d45289e744c7edbe66081c4284a919d95e794164516e7d4', true, '2026-11-28 00:18:55.385564+00', 'postgres');
INSERT INTO public.schema_migration VALUES (18, '0018_lanes', 'b85ffcf6ff8be45e62d2a3fe176cbae1c389e29f9e5ea2310b0234867d5be6e2', true, '2026-11-28 00:18:56.804984+00', 'postgres');
INSERT INTO public.schema_migration VALUES (19, '0019_odd_rows', 'e113ea8a3cafa0afcadd43e19a093822a174ea0a9d2e5d113a3047b185881264', true, '2026-11-28 00:18:58.116747+00', 'postgres');
INSERT INTO public.schema_migration VALUES (20, '0020_rights', '844a3afde984137158ddacf90c9d40e9bf408f492c7a43b14965096f2fc00e18', true, '2026-11-28 00:18:59.510318+00', 'postgres');
INSERT INTO public.schema_migration VALUES (21, '0021_refusals', '6c9564119c7f35c938cac4a3df402c571e6eeb1e2c94f627281bf8e38a8e6adb', true, '2026-11-28 00:19:00.897125+00', 'postgres');
INSERT INTO public.schema_migration VALUES (22, '0022_readable_settings', '46852179adb674be27e5f505d278fb0c7c2f56483754a9e5ac9fbb26a5185d7e', true, '2026-11-28 00:19:02.424068+00', 'postgres');
INSERT INTO public.schema_migration VALUES (23, '0023_versions_and_period_gate', 'e303590f4665867345621ee2ba90c5772a6f2613211ae517f33a6755fa54f7e1', true, '2026-11-28 00:19:03.89248+00', 'postgres');
INSERT INTO public.schema_migration VALUES (24, '0024_ledger_guard', '59cac4ce60eb31fd272db3501c559c7ac613ba7a0700dfa33f3e4f5748b159d9', true, '2026-11-28 00:19:05.386002+00', 'postgres');
INSERT INTO public.schema_migration VALUES (25, '0025_setting_bounds', '80b85e3ed3fc3578e9bc5f8eff15163d1a02090490cc1b12140c31f92a5ae344', true, '2026-11-28 00:19:07.036801+00', 'postgres');
INSERT INTO public.schema_migration VALUES (26, '0026_queue_pace', '313a9622fc3ca4f9c53bf98de87d2ed3f8eab3a4632356d41d25f2edd4ffb408', true, '2026-11-28 00:19:08.421782+00', 'postgres');
INSERT INTO public.schema_migration VALUES (27, '0027_queue_repair', '2370f3ee7cf6f722ad3234b540ce9e1fb665a4643435f24860d482002e4aef3a', true, '2026-11-28 00:19:09.825465+00', 'postgres');
INSERT INTO public.schema_migration VALUES (28, '0028_enqueue_anywhere', '107ecdc07556d5f4cfd063e973a5666c4b1786289340d43252c9461aeed21eb1', true, '2026-11-28 00:19:11.429771+00', 'postgres');
INSERT INTO public.schema_migration VALUES (29, '0029_odd_pauses_and_versions', 'b4b8984bf0a5aa50fb40195f1a56c0fc64c17bdbe0e8ff9c394c2b40f87ff411', true, '2026-11-28 00:19:12.736743+00', 'postgres');
INSERT INTO public.schema_migration VALUES (30, '0030_qualified_columns', 'fc6a8a481da77480bdc557603c18c734192b737a464231d55f5d6069866711d8', true, '2026-11-28 00:19:14.190253+00', 'postgres');
INSERT INTO public.schema_migration VALUES (31, '0031_cheaper_posting', 'f04987983a766e9e27c4d36a57744f6c57148a9a3b3b83bbfb3fd33ad542fcea', true, '2026-11-28 00:19:15.640087+00', 'postgres');
INSERT INTO public.schema_migration VALUES (32, '0032_clicks_wake_at_commit', '2f55cb4f16ef77e7afb1cbae538ff145b67339f1cca7cee7247dddc7efadb579', true, '2026-11-28 01:42:19.850605+00', 'postgres');
INSERT INTO public.schema_migration VALUES (33, '0033_settings_and_rights', '895482cb64737b27e3ddb83b2b47d8189964892a6850461eef3fbc0256086959', true, '2026-11-28 01:42:20.628106+00', 'postgres');
INSERT INTO public.setting VALUES ('direct_concurrency', '10', 'postgres', '2026-11-28 00:18:38.098266+00');
INSERT INTO public.setting VALUES ('direct_per_recreation', '6', 'postgres', '2026-11-28 00:18:38.098271+00');
INSERT INTO public.setting VALUES ('queue_concurrency', '6', 'postgres', '2026-11-28 00:18:38.098273+00');
INSERT INTO public.setting VALUES ('express_slots', '1', 'postgres', '2026-11-28 00:18:38.098274+00');
INSERT INTO public.setting VALUES ('normal_slots', '1', 'postgres', '2026-11-28 00:18:38.098303+00');
INSERT INTO public.setting VALUES ('queue_rate', '0', 'postgres', '2026-11-28 00:18:38.098304+00');
INSERT INTO public.setting VALUES ('direct_rate', '0', 'postgres', '2026-11-28 00:18:38.098306+00');
INSERT INTO public.setting VALUES ('lease_seconds', '60', 'postgres', '2026-11-28 00:18:38.098307+00');
INSERT INTO public.setting VALUES ('max_attempts', '8', 'postgres', '2026-11-28 00:18:38.098308+00');
INSERT INTO public.setting VALUES ('caution_minutes', '10', 'postgres', '2026-11-28 00:18:38.098309+00');
INSERT INTO public.setting VALUES ('poll_seconds', '10', 'postgres', '2026-11-28 00:18:38.098311+00');
INSERT INTO public.setting VALUES ('event_days', '30', 'postgres', '2026-11-28 00:18:38.098312+00');
INSERT INTO public.setting VALUES ('direct_threshold', '20', 'postgres', '2026-11-28 00:18:38.098034+00');
INSERT INTO public.setting_rule VALUES ('direct_threshold', false, 0, 1000, 10, true, 'documents', 'a recreation of at most so many documents runs directly', 'at the next recreation, 5 s at the latest');
INSERT INTO public.setting_rule VALUES ('direct_concurrency', false, 1, 64, 10, true, 'documents', 'direct postings at once in one console', 'within 5 s');
INSERT INTO public.setting_rule VALUES ('direct_per_recreation', false, 1, 64, 6, true, 'documents', 'of them for one recreation', 'at the next recreation, 5 s at the latest');
INSERT INTO public.setting_rule VALUES ('direct_rate', false, 0, 1000000, 0, true, 'documents/s', 'direct postings per second of one console; 0: no limit', 'within 5 s');
INSERT INTO public.setting_rule VALUES ('queue_concurrency', false, 1, 64, 6, true, 'slots', 'slots of a worker', 'within 5 s; a slot ends its job first');
INSERT INTO public.setting_rule VALUES ('express_slots', false, 0, 64, 1, true, 'slots', 'of them kept for priority 2 and 3', 'within 5 s; a slot ends its job first');
INSERT INTO public.setting_rule VALUES ('normal_slots', false, 0, 64, 1, true, 'slots', 'of them kept for priority 1', 'within 5 s; a slot ends its job first');
INSERT INTO public.setting_rule VALUES ('queue_rate', false, 0, 1000000, 0, true, 'jobs/s', 'jobs per second of one worker; 0: no limit', 'within 5 s');
INSERT INTO public.setting_rule VALUES ('lease_seconds', false, 2, 3600, 60, true, 's', 'how long a lease lasts without being extended', 'at the next claim or extension');
INSERT INTO public.setting_rule VALUES ('max_attempts', false, 1, 1000, 8, true, 'attempts', 'attempts before a job is dead', 'at a job''s next failure');
INSERT INTO public.setting_rule VALUES ('caution_minutes', false, 0, 1440, 10, true, 'min', 'after a worker stopped without a word, jobs are leased one by one for so long', 'at the next claim');
INSERT INTO public.setting_rule VALUES ('poll_seconds', false, 1, 300, 10, true, 's', 'how often an idle worker looks without being woken', 'after the look that is due, 5 s at the earliest');
INSERT INTO public.setting_rule VALUES ('event_days', false, 1, 3650, 30, true, 'days', 'how long the history of jobs is kept', 'within the hour');
INSERT INTO public.setting_rule VALUES ('weight', true, 0.001, 1000, 1, false, 'turns', 'its share of turns within a priority', 'at the next claim');
INSERT INTO public.setting_rule VALUES ('max_leased', true, 0, 1000000, NULL, true, 'jobs', 'how many of its jobs may run at once', 'at the next claim');
INSERT INTO public.setting_rule VALUES ('max_per_second', true, 0.001, 1000000, NULL, false, 'jobs/s', 'how many of its jobs may start per second', 'at the next claim');
INSERT INTO public.settings_history VALUES ('acme', '2026-11-28 00:25:54.512236+00', 'EUR', '{"sales": "4001"}', '{}', 'cumulative', 'postgres');
INSERT INTO public.worker VALUES ('w1', 'host', 7, 'queue', 6, 0, 0, '0.1.0', '2026-11-28 00:25:54.615366+00', '2026-11-28 00:25:54.615366+00');
SELECT pg_catalog.setval('public.queue_lease_floor', 1795825552, true);
SELECT pg_catalog.setval('public.queue_lease_seq', 32, true);
SELECT pg_catalog.setval('public.queue_look_at', 1795825555, true);
SELECT pg_catalog.setval('public.queue_look_nth', 0, true);
SELECT pg_catalog.setval('public.queue_tended_at', 1795825554, true);
SELECT pg_catalog.setval('public.queue_turn_floor', 0, true);
SELECT pg_catalog.setval('public.queue_turn_seq', 3, true);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (org_id, code);
ALTER TABLE ONLY public.accounting_work_queue
    ADD CONSTRAINT accounting_work_queue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.depth_history
    ADD CONSTRAINT depth_history_pkey PRIMARY KEY (at, org_id, priority);
ALTER TABLE ONLY public.depth_total_history
    ADD CONSTRAINT depth_total_history_pkey PRIMARY KEY (at, priority);
ALTER TABLE public.document
    ADD CONSTRAINT document_date_is_a_day CHECK (((document_date >= '0001-01-01'::date) AND (document_date <= '9999-12-31'::date))) NOT VALID;
ALTER TABLE ONLY public.document_history
    ADD CONSTRAINT document_history_pkey PRIMARY KEY (org_id, document_id, through_version);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (org_id, document_id);
ALTER TABLE ONLY public.gl_entry
    ADD CONSTRAINT gl_entry_pkey PRIMARY KEY (org_id, document_id, version, line_no);
ALTER TABLE ONLY public.import_order
    ADD CONSTRAINT import_order_pkey PRIMARY KEY (org_id, order_id);
ALTER TABLE public.document
    ADD CONSTRAINT job_can_name_it CHECK (((octet_length(org_id) >= 1) AND (octet_length(org_id) <= 500) AND ((octet_length(document_id) >= 1) AND (octet_length(document_id) <= 2000)) AND (octet_length(document_type) <= 500))) NOT VALID;
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (org_id);
ALTER TABLE ONLY public.pause
    ADD CONSTRAINT pause_pkey PRIMARY KEY (scope, key);
ALTER TABLE ONLY public.period_gate
    ADD CONSTRAINT period_gate_pkey PRIMARY KEY (org_id, part);
ALTER TABLE ONLY public.period_lock
    ADD CONSTRAINT period_lock_pkey PRIMARY KEY (org_id);
ALTER TABLE public.document
    ADD CONSTRAINT posted_is_not_newer CHECK (((posted_version >= 0) AND (posted_version <= accounting_ready_version))) NOT VALID;
ALTER TABLE ONLY public.queue_depth
    ADD CONSTRAINT queue_depth_pkey PRIMARY KEY (org_id, priority, state);
ALTER TABLE ONLY public.queue_idle_worker
    ADD CONSTRAINT queue_idle_worker_pkey PRIMARY KEY (worker);
ALTER TABLE ONLY public.queue_lane
    ADD CONSTRAINT queue_lane_pkey PRIMARY KEY (org_id, priority);
ALTER TABLE ONLY public.queue_oldest
    ADD CONSTRAINT queue_oldest_pkey PRIMARY KEY (priority);
ALTER TABLE ONLY public.queue_org
    ADD CONSTRAINT queue_org_pkey PRIMARY KEY (org_id);
ALTER TABLE ONLY public.queue_suspect
    ADD CONSTRAINT queue_suspect_pkey PRIMARY KEY (job_id);
ALTER TABLE ONLY public.queue_total
    ADD CONSTRAINT queue_total_pkey PRIMARY KEY (priority, state);
ALTER TABLE ONLY public.recreation_document
    ADD CONSTRAINT recreation_document_pkey PRIMARY KEY (recreation_id, document_id);
ALTER TABLE ONLY public.recreation
    ADD CONSTRAINT recreation_pkey PRIMARY KEY (recreation_id);
ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.setting_rule
    ADD CONSTRAINT setting_rule_pkey PRIMARY KEY (key, of_org);
ALTER TABLE public.document
    ADD CONSTRAINT version_has_room CHECK (((accounting_ready_version >= 0) AND (accounting_ready_version <= 2000000000))) NOT VALID;
ALTER TABLE ONLY public.worker
    ADD CONSTRAINT worker_pkey PRIMARY KEY (name);
CREATE INDEX depth_history_of_organisation ON public.depth_history USING btree (org_id, at);
CREATE INDEX document_awaiting_recreation ON public.document USING btree (org_id, document_date) WHERE awaiting_recreation;
CREATE INDEX document_behind ON public.document USING btree (org_id, document_id) WHERE (posted_version < accounting_ready_version);
CREATE INDEX document_by_date ON public.document USING btree (org_id, document_date DESC, document_id);
CREATE INDEX document_not_at_newest ON public.document USING btree (org_id, accounting_status) WHERE ((posted_version < accounting_ready_version) OR awaiting_recreation OR (accounting_status <> 'posted'::text));
CREATE INDEX document_not_posted_by_date ON public.document USING btree (accounting_status, document_date DESC, document_id, org_id) WHERE (accounting_status <> 'posted'::text);
CREATE INDEX document_of_all_by_date ON public.document USING btree (document_date DESC, document_id, org_id);
CREATE INDEX gl_entry_live ON public.gl_entry USING btree (org_id, account, entry_date) INCLUDE (base_amount) WHERE (deleted_at IS NULL);
CREATE INDEX import_order_name ON public.import_order USING btree (org_id, ((facts ->> 'name'::text)));
CREATE INDEX job_event_job ON public.job_event USING btree (job_id, at);
CREATE INDEX job_event_time ON public.job_event USING btree (at);
CREATE INDEX period_lock_event_org_id_at_idx ON public.period_lock_event USING btree (org_id, at);
CREATE INDEX queue_dead ON public.accounting_work_queue USING btree (org_id, document_id) WHERE (state = 'dead'::text);
CREATE INDEX queue_delta_wakes ON public.queue_delta USING btree (writer, org_id, priority) WHERE wakes;
CREATE INDEX queue_delta_writer ON public.queue_delta USING btree (writer);
CREATE INDEX queue_document ON public.accounting_work_queue USING btree (org_id, document_id) WHERE ((state || ''::text) = 'queued'::text);
CREATE INDEX queue_ended_at ON public.queue_ended USING btree (at);
CREATE INDEX queue_lane_order ON public.accounting_work_queue USING btree (org_id, priority, ready_at, id) WHERE (state = 'queued'::text);
CREATE INDEX queue_lane_turn ON public.queue_lane USING btree (priority, turn) WHERE (wake_at < 'infinity'::timestamp with time zone);
CREATE INDEX queue_lease_end ON public.accounting_work_queue USING btree (leased_until) WHERE (state = 'leased'::text);
CREATE INDEX queue_suspect_worker ON public.queue_suspect USING btree (worker);
CREATE INDEX recreation_document_history ON public.recreation_document USING btree (org_id, document_id);
CREATE INDEX recreation_document_waiting ON public.recreation_document USING btree (org_id, document_id) WHERE (outcome = 'waiting'::text);
CREATE INDEX recreation_recent ON public.recreation USING btree (org_id, started_at DESC);
CREATE INDEX settings_history_until ON public.settings_history USING btree (org_id, until);
CREATE INDEX shop_notes ON public.document USING btree (shop_note);
CREATE TRIGGER document_body_changed BEFORE UPDATE OF body ON public.document FOR EACH ROW WHEN ((old.body <> new.body)) EXECUTE FUNCTION public.document_on_body();
CREATE TRIGGER document_version_back BEFORE UPDATE OF accounting_ready_version ON public.document FOR EACH ROW WHEN ((new.accounting_ready_version < old.accounting_ready_version)) EXECUTE FUNCTION public.document_on_version_back();
CREATE TRIGGER document_version_raised BEFORE UPDATE OF accounting_ready_version ON public.document FOR EACH ROW WHEN (((new.accounting_ready_version > old.accounting_ready_version) AND (new.posted_version < new.accounting_ready_version) AND (new.accounting_status = old.accounting_status) AND (new.accounting_status = ANY (ARRAY['posted'::text, 'refused'::text])))) EXECUTE FUNCTION public.document_on_version();
CREATE CONSTRAINT TRIGGER gl_entry_balances AFTER INSERT ON public.gl_entry_unbalanced DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.gl_entry_must_balance();
CREATE TRIGGER gl_entry_changed AFTER UPDATE ON public.gl_entry FOR EACH ROW WHEN (((new.deleted_at IS NULL) OR ((old.deleted_at IS NOT NULL) AND (new.deleted_at <> old.deleted_at)) OR ((old.org_id IS DISTINCT FROM new.org_id) OR (old.document_id IS DISTINCT FROM new.document_id) OR (old.version IS DISTINCT FROM new.version) OR (old.line_no IS DISTINCT FROM new.line_no) OR (old.entry_date IS DISTINCT FROM new.entry_date) OR (old.account IS DISTINCT FROM new.account) OR (old.currency IS DISTINCT FROM new.currency) OR (old.amount IS DISTINCT FROM new.amount) OR (old.base_amount IS DISTINCT FROM new.base_amount) OR (old.rule IS DISTINCT FROM new.rule) OR (old.source_line IS DISTINCT FROM new.source_line) OR (old.posted_at IS DISTINCT FROM new.posted_at) OR (old.posted_by IS DISTINCT FROM new.posted_by)))) EXECUTE FUNCTION public.gl_entry_is_final();
CREATE TRIGGER gl_entry_deleted BEFORE DELETE ON public.gl_entry FOR EACH ROW EXECUTE FUNCTION public.gl_entry_is_final();
CREATE TRIGGER gl_entry_inserted AFTER INSERT ON public.gl_entry REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.gl_entry_on_insert();
CREATE TRIGGER gl_entry_truncated BEFORE TRUNCATE ON public.gl_entry FOR EACH STATEMENT EXECUTE FUNCTION public.gl_entry_is_final();
CREATE TRIGGER gl_entry_updated AFTER UPDATE ON public.gl_entry REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.gl_entry_on_update();
CREATE TRIGGER job_event_inserted AFTER INSERT ON public.job_event REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.job_event_on_insert();
CREATE TRIGGER organisation_has_gate AFTER INSERT ON public.organisation FOR EACH ROW EXECUTE FUNCTION public.period_gate_on_organisation();
CREATE TRIGGER organisation_settings_changed BEFORE UPDATE ON public.organisation FOR EACH ROW WHEN (((old.base_currency IS DISTINCT FROM new.base_currency) OR (old.roles IS DISTINCT FROM new.roles) OR (old.tax_accounts IS DISTINCT FROM new.tax_accounts) OR (old.deferral_rounding IS DISTINCT FROM new.deferral_rounding))) EXECUTE FUNCTION public.organisation_on_settings();
CREATE CONSTRAINT TRIGGER organisation_settings_kept AFTER UPDATE ON public.organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((((old.base_currency IS DISTINCT FROM new.base_currency) OR (old.roles IS DISTINCT FROM new.roles)) OR (old.tax_accounts IS DISTINCT FROM new.tax_accounts)) OR (old.deferral_rounding IS DISTINCT FROM new.deferral_rounding))) EXECUTE FUNCTION public.settings_history_on_change();
CREATE TRIGGER organisation_settings_mended AFTER UPDATE ON public.organisation FOR EACH ROW WHEN (((old.base_currency IS DISTINCT FROM new.base_currency) OR (old.roles IS DISTINCT FROM new.roles) OR (old.tax_accounts IS DISTINCT FROM new.tax_accounts) OR (old.lock_policy IS DISTINCT FROM new.lock_policy) OR (old.deferral_rounding IS DISTINCT FROM new.deferral_rounding))) EXECUTE FUNCTION public.organisation_wake_jobs();
CREATE TRIGGER period_lock_changed AFTER INSERT OR UPDATE ON public.period_lock FOR EACH ROW EXECUTE FUNCTION public.period_lock_on_change();
CREATE TRIGGER period_lock_deleted AFTER DELETE ON public.period_lock FOR EACH ROW EXECUTE FUNCTION public.period_lock_on_delete();
CREATE TRIGGER period_lock_mended AFTER DELETE OR UPDATE ON public.period_lock FOR EACH ROW EXECUTE FUNCTION public.organisation_wake_jobs();
CREATE TRIGGER queue_dead_job AFTER INSERT OR UPDATE OF state ON public.accounting_work_queue FOR EACH ROW WHEN ((new.state = 'dead'::text)) EXECUTE FUNCTION public.queue_on_dead();
CREATE TRIGGER queue_deleted AFTER DELETE ON public.accounting_work_queue REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.queue_on_delete();
CREATE TRIGGER queue_inserted AFTER INSERT ON public.accounting_work_queue REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.queue_on_insert();
CREATE TRIGGER queue_odd_row BEFORE UPDATE OF state, lease, leased_by, leased_until, run_count, ready_at ON public.accounting_work_queue FOR EACH ROW WHEN ((
        CASE
            WHEN (new.state = 'leased'::text) THEN ((new.lease IS NULL) OR (new.leased_by IS NULL) OR (new.leased_until IS NULL) OR ((new.leased_until < (now() - '00:00:02'::interval)) OR (new.leased_until > (now() + '1 day 00:00:01'::interval))) OR ((new.lease = old.lease) AND (new.leased_by <> old.leased_by)))
            ELSE ((new.lease IS NOT NULL) OR (new.leased_by IS NOT NULL) OR (new.leased_until IS NOT NULL))
        END OR ((new.run_count < 0) OR (new.run_count > 1000)) OR (new.ready_at < to_timestamp((0)::double precision)) OR (new.ready_at >= '10000-01-01 00:00:00+00'::timestamp with time zone))) EXECUTE FUNCTION public.queue_on_odd_row();
CREATE TRIGGER queue_odd_value BEFORE UPDATE OF id, document_type, version_hint, created_at ON public.accounting_work_queue FOR EACH ROW WHEN (((new.id = '00000000-0000-0000-0000-000000000000'::uuid) OR (octet_length(new.document_type) > 500) OR ((new.version_hint < 0) OR (new.version_hint > 2000000000)) OR (NOT isfinite(new.created_at)))) EXECUTE FUNCTION public.queue_on_odd_row();
CREATE TRIGGER queue_truncated AFTER TRUNCATE ON public.accounting_work_queue FOR EACH STATEMENT EXECUTE FUNCTION public.queue_on_truncate();
CREATE TRIGGER queue_updated AFTER UPDATE ON public.accounting_work_queue REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.queue_on_update();
CREATE CONSTRAINT TRIGGER queue_wake_at_commit AFTER INSERT ON public.queue_delta DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.wakes) EXECUTE FUNCTION public.queue_on_commit();
CREATE TRIGGER setting_is_bounded BEFORE INSERT OR UPDATE OF weight, max_leased, max_per_second ON public.queue_org FOR EACH ROW EXECUTE FUNCTION public.setting_is_bounded();
CREATE TRIGGER setting_is_bounded BEFORE INSERT OR UPDATE ON public.setting FOR EACH ROW EXECUTE FUNCTION public.setting_is_bounded();
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organisation(org_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.document_history
    ADD CONSTRAINT document_history_org_id_document_id_fkey FOREIGN KEY (org_id, document_id) REFERENCES public.document(org_id, document_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organisation(org_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.import_order
    ADD CONSTRAINT import_order_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organisation(org_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.period_gate
    ADD CONSTRAINT period_gate_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organisation(org_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.period_lock
    ADD CONSTRAINT period_lock_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organisation(org_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.recreation_document
    ADD CONSTRAINT recreation_document_recreation_id_fkey FOREIGN KEY (recreation_id) REFERENCES public.recreation(recreation_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.settings_history
    ADD CONSTRAINT settings_history_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organisation(org_id) ON DELETE CASCADE;
REVOKE ALL ON FUNCTION public.accounting_enqueue(p_org text, p_document text, p_type text, p_version_hint integer, p_source text, p_priority integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.accounting_enqueue_many(p_jobs jsonb, p_source text, p_priority integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.document_made_of(p_org text, p_document text, p_version integer, OUT made_of text, OUT made_at timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.document_on_body() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.document_on_version() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.document_on_version_back() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.document_page(p_org text, p_type text, p_status text, p_text text, p_from date, p_through date, p_after_date date, p_after_id text, p_after_org text, p_limit integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.gl_entry_is_final() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.gl_entry_must_balance() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.gl_entry_on_insert() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.gl_entry_on_update() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.gl_entry_refuse_locked(p_document text, p_date date, p_through date) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.gl_entry_share_period(p_orgs text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.job_event_on_insert() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.leapfrog_grant_functions() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.leapfrog_on_grant() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.leapfrog_setting(p_key text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.ledger_complete(p_jobs uuid[], p_leases bigint[], p_orgs text[], p_documents text[], p_versions integer[], p_unchanged boolean[], e_job integer[], e_date date[], e_account text[], e_currency text[], e_amount bigint[], e_base bigint[], e_rule text[], e_line integer[], p_worker text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.ledger_in_force(p_org text, p_documents text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.ledger_post_set(p_jobs uuid[], p_orgs text[], p_documents text[], p_versions integer[], p_replaces boolean[], e_org text[], e_document text[], e_version integer[], e_no integer[], e_date date[], e_account text[], e_currency text[], e_amount bigint[], e_base bigint[], e_rule text[], e_line integer[], p_worker text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.organisation_on_settings() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.organisation_wake_jobs() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.period_close(p_org text, p_through date, p_why text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.period_gate_on_organisation() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.period_lock_on_change() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.period_lock_on_delete() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.period_not_posted(p_org text, p_through date) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.period_reopen(p_org text, p_from date, p_why text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_adopt(p_worker text, p_lease interval, p_min_priority integer, p_max_priority integer, OUT adopted uuid, OUT waits boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_ahead(p_org text, p_priority integer, p_own bigint, OUT others bigint, OUT higher bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_blames_row(p_sqlstate text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_bring_back(p_orgs text[], p_priorities integer[], p_at timestamp with time zone[], p_new_turn boolean[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_bury(p_job public.accounting_work_queue, p_code text, p_field text, p_message text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_call_sleepers(p_jobs bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_cancel(p_jobs uuid[], p_why text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_claim(p_worker text, p_count integer, p_lease interval, p_min_priority integer, p_max_priority integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_complete(p_jobs uuid[], p_leases bigint[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_count_rate(p_jobs tid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_defer(p_job uuid, p_lease bigint, p_version integer, p_code text, p_field text, p_message text, p_least interval, p_most interval, p_give_up interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_end_set(p_done tid[], p_left tid[], p_worker text, p_lease interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_ended_since(p_org text, p_since timestamp with time zone, OUT jobs bigint, OUT seconds double precision) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_fail(p_job uuid, p_lease bigint, p_version integer, p_code text, p_field text, p_message text, p_permanent boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_finish_stale(p_jobs uuid[], p_leases bigint[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_fold(p_wait boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_has_job(p_org text, p_document text, p_version integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_heartbeat(p_jobs uuid[], p_leases bigint[], p_lease interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_hides(p_org text, p_priority integer, p_at timestamp with time zone, p_lowest bigint, p_newest bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_hides_click() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_lease(p_jobs tid[], p_worker text, p_lease interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_lock_twins(p_org text, p_document text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_make_lane(p_org text, p_priority integer, p_at timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_may_adopt(p_job uuid, p_org text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_mend_leases() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_mend_rows() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_merge(p_orgs text[], p_documents text[], p_keep uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_merge_locked(p_jobs uuid[], p_keep uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_move_marks(p_lanes tid[], p_at timestamp with time zone[], p_ids uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_must_wake(p_org text, p_priority integer, p_at timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_on_commit() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_on_dead() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_on_delete() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_on_insert() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_on_odd_row() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_on_truncate() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_on_update() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_one_dead(p_org text, p_document text, p_job uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_pace(p_org text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_pick(p_priority integer, p_count integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_pick_next(p_worker text, p_count integer, p_min_priority integer, p_max_priority integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_place(p_priority integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_position(p_job uuid, p_cap integer, OUT own_ahead bigint, OUT others_ahead bigint, OUT higher_ahead bigint, OUT capped boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_put_back(p_job uuid, p_lease bigint, p_delay interval, p_code text, p_message text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_refuse_odd(p_why text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_release(p_jobs uuid[], p_leases bigint[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_repair(p_kind text, p_most integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_rest_lanes(p_orgs text[], p_priorities integer[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_retry(p_jobs uuid[], p_why text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_room(p_org text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_set_aside(p_job uuid, p_reason text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_set_priority(p_jobs uuid[], p_priority integer, p_why text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_speed(OUT workers integer, OUT slots integer, OUT express integer, OUT normal integer, OUT high_jobs bigint, OUT high_turns bigint, OUT high_slot_seconds double precision, OUT normal_jobs bigint, OUT normal_turns bigint, OUT normal_slot_seconds double precision) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_supersede(p_jobs uuid[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_take(p_worker text, p_count integer, p_min_priority integer, p_max_priority integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_tend_lanes() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_tries_alone(p_worker text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_trim(p_most integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_wake(p_org text, p_priority integer, p_at timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.queue_why_odd(p_id uuid, p_type text, p_version integer, p_runs integer, p_ready_at timestamp with time zone, p_created_at timestamp with time zone, p_state text, p_lease bigint, p_by text, p_until timestamp with time zone) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.recreation_begin(p_recreation uuid, p_org text, p_documents text[], p_why text, p_worker text, p_lease interval, r_documents text[], r_versions integer[], r_codes text[], r_fields text[], r_messages text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.recreation_prepare(p_recreation uuid, p_org text, p_documents text[], p_why text, p_worker text, p_lease interval) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.recreation_restore(p_orgs text[], p_documents text[], p_for_newer boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.recreation_undo(p_recreation uuid, p_documents text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.setting_is_bounded() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.setting_must_fit(p_key text, p_of_org boolean, p_value text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.settings_history_on_change() FROM PUBLIC;
CREATE EVENT TRIGGER leapfrog_on_grant ON ddl_command_end
         WHEN TAG IN ('GRANT')
   EXECUTE FUNCTION public.leapfrog_on_grant();
