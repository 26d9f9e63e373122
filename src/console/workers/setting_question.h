// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/setting_rules.h"

#include <QDialog>

#include <string>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace leapfrog {

/// A setting that is changed: of an organisation's share, or (`orgId` empty) of those that all share.
struct SettingChange
{
    std::string orgId;
    std::string key;
    std::string before; ///< as it was on the screen
    std::string after; ///< empty: no limit

    [[nodiscard]] const SettingRule &rule() const { return *findSettingRule(key, !orgId.empty()); }
    /// A value of it, for people.
    [[nodiscard]] QString words(const std::string &value) const;
};

/// Asks for a setting's new value and takes only what its rule takes, with the rule's words. Never blocks: open() it;
/// it deletes itself.
class SettingQuestion : public QDialog
{
    Q_OBJECT
public:
    /// `change`: what is to be changed, and how it is now. `database`: its name.
    SettingQuestion(SettingChange change, const QString &database, QWidget *parent);

signals:
    void changeWanted(const leapfrog::SettingChange &change);

private:
    void check();
    [[nodiscard]] std::string value() const;

    SettingChange m_change;
    QLineEdit *m_value;
    QComboBox *m_word; ///< instead, for a setting that is one of a few words
    QLabel *m_fault;
    QPushButton *m_do;
};

} // namespace leapfrog
