// SPDX-License-Identifier: MIT
#pragma once

#include "console/rehearsal/document_moves_model.h"
#include "console/rehearsal/largest_model.h"
#include "console/rehearsal/month_moves_model.h"
#include "console/rehearsal/refusals_model.h"
#include "console/rehearsal/rehearsal_run.h"
#include "ledger/chart_of_accounts.h"

#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QTabWidget;

namespace leapfrog {

/// What a change of settings would do to the books: by account and month, by document, and what is refused. UI thread.
class EffectView : public QWidget
{
    Q_OBJECT
public:
    explicit EffectView(QWidget *parent = nullptr);

    void setChart(const ChartOfAccounts &chart);
    /// Nothing is rehearsed: `text` says why.
    void showNothing(const QString &text);
    /// A rehearsal is under way: so many documents are done, of how many.
    void showProgress(std::int64_t done, std::int64_t total);
    void showEffect(const std::shared_ptr<const RehearsedChange> &rehearsed);
    /// The rehearsal that is shown, or nullptr.
    [[nodiscard]] const RehearsedChange *shown() const { return m_shown.get(); }

signals:
    void cancelWanted();
    void documentWanted(const std::string &id);
    void documentsWanted(const QStringList &ids);

private:
    QWidget *makePlaces();
    QWidget *makeLargest();
    QWidget *makeRefusals();
    QTableView *addTable(QWidget *parent, const char *name, const QString &accessibleName, QAbstractItemModel &model,
                         std::initializer_list<int> widths);
    QLabel *addLabel(QWidget *parent, const char *name);
    void setCurrency(const std::string &currency);
    void showPlaces();
    void showMovers();
    void showChangesOfDocument();
    void showRefusals();
    [[nodiscard]] QString accountWordsOf(const std::string &code) const;

    ChartOfAccounts m_chart;
    std::shared_ptr<const RehearsedChange> m_shown;
    MonthMovesModel m_places;
    DocumentMovesModel m_movers;
    LargestModel m_largest;
    MonthMovesModel m_changes;
    RefusalsModel m_refusals;
    QLabel *m_said;
    QProgressBar *m_progress;
    QLabel *m_progressText;
    QPushButton *m_cancel;
    QStackedWidget *m_content;
    QLabel *m_empty;
    QTabWidget *m_tabs;
    QLineEdit *m_filter = nullptr;
    QCheckBox *m_alsoSame = nullptr;
    QTableView *m_placesTable = nullptr;
    QLabel *m_moversText = nullptr;
    QTableView *m_moversTable = nullptr;
    QTableView *m_largestTable = nullptr;
    QLabel *m_changesText = nullptr;
    QTableView *m_changesTable = nullptr;
    QLabel *m_refusalsText = nullptr;
    QTableView *m_refusalsTable = nullptr;
    QPushButton *m_showRefused = nullptr;
};

} // namespace leapfrog
