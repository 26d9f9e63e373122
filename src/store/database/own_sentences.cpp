// SPDX-License-Identifier: MIT
#include "store/database/own_sentences.h"

#include <QtGlobal>

#include <array>

namespace leapfrog {

std::span<const char *const> ownSentences()
{
    static constexpr std::array sentences = {
        // the ledger
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Line %1 of %2, version %3, is final: an entry is never changed or deleted. To correct the "
                          "books, post a new version."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Entries are final: an entry is never changed or deleted. To correct the books, post a new "
                          "version."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "The entries of %1, version %2, don't balance: %3 minor units of the base currency are left "
                          "over."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "There is no organisation \"%1\" whose books could get entries."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "The settings of an organisation were changed while its documents were posted. They are "
                          "posted by the new ones."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Entries of %1 on account %2 are dated before 1970-01-01 or after 2199-12-31."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Entries of %1 on account %2 are in the base currency %3, so amount and base amount must be "
                          "the same."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "There is no account \"%1\" in the chart of \"%2\"."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "Entries of %1 are in \"%2\", which is no ISO 4217 currency."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Organisation \"%1\" has no document \"%2\" whose entries these could be."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "%1 has no version %2 whose entries these could be."),
        QT_TRANSLATE_NOOP(
            "leapfrog::Database",
            "Version %1 of %2 can't be posted beside another that is in force: take that one out of force "
            "first."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Version %1 of %2 can't get more entries: a version is posted once, from line 1 on, in one "
                          "transaction."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "The books are locked through %1: the entries of %2 of %3 can't be written or replaced."),
        // period locks and settings
        QT_TRANSLATE_NOOP("leapfrog::Database", "The last locked day must be from 1970-01-01 to 2199-12-31."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "There is no organisation \"%1\" here."),
        QT_TRANSLATE_NOOP(
            "leapfrog::Database",
            "Somebody else is locking or unlocking the books of \"%1\". Nothing was changed. Try again in "
            "a moment."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "The books are locked through %1 already. To open days again, unlock them."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Entries of \"%1\" are being written by a transaction that does not end, so its books can't "
                          "be locked or unlocked now. Nothing was changed. Try again in a moment."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Entries of \"%1\" are being written by a transaction that does not end, so its settings "
                          "can't be changed now. Nothing was changed. Try again in a moment."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "A period is locked and unlocked in a READ COMMITTED transaction only: another would not see "
                          "the latest postings."),
        QT_TRANSLATE_NOOP(
            "leapfrog::Database",
            "The books can't be locked through %1: %2 of the period are not posted (%3 await recreation): "
            "%4 and %5 more. Post or repair them first."),
        QT_TRANSLATE_NOOP(
            "leapfrog::Database",
            "The books can't be locked through %1: %2 of the period are not posted (%3 await recreation): "
            "%4. Post or repair them first."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "The books of \"%1\" were closed and sealed through %2: who opens days of these again says "
                          "why. Nothing was changed."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "No period of \"%1\" is locked."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "The books are locked through %1 only; %2 is open."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "There is no setting \"%1\"."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "%1 takes a whole number from %2 to %3; not \"%4\"."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "%1 takes a number from %2 to %3; not \"%4\"."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "%1 is %2; not \"%3\"."),
        // documents and recreations
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "accounting_ready_version of %1 %2 counts up: it is %3 and can't become %4. Raise it by one "
                          "with each change."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "There is no such recreation."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "Choose at least one document."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "%1 of %2 documents have changed since they were looked at."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "The books are locked through %1 and %2 has entries there. Nothing was changed."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Organisation \"%1\" has no document %2 and %3 more. Nothing was changed."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "Organisation \"%1\" has no document %2. Nothing was changed."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "Nothing of this recreation is left to undo."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Settings were changed just before, and the documents are still being recreated by them. "
                          "Nothing was changed. Try again when that recreation has ended, or undo it."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "%1 has a newer version since this recreation. Nothing was undone."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "The books were locked through %1 since, and %2 has entries there. Nothing was undone."),
        // who may do what
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "That takes the role \"%1\" in the organisation \"%2\", which the login \"%3\" does not "
                          "have. An owner of it can give it."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Only workers write entries here (setting direct_by), and the login \"%1\" is none. The "
                          "documents wait for a worker."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "The audit trail is only added to: its rows are never changed or deleted."),
        QT_TRANSLATE_NOOP(
            "leapfrog::Database",
            "Seal %1 of \"%2\" can't be kept: a seal is made now, by the login that makes it, of a locked "
            "period, and has the next number."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "The login \"%1\" is not of leapfrog_worker, so it can't work on the queue."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "Nobody has begun to undo that part of the recreation."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "Another transaction holds this document. The job goes on when that has ended."),
        // the close
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "The settings (%1) were changed again since, so they can't go back to what they were before "
                          "it. Nothing was undone."),
        QT_TRANSLATE_NOOP("leapfrog::Database",
                          "What is kept in %1 is never changed or deleted: reports of earlier moments go by it."),
        // jobs
        QT_TRANSLATE_NOOP("leapfrog::Database", "A job of accounting_work_queue can't be written so: %1."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "A job can't be enqueued so: %1."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "Its worker stopped without a word %1 times."),
        QT_TRANSLATE_NOOP("leapfrog::Database", "%1 set this job dead by hand."),
    };
    return sentences;
}

} // namespace leapfrog
