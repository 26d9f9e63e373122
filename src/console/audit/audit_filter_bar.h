// SPDX-License-Identifier: MIT
#pragma once

#include "store/access/audit.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace leapfrog {

/// Which acts to list: of a fiscal year, of a kind, by a login, to something. UI thread.
class AuditFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit AuditFilterBar(QWidget *parent = nullptr);

    /// The filter as it stands, for any organisation.
    [[nodiscard]] AuditFilter filter() const;
    /// Whether it leaves anything out.
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] QLineEdit *searchField() const { return m_object; }
    /// The years to choose from. The chosen one stays where it is still there.
    void setYears(const AuditStore::Years &years);

signals:
    /// The filter is another; while the user types, after a short rest.
    void changed();

private:
    void noteChange();
    void reset();

    QComboBox *m_year;
    QComboBox *m_kind;
    QLineEdit *m_who;
    QLineEdit *m_object;
    QToolButton *m_clear;
    int m_startMonth = 1;
    QTimer m_rest;
};

} // namespace leapfrog
