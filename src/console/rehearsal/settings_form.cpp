// SPDX-License-Identifier: MIT
#include "console/rehearsal/settings_form.h"

#include "console/look/style/act_look.h"
#include "console/look/words.h"
#include "console/rehearsal/setting_field.h"
#include "console/rehearsal/setting_words.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace leapfrog {

static constexpr int rowsAtLeast = 8; ///< lines that are left of the settings in a low window; then the page scrolls
static constexpr int longestReason = 500;

static QStandardItem *itemOf(const std::string &value, const QString &words)
{
    auto *item = new QStandardItem(words);
    item->setData(QString::fromStdString(value), Qt::UserRole);
    return item;
}

/// A list of its own, the parent's.
static QStandardItemModel *modelOf(const std::vector<SettingChoice> &choices, QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    for (const auto &choice : choices)
        model->appendRow(itemOf(choice.value, choice.words));
    return model;
}

SettingsForm::SettingsForm(QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit(this))
    , m_area(new QScrollArea(this))
    , m_why(new QLineEdit(this))
    , m_reset(new QPushButton(tr("Back to today's settings"), this))
{
    m_filter->setObjectName(QStringLiteral("settingFilter"));
    m_filter->setAccessibleName(tr("Find a setting"));
    m_filter->setPlaceholderText(tr("Role, account, tax code …"));
    m_filter->setClearButtonEnabled(true);
    auto *content = new QWidget(m_area);
    m_sections = new QVBoxLayout(content);
    m_sections->setSpacing(10);
    m_area->setObjectName(QStringLiteral("settings"));
    m_area->setWidget(content);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus); // Tab goes from field to field, which brings each into sight
    m_area->setMinimumHeight(fontMetrics().height() * rowsAtLeast);

    auto *posting = addSection(tr("Posting"));
    m_lockPolicy = addRow(*posting, QStringLiteral("lock_policy"), tr("Changes in a locked period"), false,
                          modelOf(lockPolicyChoices(), this));
    m_deferralRounding = addRow(*posting, QStringLiteral("deferral_rounding"), tr("Rounding of deferrals"), false,
                                modelOf(deferralRoundingChoices(), this));
    auto *shop = addSection(tr("How the shop is read"));
    m_revenueAt
        = addRow(*shop, QStringLiteral("revenue_at"), tr("Revenue counts"), false, modelOf(revenueAtChoices(), this));
    for (const auto &choice : timeZoneChoices())
        m_zones.appendRow(itemOf(choice.value, choice.words));
    m_timeZone = addRow(*shop, QStringLiteral("time_zone"), tr("Time zone"), true, &m_zones);
    auto *roles = addSection(tr("Accounts by role"));
    static const Roles defaultRoles;
    for (std::size_t i = 0; i < roleCount; ++i) {
        const auto role = static_cast<Role>(i);
        const std::string name(roleName(role));
        auto *row
            = addRow(*roles, QLatin1String("role_") + QString::fromStdString(name), roleWords(role), true, &m_accounts);
        row->setMeaningOfNothing(tr("the default, %1").arg(QString::fromStdString(defaultRoles[role])));
        m_roles.emplace(name, row);
    }
    m_taxSection = addSection(tr("Accounts by tax code"));
    auto *addTax = new QPushButton(tr("Add a tax code"), content);
    addTax->setObjectName(QStringLiteral("addTax"));
    m_taxSection->addWidget(addTax, 0, Qt::AlignLeft);
    m_gatewaySection = addSection(tr("Accounts by payment gateway"));
    auto *addGateway = new QPushButton(tr("Add a payment gateway"), content);
    addGateway->setObjectName(QStringLiteral("addGateway"));
    m_gatewaySection->addWidget(addGateway, 0, Qt::AlignLeft);
    makeLinks({addTax, addGateway, m_reset});
    m_sections->addStretch(1);

    m_why->setObjectName(QStringLiteral("why"));
    m_why->setMaxLength(longestReason);
    m_why->setAccessibleName(tr("Reason (kept in the history)"));
    m_why->setPlaceholderText(tr("Reason (kept in the history)"));
    m_reset->setObjectName(QStringLiteral("resetSettings"));
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(6);
    lines->addWidget(m_filter);
    lines->addWidget(m_area, 1);
    lines->addWidget(m_why);
    lines->addWidget(m_reset, 0, Qt::AlignLeft);
    setTabOrder(m_gatewaySection->itemAt(m_gatewaySection->count() - 1)->widget(), m_why);
    setTabOrder(m_why, m_reset);

    connect(m_filter, &QLineEdit::textChanged, this, &SettingsForm::filter);
    connect(m_reset, &QPushButton::clicked, this, &SettingsForm::reset);
    connect(addTax, &QPushButton::clicked, this,
            [this] { addPair(*m_taxSection, m_addedTaxes, tr("New tax code"), tr("Tax code, as documents name it")); });
    connect(addGateway, &QPushButton::clicked, this, [this] {
        addPair(*m_gatewaySection, m_addedGateways, tr("New payment gateway"),
                tr("Payment gateway, as the shop names it"));
    });
    noteChange();
}

QVBoxLayout *SettingsForm::addSection(const QString &title)
{
    auto *heading = new QLabel(title, m_area->widget());
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    auto font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    auto *rows = new QVBoxLayout;
    rows->setSpacing(8);
    m_sections->addWidget(heading);
    m_sections->addLayout(rows);
    m_titles.emplace_back(heading, rows);
    return rows;
}

SettingField *SettingsForm::addRow(QVBoxLayout &section, const QString &objectName, const QString &name, bool typed,
                                   QAbstractItemModel *choices)
{
    auto *row = new SettingField(name, typed ? SettingField::Kind::Typed : SettingField::Kind::Chosen, choices,
                                 m_area->widget());
    row->setObjectName(objectName);
    row->setWhyNot(m_whyNot);
    section.addWidget(row);
    connect(row, &SettingField::changed, this, &SettingsForm::noteChange);
    return row;
}

/// Over the button that adds it.
void SettingsForm::addPair(QVBoxLayout &section, std::vector<SettingField *> &added, const QString &name,
                           const QString &hint)
{
    auto *button = section.itemAt(section.count() - 1)->widget();
    auto *row = new SettingField(name, SettingField::Kind::Typed, &m_accounts, m_area->widget());
    row->setObjectName(QStringLiteral("added"));
    row->letName(hint);
    section.insertWidget(section.count() - 1, row);
    added.push_back(row);
    setTabOrder(row->lastField(), button);
    connect(row, &SettingField::changed, this, &SettingsForm::noteChange);
    row->firstField()->setFocus(Qt::OtherFocusReason);
    m_area->ensureWidgetVisible(row);
}

void SettingsForm::setChart(const ChartOfAccounts &chart)
{
    if (chart.accounts() == m_chart.accounts() && m_accounts.rowCount() > 0)
        return;
    m_chart = chart;
    const auto rows = allRows();
    std::vector<QSignalBlocker> quiet;
    for (auto *row : rows)
        quiet.emplace_back(row);
    std::vector<std::string> values;
    for (auto *row : rows)
        values.push_back(row->value());
    m_accounts.clear();
    for (const auto &[code, account] : chart.accounts())
        m_accounts.appendRow(itemOf(code, QString::fromStdString(code + ' ' + account.name)));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i]->setValue(values[i]);
}

void SettingsForm::followPairs(QVBoxLayout &section, Rows &rows, const std::map<std::string, std::string> &today,
                               const QString &name, const QString &nothing)
{
    for (const auto &[key, account] : today) {
        if (rows.contains(key))
            continue;
        auto *row = addRow(section, name + QString::fromStdString(key), withShortWords(QString::fromStdString(key)),
                           true, &m_accounts);
        row->setMeaningOfNothing(nothing);
        section.removeWidget(row);
        section.insertWidget(section.count() - 1, row); // over the button
        setTabOrder(row->lastField(), section.itemAt(section.count() - 1)->widget());
        row->show();
        rows.emplace(key, row);
    }
    for (auto at = rows.begin(); at != rows.end();) {
        const auto now = today.find(at->first);
        if (now != today.end()) {
            at->second->setToday(now->second);
            ++at;
        } else {
            delete at->second;
            at = rows.erase(at);
        }
    }
}

void SettingsForm::setState(const OrganisationState &state, const ChartOfAccounts &chart)
{
    m_following = true;
    if (state.id != m_orgId) {
        m_orgId = state.id;
        m_told.reset();
        removeAdded();
        m_why->clear();
        for (auto *row : allRows())
            row->reset();
    }
    setChart(chart);
    m_lockPolicy->setToday(nameOf(state.context.lockPolicy));
    m_deferralRounding->setToday(nameOf(state.context.deferralRounding));
    m_revenueAt->setToday(nameOf(state.shop.revenueAt));
    m_timeZone->setToday(state.shop.timeZone);
    for (const auto &[name, row] : m_roles)
        row->setToday(state.context.roles[*findRole(name)]);
    followPairs(*m_taxSection, m_taxes, {state.context.taxAccounts.begin(), state.context.taxAccounts.end()},
                QStringLiteral("tax_"), tr("no account of its own"));
    followPairs(*m_gatewaySection, m_gateways, state.shop.gateways, QStringLiteral("gateway_"),
                tr("no account of its own"));
    m_following = false;
    filter();
    noteChange();
}

std::vector<SettingField *> SettingsForm::allRows() const
{
    std::vector<SettingField *> rows{m_lockPolicy, m_deferralRounding, m_revenueAt, m_timeZone};
    for (const auto *some : {&m_roles, &m_taxes, &m_gateways}) {
        for (const auto &[name, row] : *some)
            rows.push_back(row);
    }
    for (const auto *some : {&m_addedTaxes, &m_addedGateways})
        rows.insert(rows.end(), some->begin(), some->end());
    return rows;
}

static std::optional<std::string> changedValue(const SettingField &row)
{
    return row.isChanged() ? std::optional(row.value()) : std::nullopt;
}

OrganisationChange SettingsForm::change() const
{
    OrganisationChange change;
    change.lockPolicy = changedValue(*m_lockPolicy);
    change.deferralRounding = changedValue(*m_deferralRounding);
    change.revenueAt = changedValue(*m_revenueAt);
    change.timeZone = changedValue(*m_timeZone);
    const auto take
        = [](const Rows &rows, const std::vector<SettingField *> &added, std::map<std::string, std::string> &pairs) {
              for (const auto &[name, row] : rows) {
                  if (row->isChanged())
                      pairs[name] = row->value();
              }
              for (const auto *row : added) {
                  if (const auto name = row->typedName(); !name.empty() && !row->value().empty())
                      pairs[name] = row->value();
              }
          };
    take(m_roles, {}, change.roles);
    take(m_taxes, m_addedTaxes, change.taxAccounts);
    take(m_gateways, m_addedGateways, change.gateways);
    return change;
}

QString SettingsForm::why() const
{
    return m_why->text().trimmed();
}

void SettingsForm::removeAdded()
{
    for (auto *some : {&m_addedTaxes, &m_addedGateways}) {
        for (auto *row : std::exchange(*some, {})) {
            row->hide();
            row->deleteLater();
        }
    }
}

void SettingsForm::reset()
{
    m_following = true;
    removeAdded();
    for (auto *row : allRows())
        row->reset();
    m_following = false;
    noteChange();
    m_filter->setFocus(Qt::OtherFocusReason); // the button is off now
}

void SettingsForm::noteApplied()
{
    m_following = true;
    removeAdded();
    m_why->clear();
    m_following = false;
}

void SettingsForm::setWhyNot(const QString &whyNot)
{
    if (whyNot == m_whyNot)
        return;
    m_whyNot = whyNot;
    for (auto *row : allRows())
        row->setWhyNot(whyNot);
}

void SettingsForm::noteChange()
{
    if (m_following)
        return;
    const auto now = change();
    const bool isChanged = now != OrganisationChange() || !m_addedTaxes.empty() || !m_addedGateways.empty();
    m_reset->setEnabled(isChanged);
    m_reset->setToolTip(isChanged ? QString() : tr("These are today's settings."));
    if (std::exchange(m_told, now) != now)
        emit changed();
}

/// What was changed stays in sight.
void SettingsForm::filter()
{
    const auto text = m_filter->text().trimmed();
    for (auto *row : allRows())
        row->setVisible(text.isEmpty() || row->isChanged() || row->matches(text));
    for (const auto &[title, rows] : m_titles) {
        bool any = false;
        for (int i = 0; i < rows->count(); ++i) {
            const auto *row = qobject_cast<SettingField *>(rows->itemAt(i)->widget());
            any = any || (row != nullptr && !row->isHidden());
        }
        title->setVisible(any || text.isEmpty());
    }
}

} // namespace leapfrog
