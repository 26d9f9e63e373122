// SPDX-License-Identifier: MIT
#pragma once

#include "console/console_driver.h"
#include "console/spoken.h"
#include "support/result_helpers.h"
#include "support/test_database.h"
#include "translations/translations.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QProcess>
#include <QTemporaryDir>
#include <QUuid>

#include <optional>

namespace leapfrog::test {

using namespace Qt::StringLiterals;

inline const auto screens = {"backlog", "documents", "recreations", "jobs", "ledger"};

inline const auto pseudo = u"eo"_s; ///< see tools/pseudo_language.py
inline const auto mirrored = u"he"_s;

inline void addScreens(const QStringList &languages)
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("language");
    for (const auto *screen : screens) {
        for (const auto &language : languages)
            QTest::addRow("%s in %s", screen, qPrintable(language)) << QString::fromLatin1(screen) << language;
    }
}

/// A console whose preferences are changed while it runs.
class ChangedPreferences
{
protected:
    void setUpAll();
    void setUp();
    void tearDown();

    void open(const QString &screen);
    /// In the preferences, as a user does.
    void choose(const char *box, const QVariant &value);
    [[nodiscard]] Spoken spoken() { return spokenIn(m_console->window()); }
    /// What a console says that was started in that language.
    Spoken startedIn(const QString &language, const QString &screen);
    void fill();

    QTemporaryDir m_folder;
    std::optional<TestDatabase> m_database;
    std::optional<ConsoleDriver> m_console;
    QFont m_font;
};

inline void ChangedPreferences::setUpAll()
{
    QCOMPARE(QProcess::execute(u"python3"_s,
                               {QStringLiteral(LEAPFROG_SOURCE_DIR "/tools/pseudo_language.py"), m_folder.path()}),
             0);
    addLanguage(pseudo, m_folder.path());
    addLanguage(mirrored, m_folder.path());
    m_font = QApplication::font();
    m_database.emplace();
    fill();
}

inline void ChangedPreferences::setUp()
{
    QApplication::setFont(m_font);
    speak(*qApp, u"en"_s);
    m_console.emplace();
}

inline void ChangedPreferences::tearDown()
{
    m_console.reset();
}

/// Something on each screen, of each state.
inline void ChangedPreferences::fill()
{
    m_database->addOrganisation();
    auto odd = invoiceRecord("INV-9", 100);
    odd.body.insert(odd.body.find("\"amount\""), R"("account":"4711",)");
    must(DocumentStore(m_database->connection())
             .import("acme", {invoiceRecord("INV-1", 1'234'567), invoiceRecord("INV-2", 100), odd}));
    m_database->drain();
    must(DocumentStore(m_database->connection()).import("acme", {invoiceRecord("INV-2", 101)}));
    m_database->sql("UPDATE accounting_work_queue SET ready_at = now() - interval '95 min' WHERE state = 'queued'");
    const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    m_database->sql("INSERT INTO recreation (recreation_id, org_id, path, who, why, documents, started_at) VALUES ('"
                    + id + "', 'acme', 'queued', '007', '4711', 2, now() - interval '347 s')");
    m_database->sql("INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, "
                    "new_version, outcome, code, message, finished_at) VALUES ('"
                    + id + "', 'acme', 'INV-1', 'sales_invoice', 0, 1, 'posted', '', '', now()), ('" + id
                    + "', 'acme', 'INV-9', 'sales_invoice', 0, 1, 'refused', 'unknown_account', 'There is no account "
                      "\"4711\" in the chart of accounts.', now())");
}

inline void ChangedPreferences::open(const QString &screen)
{
    auto target = ConnectionBook::given(m_database->dsn());
    target.name = u"#"_s; // its own says where it is, as it was called when it was opened
    m_console->window().open(target);
    m_console->window().showScreen(screen);
    m_console->window().show();
    QVERIFY(m_console->waitUntilLoaded());
    if (screen == u"ledger"_s) {
        m_console->session().setOrganisation("acme");
        QVERIFY(m_console->waitUntilLoaded());
    }
    static const QHash<QString, const char *> lists{{u"backlog"_s, "organisations"},
                                                    {u"documents"_s, "entries"},
                                                    {u"recreations"_s, "documents"},
                                                    {u"jobs"_s, "table"},
                                                    {u"ledger"_s, "balances"}};
    const auto *list = m_console->find<QAbstractItemView>(lists.value(screen));
    QVERIFY(list != nullptr);
    EVENTUALLY(list->model()->rowCount() > 0);
    QTest::qWait(100); // what comes after it
}

inline void ChangedPreferences::choose(const char *box, const QVariant &value)
{
    m_console->findAnywhere<QAction>("actionPreferences")->trigger();
    auto *dialog = m_console->window().findChild<QDialog *>(u"PreferencesDialog"_s);
    QVERIFY(dialog != nullptr);
    EVENTUALLY(dialog->isVisible());
    auto *choice = dialog->findChild<QComboBox *>(QLatin1String(box));
    QVERIFY(choice->findData(value) >= 0);
    choice->setCurrentIndex(choice->findData(value));
    emit choice->activated(choice->currentIndex());
    QTest::keyClick(dialog, Qt::Key_Escape);
    EVENTUALLY(m_console->window().findChild<QDialog *>(u"PreferencesDialog"_s) == nullptr);
}

inline Spoken ChangedPreferences::startedIn(const QString &language, const QString &screen)
{
    m_console.reset();
    speak(*qApp, language);
    m_console.emplace();
    m_console->appearance().setLanguage(language);
    open(screen);
    return spoken();
}

} // namespace leapfrog::test
