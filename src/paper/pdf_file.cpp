// SPDX-License-Identifier: MIT
#include "paper/pdf_file.h"

#include "core/file/saved_file.h"
#include "paper/page_layout.h"

#include <QCoreApplication>
#include <QDir>
#include <QPdfWriter>

#include <string>

namespace leapfrog {

namespace {

/// A saved file where a device is wanted. Small pieces are gathered: each write of the file reaches the disk.
class SavedDevice : public QIODevice
{
public:
    explicit SavedDevice(SavedFile &file)
        : m_file(file)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    /// False: something was not written.
    bool finish()
    {
        m_isFine = m_isFine && m_file.write(m_gathered);
        m_gathered.clear();
        return m_isFine;
    }

protected:
    qint64 readData(char * /*data*/, qint64 /*most*/) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        static constexpr std::size_t piece = 1U << 20U;
        m_gathered.append(data, static_cast<std::size_t>(size));
        if (m_gathered.size() >= piece)
            finish();
        return m_isFine ? size : -1;
    }

private:
    SavedFile &m_file;
    std::string m_gathered;
    bool m_isFine = true;
};

} // namespace

static Error unwritable(const QString &name, const SavedFile &file)
{
    return {.code = Error::Code::Unavailable,
            .message
            = QCoreApplication::translate("leapfrog::Paper", "%1 can't be written: %2. What was there is unchanged.")
                  .arg(QDir::toNativeSeparators(name), file.problem()),
            .cause = {},
            .reason = "unwritable_output",
            .field = {}};
}

Result<> writePdf(const PrintedReport &report, const QString &name, const std::function<bool()> &isCancelled)
{
    static constexpr int dotsPerInch = 600;
    SavedFile file;
    if (!file.open(name))
        return failed(unwritable(name, file));
    SavedDevice device(file);
    auto drawn = [&]() -> Result<> {
        QPdfWriter writer(&device);
        writer.setResolution(dotsPerInch);
        writer.setTitle(report.title + QLatin1Char(' ') + report.organisation);
        writer.setCreator(QStringLiteral("Leapfrog"));
        setUpPages(writer, report);
        return drawPages(writer, report, isCancelled);
    }();
    const bool isWhole = device.finish();
    if (!drawn)
        return drawn;
    if (!isWhole || !file.commit())
        return failed(unwritable(name, file));
    return {};
}

} // namespace leapfrog
