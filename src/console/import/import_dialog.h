// SPDX-License-Identifier: MIT
#pragma once

#include "console/import/import_reasons_model.h"
#include "console/import/import_run.h"

#include <QDialog>
#include <QStringList>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace leapfrog {

/// Imports files: which, into which organisation, and while it runs and afterwards how far it is and what was not
/// taken, by reason. Closing it leaves a running import to the activities.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ImportDialog(Session &session, QWidget *parent);
    ~ImportDialog() override;

    /// Adds files to those chosen.
    void addFiles(const QStringList &files);
    /// Shows that import instead of the choice.
    void follow(ImportRun *run);

signals:
    /// The user wants it; who hears it begins, and calls follow().
    void confirmed(const leapfrog::ImportRequest &request);
    /// The payloads of an import that were refused or wait, for a reason or (empty) any.
    void payloadsWanted(const QString &orgId, const QString &state, const QString &code);
    /// The documents of an organisation.
    void documentsWanted(const QString &orgId);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeChoice();
    QWidget *makeProgress();
    void chooseFiles();
    void removeFiles();
    void guess(const QString &file);
    void offer();
    void confirm();
    void showRun();
    void showEnd();
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] std::string organisation() const;
    /// Why it can't begin; empty: it can.
    [[nodiscard]] QString whyNot() const;

    Session &m_session;
    ImportRun *m_run = nullptr;
    QStackedWidget *m_stack;
    QListWidget *m_files;
    QComboBox *m_format;
    QComboBox *m_organisation;
    QLineEdit *m_currency;
    QLineEdit *m_rates;
    QLabel *m_whyNot;
    QLabel *m_title;
    QProgressBar *m_progress;
    QLabel *m_counts;
    QLabel *m_notAll;
    ImportReasonsModel m_model;
    QTableView *m_reasons;
    QPushButton *m_start;
    QPushButton *m_cancel;
    QPushButton *m_copy;
    QPushButton *m_inbox;
    QPushButton *m_documents;
    QPushButton *m_close;
    bool m_formatChosen = false; ///< by the user: what the files seem to hold plays no part
};

} // namespace leapfrog
