// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/documents.h"

#include <QWidget>

#include <memory>

class QLineEdit;

namespace leapfrog {

class TypedSearch;

namespace Ui {
class DocumentFilterBar;
}

/// Which documents to list: text, type, status, dates. Keeps what is typed until it is cleared.
class DocumentFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit DocumentFilterBar(QWidget *parent = nullptr);
    ~DocumentFilterBar() override;

    /// The filter as it stands, for any organisation.
    [[nodiscard]] DocumentFilter filter() const;
    /// Whether it leaves anything out.
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] QLineEdit *searchField() const;

    /// Shows all, except what `text` excludes.
    void reset(const QString &text = {});
    /// Shows all of that status.
    void showStatus(const QString &status);

signals:
    /// The filter is another; while the user types, after a short rest.
    void changed();
    /// The user is done with it (Return, Down or Escape in the text).
    void left();

private:
    enum Dates
    {
        AnyDate,
        Today,
        ThisMonth,
        LastMonth,
        ThisYear,
        Between
    };
    void fillChoices();
    void noteChange();
    [[nodiscard]] std::pair<QDate, QDate> range() const;

    std::unique_ptr<Ui::DocumentFilterBar> m_ui;
    TypedSearch *m_typed;
};

} // namespace leapfrog
