// SPDX-License-Identifier: MIT
#include "console/help/guide_window.h"

#include <QAbstractTextDocumentLayout>
#include <QAction>
#include <QDesktopServices>
#include <QFile>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>

static void initGuideResource()
{
    Q_INIT_RESOURCE(guide); // a static library's resource must be named once; not possible inside a namespace
}

namespace leapfrog {

static const auto folder = QStringLiteral(":/guide/");
static constexpr int widthInCharacters = 100;
static constexpr int linesInSight = 42;
static constexpr int pictureCharacters = 90;

namespace {

/// Its pictures are about as wide as the text at most.
class GuideText : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

    QVariant loadResource(int type, const QUrl &name) override
    {
        if (type != QTextDocument::ImageResource)
            return QTextBrowser::loadResource(type, name);
        const QImage picture(folder + name.path());
        const int most = fontMetrics().averageCharWidth() * pictureCharacters; // it is asked for before it has its size
        return picture.width() > most ? picture.scaledToWidth(most, Qt::SmoothTransformation) : picture;
    }
};

} // namespace

GuideWindow::GuideWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_text(new GuideText(this))
{
    static const bool initialised = (initGuideResource(), true);
    Q_UNUSED(initialised)
    setObjectName(QStringLiteral("guide"));
    setWindowTitle(tr("Leapfrog user guide"));
    setCentralWidget(m_text);
    m_text->setObjectName(QStringLiteral("guideText"));
    m_text->setAccessibleName(tr("User guide"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    resize(fontMetrics().averageCharWidth() * widthInCharacters, fontMetrics().height() * linesInSight);
    auto *close = new QAction(tr("Close"), this);
    close->setShortcuts({QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)});
    connect(close, &QAction::triggered, this, &QWidget::close);
    addAction(close);
    connect(m_text, &QTextBrowser::anchorClicked, this, &GuideWindow::follow);

    QFile file(folder + QStringLiteral("user-guide.md"));
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    Q_UNUSED(isThere)
    auto text = QString::fromUtf8(file.readAll());
    static const QRegularExpression mark(QStringLiteral("<!-- screen: ([a-z]+) -->\\n#+ ([^\\n]+)"));
    for (auto found = mark.globalMatch(text); found.hasNext();) {
        const auto one = found.next();
        m_headings.insert(one.captured(1), one.captured(2));
    }
    static const QRegularExpression comment(QStringLiteral("<!--.*?-->\\n"));
    m_text->document()->setDocumentMargin(16);
    m_text->setMarkdown(text.remove(comment));
}

void GuideWindow::showScreen(const QString &screen)
{
    const auto heading = m_headings.value(screen);
    for (auto block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        const bool isIt = heading.isEmpty() || (block.blockFormat().headingLevel() > 0 && block.text() == heading);
        if (!isIt)
            continue;
        m_text->setTextCursor(QTextCursor(block));
        const auto at = m_text->document()->documentLayout()->blockBoundingRect(block).top();
        m_text->verticalScrollBar()->setValue(heading.isEmpty() ? 0 : static_cast<int>(at));
        return;
    }
}

/// Only what leads out of the guide has an address.
void GuideWindow::follow(const QUrl &link)
{
    if (link.scheme().startsWith(QLatin1String("http")))
        QDesktopServices::openUrl(link);
}

} // namespace leapfrog
