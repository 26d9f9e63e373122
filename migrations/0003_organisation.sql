-- 0003: organisations, what the posting rules need to know of each, and the program's settings.
-- begins a transaction

-- What the posting rules need to know of an organisation (the "context" of the accounting rules, §3). No functions in the checks: whoever writes one
-- would need the right to execute them.
CREATE TABLE organisation (
    org_id              text PRIMARY KEY,
    base_currency       text NOT NULL CHECK (base_currency ~ '^[A-Z]{3}$'),
    roles               jsonb NOT NULL DEFAULT '{}',        -- role -> account code, only those that differ from the default
    tax_accounts        jsonb NOT NULL DEFAULT '{}',        -- tax code -> account code
    lock_policy         text NOT NULL DEFAULT 'refuse' CHECK (lock_policy IN ('refuse', 'catch_up')),
    deferral_rounding   text NOT NULL DEFAULT 'cumulative' CHECK (deferral_rounding IN ('cumulative', 'residual_last')),
    settings_changed_at timestamptz,                        -- the settings that decide how documents are posted; null: never since it was made
    settings_changed_by text,
    -- Settings that a posting could not read are refused where they are written, so that they never reach a worker.
    CONSTRAINT base_currency_is_known CHECK (base_currency = ANY (string_to_array(
        'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY '
        'COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR '
        'ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MXV MYR '
        'MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC '
        'SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VEF VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG '
        'ZWL', ' '))),
    CONSTRAINT roles_can_be_read CHECK (CASE WHEN jsonb_typeof(roles) = 'object' THEN
        NOT jsonb_path_exists(roles, 'strict $.* ? (@.type() != "string")')
        AND NOT jsonb_path_exists(roles, 'strict $.* ? (!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))')
        AND roles - string_to_array(
            'bank cash card_clearing gateway_reserve receivable input_tax prepaid_expenses vendor_credit payable output_tax deferred_revenue '
            'gift_card_liability tips_payable duties_payable customer_credit sales sales_returns shipping_revenue gift_card_breakage other_income '
            'fx_gain fx_loss expense payment_fees gateway_adjustments bad_debt refund_discrepancy rounding', ' ') = '{}' ELSE false END),
    CONSTRAINT tax_accounts_can_be_read CHECK (CASE WHEN jsonb_typeof(tax_accounts) = 'object' THEN
        NOT jsonb_path_exists(tax_accounts, 'strict $.* ? (@.type() != "string")')
        AND NOT jsonb_path_exists(tax_accounts, 'strict $.* ? (!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))')
        AND NOT jsonb_path_exists(tax_accounts, 'strict $.keyvalue().key ? (!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))') ELSE false END)
);

-- What an organisation's settings for posting were, until when. Verification looks whether one of them explains entries that the settings
-- of now would not give. Null: changed before this history began, not known.
CREATE TABLE settings_history (
    org_id            text NOT NULL REFERENCES organisation ON DELETE CASCADE,
    until             timestamptz NOT NULL DEFAULT clock_timestamp(),
    base_currency     text,
    roles             jsonb,
    tax_accounts      jsonb,
    deferral_rounding text,
    changed_by        text NOT NULL DEFAULT session_user
);
CREATE INDEX settings_history_until ON settings_history (org_id, until);

-- Accounts beyond those of the roles.
CREATE TABLE account (
    org_id text NOT NULL REFERENCES organisation ON DELETE CASCADE,
    code   text NOT NULL,
    name   text NOT NULL DEFAULT '',
    -- So that a chart can be imported and exported whole. Null: the kind goes by the code's first digit, as in the default chart.
    kind   text CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'expense')),
    PRIMARY KEY (org_id, code),
    CONSTRAINT code_can_be_read CHECK (code ~ '^[^\u0001-\u001f\u007f-\u009f]{1,200}$')
);

-- What is set, for all organisations; their own settings are in organisation and queue_org.
CREATE TABLE setting (
    key        text PRIMARY KEY,
    value      text NOT NULL,
    changed_by text NOT NULL DEFAULT session_user,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO setting (key, value) VALUES
    ('direct_threshold', '10'), ('direct_concurrency', '10'), ('direct_per_recreation', '6'), ('queue_concurrency', '6'), ('express_slots', '1'),
    ('normal_slots', '1'), ('queue_rate', '0'), ('direct_rate', '0'), ('lease_seconds', '60'), ('max_attempts', '8'), ('caution_minutes', '10'),
    ('poll_seconds', '10'), ('event_days', '30');

-- What each setting takes: one table that database, commands, screens and documentation share. src/store/setting_rules.cpp holds the same for
-- programs; a test compares them.
CREATE TABLE setting_rule (
    key          text NOT NULL,
    of_org       boolean NOT NULL,       -- each organisation has its own, in queue_org; else one for all, in setting
    least        float8 NOT NULL,
    most         float8 NOT NULL,
    standard     float8,                 -- holds where nothing is set; null: no limit
    whole        boolean NOT NULL,       -- whole numbers only
    unit         text NOT NULL,
    meaning      text NOT NULL,
    takes_effect text NOT NULL,
    PRIMARY KEY (key, of_org)
);
INSERT INTO setting_rule VALUES
    ('direct_threshold', false, 0, 1000, 10, true, 'documents', 'a recreation of at most so many documents runs directly',
     'at the next recreation, 5 s at the latest'),
    ('direct_concurrency', false, 1, 64, 10, true, 'documents', 'direct postings at once in one console', 'within 5 s'),
    ('direct_per_recreation', false, 1, 64, 6, true, 'documents', 'of them for one recreation',
     'at the next recreation, 5 s at the latest'),
    ('direct_rate', false, 0, 1000000, 0, true, 'documents/s', 'direct postings per second of one console; 0: no limit', 'within 5 s'),
    ('queue_concurrency', false, 1, 64, 6, true, 'slots', 'slots of a worker', 'within 5 s; a slot ends its job first'),
    ('express_slots', false, 0, 64, 1, true, 'slots', 'of them kept for priority 2 and 3', 'within 5 s; a slot ends its job first'),
    ('normal_slots', false, 0, 64, 1, true, 'slots', 'of them kept for priority 1', 'within 5 s; a slot ends its job first'),
    ('queue_rate', false, 0, 1000000, 0, true, 'jobs/s', 'jobs per second of one worker; 0: no limit', 'within 5 s'),
    ('lease_seconds', false, 2, 3600, 60, true, 's', 'how long a lease lasts without being extended', 'at the next claim or extension'),
    ('max_attempts', false, 1, 1000, 8, true, 'attempts', 'attempts before a job is dead', 'at a job''s next failure'),
    ('caution_minutes', false, 0, 1440, 10, true, 'min',
     'after a worker stopped without a word, jobs are leased one by one for so long', 'at the next claim'),
    ('poll_seconds', false, 1, 300, 10, true, 's', 'how often an idle worker looks without being woken',
     'after the look that is due, 5 s at the earliest'),
    ('event_days', false, 1, 3650, 30, true, 'days', 'how long the history of jobs is kept', 'within the hour'),
    ('weight', true, 0.001, 1000, 1, false, 'turns', 'its share of turns within a priority', 'at the next claim'),
    ('max_leased', true, 0, 1000000, NULL, true, 'jobs', 'how many of its jobs may run at once', 'at the next claim'),
    ('max_per_second', true, 0.001, 1000000, NULL, false, 'jobs/s', 'how many of its jobs may start per second', 'at the next claim');

