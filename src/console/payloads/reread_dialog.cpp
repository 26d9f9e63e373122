// SPDX-License-Identifier: MIT
#include "console/payloads/reread_dialog.h"

#include "console/books/payload_words.h"
#include "console/look/problem_words.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace leapfrog {

static constexpr int tableRows = 8;

RereadDialog::RereadDialog(Session &session, const InboxScope &scope, bool retry, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_scope(scope)
    , m_retry(retry)
    , m_question(new QLabel(this))
    , m_means(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_documents(new QTableWidget(0, 2, this))
{
    setObjectName(QStringLiteral("rereadDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(retry ? tr("Retry refused payloads") : tr("Read payloads again"));
    m_question->setObjectName(QStringLiteral("question"));
    m_means->setObjectName(QStringLiteral("means"));
    for (auto *label : {m_question, m_means}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto font = m_question->font();
    font.setWeight(QFont::DemiBold);
    m_question->setFont(font);
    m_question->setText(tr("Counting the payloads…"));
    m_means->setText(
        tr("All payloads of their orders and payouts are read as the rules and settings of now say. Documents "
           "that come out otherwise get a new version and are posted again; the others stay as they are."));
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setAccessibleName(tr("Looking at what would change"));
    m_progress->hide();
    m_documents->setObjectName(QStringLiteral("differing"));
    m_documents->setAccessibleName(tr("Documents that would come out otherwise"));
    m_documents->setHorizontalHeaderLabels({tr("Document"), tr("What would happen")});
    m_documents->setEditTriggers(QAbstractItemView::NoEditTriggers);
    dressTable(*m_documents);
    setColumnWidths(*m_documents, {24});
    m_documents->setMinimumHeight(fontMetrics().height() * tableRows);
    m_documents->hide();
    auto *buttons = new QDialogButtonBox(this);
    m_preview = buttons->addButton(tr("See what &would change"), QDialogButtonBox::ActionRole);
    m_preview->setObjectName(QStringLiteral("preview"));
    m_doIt = buttons->addButton(retry ? tr("&Retry") : tr("&Read again"), QDialogButtonBox::AcceptRole);
    m_doIt->setObjectName(QStringLiteral("doIt"));
    auto *leave = buttons->addButton(tr("&Leave them"), QDialogButtonBox::RejectRole);
    leave->setDefault(true);
    for (auto *button : {m_preview, m_doIt})
        button->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    for (auto *part : std::initializer_list<QWidget *>{m_question, m_means, m_progress})
        layout->addWidget(part);
    layout->addWidget(m_documents, 1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    connect(m_preview, &QPushButton::clicked, this, &RereadDialog::startPreview);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const auto groups = m_size && m_size->isWhole() ? std::optional(m_size->groups) : std::nullopt;
        emit confirmed(m_scope, groups);
        accept();
    });
    askSize();
}

RereadDialog::~RereadDialog()
{
    m_stop.request_stop(); // of a preview
}

void RereadDialog::askSize()
{
    m_session.read(
        this, [scope = m_scope](Connection &connection) { return InboxListStore(connection).sizeOf(scope); },
        [this](const Result<InboxScopeSize> &size) { size ? showSize(*size) : fail(size.error()); },
        LiveState::Kind::Task);
}

void RereadDialog::showSize(const InboxScopeSize &size)
{
    m_size = size;
    const auto org = withShortWords(QString::fromStdString(m_scope.filter.orgId));
    const auto database = withShortWords(m_session.name());
    if (size.payloads == 0) {
        m_question->setText(m_retry ? tr("Nothing of that is refused any more.") : tr("There are no such payloads."));
        m_means->hide();
        return;
    }
    const auto count = payloadCount(size.payloads);
    m_question->setText(m_retry ? tr("Read %1 refused payloads of %2 again, in %3?").arg(count, org, database)
                                : tr("Read %1 payloads of %2 again, in %3?").arg(count, org, database));
    m_doIt->setText(m_retry ? tr("&Retry %1").arg(count) : tr("&Read %1 again").arg(count));
    m_preview->setEnabled(true);
    m_doIt->setEnabled(true);
}

void RereadDialog::fail(const Error &error)
{
    const auto words = generalWords(error);
    m_question->setText(withShortWords(words.happened));
    m_means->setText(words.advice);
    m_means->show();
}

void RereadDialog::startPreview()
{
    if (m_previewing)
        return;
    m_previewing = true;
    m_preview->setEnabled(false);
    m_progress->setRange(0, m_size->isWhole() ? static_cast<int>(m_size->groups) : 0);
    m_progress->setValue(0);
    m_progress->show();
    m_documents->hide();
    // Told from the thread that reads; this dialog may be gone by then.
    auto *progress = m_progress;
    const QPointer<QProgressBar> shown(progress);
    const auto tell = [shown](std::int64_t groups) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [shown, groups] {
                if (shown)
                    shown->setValue(std::min(shown->maximum(), static_cast<int>(groups)));
            },
            Qt::QueuedConnection);
    };
    m_session
        .runLong([scope = m_scope, tell, stop = m_stop.get_token()](
                     Connection &connection) { return rereadScope(connection, scope, true, tell, stop); },
                 m_stop.get_token())
        .then(this, [this](const Result<Reread> &done) { showPreview(done); });
}

void RereadDialog::showPreview(const Result<Reread> &done)
{
    m_previewing = false;
    m_progress->hide();
    m_preview->setEnabled(true);
    if (!done) {
        fail(done.error());
        return;
    }
    m_documents->setRowCount(static_cast<int>(done->differing.size()));
    for (int row = 0; row < m_documents->rowCount(); ++row) {
        const auto &one = done->differing[static_cast<std::size_t>(row)];
        m_documents->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(one.documentId)));
        m_documents->setItem(row, 1, new QTableWidgetItem(one.isNew ? tr("it would come in") : tr("a new version")));
    }
    m_documents->setVisible(!done->differing.empty());
    auto text = done->differingCount == 0
        ? tr("No document would come out otherwise.")
        : tr("%Ln document(s) would come out otherwise.", nullptr, static_cast<int>(done->differingCount));
    if (done->refused > 0)
        text += QLatin1Char(' ')
            + tr("%Ln payload(s) would still be refused.", nullptr, static_cast<int>(done->refused));
    if (done->differingCount > static_cast<std::int64_t>(done->differing.size()))
        text += QLatin1Char(' ')
            + tr("The first %1 are listed.").arg(numberInWords(static_cast<std::int64_t>(done->differing.size())));
    m_means->setText(text + QLatin1Char(' ') + tr("Nothing was changed."));
}

} // namespace leapfrog
