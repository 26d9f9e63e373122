// SPDX-License-Identifier: MIT
#include "console/documents/document_choice.h"

#include "console/frame/page.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "console/session/rights_watch.h"
#include "ui_documents_page.h"

#include <QCoreApplication>
#include <QToolButton>

#include <algorithm>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::DocumentsPage)
};

} // namespace

DocumentChoice::DocumentChoice(Session &session, Ui::DocumentsPage &ui, DocumentsModel &model, DocumentList &list,
                               QToolButton &recreate)
    : m_session(session)
    , m_ui(ui)
    , m_model(model)
    , m_list(list)
    , m_recreate(recreate)
{
    connect(&RightsWatch::of(session), &RightsWatch::changed, this, &DocumentChoice::show);
}

std::vector<DocumentKey> DocumentChoice::documents() const
{
    if (!m_model.ticked().empty())
        return {m_model.ticked().begin(), m_model.ticked().end()};
    std::vector<DocumentKey> keys;
    for (const auto &index : m_ui.table->selectionModel()->selectedRows())
        keys.push_back(rowKey(*m_model.find(index)));
    return keys;
}

QString DocumentChoice::whyNotRecreate(const std::vector<DocumentKey> &chosen) const
{
    if (const auto why = m_session.whyNoChanges(); !why.isEmpty())
        return why;
    if (m_starting)
        return Words::tr("Your last recreation is still being started.");
    if (chosen.empty())
        return Words::tr("Select a document first.");
    const bool oneOrganisation
        = std::ranges::all_of(chosen, [&](const DocumentKey &key) { return key.orgId == chosen.front().orgId; });
    if (!oneOrganisation)
        return Words::tr("The selected documents belong to more than one organisation. Select those of one.");
    if (const auto why = RightsWatch::of(m_session).whyNoRecreation(chosen.front().orgId); !why.isEmpty())
        return why;
    // Rows of the organisation before stay on the screen until those of this one are there.
    return m_session.organisation().empty() || m_session.organisation() == chosen.front().orgId
        ? QString()
        : Words::tr("The documents of %1 are still being looked for.")
              .arg(QString::fromStdString(m_session.organisation()));
}

/// An organisation's name where there is room for a word or two only; it is written out in the tooltip.
static QString shortName(const std::string &name)
{
    return shortened(QString::fromStdString(name), 24);
}

std::string DocumentChoice::organisation() const
{
    const auto &all = m_session.organisations();
    return m_session.organisation().empty() && all.size() == 1 ? all.front().id : m_session.organisation();
}

void DocumentChoice::show()
{
    const auto keys = documents();
    const auto count = static_cast<int>(keys.size());
    const auto whyNot = whyNotRecreate(keys);
    const auto org = keys.empty() ? std::string() : keys.front().orgId;
    m_ui.actionRecreate->setText(keys.empty()
                                     ? Words::tr("Recreate")
                                     : Words::tr("Recreate %1 in %2").arg(numberInWords(count), shortName(org)));
    const auto what
        = Words::tr("Recreate %Ln selected document(s) in %1", nullptr, count).arg(QString::fromStdString(org));
    Page::offer(
        *m_ui.actionRecreate,
        count <= m_session.settings().directThreshold
            ? (RightsWatch::of(m_session).isDirectByWorker()
                   ? Words::tr("%1: direct, posted by the next free slot of a worker. Shows first what would change.")
                   : Words::tr("%1: direct, starts at once. Shows first what would change."))
                  .arg(what)
            : Words::tr("%1: queued at high priority. Shows first what would change.").arg(what),
        whyNot);
    m_recreate.setAccessibleName(keys.empty() ? Words::tr("Recreate") : what);
    m_recreate.setAccessibleDescription(whyNot);
    m_ui.whyNot->setText(withShortWords(whyNot));
    m_ui.whyNot->setVisible(m_session.isConnected() && count > 0 && !whyNot.isEmpty());
    Page::offer(*m_ui.actionPreview,
                Words::tr("Show what recreating %Ln selected document(s) in %1 would change, and change nothing.",
                          nullptr, count)
                    .arg(QString::fromStdString(org)),
                whyNot);
    showCounts(count);
    showSelectionButtons();
    offerColumn(*m_ui.table, DocumentsModel::Organisation,
                m_session.organisation().empty() && m_session.organisations().size() > 1);
}

void DocumentChoice::showCounts(int chosenCount)
{
    const auto found = m_list.found();
    const bool many = found && *found > DocumentList::countCap;
    const auto number = found ? numberInWords(many ? DocumentList::countCap : *found) : QString();
    auto selected = Words::tr("%1 selected").arg(numberInWords(chosenCount));
    const int elsewhere = m_list.tickedElsewhere();
    if (elsewhere > 0)
        selected = m_list.these().empty()
            ? Words::tr("%1 selected, %2 not shown").arg(numberInWords(chosenCount), numberInWords(elsewhere))
            : Words::tr("%1 selected, %2 not there any more").arg(numberInWords(chosenCount), numberInWords(elsewhere));
    if (found)
        m_ui.counts->setText(Words::tr("%1 · %2").arg(
            many ? Words::tr("over %1 found").arg(number) : Words::tr("%1 found").arg(number), selected));
    else
        m_ui.counts->setText(chosenCount > 0 ? selected : QString());

    m_ui.actionSelectAllFound->setText(many        ? Words::tr("Select all, over %1 found").arg(number)
                                           : found ? Words::tr("Select all %1 found").arg(number)
                                                   : Words::tr("Select all found"));
    QString whyNot;
    if (!m_session.isConnected())
        whyNot = Words::tr("Not connected.");
    else if (organisation().empty())
        whyNot = Words::tr("Choose an organisation first: documents are recreated for one at a time.");
    else if (m_list.isNew() || m_selecting)
        whyNot = Words::tr("The documents are still being looked for.");
    Page::offer(*m_ui.actionSelectAllFound,
                Words::tr("Tick all documents that the filter finds, those not loaded yet too."), whyNot);
}

void DocumentChoice::showSelectionButtons()
{
    const bool isOnly = !m_list.these().empty();
    const auto ticked = static_cast<int>(m_model.ticked().size());
    m_ui.selectAllButton->setVisible(m_list.found().value_or(0) > 1 && !isOnly);
    m_ui.actionClearSelection->setEnabled(ticked > 0);
    m_ui.actionClearSelection->setToolTip(Words::tr("Untick %Ln document(s), those not shown too.", nullptr, ticked));
    m_ui.clearButton->setVisible(ticked > 0);
    const bool showsNotAll = !isOnly && m_list.tickedElsewhere() > 0;
    m_ui.actionShowTicked->setEnabled(showsNotAll && m_session.isConnected());
    m_ui.actionShowTicked->setToolTip(Words::tr("Show the %Ln selected document(s) and no others.", nullptr, ticked));
    m_ui.showTickedButton->setVisible(showsNotAll);
    m_ui.onlyLine->setVisible(isOnly);
    m_ui.onlyText->setText(Words::tr("Only the %Ln document(s) that you had selected are shown.", nullptr,
                                     static_cast<int>(m_list.these().size())));
    m_ui.showNew->setVisible(m_list.held() > 0);
    m_ui.showNew->setText(Words::tr("%n new, &show them", nullptr, m_list.held()));
}

void DocumentChoice::selectAllFound()
{
    auto filter = m_list.filter();
    filter.orgId = organisation();
    m_selecting = true;
    show();
    m_session.read(
        this, [filter](Connection &connection) { return DocumentStore(connection).ids(filter); },
        [this, orgId = filter.orgId, lookedFor = m_lookedFor](const Result<std::vector<std::string>> &ids) {
            m_selecting = false;
            std::vector<DocumentKey> keys;
            if (!ids && ids.error().code != Error::Code::Cancelled)
                emit failed(ids.error());
            else if (ids && lookedFor == m_lookedFor) // else other documents are shown by now
                for (const auto &id : *ids)
                    keys.push_back({.orgId = orgId, .id = id});
            m_model.tick(keys);
        });
}

void DocumentChoice::drop(const std::vector<DocumentKey> &documents)
{
    m_model.untick(documents);
    auto *table = m_ui.table;
    if (table->selectionModel()->selectedRows().size() > 1 && table->currentIndex().isValid())
        table->selectRow(table->currentIndex().row());
}

void DocumentChoice::clear()
{
    m_model.clearTicks();
    m_ui.table->clearSelection();
}

void DocumentChoice::setStarting(bool starting)
{
    m_starting = starting;
    show();
}

void DocumentChoice::noteOtherFilter()
{
    ++m_lookedFor;
    show();
}

} // namespace leapfrog
