-- The ledger guards itself, whoever writes: docs/decisions/0004-ledger-guard-and-reports.md has what and the cost. It refuses versions that
-- don't balance, are posted twice, stand in a locked period or beside another version in force; entries of unknown documents, organisations,
-- accounts and currencies, on days that no program can read, and a base amount that differs from the amount in the base currency itself;
-- and what was computed by settings that have changed since.
-- A version begins with line 1. So the primary key lets only one transaction post it, and no look at older rows is needed; only a
-- statement without line 1 must find it in its own transaction, still in force. Accounts, currencies and documents are looked up once
-- per statement each, not per entry; the example of an entry that is refused when there is one. A first version has none before it.
CREATE OR REPLACE FUNCTION gl_entry_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET jit = off AS $$
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
    PERFORM public.ledger_act_note(orgs);

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
               SELECT used.account = ANY ('{1000,1010,1020,1021,1030,1040,1200,1400,1500,1600,2000,2100,2200,2300,2400,2450,2460,2500,2600,3000,4000,4050,4100,4150,4200,4300,4310,4900,5900,6000,6100,6110,6120,6130,6200,6300,6900}')
                   OR EXISTS (SELECT 1 FROM public.account WHERE account.org_id = used.org_id AND account.code = used.account)
                   OR EXISTS (SELECT 1 FROM jsonb_each_text(org.roles || org.tax_accounts) AS named(key, code) WHERE named.code = used.account)
                   AS is_known) AS known
         WHERE used.is_odd_day OR (used.differs AND used.currency = org.base_currency) OR NOT known.is_known
            OR used.currency <> ALL ('{AED,AFN,ALL,AMD,ANG,AOA,ARS,AUD,AWG,AZN,BAM,BBD,BDT,BGN,BHD,BIF,BMD,BND,BOB,BOV,BRL,BSD,BTN,BWP,BYN,BYR,
                              BZD,CAD,CDF,CHE,CHF,CHW,CLF,CLP,CNY,COP,COU,CRC,CUC,CUP,CVE,CZK,DJF,DKK,DOP,DZD,EGP,ERN,ETB,EUR,FJD,FKP,
                              GBP,GEL,GHS,GIP,GMD,GNF,GTQ,GYD,HKD,HNL,HRK,HTG,HUF,IDR,ILS,INR,IQD,IRR,ISK,JEP,JMD,JOD,JPY,KES,KGS,KHR,KMF,
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

    INSERT INTO public.ledger_delta (org_id, accounts, currencies, months, debits, credits, amounts, entries)
    SELECT change.org_id, array_agg(change.account), array_agg(change.currency), array_agg(change.month), array_agg(change.debit), array_agg(change.credit),
           array_agg(change.amount), array_agg(change.n)
      FROM (SELECT added.org_id, added.account, added.currency, date_trunc('month', added.entry_date::timestamp)::date AS month,
                   sum(greatest(added.base_amount, 0)) AS debit, -sum(least(added.base_amount, 0)) AS credit, sum(added.amount) AS amount, count(*) AS n
              FROM new_rows AS added WHERE added.deleted_at IS NULL GROUP BY 1, 2, 3, 4) AS change
     GROUP BY 1;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION gl_entry_on_insert() FROM PUBLIC;

CREATE OR REPLACE TRIGGER gl_entry_inserted AFTER INSERT ON gl_entry
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION gl_entry_on_insert();
