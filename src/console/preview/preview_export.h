// SPDX-License-Identifier: MIT
#pragma once

#include "console/preview/preview_model.h"
#include "console/session/session.h"

#include <QObject>
#include <QPointer>

#include <string>
#include <vector>

class QAbstractButton;
class QFileDialog;

namespace leapfrog {

/// The documents of a preview as CSV (a line per account line; one for a document without any) or as JSON (an array of
/// objects). Amounts are decimal numbers. `orgId` stands with each.
std::string previewCsv(const std::string &orgId, const std::vector<PreviewedDocument> &documents);
std::string previewJson(const std::string &orgId, const std::vector<PreviewedDocument> &documents);

/// Writes what a preview has computed so far into a file of the user's choice, in the background, shown among the
/// activities; it goes on when the preview is closed. A failed export leaves what was there. UI thread.
class PreviewExport : public QObject
{
    Q_OBJECT
public:
    /// `button` asks for the file. All outlive it.
    PreviewExport(Session &session, const PreviewModel &model, std::string orgId, QAbstractButton &button);

    /// Begins. `isJson`: else CSV.
    void start(const QString &file, bool isJson);

private:
    void ask();
    void offer();

    Session &m_session;
    const PreviewModel &m_model;
    const std::string m_orgId;
    QAbstractButton &m_button;
    QPointer<QFileDialog> m_dialog;
};

} // namespace leapfrog
