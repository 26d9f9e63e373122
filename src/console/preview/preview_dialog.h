// SPDX-License-Identifier: MIT
#pragma once

#include "console/books/queue_outlook.h"
#include "console/preview/preview_model.h"
#include "console/session/session.h"

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

class RecreateClick;

/// Says what recreating documents would do, and by which path, before anything is changed; then recreates those that
/// are wanted. Computed on worker threads, the first documents at once, the rest on demand. Never blocks: open() it.
/// Escape closes it; once a recreation is being started it says that it is too late, and closes when asked again.
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

    /// Whether the database has been asked to start and has not answered yet.
    [[nodiscard]] bool isStarting() const;

    void done(int result) override;
    void reject() override;

signals:
    /// It was accepted by the database and is under way. `refused` were left out by the database.
    void started(const leapfrog::StartedRecreation &recreation);
    /// It was not accepted, and the dialog is closed already.
    void notStarted(const leapfrog::Error &error);
    void startingChanged();

private:
    void setUp();
    void connectClick();
    void fitScreen();
    void previewMore(std::size_t count);
    void askNext();
    void showPreviews(const Result<std::vector<PreviewedDocument>> &previews, std::size_t asked);
    void addPreviews(const std::vector<PreviewedDocument> &previews);
    void expand(const QModelIndex &index);
    void spanSentences(const QModelIndex &parent, int first, int last);
    void askOutlook();

    void showState();
    void showHead();
    void showSummary();
    void showMore();
    void showButtons();
    [[nodiscard]] QString whyNotRecreate(int count) const;
    [[nodiscard]] bool isPreviewing() const { return m_previewed < m_wanted; }
    [[nodiscard]] bool isDirect() const;
    /// Documents that Recreate would take: those ticked, and those not previewed.
    [[nodiscard]] std::vector<std::string> chosen() const;
    [[nodiscard]] int chosenCount() const;

    void recreate();
    void showChanged(const std::vector<PreviewedDocument> &previews);

    Session &m_session;
    const Request m_request;
    const Mode m_mode;
    std::unique_ptr<Ui::PreviewDialog> m_ui;
    PreviewModel m_model;
    std::stop_source m_stop;
    RecreateClick *m_click = nullptr;
    std::size_t m_wanted = 0; ///< how many are to be previewed
    std::size_t m_previewed = 0; ///< how many are previewed
    int m_expanded = 0; ///< documents opened by themselves
    bool m_asking = false; ///< some are being computed
    bool m_failed = false; ///< the last preview could not be computed
    std::optional<QueueOutlook> m_outlook;
};

} // namespace leapfrog
