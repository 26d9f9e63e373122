// SPDX-License-Identifier: MIT
#include "console/inbox/inbox_organisations.h"

#include "console/books/payload_words.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"

#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds holdsFor = 10s; ///< it costs something for each organisation

int InboxOrganisationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InboxOrganisationsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant((column == Organisation ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == wholeRole)
        return column == Organisation ? QVariant(false) : QVariant();
    if (role == signRole)
        return static_cast<int>(column == Refused && row->refused > 0 ? Sign::Bad : Sign::None);
    if (role != Qt::DisplayRole)
        return {};
    if (column == Organisation)
        return QString::fromStdString(row->orgId);
    return payloadCount(column == Refused ? row->refused : row->waiting);
}

QVariant InboxOrganisationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Organisation ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Organisation:
        return tr("Organisation");
    case Refused:
        return tr("Refused");
    case Waiting:
        return tr("Waiting");
    default:
        return {};
    }
}

InboxOrganisations::InboxOrganisations(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_text(new QLabel(this))
    , m_table(new QTableView(this))
{
    m_text->setObjectName(QStringLiteral("chooseText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("organisations"));
    m_table->setAccessibleName(tr("Organisations with payloads"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new SignDelegate(this));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    dressTable(*m_table);
    setColumnWidths(*m_table, {36, 14});
    m_table->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addWidget(m_table, 1);
    layout->addStretch(0);
    const auto choose = [this](const QModelIndex &index) {
        if (const auto *row = m_model.find(index))
            emit chosen(row->orgId);
    };
    connect(m_table, &QTableView::activated, this, choose);
}

std::int64_t InboxOrganisations::refused() const
{
    std::int64_t sum = 0;
    for (const auto &one : all())
        sum += one.refused;
    return sum;
}

void InboxOrganisations::forget()
{
    m_known = false;
    m_since.invalidate();
}

void InboxOrganisations::refresh()
{
    if (m_asking || !m_session.isConnected() || (m_since.isValid() && !m_since.hasExpired(holdsFor.count())))
        return;
    m_asking = true;
    m_session.read(
        this, [](Connection &connection) { return InboxListStore(connection).organisations(); },
        [this](const Result<std::vector<InboxOrganisation>> &all) {
            m_asking = false;
            if (!all) {
                if (all.error().code != Error::Code::Cancelled)
                    emit failed(all.error());
                return;
            }
            m_since.start();
            m_known = true;
            m_model.setRows(*all);
            show();
            emit answered();
        });
}

void InboxOrganisations::show()
{
    const bool isAny = m_model.rowCount() > 0;
    m_text->setText(
        isAny ? tr("An inbox is that of one organisation. Choose one:")
              : tr("Nothing has come from a shop yet. Import what Shopify exports or sends: each order, refund "
                   "and payout is kept here with what became of it."));
    m_table->setVisible(isAny);
    if (isAny && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model.index(0, 0));
}

} // namespace leapfrog
