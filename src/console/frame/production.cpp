// SPDX-License-Identifier: MIT
#include "console/frame/production.h"

#include "console/look/words.h"
#include "console/session/session.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

namespace leapfrog {

static constexpr qsizetype many = 100; ///< from here on a slip of the hand is dear

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Production)
};

} // namespace

QString nameInQuestions(const Session &session)
{
    const auto name = withShortWords(session.name());
    return session.target().production ? Words::tr("%1 (production)").arg(name) : name;
}

QString placeInQuestions(const Session &session, const std::string &orgId)
{
    const auto name = withShortWords(QString::fromStdString(orgId));
    return session.target().production
        ? Words::tr("%1, %2", "organisation, database").arg(name, nameInQuestions(session))
        : name;
}

bool mustTypeName(const Session &session, qsizetype items)
{
    return session.target().production && items >= many;
}

void askForName(QMessageBox &box, QAbstractButton &yes, const Session &session)
{
    auto *layout = qobject_cast<QGridLayout *>(box.layout());
    const auto name = session.name();
    auto *field = new QLineEdit(&box);
    field->setObjectName(QStringLiteral("typedName"));
    auto *label = new QLabel(Words::tr("So many in production: type its &name, %1").arg(withShortWords(name)), &box);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    field->setAccessibleName(label->text().remove(QLatin1Char('&')));
    const int row = layout->rowCount();
    const int column = layout->columnCount() - 1;
    // Over the buttons, which QMessageBox has put into the last row.
    if (auto *buttons
        = layout->itemAtPosition(row - 1, 0) != nullptr ? layout->itemAtPosition(row - 1, 0)->widget() : nullptr) {
        layout->removeWidget(buttons);
        layout->addWidget(label, row - 1, column);
        layout->addWidget(field, row, column);
        layout->addWidget(buttons, row + 1, 0, 1, layout->columnCount());
    } else {
        layout->addWidget(label, row, column);
        layout->addWidget(field, row + 1, column);
    }
    yes.setEnabled(false);
    QObject::connect(field, &QLineEdit::textChanged, &yes,
                     [&yes, name](const QString &text) { yes.setEnabled(text.trimmed() == name); });
}

void confirmMany(const Session &session, QWidget &parent, qsizetype items, const QString &title,
                 const std::function<void()> &act)
{
    if (!mustTypeName(session, items)) {
        act();
        return;
    }
    auto *box
        = new QMessageBox(QMessageBox::Question, title, Words::tr("%1 in %2?").arg(title, nameInQuestions(session)),
                          QMessageBox::NoButton, &parent);
    box->setObjectName(QStringLiteral("manyQuestion"));
    auto *yes = box->addButton(title, QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("manyDo"));
    auto *no = box->addButton(Words::tr("&Not now"), QMessageBox::RejectRole);
    box->setEscapeButton(no);
    box->setDefaultButton(no);
    box->setAttribute(Qt::WA_DeleteOnClose);
    askForName(*box, *yes, session);
    QObject::connect(yes, &QAbstractButton::clicked, &parent, act);
    box->open();
}

void startPoller(Session &session, QWidget &parent, int slotCount, std::optional<double> rate)
{
    const auto start = [&session, slotCount, rate] { session.poller().start(slotCount, rate); };
    if (!session.target().production) {
        start();
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, Words::tr("Start the poller"),
                                Words::tr("Start the poller for %1?").arg(nameInQuestions(session)),
                                QMessageBox::NoButton, &parent);
    box->setObjectName(QStringLiteral("pollerQuestion"));
    box->setInformativeText(Words::tr("This computer then does everybody's work of that database, as its workers do, "
                                      "until you stop it or close the window."));
    auto *yes = box->addButton(Words::tr("&Start it"), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("pollerDo"));
    auto *no = box->addButton(Words::tr("&Not now"), QMessageBox::RejectRole);
    box->setEscapeButton(no);
    box->setDefaultButton(no);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(yes, &QAbstractButton::clicked, &session, start);
    box->open();
}

} // namespace leapfrog
