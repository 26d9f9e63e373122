// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/style/program_style.h"
#include "console/look/theme.h"

#include <QFont>
#include <QSettings>

#include <optional>

namespace leapfrog {

/// How the program looks and what it speaks: chosen in the preferences, kept in the settings, applied at once.
class Appearance : public QObject
{
    Q_OBJECT
public:
    static constexpr int leastPercent = 80;
    static constexpr int mostPercent = 200;

    /// What counts for this run whatever is kept.
    struct Given
    {
        std::optional<Theme::Choice> theme;
        QString language;
    };

    /// Takes the application's style, palette, font, language and locale over; the program speaks the system's language
    /// already, where none was chosen. `settings` must outlive it.
    explicit Appearance(QSettings &settings, const Given &given = {}, QObject *parent = nullptr);

    /// One of spokenLanguages(); empty: the system's.
    [[nodiscard]] const QString &language() const { return m_language; }
    void setLanguage(const QString &language);

    [[nodiscard]] Theme::Choice theme() const { return m_theme.choice(); }
    void setTheme(Theme::Choice choice);

    /// Of the size that the desktop gives its text, leastPercent to mostPercent.
    [[nodiscard]] int textPercent() const { return m_textPercent; }
    void setTextPercent(int percent);

    [[nodiscard]] Density density() const { return m_density; }
    void setDensity(Density density);

    void restoreDefaults();

signals:
    /// The words on the screen are those of the other language; what was read for them may hold old ones still.
    void languageChanged();
    /// Whatever was chosen.
    void changed();

private:
    void applyTextSize(int before);

    QSettings &m_settings;
    const QFont m_systemFont;
    Theme m_theme;
    QString m_language;
    int m_textPercent = 100;
    Density m_density = Density::Comfortable;
};

} // namespace leapfrog
