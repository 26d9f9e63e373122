// SPDX-License-Identifier: MIT
#pragma once

#include "console/preview/preview_model.h"
#include "console/session/session.h"
#include "store/queue/recreations.h"

#include <QWidget>

#include <optional>
#include <string>

class QLabel;
class QTreeView;

namespace leapfrog {

/// What a recreation changed in one document: account by account old, new and difference, as the preview shows it, from
/// the entries that it took out of force and those that it posted. Asks only while visible. UI thread.
class RecreationDifference : public QWidget
{
    Q_OBJECT
public:
    explicit RecreationDifference(Session &session, QWidget *parent = nullptr);

    /// Shows that document of that recreation; nullptr: none is chosen.
    void showDocument(const RecreationRow *recreation, const RecreationDocumentRow *document);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Wanted
    {
        std::string recreationId;
        std::string orgId;
        RecreationDocumentRow document;

        friend bool operator==(const Wanted &, const Wanted &) = default;
    };
    void ask();
    void show(const PreviewedDocument &document);
    void say(const QString &words, bool hasLines);
    void sayNothingPosted();

    Session &m_session;
    QLabel *m_title;
    QTreeView *m_tree;
    PreviewModel m_model;
    std::optional<Wanted> m_wanted;
    bool m_asked = false; ///< about m_wanted, with success or under way
};

} // namespace leapfrog
