// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

class QLineEdit;

namespace leapfrog {

/// A field that lists are searched by: tells when its user has typed and rests, and when he is done with it. The
/// field's child. UI thread.
class TypedSearch : public QObject
{
    Q_OBJECT
public:
    explicit TypedSearch(QLineEdit &field);

    /// What is typed counts as told: somebody else has told of it.
    void settle() { m_rest.stop(); }
    /// Another field of the same filter was changed: it is told after the same rest.
    void rest() { m_rest.start(); }

signals:
    /// The text is another, and stays so for a moment; or its user leaves the field.
    void changed();
    /// Return, Enter, Down or Escape: on to the list.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_rest;
};

} // namespace leapfrog
