// SPDX-License-Identifier: MIT
#include "console/window/links/deep_link.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace leapfrog {

static constexpr int longestText = 300; ///< of an id or a name; longer ones are no names

static const std::array<std::pair<DeepLink::Kind, QLatin1String>, 4> kinds
    = {{{DeepLink::Kind::Nothing, QLatin1String("nothing")},
        {DeepLink::Kind::Document, QLatin1String("document")},
        {DeepLink::Kind::Job, QLatin1String("job")},
        {DeepLink::Kind::Recreation, QLatin1String("recreation")}}};

QByteArray linkMessage(const DeepLink &link)
{
    const auto *kind = std::ranges::find(kinds, link.kind, &std::pair<DeepLink::Kind, QLatin1String>::first);
    return QJsonDocument(QJsonObject{{QStringLiteral("show"), kind->second},
                                     {QStringLiteral("id"), link.id},
                                     {QStringLiteral("organisation"), link.organisation},
                                     {QStringLiteral("screen"), link.screen}})
        .toJson(QJsonDocument::Compact);
}

std::optional<DeepLink> linkOf(const QByteArray &message)
{
    const auto object = QJsonDocument::fromJson(message).object();
    const auto show = object.value(QLatin1String("show")).toString();
    const auto *kind = std::ranges::find(kinds, show, &std::pair<DeepLink::Kind, QLatin1String>::second);
    if (kind == kinds.end())
        return std::nullopt;
    DeepLink link{.kind = kind->first,
                  .id = object.value(QLatin1String("id")).toString(),
                  .organisation = object.value(QLatin1String("organisation")).toString(),
                  .screen = object.value(QLatin1String("screen")).toString()};
    if (link.id.size() > longestText || link.organisation.size() > longestText || link.screen.size() > longestText)
        return std::nullopt;
    return link;
}

} // namespace leapfrog
