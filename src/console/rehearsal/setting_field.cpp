// SPDX-License-Identifier: MIT
#include "console/rehearsal/setting_field.h"

#include "console/look/flow_layout.h"
#include "console/look/words.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace leapfrog {

static constexpr int fieldCharacters = 14; ///< that a field is wide at least
static constexpr int longestName = 200;

SettingField::SettingField(const QString &name, Kind kind, QAbstractItemModel *choices, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_name(new QLabel(name, this))
    , m_todayLabel(new QLabel(this))
    , m_field(new QComboBox(this))
{
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_name->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_todayLabel->setTextFormat(Qt::PlainText);
    m_todayLabel->setForegroundRole(QPalette::PlaceholderText);
    m_todayLabel->setWordWrap(true);
    m_field->setModel(choices);
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_field->setMinimumContentsLength(fieldCharacters);
    m_field->setFocusPolicy(Qt::StrongFocus); // not by the wheel, which scrolls the settings
    m_field->installEventFilter(this);
    m_field->setAccessibleName(name);
    if (kind == Kind::Typed) {
        m_field->setEditable(true);
        m_field->setInsertPolicy(QComboBox::NoInsert);
        m_field->lineEdit()->setMaxLength(longestName);
        auto *completer = new QCompleter(choices, m_field);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        completer->setCompletionMode(QCompleter::PopupCompletion);
        m_field->setCompleter(completer);
        connect(m_field, &QComboBox::editTextChanged, this, &SettingField::noteText);
    } else {
        connect(m_field, &QComboBox::currentIndexChanged, this, &SettingField::noteText);
    }
    auto *head = new FlowLayout;
    head->setSpacing(8);
    head->addWidget(m_name);
    head->addWidget(m_todayLabel);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    lines->addLayout(head);
    lines->addWidget(m_field);
    showToday();
}

void SettingField::letName(const QString &hint)
{
    m_typedName = new QLineEdit(this);
    m_typedName->setObjectName(QStringLiteral("settingName"));
    m_typedName->setPlaceholderText(hint);
    m_typedName->setAccessibleName(hint);
    m_typedName->setMaxLength(longestName);
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_typedName);
    setTabOrder(m_typedName, m_field);
    connect(m_typedName, &QLineEdit::textChanged, this, &SettingField::changed);
}

std::string SettingField::typedName() const
{
    return m_typedName != nullptr ? m_typedName->text().trimmed().toStdString() : std::string();
}

void SettingField::setMeaningOfNothing(const QString &words)
{
    m_nothing = words;
    if (m_field->isEditable())
        m_field->lineEdit()->setPlaceholderText(words);
    showToday();
}

void SettingField::setWhyNot(const QString &whyNot)
{
    m_field->setEnabled(whyNot.isEmpty());
    m_field->setToolTip(whyNot);
    if (m_typedName != nullptr)
        m_typedName->setEnabled(whyNot.isEmpty());
}

int SettingField::find(const std::string &value) const
{
    return m_field->findData(QString::fromStdString(value));
}

QString SettingField::wordsOf(const std::string &value) const
{
    const int place = find(value);
    return place >= 0 ? m_field->itemText(place) : QString::fromStdString(value);
}

void SettingField::setToday(const std::string &value)
{
    const bool follows = !isChanged();
    m_today = value;
    if (follows)
        setValue(value);
    showToday();
}

std::string SettingField::value() const
{
    return m_value;
}

void SettingField::setValue(const std::string &value)
{
    m_setting = true; // the field's signals are ours
    if (m_kind == Kind::Chosen)
        m_field->setCurrentIndex(find(value));
    else if (const int place = find(value); place >= 0)
        m_field->setCurrentIndex(place);
    else
        m_field->setEditText(QString::fromStdString(value));
    if (m_kind == Kind::Typed && !m_field->lineEdit()->hasFocus())
        m_field->lineEdit()->setCursorPosition(0);
    m_setting = false;
    const bool isOther = value != m_value;
    m_value = value;
    showToday();
    if (isOther)
        emit changed();
}

/// What was chosen, or the first word of what was typed.
void SettingField::noteText()
{
    if (m_setting)
        return;
    auto value = m_value;
    if (m_kind == Kind::Chosen) {
        value = m_field->currentData().toString().toStdString();
    } else {
        const auto text = m_field->currentText().trimmed();
        const int same = m_field->findText(text, Qt::MatchFixedString);
        value = same >= 0 && !text.isEmpty() ? m_field->itemData(same).toString().toStdString()
                                             : text.section(QLatin1Char(' '), 0, 0).toStdString();
    }
    if (value == m_value)
        return;
    m_value = value;
    showToday();
    emit changed();
}

void SettingField::showToday()
{
    auto font = this->font();
    font.setBold(isChanged());
    m_name->setFont(font);
    auto words = m_today.empty() && find(m_today) < 0 ? m_nothing : wordsOf(m_today);
    words = words.isEmpty() ? QString() : tr("today: %1").arg(withShortWords(words));
    if (isChanged() && m_kind == Kind::Typed && !m_value.empty() && find(m_value) < 0)
        words += QStringLiteral(" · ") + tr("%1 is new").arg(withShortWords(QString::fromStdString(m_value)));
    if (words != m_todayLabel->text())
        m_todayLabel->setText(words);
    m_todayLabel->setVisible(!words.isEmpty());
    m_field->setAccessibleDescription(words);
}

bool SettingField::matches(const QString &text) const
{
    return m_name->text().contains(text, Qt::CaseInsensitive) || objectName().contains(text, Qt::CaseInsensitive)
        || m_field->currentText().contains(text, Qt::CaseInsensitive)
        || wordsOf(m_today).contains(text, Qt::CaseInsensitive);
}

QWidget *SettingField::firstField() const
{
    return m_typedName != nullptr ? static_cast<QWidget *>(m_typedName) : m_field;
}

QWidget *SettingField::lastField() const
{
    return m_field;
}

bool SettingField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::Wheel && !m_field->hasFocus()) {
        event->ignore(); // it scrolls what is around
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace leapfrog
