// SPDX-License-Identifier: MIT
#include "console/ledger/ledger_view.h"

#include "console/look/table_look.h"

#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto slowAfter = 150ms;
static constexpr auto verySlowAfter = 5s;
static constexpr int loadingHeight = 3;
static constexpr int rowsAtLeast = 9; ///< lines that are left of the table in a low window; then the page scrolls

LedgerView::LedgerView(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_lines(new QVBoxLayout)
    , m_loading(new QProgressBar(this))
    , m_content(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_empty(new QWidget(this))
    , m_emptyText(new QLabel(m_empty))
    , m_emptyButton(new QPushButton(m_empty))
{
    m_loading->setMaximum(0);
    m_loading->setTextVisible(false);
    m_loading->setMaximumHeight(loadingHeight);
    m_loading->setAccessibleName(tr("Loading the ledger"));
    m_loading->hide();
    m_emptyText->setObjectName(QStringLiteral("emptyText"));
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setTextFormat(Qt::PlainText);
    m_emptyText->setWordWrap(true);
    m_emptyButton->setObjectName(QStringLiteral("emptyButton"));
    auto *empty = new QVBoxLayout(m_empty);
    empty->addStretch(1);
    empty->addWidget(m_emptyText);
    empty->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    empty->addStretch(2);
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    m_content->setMinimumHeight(fontMetrics().height() * rowsAtLeast);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(m_lines);
    layout->addWidget(m_loading);
    layout->addWidget(m_content, 1);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (const auto action = m_emptyAction)
            action();
    });
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowAfter);
    connect(&m_slow, &QTimer::timeout, m_loading, &QWidget::show);
    m_verySlow.setSingleShot(true);
    m_verySlow.setInterval(verySlowAfter);
    connect(&m_verySlow, &QTimer::timeout, this, [this] {
        m_emptyText->setText(tr("Still waiting for the database."));
        m_emptyButton->hide();
    });
    m_emptyButton->hide();
    m_content->setCurrentWidget(m_empty);
}

void LedgerView::setBook(const Book &book)
{
    if (book == m_book)
        return;
    const bool isOther = book.orgId != m_book.orgId;
    m_book = book;
    if (isOther)
        showNothing({}); // never one organisation's figures under the other's name
    noteBook();
    emit aboutChanged();
}

void LedgerView::startOver()
{
    m_question.renew();
    m_loading->hide();
    m_slow.stop();
    m_verySlow.stop();
    if (!m_book.orgId.empty() && !m_session.isConnected())
        showNothing(tr("Not connected: this was not read yet."));
    if (!isVisible() || m_book.orgId.empty() || !m_session.isConnected())
        return;
    m_slow.start();
    m_verySlow.start();
    refresh();
}

void LedgerView::showNothing(const QString &text)
{
    m_emptyText->setText(text);
    m_emptyButton->hide();
    m_content->setCurrentWidget(m_empty);
}

void LedgerView::askAnew()
{
    m_question.hurry();
    refresh();
}

QWidget &LedgerView::content() const
{
    return *m_content;
}

void LedgerView::focusTable()
{
    m_wantsFocus = m_content->currentWidget() != m_table;
    if (!m_wantsFocus)
        m_table->setFocus(Qt::OtherFocusReason);
    else if (m_emptyButton->isVisible())
        m_emptyButton->setFocus(Qt::OtherFocusReason);
}

void LedgerView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_question.isNew() && !m_question.isUnderWay())
        startOver();
}

void LedgerView::noteEnd(const Error *error)
{
    m_slow.stop();
    m_verySlow.stop();
    m_loading->hide();
    if (error == nullptr)
        m_question.noteAnswer();
    else if (error->code != Error::Code::Cancelled) // then it is asked anew
        emit failed(*error);
}

void LedgerView::showTable(const QString &emptyText, const QString &act, std::function<void()> action)
{
    const bool isEmpty = m_table->model()->rowCount() == 0;
    const bool hadFocus = m_wantsFocus || m_content->isAncestorOf(QApplication::focusWidget());
    m_emptyText->setText(emptyText);
    m_emptyButton->setText(act);
    m_emptyButton->setVisible(!act.isEmpty());
    m_emptyAction = std::move(action);
    m_content->setCurrentWidget(isEmpty ? m_empty : static_cast<QWidget *>(m_table));
    // A table always has a current row: screen readers need one, and Enter.
    if (!isEmpty && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
    if (hadFocus && isVisible())
        focusTable();
}

} // namespace leapfrog
