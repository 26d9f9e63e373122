// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <string>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace leapfrog {

/// A change of a membership: nothing before: it is added; nothing after: it is taken away.
struct MemberChange
{
    std::string orgId;
    std::string login;
    std::string before; ///< the role
    std::string after;

    [[nodiscard]] MemberChange back() const { return {orgId, login, after, before}; }
};

/// Asks for a new member, another role, or whether a member is to go. Never blocks: open() it; it deletes itself.
class MemberQuestion : public QDialog
{
    Q_OBJECT
public:
    enum class Kind
    {
        Add,
        Change,
        Remove
    };

    /// `change`: what it is about, as it is now. `note`: what somebody should know before; may be empty. `place`: the
    /// organisation and its database, as questions name them.
    MemberQuestion(Kind kind, MemberChange change, const QString &note, const QString &place, QWidget *parent);

signals:
    void changeWanted(const leapfrog::MemberChange &change);

private:
    [[nodiscard]] MemberChange chosen() const;
    void check();

    const Kind m_kind;
    const MemberChange m_change;
    QLineEdit *m_login;
    QComboBox *m_role;
    QLabel *m_meaning;
    QPushButton *m_do;
};

} // namespace leapfrog
