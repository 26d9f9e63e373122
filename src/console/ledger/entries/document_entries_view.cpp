// SPDX-License-Identifier: MIT
#include "console/ledger/entries/document_entries_view.h"

#include "console/frame/page_area.h"
#include "console/ledger/entries/entry_source.h"
#include "console/look/flow_layout.h"
#include "console/look/words.h"
#include "ledger/post.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace leapfrog {

static constexpr int mostLoaded = 20'000; ///< entries that are loaded to find one

DocumentEntriesView::DocumentEntriesView(Session &session, QWidget *parent)
    : EntryTable(session, parent)
    , m_reason(new QFrame(this))
    , m_rule(new QLabel(m_reason))
    , m_facts(new QLabel(m_reason))
    , m_open(new QPushButton(tr("Open the document"), m_reason))
    , m_recreation(new QPushButton(tr("Open the recreation"), m_reason))
{
    table().setObjectName(QStringLiteral("documentEntries"));
    table().setAccessibleName(tr("Entries of the document"));
    m_reason->setAccessibleName(tr("Why this entry is there"));
    m_rule->setObjectName(QStringLiteral("entryRule"));
    auto font = m_rule->font();
    font.setWeight(QFont::DemiBold);
    m_rule->setFont(font);
    m_rule->setFocusPolicy(Qt::StrongFocus);
    m_facts->setObjectName(QStringLiteral("entryFacts"));
    for (auto *text : {m_rule, m_facts}) {
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_rule->setFocusPolicy(Qt::StrongFocus);
    m_open->setObjectName(QStringLiteral("openDocument"));
    m_recreation->setObjectName(QStringLiteral("openRecreation"));
    auto *buttons = new FlowLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open);
    buttons->addWidget(m_recreation);
    auto *column = new QVBoxLayout(m_reason);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_rule);
    column->addWidget(m_facts);
    column->addLayout(buttons);
    keepTextsWhole(*m_reason);
    layout()->addWidget(m_reason);
    m_reason->hide();

    connect(table().selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DocumentEntriesView::showReason);
    connect(&table(), &QTableView::activated, this, &DocumentEntriesView::reasonWanted);
    connect(m_open, &QPushButton::clicked, this, [this] {
        emit documentWanted(QString::fromStdString(book().orgId), QString::fromStdString(filter().documentId));
    });
    connect(m_recreation, &QPushButton::clicked, this, [this] {
        if (const auto *row = current())
            emit recreationWanted(QString::fromStdString(row->entry.recreationId));
    });
}

void DocumentEntriesView::refresh()
{
    if (!filter().documentId.empty())
        EntryTable::refresh();
}

/// Of all days: a document's entries belong together.
void DocumentEntriesView::showEntry(const EntryPlace &place)
{
    m_wanted = place;
    if (place.documentId == filter().documentId && m_knownAt == book().knownAt && !question().isNew()) {
        makeCurrent();
        return;
    }
    list(place.documentId);
}

void DocumentEntriesView::list(const std::string &document)
{
    model().setRows({});
    m_sources.clear();
    m_knownAt = book().knownAt;
    setFilter({.orgId = {}, .documentId = document, .allVersions = true});
    showReason();
    emit aboutChanged();
}

void DocumentEntriesView::focusReason()
{
    (m_reason->isVisible() ? static_cast<QWidget *>(m_rule) : &table())->setFocus(Qt::OtherFocusReason);
}

QString DocumentEntriesView::about() const
{
    const auto document = shortened(QString::fromStdString(filter().documentId), 60);
    return m_knownAt ? tr("%1, as it was known then").arg(document) : tr("%1, all versions").arg(document);
}

/// What it shows belongs to the organisation and the moment, not to the period.
void DocumentEntriesView::noteBook()
{
    if (book().orgId != filter().orgId)
        list({});
    else if (book().knownAt != m_knownAt)
        list(filter().documentId);
}

void DocumentEntriesView::noteRows()
{
    makeCurrent();
    showReason();
}

/// An entry that was replaced since is not the one that is meant any more, but it is still there.
void DocumentEntriesView::makeCurrent()
{
    if (!m_wanted)
        return;
    const auto &wanted = *m_wanted;
    int place = -1;
    for (int row = 0; row < model().rowCount() && place < 0; ++row) {
        const auto &entry = model().rows()[static_cast<std::size_t>(row)].entry;
        const bool isIt = wanted.lineNo == 0 ? !entry.deletedAt.isValid()
                                             : entry.version == wanted.version && entry.lineNo == wanted.lineNo;
        if (isIt)
            place = row;
    }
    if (place < 0 && model().canFetchMore({}) && model().rowCount() < mostLoaded) {
        model().fetchMore({}); // it is further down
        return;
    }
    if (place < 0 && model().hasMore() && model().rowCount() < mostLoaded)
        return; // on its way
    m_wanted.reset();
    table().setCurrentIndex(model().index(std::max(place, 0), 0));
    table().scrollTo(table().currentIndex());
}

void DocumentEntriesView::showRows()
{
    showTable(filter().documentId.empty()
                  ? QString()
                  : tr("%1 has no entries.").arg(withShortWords(QString::fromStdString(filter().documentId))));
}

void DocumentEntriesView::showReason()
{
    const auto *row = current();
    m_reason->setVisible(row != nullptr);
    if (row == nullptr)
        return;
    const auto &posting = row->entry.posting;
    const auto rule = tr("%1 Rule %2.", "the reason as a sentence, the rule's id")
                          .arg(why(posting), QString::fromStdString(posting.rule));
    m_rule->setText(rule);
    m_rule->setAccessibleName(rule);
    const auto source = m_sources.find(rowKey(*row));
    const auto facts = entryFacts(row->entry, row->account, row->baseCurrency);
    m_facts->setText(withShortWords(source == m_sources.end() ? facts : source->second + QLatin1Char('\n') + facts));
    m_recreation->setVisible(!row->entry.recreationId.empty());
    if (source == m_sources.end())
        askSource();
}

void DocumentEntriesView::askSource()
{
    const auto *row = current();
    if (row == nullptr || m_asked == rowKey(*row) || !session().isConnected())
        return;
    m_asked = rowKey(*row);
    session().read(
        this,
        [orgId = book().orgId, entry = row->entry](Connection &connection) {
            return readEntrySource(connection, orgId, entry);
        },
        [this, key = m_asked, document = filter().documentId](const Result<QString> &source) {
            if (m_asked == key)
                m_asked = {};
            if (document != filter().documentId)
                return;
            if (source)
                m_sources[key] = *source;
            else if (source.error().code != Error::Code::Unavailable && source.error().code != Error::Code::Cancelled)
                m_sources[key] = source.error().message; // else it is asked with the next look
            if (source || m_sources.contains(key))
                showReason();
        });
}

} // namespace leapfrog
