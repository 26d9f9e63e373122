-- 0022: settings that a posting could not read are refused where they are written, so that they never reach a worker; and an organisation's
-- jobs that waited because of its settings are ready at once when these are changed.
-- The tables are small. What is there already is not refused here: it is only told, and "leapfrogctl organisation set" puts it right; until
-- then the jobs of that organisation wait ("bad_settings"), and those of the others go on.
-- No functions in the checks: whoever writes an organisation would need the right to execute them.

ALTER TABLE organisation
    ADD CONSTRAINT base_currency_is_known CHECK (base_currency = ANY (string_to_array(
        'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY '
        'COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR '
        'ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MXV MYR '
        'MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC '
        'SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VEF VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG '
        'ZWL', ' '))) NOT VALID,
    ADD CONSTRAINT roles_can_be_read CHECK (CASE WHEN jsonb_typeof(roles) = 'object' THEN
        NOT jsonb_path_exists(roles, 'strict $.* ? (@.type() != "string")')
        AND NOT jsonb_path_exists(roles, 'strict $.* ? (!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))')
        AND roles - string_to_array(
            'bank cash card_clearing gateway_reserve receivable input_tax prepaid_expenses vendor_credit payable output_tax deferred_revenue '
            'gift_card_liability tips_payable duties_payable customer_credit sales sales_returns shipping_revenue gift_card_breakage other_income '
            'fx_gain fx_loss expense payment_fees gateway_adjustments bad_debt refund_discrepancy rounding', ' ') = '{}' ELSE false END) NOT VALID,
    ADD CONSTRAINT tax_accounts_can_be_read CHECK (CASE WHEN jsonb_typeof(tax_accounts) = 'object' THEN
        NOT jsonb_path_exists(tax_accounts, 'strict $.* ? (@.type() != "string")')
        AND NOT jsonb_path_exists(tax_accounts, 'strict $.* ? (!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))')
        AND NOT jsonb_path_exists(tax_accounts, 'strict $.keyvalue().key ? (!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))') ELSE false END) NOT VALID;
ALTER TABLE account
    ADD CONSTRAINT code_can_be_read CHECK (code ~ '^[^\u0001-\u001f\u007f-\u009f]{1,200}$') NOT VALID;
-- Days that the programs know. A lock "through infinity" would be read as none.
ALTER TABLE period_lock
    ADD CONSTRAINT period_lock_day_is_known CHECK (locked_through BETWEEN '1970-01-01' AND '2199-12-31') NOT VALID;

-- Those that nothing speaks against hold for all rows from now on; of the others it is told which rows they are.
DO $$
DECLARE
    rule record;
BEGIN
    FOR rule IN SELECT conrelid::regclass AS place, conname AS name FROM pg_constraint
                 WHERE conrelid IN ('organisation'::regclass, 'account'::regclass, 'period_lock'::regclass) AND contype = 'c' AND NOT convalidated LOOP
        BEGIN
            EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT %I', rule.place, rule.name);
        EXCEPTION WHEN check_violation THEN
            RAISE WARNING 'Table % has rows that can''t be read (%): the jobs of these organisations wait until they are put right.', rule.place, rule.name;
        END;
    END LOOP;
END $$;

CREATE FUNCTION organisation_wake_jobs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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
REVOKE EXECUTE ON FUNCTION organisation_wake_jobs() FROM PUBLIC;
CREATE TRIGGER organisation_settings_mended AFTER UPDATE ON organisation FOR EACH ROW
    WHEN ((OLD.base_currency, OLD.roles, OLD.tax_accounts, OLD.lock_policy, OLD.deferral_rounding)
          IS DISTINCT FROM (NEW.base_currency, NEW.roles, NEW.tax_accounts, NEW.lock_policy, NEW.deferral_rounding))
    EXECUTE FUNCTION organisation_wake_jobs();
CREATE TRIGGER period_lock_mended AFTER UPDATE OR DELETE ON period_lock FOR EACH ROW EXECUTE FUNCTION organisation_wake_jobs();
