// SPDX-License-Identifier: MIT
#include "console/workers/pause_question.h"

#include "console/look/words.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace leapfrog {

static constexpr int lineCharacters = 60; ///< that the texts are wide
static constexpr int mostCharacters = 500; ///< of a reason

static QString name(const PauseTarget &target)
{
    return withShortWords(QString::fromStdString(target.key));
}

static QString question(const PauseTarget &target, const QString &database)
{
    if (target.scope == "organisation")
        return PauseQuestion::tr("Pause the organisation %1 in %2?").arg(name(target), database);
    if (target.scope == "worker")
        return PauseQuestion::tr("Pause the worker %1 in %2?").arg(name(target), database);
    return PauseQuestion::tr("Pause the whole queue of %1?").arg(database);
}

static QString effect(const PauseTarget &target)
{
    if (target.scope == "organisation")
        return PauseQuestion::tr("What runs ends. No new job of this organisation is taken until somebody resumes it; "
                                 "clicks for at most the direct threshold still start at once.");
    if (target.scope == "worker")
        return PauseQuestion::tr(
            "It ends what it holds and takes nothing new until somebody resumes it. Other workers go on.");
    return PauseQuestion::tr("What runs ends. No worker takes a new job until somebody resumes the queue; clicks for "
                             "at most the direct threshold still start at once.");
}

PauseQuestion::PauseQuestion(const PauseTarget &target, const QString &database, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("pauseQuestion"));
    setWindowTitle(tr("Pause"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *text = new QLabel(question(target, withShortWords(database)), this);
    text->setObjectName(QStringLiteral("pauseText"));
    auto font = text->font();
    font.setBold(true);
    text->setFont(font);
    auto *what = new QLabel(effect(target), this);
    for (auto *label : {text, what}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(fontMetrics().averageCharWidth() * lineCharacters);
    }
    auto *why = new QLineEdit(this);
    why->setObjectName(QStringLiteral("pauseWhy"));
    why->setMaxLength(mostCharacters);
    auto *form = new QFormLayout;
    form->addRow(tr("&Reason, shown to everybody who waits"), why);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *pause = buttons->addButton(tr("&Pause"), QDialogButtonBox::AcceptRole);
    pause->setObjectName(QStringLiteral("pauseDo"));
    pause->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(text);
    column->addWidget(what);
    column->addLayout(form);
    column->addWidget(buttons);
    why->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this, why] { emit pauseWanted(why->text().trimmed()); });
}

QString pausedNews(const PauseTarget &target)
{
    if (target.scope == "organisation")
        return PauseQuestion::tr("The organisation %1 is paused.").arg(name(target));
    if (target.scope == "worker")
        return PauseQuestion::tr("The worker %1 is paused.").arg(name(target));
    return PauseQuestion::tr("The whole queue is paused.");
}

QString resumedNews(const PauseTarget &target, bool was)
{
    if (target.scope == "organisation")
        return (was ? PauseQuestion::tr("The organisation %1 goes on.")
                    : PauseQuestion::tr("The organisation %1 was not paused any more."))
            .arg(name(target));
    if (target.scope == "worker")
        return (was ? PauseQuestion::tr("The worker %1 goes on.")
                    : PauseQuestion::tr("The worker %1 was not paused any more."))
            .arg(name(target));
    return was ? PauseQuestion::tr("The queue goes on.") : PauseQuestion::tr("The queue was not paused any more.");
}

} // namespace leapfrog
