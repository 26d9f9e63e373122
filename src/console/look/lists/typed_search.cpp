// SPDX-License-Identifier: MIT
#include "console/look/lists/typed_search.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto typingRest = 250ms;

TypedSearch::TypedSearch(QLineEdit &field)
    : QObject(&field)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(typingRest);
    field.installEventFilter(this);
    connect(&m_rest, &QTimer::timeout, this, &TypedSearch::changed);
    connect(&field, &QLineEdit::textChanged, &m_rest, qOverload<>(&QTimer::start));
}

bool TypedSearch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Down && key != Qt::Key_Escape)
        return false;
    if (m_rest.isActive()) {
        m_rest.stop();
        emit changed();
    }
    emit left();
    return true;
}

} // namespace leapfrog
