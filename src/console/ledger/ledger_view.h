// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/repeated_question.h"
#include "console/ledger/period/period.h"
#include "console/session/session.h"
#include "store/close/book_sums.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <string>
#include <utility>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace leapfrog {

/// What the views of the ledger are about.
struct Book
{
    std::string orgId; ///< empty: none is chosen
    Period period = {};
    AwaitingFigures figures = AwaitingFigures::Previous;
    std::optional<Moment> knownAt = {}; ///< by what had been committed by then; nothing: by all there is

    [[nodiscard]] Figures figuresAsked() const { return {.awaiting = figures, .knownAt = knownAt}; }
    friend bool operator==(const Book &, const Book &) = default;
};

/// A document's entry, to be looked at.
struct EntryPlace
{
    std::string documentId;
    int version = 0;
    int lineNo = 0; ///< 0: the first
};

/// One view of the Ledger screen: a line of choices, a table, or a sentence in its place when there is nothing. It asks
/// while it is looked at, and keeps what it shows until the answer is there.
class LedgerView : public QWidget
{
    Q_OBJECT
public:
    LedgerView(Session &session, QWidget *parent);

    /// Shows that book. Asks when it is visible.
    void setBook(const Book &book);
    /// Asks again, unless that is under way or not due yet. Called while connected and visible.
    virtual void refresh() = 0;
    /// The same, not put off.
    void askAnew();
    /// The widget to focus with Ctrl+F.
    [[nodiscard]] virtual QWidget *filterField() { return nullptr; }
    [[nodiscard]] QTableView &table() const { return *m_table; }
    /// The table, or the sentence in its place.
    [[nodiscard]] QWidget &content() const;
    /// Puts the focus where the keys go on, as soon as that is there.
    void focusTable();
    /// Puts it on the reason of the current row, where the view has such.
    virtual void focusReason() { focusTable(); }
    /// Why it can't show figures as they were known at a moment, where the book wants these; empty: it can.
    [[nodiscard]] QString whyNotThen() const { return m_book.knownAt ? whyOnlyNow() : QString(); }
    /// What exporting it does, in words; empty: it has no export of its own, the book is exported.
    [[nodiscard]] virtual QString exportWords() const { return {}; }
    /// Asks for a file and writes what the view shows there.
    virtual void exportShown() { }
    /// What the screen says beside its title: of what this is.
    [[nodiscard]] virtual QString about() const { return m_book.period.words(); }

signals:
    /// Fresh figures are shown.
    void answered(const leapfrog::ReportHead &head);
    void failed(const leapfrog::Error &error);
    /// The entries of that account, of the book's period or of those days.
    void accountWanted(const std::string &account, const std::optional<leapfrog::Period> &days = std::nullopt);
    void entryWanted(const leapfrog::EntryPlace &place);
    void aboutChanged();

protected:
    [[nodiscard]] Session &session() const { return m_session; }
    [[nodiscard]] const Book &book() const { return m_book; }
    /// The book is another.
    virtual void noteBook() { startOver(); }
    /// Why it has figures of now only; empty: it has those of any moment.
    [[nodiscard]] virtual QString whyOnlyNow() const { return {}; }
    /// What is asked is another question from now on.
    void startOver();
    /// Asks `work(Connection &)` unless that is not due; `show` gets the value of an answer that still counts.
    template <typename Work, typename Show>
    void ask(Work work, Show show, LiveState::Kind kind = LiveState::Kind::Screen)
    {
        if (m_book.orgId.empty() || !m_session.isConnected() || !m_question.isDue())
            return;
        m_session.read(
            this, std::move(work),
            [this, number = m_question.begin(), show = std::move(show)](const auto &answer) {
                if (!m_question.end(number))
                    return;
                noteEnd(answer ? nullptr : &answer.error());
                if (answer)
                    show(*answer);
            },
            kind);
    }
    [[nodiscard]] RepeatedQuestion &question() { return m_question; }
    /// Shows the table, or that sentence when it has no rows. `act`: words of a button, and what it does.
    void showTable(const QString &emptyText, const QString &act = {}, std::function<void()> action = {});
    /// Where choices and sentences over the table go.
    [[nodiscard]] QVBoxLayout &lines() const { return *m_lines; }
    void showEvent(QShowEvent *event) override;

private:
    void noteEnd(const Error *error);
    /// A sentence in place of the table, whatever rows that has.
    void showNothing(const QString &text);

    Session &m_session;
    Book m_book;
    RepeatedQuestion m_question;
    QVBoxLayout *m_lines;
    QProgressBar *m_loading;
    QStackedWidget *m_content;
    QTableView *m_table;
    QWidget *m_empty;
    QLabel *m_emptyText;
    QPushButton *m_emptyButton;
    std::function<void()> m_emptyAction;
    bool m_wantsFocus = false; ///< for the table, which has no rows yet
    QTimer m_slow; ///< an answer takes long enough to say so
    QTimer m_verySlow;
};

} // namespace leapfrog
