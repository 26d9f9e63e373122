// SPDX-License-Identifier: MIT
#include "console/console_driver.h"

#include "console/screens.h"

#include <QAction>
#include <QCheckBox>
#include <QProgressBar>
#include <QSignalSpy>
#include <QToolButton>

#include <utility>

namespace leapfrog::test {

static constexpr int patience = 60'000; // ms

ConsoleDriver::ConsoleDriver(LiveState::Clock now, PasswordKeeper keeper)
    : m_settings(m_folder.filePath(QStringLiteral("console.ini")), QSettings::IniFormat)
    , m_appearance(m_settings, {.theme = Theme::Choice::Light, .language = {}})
    , m_window(m_settings, m_appearance, allScreens(), std::move(now), std::move(keeper))
{
    m_window.resize(1180, 760);
    m_window.welcome();
}

ConsoleDriver::~ConsoleDriver()
{
    QSignalSpy closed(&session(), &Session::closed);
    session().close();
    if (closed.isEmpty())
        closed.wait(patience);
}

void ConsoleDriver::open(const std::string &dsn, const QString &screen)
{
    m_window.open(ConnectionBook::given(dsn));
    m_window.showScreen(screen);
    m_window.show();
    m_window.activateWindow();
}

bool ConsoleDriver::openAndWait(const std::string &dsn, const QString &screen)
{
    open(dsn, screen);
    return waitUntilLoaded();
}

bool ConsoleDriver::waitUntilLoaded()
{
    return QTest::qWaitFor([this] { return m_window.workspace().currentPage()->hasLoaded(); }, patience);
}

QString ConsoleDriver::chip()
{
    return findAnywhere<QToolButton>("connectionChip")->text();
}

bool ConsoleDriver::act(const char *action)
{
    auto *found = find<QAction>(action);
    if (found == nullptr || !found->isEnabled())
        return false;
    found->trigger();
    return true;
}

PreviewDialog *ConsoleDriver::openPreview(bool alsoUnchanged)
{
    if (!act("actionRecreate"))
        return nullptr;
    auto *dialog = find<PreviewDialog>("PreviewDialog");
    const auto *progress = dialog->findChild<QProgressBar *>(QStringLiteral("progress"));
    if (!QTest::qWaitFor([progress] { return !progress->isVisible(); }, patience))
        return nullptr;
    if (auto *box = dialog->findChild<QCheckBox *>(QStringLiteral("alsoUnchanged"));
        alsoUnchanged && box->isVisible()) {
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
    }
    return dialog;
}

static int columnNamed(const QAbstractItemModel &model, const QString &name)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        if (model.headerData(column, Qt::Horizontal).toString() == name)
            return column;
    }
    return -1;
}

QString ConsoleDriver::cell(const QAbstractItemView &view, const QString &key, const QString &column)
{
    const auto &model = *view.model();
    const int at = columnNamed(model, column);
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data().toString() == key)
            return model.index(row, at).data().toString();
    }
    return QStringLiteral("(no such row)");
}

QStringList ConsoleDriver::firstColumn(const QAbstractItemView &view)
{
    QStringList texts;
    for (int row = 0; row < view.model()->rowCount(); ++row)
        texts.append(view.model()->index(row, 0).data().toString());
    return texts;
}

} // namespace leapfrog::test
