// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"
#include "paper/reports.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <string>

class QAction;
class QFileDialog;
class QPrintDialog;
class QWidget;

namespace leapfrog {

class LedgerView;
struct Book;

/// Prints the report that the Ledger screen shows, or writes it as PDF: read anew and whole, in the background, shown
/// among the activities. UI thread.
class LedgerPrint : public QObject
{
    Q_OBJECT
public:
    /// `page` is what the dialogs are shown over; `request` says what it shows now.
    LedgerPrint(Session &session, QWidget &page, std::function<std::optional<PrintRequest>()> request);

    [[nodiscard]] QAction *printAction() const { return m_print; }
    [[nodiscard]] QAction *pdfAction() const { return m_pdf; }

    /// Lets both be chosen, unless `whyNot` is said or the view is not printed.
    void offerActs(const QString &whyNot);

    /// What is printed: that view of that book; nothing where it is none of those that are.
    static std::optional<PrintRequest> requestOf(const LedgerView *view, const Book &book);

    /// Begins to write.
    void savePdf(const PrintRequest &request, const QString &file);

private:
    void askForFile();
    void askForPrinter();

    Session &m_session;
    QWidget &m_page;
    QAction *m_print;
    QAction *m_pdf;
    std::function<std::optional<PrintRequest>()> m_request;
    QPointer<QFileDialog> m_fileDialog;
    QPointer<QPrintDialog> m_printDialog;
};

} // namespace leapfrog
