// SPDX-License-Identifier: MIT
#pragma once

#include "console/documents/preview_model.h"
#include "console/documents/queue_outlook.h"
#include "console/session.h"

#include <QDialog>

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

namespace Ui {
class PreviewDialog;
}

/// Says what recreating documents would do, and by which path, before anything is changed; then recreates those that
/// are wanted. Computed on worker threads, the first documents at once, the rest on demand. Never blocks: open() it.
class PreviewDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Mode
    {
        Recreate,
        PreviewOnly, ///< offers no Recreate
    };
    /// What is to be recreated. Ids must differ.
    struct Request
    {
        std::string orgId;
        std::vector<std::string> documents;
    };

    PreviewDialog(Session &session, Request request, Mode mode, QWidget *parent = nullptr);
    ~PreviewDialog() override;

    void done(int result) override;

signals:
    /// It was accepted by the database and is under way. `refused` were left out by the database.
    void started(const leapfrog::StartedRecreation &recreation);
    /// It was not accepted, and the dialog is closed already.
    void notStarted(const leapfrog::Error &error);

private:
    void setUpTree();
    void previewMore();
    void askNext();
    void showPreviews(const Result<std::vector<PreviewedDocument>> &previews, std::size_t asked);
    void expandChanges(int first);
    /// What is not a field has no columns.
    void spanSentences(int row);
    void askOutlook();
    void showState();
    void showHead();
    void showSummary();
    void showButtons();
    [[nodiscard]] bool isPreviewing() const { return m_previewed < m_wanted; }
    [[nodiscard]] bool isDirect() const;
    /// Documents that Recreate would take: those that change, the unchanged ones if ticked, and those not previewed.
    [[nodiscard]] std::vector<std::string> chosen() const;

    void recreate();
    void showNewPreviews(const std::vector<std::string> &changed);
    void start(std::vector<std::string> documents);
    void ended(const Result<StartedRecreation> &started);
    void setStarting(bool starting);

    Session &m_session;
    const Request m_request;
    const Mode m_mode;
    std::unique_ptr<Ui::PreviewDialog> m_ui;
    PreviewModel m_model;
    std::stop_source m_stop;
    std::size_t m_wanted = 0; ///< how many are to be previewed
    std::size_t m_previewed = 0; ///< how many are previewed
    bool m_failed = false; ///< the last preview could not be computed
    bool m_starting = false;
    bool m_choseUnchanged = false; ///< the user has ticked or unticked it
    std::optional<QueueOutlook> m_outlook;
};

} // namespace leapfrog
