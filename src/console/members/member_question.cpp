// SPDX-License-Identifier: MIT
#include "console/members/member_question.h"

#include "console/look/words.h"
#include "console/members/member_words.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace leapfrog {

static constexpr int lineCharacters = 60; ///< that the texts are wide
static constexpr int longestLogin = 63; ///< PostgreSQL's

static QString question(MemberQuestion::Kind kind, const QString &login, const QString &place)
{
    switch (kind) {
    case MemberQuestion::Kind::Add:
        return MemberQuestion::tr("Add a member to %1").arg(place);
    case MemberQuestion::Kind::Change:
        return MemberQuestion::tr("Give %1 another role in %2?").arg(login, place);
    case MemberQuestion::Kind::Remove:
        break;
    }
    return MemberQuestion::tr("Remove %1 from %2? It sees nothing of it any more.").arg(login, place);
}

static QString actName(MemberQuestion::Kind kind)
{
    switch (kind) {
    case MemberQuestion::Kind::Add:
        return MemberQuestion::tr("&Add");
    case MemberQuestion::Kind::Change:
        return MemberQuestion::tr("&Change");
    case MemberQuestion::Kind::Remove:
        break;
    }
    return MemberQuestion::tr("&Remove");
}

MemberQuestion::MemberQuestion(Kind kind, MemberChange change, const QString &note, const QString &place,
                               QWidget *parent)
    : QDialog(parent)
    , m_kind(kind)
    , m_change(std::move(change))
    , m_login(new QLineEdit(QString::fromStdString(m_change.login), this))
    , m_role(new QComboBox(this))
    , m_meaning(new QLabel(this))
    , m_do(new QPushButton(actName(kind), this))
{
    setObjectName(QStringLiteral("memberQuestion"));
    setWindowTitle(tr("Members"));
    setAttribute(Qt::WA_DeleteOnClose);
    const auto login = withShortWords(QString::fromStdString(m_change.login));
    auto *text = new QLabel(question(kind, login, withShortWords(place)), this);
    text->setObjectName(QStringLiteral("memberText"));
    auto font = text->font();
    font.setBold(true);
    text->setFont(font);
    auto *warning = new QLabel(note, this);
    warning->setObjectName(QStringLiteral("memberNote"));
    warning->setVisible(!note.isEmpty());
    m_meaning->setObjectName(QStringLiteral("memberMeaning"));
    for (auto *label : {text, warning, m_meaning}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(fontMetrics().averageCharWidth() * lineCharacters);
    }
    m_login->setObjectName(QStringLiteral("memberLogin"));
    m_login->setMaxLength(longestLogin);
    m_login->setPlaceholderText(tr("as it signs in to the database"));
    m_role->setObjectName(QStringLiteral("memberRole"));
    for (const auto *role : {"viewer", "accountant", "closer", "owner"})
        m_role->addItem(memberRoleWords(role), QLatin1String(role));
    m_role->setCurrentIndex(std::max(0, m_role->findData(QString::fromStdString(m_change.before))));
    m_do->setObjectName(QStringLiteral("memberDo"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_do, QDialogButtonBox::AcceptRole);
    m_do->setDefault(kind != Kind::Remove);
    if (kind == Kind::Remove)
        buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    auto *form = new QFormLayout;
    m_login->setVisible(kind == Kind::Add);
    m_role->setVisible(kind != Kind::Remove);
    m_meaning->setVisible(kind != Kind::Remove);
    if (kind == Kind::Add)
        form->addRow(tr("&Login"), m_login);
    if (kind != Kind::Remove)
        form->addRow(tr("R&ole"), m_role);
    auto *column = new QVBoxLayout(this);
    column->addWidget(text);
    column->addWidget(warning);
    column->addLayout(form);
    column->addWidget(m_meaning);
    column->addWidget(buttons);
    if (kind != Kind::Remove)
        (kind == Kind::Add ? static_cast<QWidget *>(m_login) : m_role)->setFocus();
    connect(m_login, &QLineEdit::textChanged, this, &MemberQuestion::check);
    connect(m_role, &QComboBox::currentIndexChanged, this, &MemberQuestion::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { emit changeWanted(chosen()); });
    check();
}

MemberChange MemberQuestion::chosen() const
{
    auto change = m_change;
    if (m_kind == Kind::Add)
        change.login = m_login->text().trimmed().toStdString();
    change.after = m_kind == Kind::Remove ? std::string() : m_role->currentData().toString().toStdString();
    return change;
}

void MemberQuestion::check()
{
    const auto change = chosen();
    m_meaning->setText(change.after.empty() ? QString() : memberRoleMeaning(change.after));
    m_do->setEnabled(!change.login.empty() && change.after != change.before);
    m_do->setToolTip(change.login.empty()                ? tr("Type a login first.")
                         : change.after == change.before ? tr("It has this role already.")
                                                         : QString());
}

} // namespace leapfrog
