// SPDX-License-Identifier: MIT
#include "console/preview/preview_dialog.h"

#include "console/frame/production.h"
#include "console/look/flow_layout.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"
#include "console/preview/preview_delegate.h"
#include "console/preview/preview_export.h"
#include "console/preview/preview_words.h"
#include "console/preview/recreate_click.h"
#include "ui_preview_dialog.h"

#include <QScreen>
#include <QScrollBar>

#include <algorithm>

namespace leapfrog {

using Fate = PreviewedDocument::Fate;

static constexpr std::size_t previewsAtOnce = 200; ///< more on demand
static constexpr std::size_t firstChunk = 25; ///< per question, so that the first appear soon and cancelling is quick
static constexpr std::size_t laterChunk = 100;
static constexpr int expandedAtMost = 20;

PreviewDialog::PreviewDialog(Session &session, Request request, Mode mode, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_request(std::move(request))
    , m_mode(mode)
    , m_ui(std::make_unique<Ui::PreviewDialog>())
    , m_model(mode == Mode::Recreate)
{
    setUp();
    fitScreen();
    if (static_cast<int>(m_request.documents.size()) > m_session.settings().directThreshold)
        askOutlook();
    previewMore(previewsAtOnce);
    m_ui->tree->setFocus();
}

PreviewDialog::~PreviewDialog()
{
    m_stop.request_stop();
}

void PreviewDialog::setUp()
{
    const bool onlyPreview = m_mode == Mode::PreviewOnly;
    m_ui->setupUi(this);
    m_click = new RecreateClick(m_session, *m_ui->notice, m_stop.get_token(), this);
    new PreviewExport(m_session, m_model, m_request.orgId, *m_ui->exportButton); // the button's child
    for (auto *line : {m_ui->summaryLine, m_ui->moreLine, m_ui->buttons})
        FlowLayout::letFlow(*line);
    setWindowTitle(onlyPreview ? tr("Preview") : tr("Recreate"));
    auto font = m_ui->title->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setWeight(QFont::DemiBold);
    m_ui->title->setFont(font);
    auto *tree = m_ui->tree;
    tree->setModel(&m_model);
    tree->setItemDelegate(new PreviewDelegate(*tree));
    tree->setAllColumnsShowFocus(true);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &PreviewDialog::spanSentences);
    m_ui->cancel->setText(onlyPreview ? tr("&Close") : tr("&Cancel"));
    for (QWidget *part : {static_cast<QWidget *>(m_ui->reason), static_cast<QWidget *>(m_ui->reasonLabel),
                          static_cast<QWidget *>(m_ui->recreate)})
        part->setVisible(!onlyPreview);
    connectClick();
    connect(m_ui->cancel, &QPushButton::clicked, this, &PreviewDialog::reject);
    connect(m_ui->recreate, &QPushButton::clicked, this, &PreviewDialog::recreate);
    connect(m_ui->moreButton, &QPushButton::clicked, this, [this] { previewMore(m_request.documents.size()); });
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] {
        m_wanted = m_previewed; // what is being computed now still comes
        showState();
    });
    connect(m_ui->alsoUnchanged, &QCheckBox::clicked, this, [this] {
        const auto &counts = m_model.counts();
        m_model.wantUnchanged(counts.unchangedWanted < counts.unchanged);
    });
    connect(&m_model, &PreviewModel::wantedChanged, this, &PreviewDialog::showState);
    connect(&m_session, &Session::stateChanged, this, &PreviewDialog::showState);
}

void PreviewDialog::connectClick()
{
    connect(m_click, &RecreateClick::phaseChanged, this, [this] {
        showState();
        emit startingChanged();
    });
    connect(m_click, &RecreateClick::changed, this, &PreviewDialog::showChanged);
    connect(m_click, &RecreateClick::started, this, [this](const StartedRecreation &recreation) {
        emit started(recreation);
        accept();
    });
    connect(m_click, &RecreateClick::notStarted, this, [this](const Error &error) {
        emit notStarted(error);
        deleteLater();
    });
    connect(m_click, &RecreateClick::ended, this, &QObject::deleteLater);
}

bool PreviewDialog::isStarting() const
{
    return m_click->phase() == RecreateClick::Phase::Starting;
}

/// As large as its content deserves, on a small screen as large as that allows.
void PreviewDialog::fitScreen()
{
    const auto *over = parentWidget() != nullptr ? parentWidget()->window() : this;
    resize(size().boundedTo(over->screen()->availableSize() * 9 / 10));
}

// --- previews -------------------------------------------------------------------------------------------------------

void PreviewDialog::previewMore(std::size_t count)
{
    m_failed = false;
    m_ui->notice->clear();
    m_wanted = std::min(m_request.documents.size(), m_previewed + count);
    showState();
    askNext();
}

void PreviewDialog::askNext()
{
    if (!isPreviewing() || std::exchange(m_asking, true))
        return;
    const auto first = m_request.documents.begin() + static_cast<std::ptrdiff_t>(m_previewed);
    const auto count = std::min(m_previewed < previewsAtOnce ? firstChunk : laterChunk, m_wanted - m_previewed);
    m_session.read(
        this,
        [orgId = m_request.orgId, stop = m_stop.get_token(),
         ids = std::vector<std::string>(first, first + static_cast<std::ptrdiff_t>(count))](Connection &connection) {
            return previewDocuments(connection, orgId, ids, stop);
        },
        [this, count](const Result<std::vector<PreviewedDocument>> &previews) { showPreviews(previews, count); },
        LiveState::Kind::Task);
}

void PreviewDialog::showPreviews(const Result<std::vector<PreviewedDocument>> &previews, std::size_t asked)
{
    m_asking = false;
    if (!previews) {
        m_failed = true;
        m_wanted = m_previewed;
        const auto words = generalWords(previews.error());
        m_ui->notice->say({.kind = NoticeBar::Kind::Problem,
                           .text = tr("The preview could not be computed: %1").arg(words.happened),
                           .advice = words.advice,
                           .details = detailsOf(previews.error()),
                           .actionText = tr("&Try again"),
                           .action = [this] { previewMore(previewsAtOnce); }});
        showState();
        return;
    }
    m_previewed += asked;
    m_wanted = std::max(m_wanted, m_previewed);
    addPreviews(*previews);
    showState();
    askNext();
}

/// What is read stays where it is while others come in above it.
void PreviewDialog::addPreviews(const std::vector<PreviewedDocument> &previews)
{
    auto *tree = m_ui->tree;
    const bool isScrolled = tree->verticalScrollBar()->value() > 0;
    const QPersistentModelIndex top = tree->indexAt({0, 0});
    m_model.add(previews);
    for (const auto &document : previews)
        expand(m_model.find(document.id));
    if (m_request.documents.size() == 1)
        tree->expandAll();
    if (isScrolled && top.isValid())
        tree->scrollTo(top, QAbstractItemView::PositionAtTop);
    if (!tree->currentIndex().isValid())
        tree->setCurrentIndex(m_model.index(0, 0));
}

/// Opens what changes, as far as somebody may want to read it all.
void PreviewDialog::expand(const QModelIndex &index)
{
    auto *tree = m_ui->tree;
    const auto fate = m_model.documentAt(index)->fate;
    if ((fate != Fate::Changes && fate != Fate::New) || m_expanded == expandedAtMost)
        return;
    ++m_expanded;
    tree->expand(index);
}

/// What is not a line of figures is as wide as the tree.
void PreviewDialog::spanSentences(const QModelIndex &parent, int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const auto index = m_model.index(row, 0, parent);
        if (!m_model.isSentence(index))
            continue;
        m_ui->tree->setFirstColumnSpanned(row, parent, true);
        spanSentences(index, 0, m_model.rowCount(index) - 1);
    }
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

// --- what is chosen, and how the dialog says it ---------------------------------------------------------------------

std::vector<std::string> PreviewDialog::chosen() const
{
    std::vector<std::string> ids;
    for (const auto *document : m_model.wanted())
        ids.push_back(document->id);
    ids.insert(ids.end(), m_request.documents.begin() + static_cast<std::ptrdiff_t>(m_previewed),
               m_request.documents.end());
    return ids;
}

int PreviewDialog::chosenCount() const
{
    return static_cast<int>(m_model.wanted().size() + m_request.documents.size() - m_previewed);
}

bool PreviewDialog::isDirect() const
{
    return chosenCount() <= m_session.settings().directThreshold;
}

void PreviewDialog::showState()
{
    showHead();
    showSummary();
    showMore();
    showButtons();
}

void PreviewDialog::showHead()
{
    const auto all = static_cast<int>(m_request.documents.size());
    const auto where = placeInQuestions(m_session, m_request.orgId);
    const auto title = m_mode == Mode::Recreate ? tr("Recreate %Ln document(s) in %1", nullptr, all).arg(where)
                                                : tr("Preview of %Ln document(s) in %1", nullptr, all).arg(where);
    m_ui->title->setText(withShortWords(title));
    m_ui->title->setToolTip(title);
    if (m_mode == Mode::PreviewOnly) {
        m_ui->path->setText(tr("Nothing will be changed."));
        return;
    }
    if (isDirect()) {
        m_ui->path->setText(directWords(m_session));
        return;
    }
    const auto count = chosenCount();
    const auto text = tr("queued at high priority: %1 documents; normal work goes on").arg(numberInWords(count));
    const auto outlook = m_outlook ? outlookWords(*m_outlook, count) : QString();
    m_ui->path->setText(outlook.isEmpty() ? text : text + QLatin1Char('\n') + outlook);
}

void PreviewDialog::showSummary()
{
    const auto &counts = m_model.counts();
    QStringList parts;
    if (counts.changes > 0)
        parts.append(tr("%Ln will change", nullptr, counts.changes));
    if (counts.fresh > 0)
        parts.append(tr("%Ln new", nullptr, counts.fresh));
    if (counts.refused > 0)
        parts.append(tr("%Ln would be refused", nullptr, counts.refused));
    if (counts.unchanged > 0)
        parts.append(tr("%Ln unchanged", nullptr, counts.unchanged));
    m_ui->summary->setText(parts.join(QStringLiteral(" · ")));
    m_ui->progress->setVisible(isPreviewing());
    m_ui->progress->setRange(0, static_cast<int>(m_wanted));
    m_ui->progress->setValue(static_cast<int>(m_previewed));
    m_ui->stopButton->setVisible(isPreviewing() && m_previewed >= previewsAtOnce);
}

void PreviewDialog::showMore()
{
    const auto all = m_request.documents.size();
    const auto rest = static_cast<int>(all - std::max(m_previewed, m_wanted));
    const bool offered = rest > 0 && !m_failed;
    m_ui->more->setVisible(offered);
    m_ui->moreButton->setVisible(offered);
    m_ui->moreButton->setEnabled(!isPreviewing());
    const auto previewed = numberInWords(static_cast<int>(std::max(m_previewed, m_wanted)));
    m_ui->more->setText(
        m_mode == Mode::Recreate
            ? tr("The first %1 of %2 documents are previewed; the others are recreated as well.")
                  .arg(previewed, numberInWords(static_cast<int>(all)))
            : tr("The first %1 of %2 documents are previewed.").arg(previewed, numberInWords(static_cast<int>(all))));
    m_ui->moreButton->setText(tr("Preview %1 &more").arg(numberInWords(rest)));
}

QString PreviewDialog::whyNotRecreate(int count) const
{
    const auto &counts = m_model.counts();
    if (const auto why = m_session.whyNoChanges(); !why.isEmpty())
        return why;
    if (isPreviewing())
        return tr("The preview is being computed.");
    if (count > 0)
        return {};
    if (counts.changes + counts.fresh > 0)
        return tr("All documents are left out. Tick those to be recreated.");
    return counts.unchanged > 0 ? tr("Nothing would change. Tick the unchanged ones to post them again.")
                                : tr("All of these documents would be refused.");
}

void PreviewDialog::showButtons()
{
    const auto &counts = m_model.counts();
    const bool looks = m_click->phase() == RecreateClick::Phase::Looking;
    auto *also = m_ui->alsoUnchanged;
    also->setVisible(m_mode == Mode::Recreate && counts.unchanged > 0);
    also->setText(tr("&Also the %Ln unchanged one(s)", nullptr, counts.unchanged));
    also->setCheckState(counts.unchangedWanted == 0                      ? Qt::Unchecked
                            : counts.unchangedWanted == counts.unchanged ? Qt::Checked
                                                                         : Qt::PartiallyChecked);
    for (QWidget *part :
         {static_cast<QWidget *>(also), static_cast<QWidget *>(m_ui->reason), static_cast<QWidget *>(m_ui->tree)})
        part->setEnabled(looks);
    const auto count = chosenCount();
    const auto whyNot = whyNotRecreate(count);
    m_ui->recreate->setText(looks ? tr("&Recreate %Ln document(s)", nullptr, count) : tr("Starting…"));
    m_ui->recreate->setEnabled(whyNot.isEmpty() && looks && !m_failed);
    m_ui->recreate->setToolTip(whyNot);
    m_ui->recreate->setAccessibleDescription(whyNot);
    m_ui->whyNot->setText(whyNot);
    m_ui->whyNot->setVisible(m_mode == Mode::Recreate && !whyNot.isEmpty() && !isPreviewing() && !m_failed);
}

void PreviewDialog::recreate()
{
    RecreateClick::Wanted wanted{.orgId = m_request.orgId,
                                 .previewed = {},
                                 .versions = {},
                                 .documents = chosen(),
                                 .why = m_ui->reason->text().trimmed()};
    for (const auto *document : m_model.wanted()) {
        wanted.previewed.push_back(document->id);
        wanted.versions.push_back(document->version);
    }
    confirmMany(m_session, *this, std::ssize(wanted.documents), m_ui->recreate->text().remove(QLatin1Char('&')),
                [this, wanted] { m_click->start(wanted); });
}

void PreviewDialog::showChanged(const std::vector<PreviewedDocument> &previews)
{
    if (previews.empty())
        return;
    addPreviews(previews);
    const auto &first = previews.front();
    auto text = first.version == 0 ? tr("%1 is not there any more.").arg(QString::fromStdString(first.id))
                                   : tr("%1 changed while you were looking (now version %2).")
                                         .arg(QString::fromStdString(first.id))
                                         .arg(first.version);
    if (previews.size() > 1)
        text = tr("%n document(s) changed while you were looking.", nullptr, static_cast<int>(previews.size()));
    m_ui->notice->say({.kind = NoticeBar::Kind::Notice,
                       .text = text,
                       .advice = tr("Here is the new preview. Nothing was changed yet."),
                       .details = {},
                       .actionText = {},
                       .action = {}});
    showState();
    // Return was pressed for the preview before; another one in haste must not start what nobody has read.
    m_ui->recreate->setDefault(false);
    m_ui->recreate->setAutoDefault(false);
    m_ui->tree->setCurrentIndex(m_model.find(first.id));
    m_ui->tree->setFocus();
}

void PreviewDialog::reject()
{
    if (m_click->mayClose([this] { QDialog::reject(); }))
        QDialog::reject();
}

void PreviewDialog::done(int result)
{
    m_stop.request_stop();
    m_click->leave();
    QDialog::done(result);
    if (m_click->phase() == RecreateClick::Phase::Looking)
        deleteLater(); // else the answer does, which must still be told
}

} // namespace leapfrog
