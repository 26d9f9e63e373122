// SPDX-License-Identifier: MIT
// Where Qt's driver for PostgreSQL is not installed, that is what is said. A program of its own: Qt looks for its
// plugins once.
#include "store/database/connection.h"

#include <QTest>

using namespace leapfrog;

class TestWithoutDriver : public QObject
{
    Q_OBJECT

private slots:
    void itIsNamedWithWhatToDo();
};

void TestWithoutDriver::itIsNamedWithWhatToDo()
{
    QCoreApplication::setLibraryPaths({});
    const auto opened = Connection::open("host=/nowhere", "test");
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, std::string("no_driver"));
    QCOMPARE(opened.error().code, Error::Code::Internal);
    QVERIFY(opened.error().message.contains(QLatin1String("apt install libqt6sql6-psql")));
}

QTEST_GUILESS_MAIN(TestWithoutDriver)
#include "test_without_driver.moc"
