-- 0014: the inbox: every payload that an import was given, and what became of it (docs/decisions/0023-inbox.md); settings of an organisation
-- that say how its shop's payloads are read. Waits for nobody but the transactions that use the tables now; reads no table. The index follows.

-- The books of a shop are a function of the payloads in here, not of the order in which they came: what a payload gives is found by reading
-- all of its group. Holds customers' names and what they bought; no addresses, phone numbers or e-mail (they are taken out before).
-- No foreign key: payloads may come before anything says in which currency their organisation keeps its books. See organisation_on_delete.
CREATE TABLE import_payload (
    payload_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- in the order of arrival
    org_id        text NOT NULL,
    kind          text NOT NULL,                             -- order, refund, transaction, fulfillment, payout …; unreadable
    shopify_id    text NOT NULL DEFAULT '',                  -- digits
    payload_group text NOT NULL,                             -- what it is read with: order/5111, payout/77
    updated_at    text NOT NULL DEFAULT '',                  -- as the payload says it
    source_file   text NOT NULL DEFAULT '',
    source_line   bigint NOT NULL DEFAULT 0,
    received_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    received_by   text NOT NULL DEFAULT session_user,
    digest        bytea NOT NULL,                            -- SHA-256 of the payload
    payload       text NOT NULL,
    state         text NOT NULL CHECK (state IN ('read', 'waiting', 'refused', 'superseded', 'not_needed')),
    code          text NOT NULL DEFAULT '',                  -- why it is not read: code, field and sentence
    field         text NOT NULL DEFAULT '',
    message       text NOT NULL DEFAULT '',
    waits_for     text NOT NULL DEFAULT '',                  -- a group, or a word
    is_final      boolean NOT NULL DEFAULT false,            -- judged by itself when it came: not read with its group
    order_group   text NOT NULL DEFAULT '',                  -- balance transaction: the order whose money it is about
    fx_rates      jsonb NOT NULL DEFAULT '{}',               -- what the import said of rates (--fx-rate), for a payout in another currency
    state_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- A payload that comes twice is one row. Serves what reads a group.
    CONSTRAINT payload_is_kept_once UNIQUE (org_id, payload_group, kind, shopify_id, digest),
    CONSTRAINT payload_has_a_place CHECK (octet_length(org_id) BETWEEN 1 AND 500 AND octet_length(payload_group) BETWEEN 1 AND 500
                                          AND octet_length(kind) BETWEEN 1 AND 100 AND octet_length(shopify_id) <= 500)
);
-- What is not read yet or was refused, for lists and the counts of reports.
CREATE INDEX import_payload_open ON import_payload (org_id, state, payload_id) WHERE state IN ('waiting', 'refused');
-- The payouts that say what became of an order's money.
CREATE INDEX import_payload_of_order ON import_payload (org_id, order_group) WHERE order_group <> '';
-- Pages of a list, and what may be purged.
CREATE INDEX import_payload_of_organisation ON import_payload (org_id, payload_id);

-- Groups that are to be read again, because what they go by has changed: payouts, by what was booked of the payments in them. Read and deleted by
-- whoever imports next; what an import leaves when it is cut off is not forgotten.
CREATE TABLE import_due (
    org_id        text NOT NULL,
    payload_group text NOT NULL,
    PRIMARY KEY (org_id, payload_group)
);

ALTER TABLE document
    ADD COLUMN payload_group text NOT NULL DEFAULT '',       -- the payloads that it was made of; empty: it was imported as a document
    ADD COLUMN newer_refused text NOT NULL DEFAULT '';       -- why a newer version of it was refused; empty: none was

ALTER TABLE organisation
    ADD COLUMN time_zone text NOT NULL DEFAULT '',           -- of moments that are given in UTC, an IANA name; empty: as the payloads say
    ADD COLUMN gateways jsonb NOT NULL DEFAULT '{}',         -- gateway, in small letters -> account that holds its money
    ADD COLUMN revenue_at text NOT NULL DEFAULT 'order',
    ADD CONSTRAINT revenue_at_is_known CHECK (revenue_at IN ('order', 'fulfilment')) NOT VALID,
    ADD CONSTRAINT gateways_can_be_read CHECK (CASE WHEN jsonb_typeof(gateways) = 'object' THEN
        NOT jsonb_path_exists(gateways, 'strict $.* ? (@.type() != "string")')
        AND NOT jsonb_path_exists(gateways, 'strict $.* ? (!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))') ELSE false END) NOT VALID;

-- Roles of accounts that a shop's payloads need, and the currency of Jersey.
ALTER TABLE organisation
    DROP CONSTRAINT IF EXISTS base_currency_is_known,
    ADD CONSTRAINT base_currency_is_known CHECK (base_currency = ANY (string_to_array(
        'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY '
        'COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR '
        'ISK JEP JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MXV MYR '
        'MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC '
        'SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VEF VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG '
        'ZWL', ' '))) NOT VALID,
    DROP CONSTRAINT IF EXISTS roles_can_be_read,
    ADD CONSTRAINT roles_can_be_read CHECK (CASE WHEN jsonb_typeof(roles) = 'object' THEN
        NOT jsonb_path_exists(roles, 'strict $.* ? (@.type() != "string")')
        AND NOT jsonb_path_exists(roles, 'strict $.* ? (!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))')
        AND roles - string_to_array(
            'bank cash card_clearing gateway_reserve receivable input_tax prepaid_expenses vendor_credit payable output_tax deferred_revenue '
            'gift_card_liability tips_payable duties_payable customer_credit sales sales_returns shipping_revenue gift_card_breakage other_income '
            'fx_gain fx_loss expense payment_fees gateway_adjustments bad_debt refund_discrepancy rounding '
            'other_clearing payouts_in_transit marketplace_tax capital_loan additional_fees restocking_fees disputes shipping_costs', ' ') = '{}' ELSE false END) NOT VALID;

-- Who imports goes on importing, who reads documents goes on reading reports: no GRANT of before can name what is new.
DO $$
DECLARE
    given record;
BEGIN
    CREATE VIEW import_payload_count AS                    -- as in views/, where it is kept
        SELECT org_id, count(*) FILTER (WHERE state = 'refused') AS refused, count(*) FILTER (WHERE state = 'waiting') AS waiting
          FROM import_payload WHERE state IN ('waiting', 'refused') GROUP BY org_id;
    FOR given IN
        SELECT format('GRANT %s ON import_payload, import_due TO %s', right_of.privilege_type, right_of.grantee::regrole) AS command
          FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) AS right_of
         WHERE pg_class.oid = 'public.import_order'::regclass AND grantee <> relowner AND grantee <> 0
           AND privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
           AND has_table_privilege(grantee, 'public.import_order', 'INSERT')
        UNION ALL
        SELECT format('GRANT SELECT ON import_payload_count TO %s', right_of.grantee::regrole)
          FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) AS right_of
         WHERE pg_class.oid = 'public.document'::regclass AND grantee <> relowner AND grantee <> 0 AND privilege_type = 'SELECT' LOOP
        EXECUTE given.command;
    END LOOP;
END $$;

-- outside the transaction
-- The documents of a group.
DROP INDEX CONCURRENTLY IF EXISTS document_of_group;
CREATE INDEX CONCURRENTLY document_of_group ON document (org_id, payload_group) WHERE payload_group <> '';
