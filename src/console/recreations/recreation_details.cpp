// SPDX-License-Identifier: MIT
#include "console/recreations/recreation_details.h"

#include "console/books/recreation_words.h"
#include "console/look/figures.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "console/recreations/recreation_difference.h"
#include "ui_recreation_details.h"

#include <QEvent>

#include <algorithm>

namespace leapfrog {

static constexpr int sideBySide = 110; ///< characters; from there what changed stands beside the documents

RecreationDetails::RecreationDetails(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::RecreationDetails>())
    , m_difference(new RecreationDifference(session, this))
{
    m_ui->setupUi(this);
    m_ui->halves->addWidget(m_difference);
    m_ui->halves->setSizes({1000, 1000}); // in proportion
    auto font = m_ui->title->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    m_ui->title->setFont(font);
    auto *table = m_ui->documents;
    table->setModel(&m_model);
    table->setItemDelegate(new SignDelegate(this));
    dressTable(*table);
    setColumnWidths(*table, {18, 14, 20, 13, 15});
    connect(table, &QTableView::activated, this, &RecreationDetails::open);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RecreationDetails::showStep);
    connect(&m_model, &RecreationDocumentsModel::dataChanged, this, &RecreationDetails::showStep);
    showHead();
    showStep();
}

RecreationDetails::~RecreationDetails() = default;

void RecreationDetails::showRecreation(const std::optional<RecreationRow> &row)
{
    const bool isOther = !row || !m_row || row->id != m_row->id;
    const bool mayHaveChanged = isOther || *row != *m_row || row->waiting > 0;
    m_row = row;
    if (isOther) {
        m_shownRow.reset();
        m_model.show({}, {});
        showStep();
    }
    showHead();
    if (mayHaveChanged)
        refresh();
}

void RecreationDetails::showHead()
{
    m_ui->halves->setVisible(m_row.has_value());
    m_ui->about->setVisible(m_row.has_value());
    m_ui->more->setVisible(m_row && m_row->documents > documentsAtMost);
    if (!m_row) {
        m_ui->title->setText(tr("Select a recreation to see its documents."));
        return;
    }
    const auto result = m_row->waiting > 0
        ? tr("running, %1 of %2 done")
              .arg(numberInWords(m_row->documents - m_row->waiting), numberInWords(m_row->documents))
        : resultWords(*m_row);
    m_ui->title->setText(tr("%1, %2").arg(timeFigure(m_row->startedAt), result));
    auto about = m_row->path == "direct"
        ? tr("Direct recreation of %n document(s) in %1, by %2.", nullptr, m_row->documents)
        : tr("Recreation of %n document(s) in %1 through the queue at high priority, by %2.", nullptr,
             m_row->documents);
    about = about.arg(QString::fromStdString(m_row->orgId), m_row->who);
    if (!m_row->why.isEmpty())
        about += QLatin1Char(' ') + tr("Reason: %1").arg(m_row->why);
    m_ui->about->setText(withShortWords(about));
    m_ui->about->setToolTip(about);
    m_ui->more->setText(tr("The first %1 of %2 documents are shown, those that need a person first.")
                            .arg(numberInWords(documentsAtMost), numberInWords(m_row->documents)));
}

void RecreationDetails::refresh()
{
    if (m_asking || !m_row || !isVisible() || !m_session.isConnected())
        return;
    m_asking = true;
    m_session.read(
        this,
        [id = m_row->id, problemsFirst = m_row->documents > documentsAtMost](Connection &connection) {
            return RecreationStore(connection).documents(id, documentsAtMost, problemsFirst);
        },
        [this, asked = *m_row](const Result<std::vector<RecreationDocumentRow>> &documents) {
            m_asking = false;
            if (!documents) {
                if (m_session.isConnected() && documents.error().code != Error::Code::Cancelled)
                    m_ui->about->setText(documents.error().message);
                return;
            }
            if (!m_row)
                return;
            if (asked.id == m_row->id)
                showDocuments(asked, *documents);
            if (m_shownRow != m_row)
                refresh(); // another one is wanted meanwhile, or this one has changed
        });
}

void RecreationDetails::showDocuments(const RecreationRow &of, const std::vector<RecreationDocumentRow> &documents)
{
    m_shownRow = of;
    m_model.show(of, documents);
    m_model.tick();
    auto *table = m_ui->documents;
    if (!table->currentIndex().isValid() && m_model.rowCount() > 0) {
        // What is wrong is what one wants to read first.
        const auto wrong = std::ranges::find(documents, Sign::Bad, stepSign);
        const auto row = wrong == documents.end() ? 0 : static_cast<int>(wrong - documents.begin());
        table->setCurrentIndex(m_model.index(row, 0));
    }
    showStep();
}

/// What is wrong with the current document, in full: in the table's one line it may be cut off.
void RecreationDetails::showStep()
{
    const auto *document = m_model.find(m_ui->documents->currentIndex());
    const bool isWrong
        = document != nullptr && m_row && (stepSign(*document) == Sign::Bad || stepSign(*document) == Sign::Again);
    m_difference->showDocument(m_row ? &*m_row : nullptr, document);
    m_ui->step->setVisible(isWrong);
    if (isWrong)
        m_ui->step->setText(withShortWords(stepWords(*m_row, *document)));
}

void RecreationDetails::open(const QModelIndex &index)
{
    if (const auto *document = m_model.find(index))
        emit documentWanted(QString::fromStdString(m_row->orgId), QString::fromStdString(document->documentId));
}

void RecreationDetails::focusDocuments()
{
    m_ui->documents->setFocus(Qt::OtherFocusReason);
}

void RecreationDetails::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void RecreationDetails::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_ui->halves->setOrientation(width() >= sideBySide * fontMetrics().averageCharWidth() ? Qt::Horizontal
                                                                                          : Qt::Vertical);
}

void RecreationDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_ui->documents->viewport()->update();
    QWidget::changeEvent(event);
}

} // namespace leapfrog
