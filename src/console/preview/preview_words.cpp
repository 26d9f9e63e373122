// SPDX-License-Identifier: MIT
#include "console/preview/preview_words.h"

#include "console/books/document_words.h"
#include "console/look/problem_words.h"
#include "console/session/rights_watch.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

using Fate = PreviewedDocument::Fate;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::PreviewWords)
};

QString headOf(const PreviewedDocument &document)
{
    const auto id = QString::fromStdString(document.id);
    if (document.version == 0)
        return id;
    const auto head = Words::tr("%1, %2, version %3").arg(id, documentTypeWords(document.type)).arg(document.version);
    return document.awaitsRecreation
        ? Words::tr("%1, awaiting recreation, compared with its previous figures").arg(head)
        : head;
}

QString refusedWords(const PreviewedDocument &document)
{
    const auto field = document.refusedField.isEmpty() ? QString() : Words::tr(" (%1)").arg(document.refusedField);
    return document.refusal + field + QLatin1Char(' ') + refusalAdvice(document.refusalCode);
}

} // namespace

QString previewedWords(const PreviewedDocument &document)
{
    const auto head = headOf(document);
    const auto changing = static_cast<int>(std::ranges::count(document.lines, true, &PreviewLine::changes));
    switch (document.fate) {
    case Fate::Changes:
        return Words::tr("%1: %n account line(s) will change", nullptr, changing).arg(head);
    case Fate::New:
        return Words::tr("%1: new, %n account line(s)", nullptr, static_cast<int>(document.lines.size())).arg(head);
    case Fate::Unchanged:
        return Words::tr("%1: no change").arg(head);
    case Fate::Refused:
        break;
    }
    return Words::tr("%1 would be refused: %2").arg(head, refusedWords(document));
}

Sign previewedSign(Fate fate)
{
    switch (fate) {
    case Fate::Changes:
        return Sign::Again;
    case Fate::New:
        return Sign::Waiting;
    case Fate::Refused:
        return Sign::Bad;
    case Fate::Unchanged:
        break;
    }
    return Sign::Gone;
}

QString groupWords(const PreviewedDocument &one, int count)
{
    if (one.fate == Fate::Unchanged)
        return Words::tr("%Ln document(s) would not change", nullptr, count);
    return Words::tr("%Ln document(s) would be refused: %1 %2", nullptr, count)
        .arg(one.refusal, refusalAdvice(one.refusalCode));
}

QString directWords(Session &session)
{
    return RightsWatch::of(session).isDirectByWorker()
        ? Words::tr("direct: a worker's next free slot posts it, ahead of everything else")
        : Words::tr("direct: starts at once");
}

} // namespace leapfrog
