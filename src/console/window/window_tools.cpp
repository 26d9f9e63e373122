// SPDX-License-Identifier: MIT
#include "console/window/window_tools.h"

#include "console/frame/page.h"
#include "console/help/about_dialog.h"
#include "console/help/guide_window.h"
#include "console/look/appearance.h"
#include "console/look/lists/column_dialog.h"
#include "console/palette/palette_dialog.h"
#include "console/preferences/preferences_dialog.h"
#include "console/window/workspace.h"
#include "translations/translations.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QTableView>

namespace leapfrog {

WindowTools::WindowTools(QMainWindow &window, QSettings &settings, Appearance &appearance, const Screens &screens)
    : QObject(&window)
    , m_window(window)
    , m_settings(settings)
    , m_appearance(appearance)
    , m_screens(screens)
{ }

static QString plainText(const QAction &action)
{
    return action.text().remove(QLatin1Char('&'));
}

/// Acts of a screen that is not shown are not for now.
static bool isInSight(const QAction &action, const Page *shown)
{
    for (const auto *around = action.parent(); around != nullptr; around = around->parent()) {
        if (const auto *page = qobject_cast<const Page *>(around))
            return page == shown;
    }
    return true;
}

void WindowTools::addScreens(std::vector<PaletteEntry> &entries) const
{
    for (const auto &screen : m_screens)
        entries.push_back({.kind = PaletteEntry::Kind::Screen,
                           .key = QStringLiteral("screen/") + screen.name,
                           .title = screen.title(),
                           .detail = tr("screen"),
                           .whyNot = {},
                           .run = [to = m_workspace, name = screen.name] {
                               if (to)
                                   to->showScreen(name);
                           }});
}

void WindowTools::addActs(std::vector<PaletteEntry> &entries) const
{
    for (auto *action : m_window.findChildren<QAction *>()) {
        const auto title = plainText(*action);
        const bool isScreen = std::ranges::any_of(m_screens, [&](const Screen &one) { return one.title() == title; });
        if (action->objectName().isEmpty() || title.isEmpty() || action->menu() != nullptr || isScreen
            || action->objectName() == QLatin1String("actionPalette")
            || !isInSight(*action, m_workspace->currentPage()))
            continue;
        const auto why = action->statusTip().isEmpty() ? tr("Not possible now.") : action->statusTip();
        entries.push_back({.kind = PaletteEntry::Kind::Act,
                           .key = QStringLiteral("act/") + action->objectName(),
                           .title = title,
                           .detail = action->shortcut().toString(QKeySequence::NativeText),
                           .whyNot = action->isEnabled() ? QString() : why,
                           .run = [act = QPointer<QAction>(action)] {
                               if (act)
                                   act->trigger();
                           }});
    }
}

void WindowTools::addPreferences(std::vector<PaletteEntry> &entries) const
{
    const auto add = [&entries](const QString &key, const QString &title, std::function<void()> run) {
        entries.push_back({.kind = PaletteEntry::Kind::Preference,
                           .key = QStringLiteral("preference/") + key,
                           .title = title,
                           .detail = tr("preference"),
                           .whyNot = {},
                           .run = std::move(run)});
    };
    auto &appearance = m_appearance;
    for (const auto &language : spokenLanguages())
        add(language, tr("Language: %1").arg(PreferencesDialog::languageName(language)),
            [&appearance, language] { appearance.setLanguage(language); });
    add(QStringLiteral("system"), tr("Theme: as the system"),
        [&appearance] { appearance.setTheme(Theme::Choice::System); });
    add(QStringLiteral("light"), tr("Theme: light"), [&appearance] { appearance.setTheme(Theme::Choice::Light); });
    add(QStringLiteral("dark"), tr("Theme: dark"), [&appearance] { appearance.setTheme(Theme::Choice::Dark); });
    add(QStringLiteral("compact"), tr("Rows of tables: compact"),
        [&appearance] { appearance.setDensity(Density::Compact); });
    add(QStringLiteral("comfortable"), tr("Rows of tables: comfortable"),
        [&appearance] { appearance.setDensity(Density::Comfortable); });
}

std::vector<PaletteEntry> WindowTools::entries() const
{
    std::vector<PaletteEntry> entries;
    addScreens(entries);
    addActs(entries);
    addPreferences(entries);
    return entries;
}

void WindowTools::searchIn(const QString &screen, const QString &text)
{
    if (!m_workspace)
        return;
    m_workspace->showScreen(screen);
    if (auto *field = qobject_cast<QLineEdit *>(m_workspace->currentPage()->filterField()))
        field->setText(text);
}

void WindowTools::showPalette()
{
    auto *dialog = new PaletteDialog(entries(), m_workspace->session(), m_settings, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&dialog->search(), &PaletteSearch::documentWanted, m_workspace, &Workspace::showDocument);
    connect(&dialog->search(), &PaletteSearch::recreationWanted, m_workspace, &Workspace::showRecreation);
    connect(&dialog->search(), &PaletteSearch::jobWanted, this,
            [this](const QString &id) { searchIn(QStringLiteral("jobs"), id); });
    connect(&dialog->search(), &PaletteSearch::accountWanted, this,
            [this](const QString &code) { searchIn(QStringLiteral("ledger"), code); });
    connect(m_workspace, &QObject::destroyed, dialog, &QDialog::reject); // another database
    dialog->open();
}

void WindowTools::showColumns()
{
    const auto lists = m_workspace->currentPage()->findChildren<QTableView *>();
    const auto area = [](const QTableView *list) { return list->width() * list->height(); };
    QTableView *wanted = nullptr;
    for (auto *list : lists) {
        if (list->isVisible() && (wanted == nullptr || area(list) > area(wanted)))
            wanted = list;
    }
    if (auto *focused = qobject_cast<QTableView *>(m_window.focusWidget()); lists.contains(focused))
        wanted = focused;
    if (wanted != nullptr)
        ColumnDialog::open(*wanted);
}

void WindowTools::showPreferences()
{
    auto *dialog = new PreferencesDialog(m_appearance, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void WindowTools::showGuide()
{
    if (!m_guide) {
        m_guide = new GuideWindow(&m_window);
        m_guide->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_guide->show();
    m_guide->raise();
    m_guide->activateWindow();
    m_guide->showScreen(m_workspace->currentScreen());
}

QString WindowTools::shortcutTable() const
{
    QString lines;
    for (const auto *action : m_window.findChildren<QAction *>()) {
        if (action->shortcut().isEmpty() || action->objectName().isEmpty())
            continue;
        lines += QStringLiteral("<tr><td>%1&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>")
                     .arg(action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped(),
                          plainText(*action).toHtmlEscaped());
    }
    return QStringLiteral("<table>%1</table>").arg(lines);
}

void WindowTools::showShortcuts()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Keyboard shortcuts"), shortcutTable(), QMessageBox::Close,
                                &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_appearance, &Appearance::languageChanged, box, [this, box] { box->setText(shortcutTable()); });
    box->open();
}

void WindowTools::showAbout()
{
    auto *dialog = new AboutDialog(m_workspace->session(), m_settings.fileName(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace leapfrog
