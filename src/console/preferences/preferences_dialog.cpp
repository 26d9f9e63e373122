// SPDX-License-Identifier: MIT
#include "console/preferences/preferences_dialog.h"

#include "translations/translations.h"
#include "ui_preferences_dialog.h"

#include <QLocale>
#include <QPushButton>

#include <array>

namespace leapfrog {

static constexpr std::array textPercents = {80, 90, 100, 110, 125, 150, 175, 200};

QString PreferencesDialog::languageName(const QString &language)
{
    if (language == QLatin1String("en"))
        return QStringLiteral("English");
    return language == QLatin1String("de") ? QStringLiteral("Deutsch") : language;
}

PreferencesDialog::PreferencesDialog(Appearance &appearance, QWidget *parent)
    : QDialog(parent)
    , m_appearance(appearance)
    , m_ui(std::make_unique<Ui::PreferencesDialog>())
{
    m_ui->setupUi(this);
    fill();
    showChosen();
    connect(m_ui->language, &QComboBox::activated, this,
            [this](int index) { m_appearance.setLanguage(m_ui->language->itemData(index).toString()); });
    connect(m_ui->theme, &QComboBox::activated, this,
            [this](int index) { m_appearance.setTheme(m_ui->theme->itemData(index).value<Theme::Choice>()); });
    connect(m_ui->textSize, &QComboBox::activated, this,
            [this](int index) { m_appearance.setTextPercent(m_ui->textSize->itemData(index).toInt()); });
    connect(m_ui->density, &QComboBox::activated, this, [this](int index) {
        m_appearance.setDensity(static_cast<Density>(m_ui->density->itemData(index).toInt()));
    });
    connect(m_ui->buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            [this] { m_appearance.restoreDefaults(); });
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_appearance, &Appearance::changed, this, &PreferencesDialog::showChosen);
}

PreferencesDialog::~PreferencesDialog() = default;

void PreferencesDialog::fill()
{
    m_ui->language->addItem(tr("As the system: %1").arg(languageName(systemLanguage())), QString());
    for (const auto &language : spokenLanguages())
        m_ui->language->addItem(languageName(language), language);
    m_ui->theme->addItem(tr("As the system"), QVariant::fromValue(Theme::Choice::System));
    m_ui->theme->addItem(tr("Light"), QVariant::fromValue(Theme::Choice::Light));
    m_ui->theme->addItem(tr("Dark"), QVariant::fromValue(Theme::Choice::Dark));
    for (const int percent : textPercents)
        m_ui->textSize->addItem(tr("%1 %", "a text's size").arg(QLocale().toString(percent)), percent);
    m_ui->density->addItem(tr("Comfortable"), static_cast<int>(Density::Comfortable));
    m_ui->density->addItem(tr("Compact"), static_cast<int>(Density::Compact));
}

void PreferencesDialog::showChosen()
{
    m_ui->language->setCurrentIndex(m_ui->language->findData(m_appearance.language()));
    m_ui->theme->setCurrentIndex(m_ui->theme->findData(QVariant::fromValue(m_appearance.theme())));
    m_ui->textSize->setCurrentIndex(m_ui->textSize->findData(m_appearance.textPercent()));
    m_ui->density->setCurrentIndex(m_ui->density->findData(static_cast<int>(m_appearance.density())));
}

} // namespace leapfrog
