// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/job_acts.h"

#include <QString>

class QMessageBox;
class QWidget;

namespace leapfrog {

/// What is asked before an act on jobs, and what is told after it.
struct JobQuestion
{
    QString title; ///< of the window
    QString text; ///< names number and database
    QString details; ///< what it means
    QString yes;
    QString no;
};

/// Whether it is asked about at all: always before what can't be undone, else when it is about many.
bool mustAsk(const JobAct &act, std::size_t jobs);
/// `database`: its name.
JobQuestion questionFor(const JobAct &act, const JobPlan &plan, const QString &database);
/// A dialog that asks that; its "yes" is called "doIt". Not shown yet. Who is in doubt presses Return and nothing
/// happens.
QMessageBox *questionBox(const JobQuestion &question, QWidget *parent);

/// What was done, and what to know of it.
struct JobNews
{
    QString happened;
    QString advice;
};
JobNews newsOf(const JobAct &act, const JobPlan &plan, const JobOutcome &outcome);
/// Why an act would change nothing.
QString whyNothing(const JobAct &act);

} // namespace leapfrog
