-- 0028: entries keep what they settle and which taxes they hold (docs/decisions/0039-open-items.md). Waits for the transactions that use gl_entry now,
-- for a moment; rewrites nothing.

-- Null: of before this was kept. Reports take it from the documents then.
ALTER TABLE gl_entry ADD COLUMN settles text;                -- the document whose open item it opens or settles; empty: none
ALTER TABLE gl_entry ADD COLUMN due_date date;               -- when that is due, where it opens one
ALTER TABLE gl_entry ADD COLUMN taxes jsonb;                 -- by tax code: what was taxed, and the tax, in both currencies; null: none

-- What a shop brings along that starts in the middle of a year.
ALTER TABLE organisation
    DROP CONSTRAINT IF EXISTS roles_can_be_read,
    ADD CONSTRAINT roles_can_be_read CHECK (CASE WHEN jsonb_typeof(roles) = 'object' THEN
        NOT jsonb_path_exists(roles, 'strict $.* ? (@.type() != "string")')
        AND NOT jsonb_path_exists(roles, 'strict $.* ? (!(@ like_regex "^[^\\u0001-\\u001f\\u007f-\\u009f]{1,200}$"))')
        AND roles - string_to_array(
            'bank cash card_clearing gateway_reserve receivable input_tax prepaid_expenses vendor_credit payable output_tax deferred_revenue '
            'gift_card_liability tips_payable duties_payable customer_credit sales sales_returns shipping_revenue gift_card_breakage other_income '
            'fx_gain fx_loss expense payment_fees gateway_adjustments bad_debt refund_discrepancy rounding '
            'other_clearing payouts_in_transit marketplace_tax capital_loan additional_fees restocking_fees disputes shipping_costs opening_balance', ' ')
            = '{}' ELSE false END) NOT VALID;
