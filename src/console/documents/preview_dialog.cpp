// SPDX-License-Identifier: MIT
#include "console/documents/preview_dialog.h"

#include "console/problem_words.h"
#include "console/sign_delegate.h"
#include "console/table_look.h"
#include "console/words.h"
#include "ui_preview_dialog.h"

#include <algorithm>

namespace leapfrog {

using Fate = PreviewedDocument::Fate;

static constexpr std::size_t previewsAtOnce = 200; ///< more on demand
static constexpr std::size_t chunk = 25; ///< per question, so that the first appear soon and cancelling is quick
static constexpr int expandedAtMost = 20;

PreviewDialog::PreviewDialog(Session &session, Request request, Mode mode, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_request(std::move(request))
    , m_mode(mode)
    , m_ui(std::make_unique<Ui::PreviewDialog>())
{
    m_ui->setupUi(this);
    setWindowTitle(mode == Mode::Recreate ? tr("Recreate") : tr("Preview"));
    auto font = m_ui->title->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setWeight(QFont::DemiBold);
    m_ui->title->setFont(font);
    setUpTree();
    const bool onlyPreview = mode == Mode::PreviewOnly;
    m_ui->cancel->setText(onlyPreview ? tr("&Close") : tr("&Cancel"));
    for (QWidget *part : {static_cast<QWidget *>(m_ui->reason), static_cast<QWidget *>(m_ui->reasonLabel),
                          static_cast<QWidget *>(m_ui->recreate)})
        part->setVisible(!onlyPreview);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->recreate, &QPushButton::clicked, this, &PreviewDialog::recreate);
    connect(m_ui->moreButton, &QPushButton::clicked, this, &PreviewDialog::previewMore);
    connect(m_ui->alsoUnchanged, &QCheckBox::clicked, this, [this] {
        m_choseUnchanged = true;
        showState();
    });
    connect(&m_session, &Session::stateChanged, this, &PreviewDialog::showState);
    if (static_cast<int>(m_request.documents.size()) > m_session.settings().directThreshold)
        askOutlook();
    previewMore();
    m_ui->tree->setFocus();
}

PreviewDialog::~PreviewDialog()
{
    m_stop.request_stop();
}

void PreviewDialog::setUpTree()
{
    m_ui->tree->setModel(&m_model);
    m_ui->tree->setItemDelegate(new SignDelegate(this));
    m_ui->tree->setAllColumnsShowFocus(true);
    setColumnWidths(*m_ui->tree, {50, 15, 15, 15});
}

void PreviewDialog::previewMore()
{
    m_failed = false;
    m_ui->notice->clear();
    m_wanted = std::min(m_request.documents.size(), m_previewed + previewsAtOnce);
    showState();
    askNext();
}

void PreviewDialog::askNext()
{
    if (!isPreviewing())
        return;
    const auto first = m_request.documents.begin() + static_cast<std::ptrdiff_t>(m_previewed);
    const auto count = std::min(chunk, m_wanted - m_previewed);
    m_session.read(
        this,
        [orgId = m_request.orgId, stop = m_stop.get_token(),
         ids = std::vector<std::string>(first, first + static_cast<std::ptrdiff_t>(count))](Connection &connection) {
            return previewDocuments(connection, orgId, ids, stop);
        },
        [this, count](const Result<std::vector<PreviewedDocument>> &previews) { showPreviews(previews, count); });
}

void PreviewDialog::showPreviews(const Result<std::vector<PreviewedDocument>> &previews, std::size_t asked)
{
    if (!previews) {
        m_failed = true;
        m_wanted = m_previewed;
        const auto words = generalWords(previews.error());
        m_ui->notice->say({.kind = NoticeBar::Kind::Problem,
                           .text = tr("The preview could not be computed: %1").arg(words.happened),
                           .advice = words.advice,
                           .details = detailsOf(previews.error()),
                           .actionText = tr("&Try again"),
                           .action = [this] { previewMore(); }});
        showState();
        return;
    }
    const int first = m_model.rowCount();
    m_previewed += asked;
    m_model.append(*previews);
    expandChanges(first);
    const auto counts = m_model.counts();
    if (!m_choseUnchanged && !isPreviewing())
        // Who asks for documents that would not change wants them posted again nevertheless.
        m_ui->alsoUnchanged->setChecked(counts.changes == 0 && m_previewed == m_request.documents.size());
    showState();
    askNext();
}

void PreviewDialog::expandChanges(int first)
{
    for (int row = first; row < m_model.rowCount(); ++row) {
        m_ui->tree->setFirstColumnSpanned(row, {}, true);
        spanSentences(row);
        const bool few = m_request.documents.size() == 1 || row < expandedAtMost;
        const auto fate = m_model.documents()[static_cast<std::size_t>(row)].fate;
        m_ui->tree->setExpanded(m_model.index(row, 0),
                                few && (fate != Fate::Unchanged || m_request.documents.size() == 1));
    }
    if (!m_ui->tree->currentIndex().isValid())
        m_ui->tree->setCurrentIndex(m_model.index(0, 0));
}

void PreviewDialog::spanSentences(int row)
{
    const auto &causes = m_model.documents()[static_cast<std::size_t>(row)].causes;
    for (std::size_t i = 0; i < causes.size(); ++i)
        m_ui->tree->setFirstColumnSpanned(static_cast<int>(i), m_model.index(row, 0), !causes[i].isField());
}

void PreviewDialog::askOutlook()
{
    m_session.read(
        this, [orgId = m_request.orgId](Connection &connection) { return readQueueOutlook(connection, orgId); },
        [this](const Result<QueueOutlook> &outlook) {
            if (outlook)
                m_outlook = *outlook;
            showState();
        });
}

std::vector<std::string> PreviewDialog::chosen() const
{
    std::vector<std::string> ids;
    for (const auto &document : m_model.documents()) {
        if (document.fate == Fate::Changes || (document.fate == Fate::Unchanged && m_ui->alsoUnchanged->isChecked()))
            ids.push_back(document.id);
    }
    ids.insert(ids.end(), m_request.documents.begin() + static_cast<std::ptrdiff_t>(m_previewed),
               m_request.documents.end());
    return ids;
}

bool PreviewDialog::isDirect() const
{
    return static_cast<int>(chosen().size()) <= m_session.settings().directThreshold;
}

void PreviewDialog::showState()
{
    showHead();
    showSummary();
    showButtons();
}

void PreviewDialog::showHead()
{
    const auto all = static_cast<int>(m_request.documents.size());
    const auto where = QString::fromStdString(m_request.orgId);
    m_ui->title->setText(m_mode == Mode::Recreate ? tr("Recreate %n document(s) in %1", nullptr, all).arg(where)
                                                  : tr("Preview of %n document(s) in %1", nullptr, all).arg(where));
    if (m_mode == Mode::PreviewOnly) {
        m_ui->path->setText(tr("Nothing will be changed."));
        return;
    }
    if (isDirect()) {
        m_ui->path->setText(tr("direct: starts at once"));
        return;
    }
    const auto count = static_cast<int>(chosen().size());
    auto text = tr("queued at high priority: %1 documents; normal work goes on").arg(numberInWords(count));
    if (m_outlook) {
        if (const auto outlook = outlookWords(*m_outlook, count); !outlook.isEmpty())
            text += QLatin1Char('\n') + outlook;
    }
    m_ui->path->setText(text);
}

void PreviewDialog::showSummary()
{
    const auto counts = m_model.counts();
    m_ui->summary->setText(
        tr("%1 will change · %2 unchanged · %3 would be refused")
            .arg(numberInWords(counts.changes), numberInWords(counts.unchanged), numberInWords(counts.refused)));
    m_ui->progress->setVisible(isPreviewing());
    m_ui->progress->setRange(0, static_cast<int>(m_wanted));
    m_ui->progress->setValue(static_cast<int>(m_previewed));

    const auto rest = m_request.documents.size() - std::max(m_previewed, m_wanted);
    m_ui->more->setVisible(rest > 0 && !m_failed);
    m_ui->moreButton->setVisible(rest > 0 && !m_failed);
    m_ui->moreButton->setEnabled(!isPreviewing());
    m_ui->more->setText(tr("The first %1 of %2 documents are previewed; the others are recreated as well.")
                            .arg(numberInWords(static_cast<int>(m_wanted)),
                                 numberInWords(static_cast<int>(m_request.documents.size()))));
    m_ui->moreButton->setText(tr("Preview %1 &more").arg(std::min(rest, previewsAtOnce)));
}

void PreviewDialog::showButtons()
{
    const auto counts = m_model.counts();
    m_ui->alsoUnchanged->setVisible(m_mode == Mode::Recreate && counts.unchanged > 0);
    m_ui->alsoUnchanged->setText(tr("&Also the %n unchanged one(s)", nullptr, counts.unchanged));
    m_ui->alsoUnchanged->setEnabled(!m_starting);
    m_ui->reason->setEnabled(!m_starting);
    m_ui->cancel->setEnabled(true);

    const auto count = static_cast<int>(chosen().size());
    QString whyNot;
    if (!m_session.isConnected())
        whyNot = tr("Not connected: nothing can be changed now.");
    else if (isPreviewing())
        whyNot = tr("The preview is being computed.");
    else if (count == 0)
        whyNot = counts.unchanged > 0 ? tr("Nothing would change. Tick the unchanged ones to post them again.")
                                      : tr("All of these documents would be refused.");
    const bool offered = whyNot.isEmpty() && !m_starting && !m_failed;
    m_ui->recreate->setText(m_starting ? tr("Starting…") : tr("&Recreate %n document(s)", nullptr, count));
    m_ui->recreate->setEnabled(offered);
    m_ui->recreate->setToolTip(whyNot);
    m_ui->recreate->setAccessibleDescription(whyNot);
}

void PreviewDialog::recreate()
{
    auto documents = chosen();
    std::vector<PreviewedVersion> previewed;
    for (const auto &document : m_model.documents()) {
        if (std::ranges::find(documents, document.id) != documents.end())
            previewed.push_back({.id = document.id, .version = document.version});
    }
    setStarting(true);
    m_session.read(
        this,
        [orgId = m_request.orgId, previewed](Connection &connection) {
            return changedSince(connection, orgId, previewed);
        },
        [this, documents](const Result<std::vector<std::string>> &changed) {
            if (!isVisible())
                deleteLater(); // cancelled meanwhile: nothing was started
            else if (!changed)
                ended(failed(changed));
            else if (changed->empty())
                start(documents);
            else
                showNewPreviews(*changed);
        });
}

void PreviewDialog::showNewPreviews(const std::vector<std::string> &changed)
{
    m_session.read(
        this,
        [orgId = m_request.orgId, changed, stop = m_stop.get_token()](Connection &connection) {
            return previewDocuments(connection, orgId, changed, stop);
        },
        [this](const Result<std::vector<PreviewedDocument>> &previews) {
            setStarting(false);
            if (!isVisible()) {
                deleteLater();
                return;
            }
            if (!previews || previews->empty()) {
                ended(failed(previews ? Error{} : previews.error()));
                return;
            }
            m_model.replace(*previews);
            expandChanges(0);
            const auto &first = previews->front();
            auto text = tr("%1 changed while you were looking (now version %2).")
                            .arg(QString::fromStdString(first.id))
                            .arg(first.version);
            if (previews->size() > 1)
                text
                    = tr("%n document(s) changed while you were looking.", nullptr, static_cast<int>(previews->size()));
            m_ui->notice->say({.kind = NoticeBar::Kind::Notice,
                               .text = text,
                               .advice = tr("Here is the new preview. Nothing was changed yet."),
                               .details = {},
                               .actionText = {},
                               .action = {}});
            showState();
        });
}

void PreviewDialog::start(std::vector<std::string> documents)
{
    m_session.act(
        this,
        [request = RecreateRequest{.orgId = m_request.orgId,
                                   .documents = std::move(documents),
                                   .why = m_ui->reason->text().trimmed()}](Recreate &recreate) {
            return recreate.start(request);
        },
        [this](const Result<StartedRecreation> &recreation) { ended(recreation); });
}

void PreviewDialog::ended(const Result<StartedRecreation> &recreation)
{
    setStarting(false);
    if (recreation) {
        if (recreation->task)
            m_session.activities().add(*recreation->task, QString::fromStdString(recreation->id));
        emit started(*recreation);
        accept();
        return;
    }
    const auto &error = recreation.error();
    if (!isVisible()) {
        emit notStarted(error);
        deleteLater();
        return;
    }
    const auto words = notStartedWords(error);
    m_ui->notice->say({.kind = NoticeBar::Kind::Problem,
                       .text = words.happened,
                       .advice = words.advice,
                       .details = detailsOf(error),
                       .actionText = {},
                       .action = {}});
}

void PreviewDialog::setStarting(bool starting)
{
    m_starting = starting;
    showState();
}

void PreviewDialog::done(int result)
{
    m_stop.request_stop();
    QDialog::done(result);
    if (!m_starting)
        deleteLater(); // else ended() does, since the answer must still be told
}

} // namespace leapfrog
