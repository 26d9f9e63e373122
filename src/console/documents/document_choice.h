// SPDX-License-Identifier: MIT
#pragma once

#include "console/documents/document_list.h"
#include "console/session/session.h"

#include <QObject>

#include <string>
#include <vector>

class QToolButton;

namespace leapfrog {

namespace Ui {
class DocumentsPage;
}

/// What is selected on the Documents screen: the ticked documents; while none is ticked, the highlighted rows. Says on
/// the screen how many they are, and offers what can be done with them. UI thread.
class DocumentChoice : public QObject
{
    Q_OBJECT
public:
    /// `recreate`: the button of that action. All must outlive it.
    DocumentChoice(Session &session, Ui::DocumentsPage &ui, DocumentsModel &model, DocumentList &list,
                   QToolButton &recreate);

    [[nodiscard]] std::vector<DocumentKey> documents() const;
    /// Why those can't be recreated now; empty: they can.
    [[nodiscard]] QString whyNotRecreate(const std::vector<DocumentKey> &chosen) const;
    void show();

    /// Ticks all that the filter finds.
    void selectAllFound();
    /// These are not selected any more: the next click must not take them once more.
    void drop(const std::vector<DocumentKey> &documents);
    /// Nothing is selected any more.
    void clear();
    /// A recreation is being started: till it is known what became of it there is no other.
    void setStarting(bool starting);
    /// Other documents are looked for now: "all found" of those before is not ticked any more.
    void noteOtherFilter();

signals:
    void failed(const leapfrog::Error &error);

private:
    [[nodiscard]] std::string organisation() const; ///< the one that is shown; empty: several
    void showCounts(int chosen);
    void showSelectionButtons();

    Session &m_session;
    Ui::DocumentsPage &m_ui;
    DocumentsModel &m_model;
    DocumentList &m_list;
    QToolButton &m_recreate;
    int m_lookedFor = 0; ///< counts filters
    bool m_selecting = false; ///< the ids of all found are under way
    bool m_starting = false;
};

} // namespace leapfrog
