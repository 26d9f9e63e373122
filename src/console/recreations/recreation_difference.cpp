// SPDX-License-Identifier: MIT
#include "console/recreations/recreation_difference.h"

#include "console/preview/preview_delegate.h"

#include <QEvent>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace leapfrog {

using Fate = PreviewedDocument::Fate;

RecreationDifference::RecreationDifference(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new QLabel(this))
    , m_tree(new QTreeView(this))
    , m_model(false)
{
    setObjectName(QStringLiteral("difference"));
    m_title->setObjectName(QStringLiteral("differenceTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_tree->setObjectName(QStringLiteral("differenceTree"));
    m_tree->setAccessibleName(tr("What it changed in the document, account by account"));
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setTabKeyNavigation(false);
    m_tree->setRootIsDecorated(false);
    m_tree->setMinimumSize(240, 90);
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new PreviewDelegate(*m_tree));
    m_tree->setAllColumnsShowFocus(true);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(6);
    lines->addWidget(m_title);
    lines->addWidget(m_tree, 1);
    lines->addStretch(0);
    showDocument(nullptr, nullptr);
}

void RecreationDifference::showDocument(const RecreationRow *recreation, const RecreationDocumentRow *document)
{
    if (recreation == nullptr || document == nullptr) {
        m_wanted.reset();
        say({}, false);
        return;
    }
    Wanted wanted{.recreationId = recreation->id, .orgId = recreation->orgId, .document = *document};
    if (wanted == m_wanted)
        return;
    const bool isOther = !m_wanted || wanted.recreationId != m_wanted->recreationId
        || wanted.document.documentId != m_wanted->document.documentId;
    m_wanted = std::move(wanted);
    m_asked = false;
    const auto &outcome = document->outcome;
    if (outcome != "posted" && outcome != "unchanged")
        sayNothingPosted();
    else if (isOther)
        say(tr("Looking up what changed…"), false);
    ask();
}

void RecreationDifference::ask()
{
    if (!m_wanted || m_asked || !isVisible() || !m_session.isConnected())
        return;
    const auto &outcome = m_wanted->document.outcome;
    if (outcome != "posted" && outcome != "unchanged")
        return;
    m_asked = true;
    m_session.read(
        this,
        [wanted = *m_wanted](Connection &connection) {
            return recreatedDocument(connection, wanted.recreationId, wanted.orgId, wanted.document.documentId);
        },
        [this, wanted = *m_wanted](const Result<std::optional<PreviewedDocument>> &document) {
            if (m_wanted != wanted)
                return; // another one was chosen meanwhile
            if (!document) {
                m_asked = false; // when it is shown again
                if (m_session.isConnected() && document.error().code != Error::Code::Cancelled)
                    say(document.error().message, false);
                return;
            }
            if (*document)
                show(**document);
            else
                sayNothingPosted();
        });
}

void RecreationDifference::show(const PreviewedDocument &document)
{
    m_model.add({document});
    const auto root = m_model.find(document.id);
    m_tree->setRootIndex(root);
    for (int row = 0; row < m_model.rowCount(root); ++row)
        m_tree->setFirstColumnSpanned(row, root, m_model.isSentence(m_model.index(row, 0, root)));
    if (m_model.rowCount(root) > 0)
        m_tree->setCurrentIndex(m_model.index(0, 0, root));
    const auto id = QString::fromStdString(document.id);
    const auto changed = static_cast<int>(std::ranges::count(document.lines, true, &PreviewLine::changes));
    say(document.fate == Fate::Changes ? tr("%1: %n account line(s) changed", nullptr, changed).arg(id)
            : document.fate == Fate::New
            ? tr("%1: its first entries, %n account line(s)", nullptr, static_cast<int>(document.lines.size())).arg(id)
            : tr("%1: nothing changed, it was posted anew with the same figures").arg(id),
        true);
}

void RecreationDifference::sayNothingPosted()
{
    const auto &document = m_wanted->document;
    const auto id = QString::fromStdString(document.documentId);
    const bool comes = document.outcome == "waiting" || document.outcome == "posting";
    say(comes                              ? tr("%1 is not posted yet: what changes is shown then.").arg(id)
            : document.outcome == "undone" ? tr("%1: what this recreation posted was undone.").arg(id)
                                           : tr("%1: this recreation has not changed its entries.").arg(id),
        false);
}

void RecreationDifference::say(const QString &words, bool hasLines)
{
    m_title->setText(words);
    m_title->setVisible(!words.isEmpty());
    m_tree->setVisible(hasLines);
}

void RecreationDifference::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

/// Its words come with the answer.
void RecreationDifference::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_wanted) {
        m_asked = false;
        if (m_wanted->document.outcome != "posted" && m_wanted->document.outcome != "unchanged")
            sayNothingPosted();
        ask();
    }
    QWidget::changeEvent(event);
}

} // namespace leapfrog
