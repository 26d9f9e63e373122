// SPDX-License-Identifier: MIT
#include "console/ledger/close/close_dialog.h"

#include "console/frame/production.h"
#include "console/ledger/close/check_list.h"
#include "console/ledger/close/seal_head.h"
#include "console/look/figures.h"
#include "console/look/words.h"
#include "console/session/rights_watch.h"

#include <QCoreApplication>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace leapfrog {

static constexpr int lineCharacters = 72; ///< that the dialog is wide

CloseDialog::CloseDialog(Session &session, const std::string &orgId, QDate through, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_orgId(orgId)
    , m_act(session, this)
    , m_pages(new QStackedWidget(this))
    , m_day(new QDateEdit(through, this))
    , m_list(new CheckList(this))
    , m_why(new QLineEdit(this))
    , m_file(new QLineEdit(this))
    , m_state(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_record(new QLabel(this))
    , m_head(new QLabel(this))
    , m_seal(new QPushButton(tr("Close and &seal"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("closeDialog"));
    setWindowTitle(tr("Close a period"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_state->setObjectName(QStringLiteral("closeState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setObjectName(QStringLiteral("closeProgress"));
    m_progress->setAccessibleName(tr("Progress of the close"));
    m_progress->setMaximum(0);
    m_progress->setTextVisible(false);
    m_seal->setObjectName(QStringLiteral("closeSeal"));
    m_seal->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("closeCancel"));
    m_cancel->setAutoDefault(false);
    m_pages->addWidget(makeQuestion());
    m_pages->addWidget(makeRecord());
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_seal);
    buttons->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_pages, 1);
    column->addWidget(m_progress);
    column->addWidget(m_state);
    column->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * lineCharacters);
    connect(m_seal, &QPushButton::clicked, this, &CloseDialog::seal);
    connect(m_cancel, &QPushButton::clicked, this, &CloseDialog::reject);
    connect(m_day, &QDateEdit::dateChanged, this, &CloseDialog::check);
    connect(m_list, &CheckList::mendWanted, this, [this](const QString &name) {
        emit mendWanted(name, this->through());
        close();
    });
    connect(&m_act, &LongAct::progressed, this, [this](qint64 documents) {
        if (m_isSealing && documents > 0)
            say(tr("%1 documents are sealed").arg(numberInWords(documents)));
    });
    connect(&session, &Session::stateChanged, this, &CloseDialog::showState);
    connect(&RightsWatch::of(session), &RightsWatch::changed, this, &CloseDialog::showState);
    check();
}

QWidget *CloseDialog::makeQuestion()
{
    auto *page = new QWidget(this);
    auto *question = new QLabel(tr("Close the books of %1?").arg(placeInQuestions(m_session, m_orgId)), page);
    question->setObjectName(QStringLiteral("closeQuestion"));
    question->setTextFormat(Qt::PlainText);
    question->setWordWrap(true);
    auto font = question->font();
    font.setBold(true);
    question->setFont(font);
    auto *effect = new QLabel(
        tr("The list is gone through; then all days up to the last one are locked and sealed: of every entry and the "
           "documents behind them a chain of digests is kept, so that any later change can be told."),
        page);
    effect->setTextFormat(Qt::PlainText);
    effect->setWordWrap(true);
    m_day->setObjectName(QStringLiteral("closeDay"));
    m_day->setDateRange(toQDate(firstDate), toQDate(lastDate));
    m_day->setCalendarPopup(true);
    m_why->setObjectName(QStringLiteral("closeWhy"));
    m_why->setMaxLength(500);
    m_file->setObjectName(QStringLiteral("closeFile"));
    m_file->setPlaceholderText(tr("none: the database alone keeps it"));
    auto *choose = new QPushButton(tr("C&hoose…"), page);
    choose->setObjectName(QStringLiteral("closeChooseFile"));
    choose->setAutoDefault(false);
    choose->setToolTip(tr("Keep the file elsewhere: it proves later what the books were, whatever becomes of the "
                          "database."));
    connect(choose, &QPushButton::clicked, this, &CloseDialog::chooseFile);
    auto *file = new QHBoxLayout;
    file->addWidget(m_file, 1);
    file->addWidget(choose);
    auto *day = new QFormLayout;
    day->addRow(tr("&Last day that is closed"), m_day);
    auto *form = new QFormLayout;
    form->addRow(tr("&Reason, kept with your name"), m_why);
    form->addRow(tr("&File that gets the seal"), file);
    if (auto *label = qobject_cast<QLabel *>(form->labelForField(file)))
        label->setBuddy(m_file);
    auto *scroll = new QScrollArea(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_list);
    scroll->setMinimumHeight(fontMetrics().height() * 9);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(question);
    column->addWidget(effect);
    column->addLayout(day);
    column->addWidget(scroll, 1);
    column->addLayout(form);
    return page;
}

QWidget *CloseDialog::makeRecord()
{
    auto *page = new QWidget(this);
    for (auto *text : {m_record, m_head}) {
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_record->setObjectName(QStringLiteral("closeRecord"));
    m_head->setObjectName(QStringLiteral("closeHead"));
    dressHead(*m_head);
    auto *advice
        = new QLabel(tr("This is the head of the seal. Print it or write it down, and keep it with the file: it "
                        "stands for all that was sealed. Check a seal… compares it with the books at any time."),
                     page);
    advice->setTextFormat(Qt::PlainText);
    advice->setWordWrap(true);
    auto *copy = new QPushButton(tr("&Copy the head"), page);
    copy->setObjectName(QStringLiteral("closeCopyHead"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this] { copyHead(m_plainHead); });
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_record);
    column->addWidget(m_head);
    column->addWidget(copy, 0, Qt::AlignLeft);
    column->addWidget(advice);
    column->addStretch(1);
    return page;
}

Date CloseDialog::through() const
{
    return fromQDate(m_day->date());
}

void CloseDialog::say(const QString &text, bool isProblem)
{
    m_state->setText(text);
    m_state->setForegroundRole(QPalette::WindowText);
    auto font = m_state->font();
    font.setBold(isProblem);
    m_state->setFont(font);
}

void CloseDialog::check()
{
    m_checks.clear();
    m_list->show({});
    if (m_act.isRunning()) { // of another day
        m_checkAgain = true;
        m_act.cancel();
        return;
    }
    say(tr("Going through the list: every document is posted again in memory and compared."));
    m_act.start(
        tr("Close of %1 through %2: the list").arg(QString::fromStdString(m_orgId), dateFigure(through())),
        [orgId = m_orgId, day = through()](Connection &connection, const std::stop_token &stop, LongAct::Progress &) {
            return checkClose(connection, orgId, day, stop);
        },
        [](const std::vector<CloseCheck> &checks) {
            return mayClose(checks) ? tr("the list lets it be closed") : tr("something is missing");
        },
        [this](const Result<std::vector<CloseCheck>> &checks) { showChecks(checks); });
    showState();
}

void CloseDialog::showChecks(const Result<std::vector<CloseCheck>> &checks)
{
    if (std::exchange(m_checkAgain, false)) {
        check();
        return;
    }
    if (!checks) {
        say(checks.error().message, true);
    } else {
        m_checks = *checks;
        m_list->show(m_checks);
        if (mayClose(m_checks))
            say(tr("Nothing keeps the period from being closed."));
        else
            say(tr("The period can't be closed yet: see what is missing."), true);
    }
    showState();
}

void CloseDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("File that gets the seal"));
    dialog->setObjectName(QStringLiteral("sealFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Seals (*.seal)"));
    dialog->setDefaultSuffix(QStringLiteral("seal"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(sealFileName(m_orgId, through()));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &file) { m_file->setText(QDir::toNativeSeparators(file)); });
    dialog->open();
}

void CloseDialog::seal()
{
    if (m_act.isRunning() || m_checks.empty() || !mayClose(m_checks))
        return;
    m_isSealing = true;
    say(tr("Locking and sealing the books."));
    const CloseRequest request{.seal = {.orgId = m_orgId,
                                        .through = through(),
                                        .why = m_why->text().trimmed().toStdString(),
                                        .program = QCoreApplication::applicationVersion().toStdString()},
                               .file = QDir::fromNativeSeparators(m_file->text().trimmed())};
    m_act.start(
        tr("Close of %1 through %2").arg(QString::fromStdString(m_orgId), dateFigure(through())),
        [request](Connection &connection, const std::stop_token &stop, LongAct::Progress &progress) {
            return closePeriod(
                connection, request, [&](std::int64_t documents) { progress = documents; }, stop);
        },
        [](const Seal &seal) {
            return tr("seal %1, %2 entries of %3 documents")
                .arg(QString::number(seal.number), numberInWords(seal.entries), numberInWords(seal.documents));
        },
        [this](const Result<Seal> &sealed) { showSeal(sealed); });
    showState();
}

void CloseDialog::showSeal(const Result<Seal> &sealed)
{
    m_isSealing = false;
    emit done();
    if (!sealed) {
        if (sealed.error().code == Error::Code::Cancelled)
            say(tr("Cancelled: nothing was sealed. The days may be locked already; the Ledger screen says so."), true);
        else
            say(sealed.error().message, true);
        showState();
        return;
    }
    m_isClosed = true;
    m_plainHead = QString::fromStdString(sealed->head);
    auto record = tr("Closed and sealed through %1: seal %2, %3 entries of %4 documents.")
                      .arg(dateFigure(through()), QString::number(sealed->number), numberInWords(sealed->entries),
                           numberInWords(sealed->documents));
    if (!m_file->text().trimmed().isEmpty())
        record += QLatin1Char('\n') + tr("The seal is in %1.").arg(m_file->text().trimmed());
    m_record->setText(withShortWords(record, 60));
    m_head->setText(headInGroups(m_plainHead));
    m_pages->setCurrentIndex(1);
    say({});
    showState();
}

void CloseDialog::showState()
{
    const bool runs = m_act.isRunning();
    m_progress->setVisible(runs);
    m_state->setVisible(!m_state->text().isEmpty());
    m_day->setEnabled(!m_isSealing);
    m_seal->setVisible(!m_isClosed);
    m_cancel->setText(m_isClosed ? tr("Close") : tr("Cancel"));
    auto whyNot = m_session.whyNoChanges();
    if (whyNot.isEmpty())
        whyNot = RightsWatch::of(m_session).whyNoLock(m_orgId);
    if (whyNot.isEmpty() && runs)
        whyNot = m_isSealing ? tr("It is under way.") : tr("The list is still being gone through.");
    if (whyNot.isEmpty() && !mayClose(m_checks))
        whyNot = tr("The period can't be closed yet: see what is missing.");
    if (whyNot.isEmpty() && m_checks.empty())
        whyNot = tr("The list was not gone through.");
    m_seal->setEnabled(whyNot.isEmpty());
    m_seal->setToolTip(whyNot.isEmpty() ? tr("Locks all days up to the last one, and seals them.") : whyNot);
}

/// What is being sealed ends first: what became of it has to be told.
void CloseDialog::reject()
{
    if (m_isSealing && m_act.isRunning()) {
        m_act.cancel();
        say(tr("Cancelling."));
        return;
    }
    QDialog::reject();
}

} // namespace leapfrog
