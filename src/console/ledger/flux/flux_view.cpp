// SPDX-License-Identifier: MIT
#include "console/ledger/flux/flux_view.h"

#include "console/ledger/knowledge/known_at_choice.h"
#include "console/ledger/statements/report_export.h"
#include "console/look/figures.h"
#include "console/look/flow_layout.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "engine/close/flux_report.h"

#include <QDateTimeEdit>
#include <QEvent>
#include <QJsonDocument>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto typingRest = 500ms;
static constexpr std::size_t mostSettings = 5; ///< that are named

FluxView::FluxView(Session &session, QWidget *parent)
    : LedgerView(session, parent)
    , m_before(new QDateTimeEdit(this))
    , m_beforeIs(new QLabel(this))
    , m_after(new KnownAtChoice(QStringLiteral("fluxAfter"), this))
    , m_notes(new QLabel(this))
    , m_export(new ReportExport(session, *this))
{
    m_before->setObjectName(QStringLiteral("fluxBefore"));
    m_before->setAccessibleName(tr("Before: as known on"));
    dressTimeEdit(*m_before);
    auto *before = new QLabel(tr("&Before"), this);
    before->setBuddy(m_before);
    auto *after = new QLabel(tr("After"), this);
    m_beforeIs->setObjectName(QStringLiteral("fluxBeforeIs"));
    m_beforeIs->setForegroundRole(QPalette::PlaceholderText);
    m_notes->setObjectName(QStringLiteral("fluxNotes"));
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_notes->hide();
    auto *line = new FlowLayout;
    line->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{before, m_before, m_beforeIs, after, m_after})
        line->addWidget(part);
    lines().addLayout(line);
    layout()->addWidget(m_notes);
    setTabOrder(m_before, m_after);
    setTabOrder(m_after, &table());
    table().setObjectName(QStringLiteral("flux"));
    table().setAccessibleName(tr("Why figures differ"));
    table().setModel(&m_model);
    table().setItemDelegate(new SignDelegate(this));
    dressTable(table());
    setColumnWidths(table(), {12, 34, 15, 15, 15, 12, 16});
    m_rest.setSingleShot(true);
    m_rest.setInterval(typingRest);
    connect(m_before, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime &time) {
        m_chosen = momentOf(time);
        m_rest.start();
    });
    connect(&m_rest, &QTimer::timeout, this, &FluxView::startOver);
    connect(m_after, &KnownAtChoice::changed, this, &FluxView::startOver);
    connect(&table(), &QTableView::activated, this, &FluxView::open);
}

QWidget *FluxView::filterField()
{
    return m_before;
}

QString FluxView::about() const
{
    const auto through = book().period.days().through;
    return through ? tr("entries through %1", "a day").arg(dateFigure(*through)) : tr("entries of all days");
}

QString FluxView::whyOnlyNow() const
{
    return tr("It compares two moments of its own: show today's figures first.");
}

void FluxView::noteBook()
{
    if (book().orgId != m_orgId) {
        m_orgId = book().orgId;
        m_chosen.reset(); // it has closes of its own
        m_beforeIs->clear();
        m_answer.reset();
        m_model.setRows({});
        m_notes->hide();
    }
    startOver();
}

FluxChoice FluxView::choice() const
{
    return {
        .orgId = book().orgId, .before = m_chosen, .after = m_after->moment(), .through = book().period.days().through};
}

void FluxView::refresh()
{
    ask(
        [choice = choice()](Connection &connection) -> Result<std::shared_ptr<const FluxAnswer>> {
            auto answer = readFlux(connection, choice);
            if (!answer)
                return leapfrog::failed(answer);
            return std::make_shared<const FluxAnswer>(std::move(*answer));
        },
        [this](const std::shared_ptr<const FluxAnswer> &answer) { show(answer); }, LiveState::Kind::Task);
}

static QString settingWords(const FluxSetting &setting)
{
    return FluxView::tr("Setting %1 changed on %2 by %3: %4 became %5")
        .arg(QString::fromStdString(setting.name), momentFigure(setting.at), setting.who,
             shortened(QString::fromStdString(setting.before), 120),
             shortened(QString::fromStdString(setting.after), 120));
}

void FluxView::show(const std::shared_ptr<const FluxAnswer> &answer)
{
    m_answer = answer;
    const auto &question = answer->question;
    if (!m_chosen) {
        const QSignalBlocker block(m_before);
        m_before->setDateTime(question.before.time().toLocalTime());
    }
    m_beforeIs->setText(m_chosen                   ? QString()
                            : answer->isSinceClose ? tr("(the last close)")
                                                   : tr("(never closed yet: thirty days ago)"));
    m_model.show(answer->flux, answer->chart, answer->head.currency->code);
    QStringList notes;
    if (const auto since = parseDate(answer->notKnownBefore))
        notes.append(
            tr("What had been committed, and settings as they were, are kept since %1 only.").arg(dateFigure(*since)));
    const auto &settings = answer->flux.settings;
    for (std::size_t i = 0; i < std::min(settings.size(), mostSettings); ++i)
        notes.append(settingWords(settings[i]));
    if (settings.size() > mostSettings)
        notes.append(tr("and %Ln more", nullptr, static_cast<int>(settings.size() - mostSettings)));
    m_notes->setText(withShortWords(notes.join(QLatin1Char('\n'))));
    m_notes->setVisible(!notes.isEmpty());
    showTable(tr("Nothing differs: the figures of %1 are those of %2.")
                  .arg(momentFigure(question.after.time()), momentFigure(question.before.time())));
    emit answered(answer->head);
}

/// A reason leads to its documents, an account to its entries.
void FluxView::open(const QModelIndex &index)
{
    const auto *const row = m_model.find(index);
    if (row == nullptr || row->kind == FluxRow::Kind::Total || !m_answer)
        return;
    if (row->kind == FluxRow::Kind::Reason)
        emit documentsWanted(m_answer, row->account, row->reason);
    else
        emit accountWanted(row->account);
}

QString FluxView::exportWords() const
{
    return tr("Write the comparison into a file: CSV or JSON.");
}

void FluxView::exportShown()
{
    const auto textOf = [choice = choice()](auto write) {
        return [choice, write](Connection &connection, const std::stop_token &) -> Result<std::string> {
            const auto answer = readFlux(connection, choice);
            if (!answer)
                return leapfrog::failed(answer);
            return write(*answer);
        };
    };
    m_export->ask(
        tr("Export the comparison"), QString::fromStdString(book().orgId).left(60) + QStringLiteral("-flux"),
        {{.filter = ReportExport::csvFilter(),
          .suffix = QStringLiteral("csv"),
          .text = textOf([](const FluxAnswer &one) { return fluxCsv(one.flux, one.head.currency->code); })},
         {.filter = ReportExport::jsonFilter(),
          .suffix = QStringLiteral("json"),
          .text = textOf([](const FluxAnswer &one) {
              return QJsonDocument(fluxJson(one.flux, one.question, one.head.currency->code)).toJson().toStdString();
          })}});
}

void FluxView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        table().viewport()->update();
    LedgerView::changeEvent(event);
}

} // namespace leapfrog
