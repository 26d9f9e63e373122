// SPDX-License-Identifier: MIT
#include "console/ledger/verify/verify_view.h"

#include "console/frame/page.h"
#include "console/look/flow_layout.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "store/books/reports.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace leapfrog {

static constexpr int mostShown = 10'000; ///< findings; of more it is said how many there are

VerifyView::VerifyView(Session &session, QWidget *parent)
    : LedgerView(session, parent)
    , m_verification(session, this)
    , m_begin(new QPushButton(tr("Verify all documents"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_recreate(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_result(new QLabel(this))
    , m_lines(new QLabel(this))
{
    m_begin->setObjectName(QStringLiteral("verify"));
    m_cancel->setObjectName(QStringLiteral("cancelVerify"));
    m_recreate->setObjectName(QStringLiteral("recreateFindings"));
    m_progress->setObjectName(QStringLiteral("verifyProgress"));
    m_progress->setAccessibleName(tr("Verification"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(12);
    m_progress->setFixedWidth(160);
    m_result->setObjectName(QStringLiteral("verifyResult"));
    m_lines->setObjectName(QStringLiteral("findingLines"));
    for (auto *text : {m_result, m_lines}) {
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto *line = new FlowLayout;
    line->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_begin, m_progress, m_cancel, m_recreate})
        line->addWidget(part);
    lines().addLayout(line);
    lines().addWidget(m_result);
    layout()->addWidget(m_lines);
    setTabOrder(m_begin, m_cancel);
    setTabOrder(m_cancel, m_recreate);
    setTabOrder(m_recreate, &table());
    table().setObjectName(QStringLiteral("findings"));
    table().setAccessibleName(tr("Findings"));
    table().setModel(&m_model);
    table().setItemDelegate(new SignDelegate(this));
    table().setSelectionMode(QAbstractItemView::ExtendedSelection);
    dressTable(table());
    setColumnWidths(table(), {18, 10, 14, 60});

    connect(m_begin, &QPushButton::clicked, this, &VerifyView::begin);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_verification.cancel(); });
    connect(m_recreate, &QPushButton::clicked, this, &VerifyView::recreate);
    connect(&m_verification, &Verification::found, this, &VerifyView::add);
    connect(&m_verification, &Verification::ended, this, &VerifyView::showEnd);
    connect(&session, &Session::stateChanged, this, &VerifyView::showState);
    connect(table().selectionModel(), &QItemSelectionModel::currentRowChanged, this, &VerifyView::showCurrent);
    connect(table().selectionModel(), &QItemSelectionModel::selectionChanged, this, &VerifyView::showState);
    connect(&table(), &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto *row = m_model.find(index))
            emit entryWanted({.documentId = row->document, .version = row->version, .lineNo = 1});
    });
    showState();
}

QWidget *VerifyView::filterField()
{
    return &table();
}

QString VerifyView::about() const
{
    return tr("all documents, whatever their date");
}

QString VerifyView::whyOnlyNow() const
{
    return tr("Documents are verified as they are now: show today's figures first.");
}

/// Keeps what is left out up to date; the verification itself is begun by hand.
void VerifyView::refresh()
{
    ask([orgId = book().orgId](Connection &connection) { return ReportStore(connection).head(orgId); },
        [this](const ReportHead &head) { emit answered(head); });
}

void VerifyView::noteBook()
{
    if (book().orgId != m_orgId) {
        m_verification.cancel();
        m_orgId = book().orgId;
        m_isDone = false;
        m_failure.clear();
        m_model.setRows({});
        showState();
    }
    startOver();
}

void VerifyView::begin()
{
    if (m_verification.isRunning() || !session().isConnected())
        return;
    m_isDone = false;
    m_failure.clear();
    m_model.setRows({});
    m_verification.start(book().orgId);
    showState();
    m_cancel->setFocus(Qt::OtherFocusReason);
}

/// Another organisation was chosen while that one's books were verified: what comes of it is not shown here.
bool VerifyView::isOfAnother() const
{
    return m_verification.orgId() != book().orgId;
}

void VerifyView::add(const std::vector<FindingRow> &findings)
{
    if (isOfAnother())
        return;
    const auto room = static_cast<std::size_t>(std::max(0, mostShown - m_model.rowCount()));
    m_model.append({findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(std::min(room, findings.size()))});
    showState();
}

void VerifyView::showEnd(const std::optional<Error> &error)
{
    if (isOfAnother()) {
        showState(); // it can be begun now
        return;
    }
    m_isDone = !error;
    if (error)
        m_failure = error->code == Error::Code::Cancelled
            ? tr("The verification was cancelled before its end; what was found until then is listed.")
            : error->message;
    showState();
    QAccessibleEvent announcement(m_result, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
    if (m_cancel->hasFocus() || focusWidget() == nullptr)
        m_begin->setFocus(Qt::OtherFocusReason);
}

/// Those that are selected when several are, else all. Entries without a document can't be made anew.
std::vector<std::string> VerifyView::chosen() const
{
    const auto selected = table().selectionModel()->selectedRows();
    std::set<std::string> documents;
    const auto take = [&](const FindingRow &row) {
        if (row.kind != LedgerFinding::Kind::Orphan)
            documents.insert(row.document);
    };
    if (selected.size() > 1) {
        for (const auto &index : selected)
            take(*m_model.find(index));
    } else {
        std::ranges::for_each(m_model.rows(), take);
    }
    return {documents.begin(), documents.end()};
}

QString VerifyView::resultWords() const
{
    const auto &progress = m_verification.progress();
    const auto findings = tr("%Ln finding(s)", nullptr, static_cast<int>(progress.findings));
    auto text = m_failure;
    if (m_verification.isRunning() && !isOfAnother())
        text
            = tr("%1 of %2 documents, %3").arg(numberInWords(progress.seen()), numberInWords(progress.total), findings);
    else if (m_isDone)
        text = tr("%Ln document(s) verified, %1 not posted at their newest version, %2.", nullptr,
                  static_cast<int>(progress.verified))
                   .arg(numberInWords(progress.notPosted), findings);
    if (progress.findings > mostShown && m_model.rowCount() >= mostShown)
        text += QLatin1Char(' ') + tr("The first %1 are listed.").arg(numberInWords(mostShown));
    return text;
}

void VerifyView::showState()
{
    const bool runs = m_verification.isRunning() && !isOfAnother();
    const bool isHeldUp = m_verification.isRunning() && isOfAnother();
    const auto &progress = m_verification.progress();
    m_begin->setEnabled(!m_verification.isRunning() && session().isConnected() && !book().orgId.empty());
    m_begin->setToolTip(
        isHeldUp ? tr("The verification of %1 is still ending.").arg(QString::fromStdString(m_verification.orgId()))
                 : tr("Posts every document again in memory and compares. Changes nothing."));
    m_progress->setVisible(runs);
    m_progress->setMaximum(static_cast<int>(std::max<std::int64_t>(progress.total, 1)));
    m_progress->setValue(static_cast<int>(progress.seen()));
    m_cancel->setVisible(runs);

    const auto count = static_cast<int>(chosen().size());
    const auto whyNot = session().whyNoChanges();
    m_recreate->setVisible(!runs && m_model.rowCount() > 0);
    m_recreate->setText(tr("Recreate these %Ln…", nullptr, count));
    m_recreate->setEnabled(count > 0 && whyNot.isEmpty());
    m_recreate->setToolTip(!whyNot.isEmpty() ? whyNot
                               : count == 0  ? tr("Entries without a document can't be made anew.")
                                             : tr("Shows first what would change. Select rows to take only those."));

    const auto text = resultWords();
    m_result->setText(text);
    m_result->setVisible(!text.isEmpty());
    showTable(runs           ? tr("Nothing was found yet.")
                  : m_isDone ? tr("All entries are what posting their documents gives.")
                             : tr("Posts every document of %1 again in memory, and lists those whose entries are not "
                                  "what comes out: altered, missing, stale (right by former settings) or without a "
                                  "document. Nothing is changed.")
                                   .arg(withShortWords(QString::fromStdString(book().orgId))));
    showCurrent();
}

void VerifyView::showCurrent()
{
    const auto *row = m_model.find(table().currentIndex());
    m_lines->setVisible(row != nullptr);
    if (row != nullptr)
        m_lines->setText(
            withShortWords(row->lines.isEmpty() ? row->message : row->message + QLatin1Char('\n') + row->lines));
}

void VerifyView::recreate()
{
    const auto documents = chosen();
    if (documents.empty() || (m_dialog && m_dialog->isVisible()))
        return;
    auto *dialog = new PreviewDialog(session(), {.orgId = book().orgId, .documents = documents},
                                     PreviewDialog::Mode::Recreate, this);
    m_dialog = dialog;
    connect(dialog, &PreviewDialog::started, this, &VerifyView::started);
    connect(dialog, &PreviewDialog::notStarted, this, &VerifyView::notStarted);
    dialog->open();
}

} // namespace leapfrog
