// SPDX-License-Identifier: MIT
#include "store/health/check.h"

#include <array>

namespace leapfrog {

using State = HealthFinding::State;

static constexpr std::array counts = {
    Count{.check = "orphan_entries",
          .state = State::Wrong,
          .sql = R"(
        SELECT org_id || ' ' || document_id, count(*) OVER ()
          FROM (SELECT DISTINCT org_id, document_id FROM gl_entry WHERE deleted_at IS NULL
                EXCEPT SELECT org_id, document_id FROM document) AS orphan ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Every entry in force has its document."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 documents have entries but are not there."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "A document was deleted by SQL. Import it again, then recreate it; "
                                      "\"leapfrogctl ledger verify\" names the entries.")},
    Count{.check = "balances",
          .state = State::Wrong,
          .sql = R"(
        SELECT format('%s, account %s, %s, %s', org_id, account, currency, to_char(month, 'YYYY-MM')), count(*) OVER () FROM ledger_balance_odd
         ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "The monthly balances are the sums of the entries."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 monthly balances differ from the sum of their entries: reports show them."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Somebody wrote entries with the triggers off, or restored them so. Count anew, "
                                      "while all goes on: leapfrogctl doctor --repair. \"leapfrogctl ledger verify\" "
                                      "looks at the entries themselves."),
          .repair = "balances"},
    Count{.check = "without_job",
          .state = State::Wrong,
          .sql = R"(
        SELECT format('%s %s, posted at version %s of %s%s', document.org_id, document.document_id, document.posted_version,
                      document.accounting_ready_version, CASE WHEN document.awaiting_recreation THEN ', awaits a recreation' END), count(*) OVER ()
          FROM document
         WHERE (document.posted_version < document.accounting_ready_version
                AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS job
                                 WHERE job.org_id = document.org_id AND job.document_id = document.document_id))
            OR (document.awaiting_recreation AND document.posted_version >= document.accounting_ready_version)
         ORDER BY 1 LIMIT 5)",
          .fine
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Every document that is behind its newest version has a job."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 documents are not posted at their newest version and have no job."),
          .advice = QT_TRANSLATE_NOOP(
              "leapfrog::HealthStore",
              "Their jobs were cancelled or deleted, or a program raised the version without enqueueing. Enqueue them: "
              "leapfrogctl doctor --repair, or each by leapfrogctl enqueue --org ORG --document ID"),
          .repair = "jobs"},
    Count{.check = "refused_payloads",
          .state = State::Wrong,
          .sql = R"(
        SELECT format('%s: %s refused', org_id, refused), sum(refused) OVER ()::bigint FROM import_payload_count WHERE refused > 0 ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No payload of a shop was refused."),
          .words
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 payloads were refused: what they say is not in the books."),
          .advice = QT_TRANSLATE_NOOP(
              "leapfrog::HealthStore",
              "leapfrogctl inbox list --state refused says why. When the cause is gone: leapfrogctl import retry")},
    Count{.check = "waiting_payloads",
          .state = State::Notice,
          .sql = R"(
        SELECT format('%s: %s waiting', org_id, waiting), sum(waiting) OVER ()::bigint FROM import_payload_count WHERE waiting > 0 ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No payload of a shop waits for another."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 payloads wait for something that may still come, as a refund for its order."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "They are read by themselves when it comes. leapfrogctl inbox list --state "
                                      "waiting says for what each waits.")},
    Count{.check = "wrong_side",
          .state = State::Notice,
          .sql = R"(
        SELECT format('%s: %s %s', org_id, account, role), count(*) OVER () FROM (
            SELECT org.org_id, known.role, coalesce(org.roles ->> known.role, known.usual) AS account,
                   (SELECT sum(base_amount) FROM gl_entry WHERE gl_entry.org_id = org.org_id AND deleted_at IS NULL
                       AND gl_entry.account = coalesce(org.roles ->> known.role, known.usual)) * known.side AS balance
              FROM organisation AS org CROSS JOIN (VALUES
                   ('gift_card_liability', '2300', 1), ('customer_credit', '2500', 1), ('payouts_in_transit', '1040', -1)) AS known(role, usual, side)
             WHERE jsonb_typeof(org.roles) = 'object') AS accounts
         WHERE balance > 0 ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                    "Gift cards, store credit and payouts in transit are on their right side."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 accounts are on their wrong side: more was used up than was ever there."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Something from before is missing in the books, as gift cards that were sold "
                                      "before the first import: leapfrogctl ledger entries --account ACCOUNT")},
    Count{.check = "unreadable_organisations",
          .state = State::Wrong,
          .sql = R"(
        SELECT told, count(*) OVER () FROM (
            SELECT format('%s: base currency %s is not known', org_id, base_currency) AS told FROM organisation
             WHERE base_currency <> ALL (string_to_array((
                   SELECT (regexp_match(pg_get_constraintdef(oid), '''([A-Z ]{99,})'''))[1] FROM pg_constraint
                    WHERE conrelid = 'organisation'::regclass AND conname = 'base_currency_is_known'), ' '))
            UNION ALL
            SELECT format('%s: roles can''t be read', org_id) FROM organisation WHERE jsonb_typeof(roles) <> 'object'
            UNION ALL
            SELECT format('%s: tax accounts can''t be read', org_id) FROM organisation WHERE jsonb_typeof(tax_accounts) <> 'object'
            UNION ALL
            SELECT format('%s: role %s is %s', org.org_id, role.key, role.value)
              FROM organisation AS org CROSS JOIN LATERAL jsonb_each(CASE jsonb_typeof(org.roles) WHEN 'object' THEN org.roles ELSE '{}' END) AS role
             WHERE jsonb_typeof(role.value) <> 'string' OR role.value #>> '{}' = ''
            UNION ALL
            SELECT format('%s: tax code %s is %s', org.org_id, tax.key, tax.value)
              FROM organisation AS org
             CROSS JOIN LATERAL jsonb_each(CASE jsonb_typeof(org.tax_accounts) WHEN 'object' THEN org.tax_accounts ELSE '{}' END) AS tax
             WHERE jsonb_typeof(tax.value) <> 'string' OR tax.value #>> '{}' = ''
            UNION ALL                                      -- whatever else it is
            SELECT DISTINCT format('%s: %s', org_id, last_error) FROM accounting_work_queue
             WHERE state = 'queued' AND last_error LIKE 'bad\_settings:%') AS odd
         ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "The settings of each organisation can be read."),
          .words
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                              "%1 settings of organisations can't be read: none of their documents can be posted."),
          .advice = QT_TRANSLATE_NOOP(
              "leapfrog::HealthStore",
              "Set each anew: leapfrogctl organisation set --org ORG with --base-currency CODE, --role ROLE=ACCOUNT or "
              "--tax-account CODE=ACCOUNT; an empty account is the default. Where all roles or tax accounts can't be "
              "read: UPDATE "
              "organisation SET roles = '{}' (or tax_accounts = '{}') WHERE org_id = 'ORG'")},
};

std::span<const Count> dataCounts()
{
    return counts;
}

} // namespace leapfrog
