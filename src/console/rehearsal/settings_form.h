// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/chart_of_accounts.h"
#include "store/books/organisations.h"

#include <QStandardItemModel>
#include <QWidget>

#include <map>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace leapfrog {

class SettingField;

/// An organisation's settings for posting as they are today, each with a field for what it is to be. UI thread.
class SettingsForm : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsForm(QWidget *parent = nullptr);

    /// Today's settings. Those of another organisation begin anew; else what was changed stays changed.
    void setState(const OrganisationState &state, const ChartOfAccounts &chart);
    /// What is to be otherwise than today; incomplete pairs are left out.
    [[nodiscard]] OrganisationChange change() const;
    /// Kept in the history when it is applied.
    [[nodiscard]] QString why() const;
    /// Back to today's settings.
    void reset();
    /// What was applied is what there is now: pairs that were added are among the others from the next setState() on.
    void noteApplied();
    /// Why nobody may choose now; empty: everybody may.
    void setWhyNot(const QString &whyNot);
    [[nodiscard]] QLineEdit *filterField() const { return m_filter; }

signals:
    /// change() is another one, or that of another organisation.
    void changed();

private:
    using Rows = std::map<std::string, SettingField *>;

    QVBoxLayout *addSection(const QString &title);
    SettingField *addRow(QVBoxLayout &section, const QString &objectName, const QString &name, bool typed,
                         QAbstractItemModel *choices);
    void addPair(QVBoxLayout &section, std::vector<SettingField *> &added, const QString &name, const QString &hint);
    void followPairs(QVBoxLayout &section, Rows &rows, const std::map<std::string, std::string> &today,
                     const QString &name, const QString &nothing);
    void setChart(const ChartOfAccounts &chart);
    void removeAdded();
    void noteChange();
    void filter();
    [[nodiscard]] std::vector<SettingField *> allRows() const;

    std::string m_orgId;
    ChartOfAccounts m_chart;
    QStandardItemModel m_accounts;
    QStandardItemModel m_zones;
    QLineEdit *m_filter;
    QScrollArea *m_area;
    QVBoxLayout *m_sections;
    std::vector<std::pair<QLabel *, QVBoxLayout *>> m_titles;
    SettingField *m_lockPolicy;
    SettingField *m_deferralRounding;
    SettingField *m_revenueAt;
    SettingField *m_timeZone;
    Rows m_roles;
    QVBoxLayout *m_taxSection;
    Rows m_taxes;
    std::vector<SettingField *> m_addedTaxes;
    QVBoxLayout *m_gatewaySection;
    Rows m_gateways;
    std::vector<SettingField *> m_addedGateways;
    QLineEdit *m_why;
    QPushButton *m_reset;
    QString m_whyNot;
    std::optional<OrganisationChange> m_told; ///< the change that was told last
    bool m_following = false; ///< many fields change at once
};

} // namespace leapfrog
