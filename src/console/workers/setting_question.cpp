// SPDX-License-Identifier: MIT
#include "console/workers/setting_question.h"

#include "console/look/theme.h"
#include "console/look/words.h"
#include "console/workers/worker_words.h"
#include "store/queue/settings.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace leapfrog {

static constexpr int lineCharacters = 60; ///< that the texts are wide

static QString question(const SettingChange &change, const QString &database)
{
    const auto key = QString::fromStdString(change.key);
    return change.orgId.empty()
        ? SettingQuestion::tr("Change %1 for all workers and consoles of %2?").arg(key, database)
        : SettingQuestion::tr("Change %1 of the organisation %2 in %3?")
              .arg(key, withShortWords(QString::fromStdString(change.orgId)), database);
}

QString SettingChange::words(const std::string &value) const
{
    return settingWords(value, rule().words.empty() ? rule().unit() : QString());
}

SettingQuestion::SettingQuestion(SettingChange change, const QString &database, QWidget *parent)
    : QDialog(parent)
    , m_change(std::move(change))
    , m_value(new QLineEdit(QString::fromStdString(m_change.before), this))
    , m_word(new QComboBox(this))
    , m_fault(new QLabel(this))
    , m_do(new QPushButton(tr("&Change"), this))
{
    setObjectName(QStringLiteral("settingQuestion"));
    setWindowTitle(tr("Setting"));
    setAttribute(Qt::WA_DeleteOnClose);
    const auto &rule = m_change.rule();
    auto *text = new QLabel(question(m_change, withShortWords(database)), this);
    text->setObjectName(QStringLiteral("settingText"));
    auto font = text->font();
    font.setBold(true);
    text->setFont(font);
    const auto standard = settingWords(rule.standard ? rule.text(*rule.standard).toStdString() : std::string(), {});
    auto *what = new QLabel(tr("What it is: %1. It may be %2 (%3); the default is %4. A change takes effect %5.")
                                .arg(rule.meaning(), rule.bounds(), rule.unit(), standard, rule.takesEffect()),
                            this);
    what->setObjectName(QStringLiteral("settingWhat"));
    m_fault->setObjectName(QStringLiteral("settingFault"));
    for (auto *label : {text, what, m_fault}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(fontMetrics().averageCharWidth() * lineCharacters);
    }
    auto colours = m_fault->palette();
    colours.setColor(QPalette::WindowText, SignColours::of(colours).bad);
    m_fault->setPalette(colours);
    m_value->setObjectName(QStringLiteral("settingValue"));
    m_value->setMaxLength(40);
    if (!rule.standard)
        m_value->setPlaceholderText(tr("empty: no limit"));
    m_value->selectAll();
    auto *form = new QFormLayout;
    const bool isWord = !rule.words.empty();
    m_value->setVisible(!isWord);
    m_word->setVisible(isWord);
    m_word->setObjectName(QStringLiteral("settingWord"));
    for (std::size_t i = 0; i < rule.words.size(); ++i)
        m_word->addItem(rule.text(static_cast<double>(i)));
    m_word->setCurrentText(QString::fromStdString(m_change.before));
    form->addRow(tr("&New value"), isWord ? static_cast<QWidget *>(m_word) : m_value);
    m_do->setObjectName(QStringLiteral("settingDo"));
    m_do->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_do, QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(text);
    column->addWidget(what);
    column->addLayout(form);
    column->addWidget(m_fault);
    column->addWidget(buttons);
    (isWord ? static_cast<QWidget *>(m_word) : m_value)->setFocus();
    connect(m_word, &QComboBox::currentTextChanged, this, &SettingQuestion::check);
    connect(m_value, &QLineEdit::textChanged, this, &SettingQuestion::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        m_change.after = value();
        emit changeWanted(m_change);
    });
    check();
}

std::string SettingQuestion::value() const
{
    return (m_change.rule().words.empty() ? m_value->text().trimmed() : m_word->currentText()).toStdString();
}

void SettingQuestion::check()
{
    const auto now = value();
    const auto fits
        = m_change.orgId.empty() ? SettingStore::check(m_change.key, now) : SettingStore::checkOf(m_change.key, now);
    m_fault->setText(fits ? QString() : withShortWords(fits.error().message));
    m_do->setEnabled(fits && now != m_change.before);
    m_do->setToolTip(fits && now == m_change.before ? tr("It is so already.") : QString());
}

} // namespace leapfrog
