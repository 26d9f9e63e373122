// SPDX-License-Identifier: MIT
#include "core/file/saved_file.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace leapfrog {

bool SavedFile::open(const QString &name)
{
    const QFileInfo there(name);
    if (name.isEmpty() || (there.exists() && !there.isFile())) {
        m_refusal = name.isEmpty()
            ? QCoreApplication::translate("leapfrog::SavedFile", "the file has no name")
            : QCoreApplication::translate("leapfrog::SavedFile", "it is there, and is no ordinary file");
        return false;
    }
    m_file.setFileName(name);
    return m_file.open(QIODevice::WriteOnly);
}

bool SavedFile::write(std::string_view text)
{
    const auto size = static_cast<qint64>(text.size());
    if (m_file.write(text.data(), size) == size && m_file.flush())
        return true;
    m_refusal = m_file.errorString();
    m_file.cancelWriting();
    return false;
}

bool SavedFile::commit()
{
    return m_refusal.isEmpty() && m_file.commit();
}

QString SavedFile::problem() const
{
    return m_refusal.isEmpty() ? m_file.errorString() : m_refusal;
}

} // namespace leapfrog
