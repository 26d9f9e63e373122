// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <string>

class QAbstractItemModel;
class QComboBox;
class QLabel;
class QLineEdit;

namespace leapfrog {

/// One setting: its name, what it is today, and a field for what it is to be. UI thread.
class SettingField : public QWidget
{
    Q_OBJECT
public:
    enum class Kind
    {
        Chosen, ///< one of the choices
        Typed, ///< one of them, or any other text; its first word counts, as of "4001 Sales"
    };

    /// Choices: in words, with the value as Qt::UserRole.
    SettingField(const QString &name, Kind kind, QAbstractItemModel *choices, QWidget *parent);

    /// Its name is typed too: a pair that is not there yet. `hint`: what it is a name of.
    void letName(const QString &hint);
    /// What was typed, or nothing: it has its name.
    [[nodiscard]] std::string typedName() const;
    /// What an empty field means, in words.
    void setMeaningOfNothing(const QString &words);
    /// Where nobody may choose: why.
    void setWhyNot(const QString &whyNot);

    /// A field that is not changed follows it.
    void setToday(const std::string &value);
    [[nodiscard]] const std::string &today() const { return m_today; }
    [[nodiscard]] std::string value() const;
    [[nodiscard]] bool isChanged() const { return value() != m_today; }
    void setValue(const std::string &value);
    void reset() { setValue(m_today); }
    /// Whether a person who looks for that text means this one.
    [[nodiscard]] bool matches(const QString &text) const;
    [[nodiscard]] QWidget *lastField() const;
    [[nodiscard]] QWidget *firstField() const;

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QString wordsOf(const std::string &value) const;
    [[nodiscard]] int find(const std::string &value) const;
    void noteText();
    void showToday();

    const Kind m_kind;
    std::string m_today;
    std::string m_value; ///< as was read from the field last
    QString m_nothing;
    QLabel *m_name;
    QLineEdit *m_typedName = nullptr;
    QLabel *m_todayLabel;
    QComboBox *m_field;
    bool m_setting = false;
};

} // namespace leapfrog
