// SPDX-License-Identifier: MIT
#include "core/json.h"

#include "ledger/export/formats.h"
#include "ledger/post.h"

namespace leapfrog {

namespace {

class JsonExporter : public Exporter
{
public:
    using Exporter::Exporter;

    void begin(std::string &out) override;
    void document(std::string &out, const ExportedDocument &document) override;
    void end(std::string &out) override { out += "\n]}\n"; }

private:
    std::string_view m_separator = "\n";
};

void JsonExporter::begin(std::string &out)
{
    out += "{\"organisation\":";
    appendJsonString(out, book().organisation);
    out += ",\"base_currency\":\"";
    out += book().baseCurrency->code;
    const auto &leftOut = book().leftOut;
    out += "\",\"awaiting_posting\":" + std::to_string(leftOut.awaitingPosting)
        + ",\"refused_documents\":" + std::to_string(leftOut.refusedDocuments)
        + ",\"awaiting_recreation\":" + std::to_string(leftOut.awaitingRecreation)
        + ",\"refused_payloads\":" + std::to_string(leftOut.refusedPayloads)
        + ",\"waiting_payloads\":" + std::to_string(leftOut.waitingPayloads) + ",\"reopened\":[";
    for (const auto &reopened : leftOut.reopened) {
        out += &reopened == leftOut.reopened.data() ? "{\"from\":" : ",{\"from\":";
        appendJsonString(out, reopened.from);
        out += ",\"through\":";
        appendJsonString(out, reopened.through);
        out += ",\"at\":";
        appendJsonString(out, reopened.at);
        out += ",\"who\":";
        appendJsonString(out, reopened.who);
        out += ",\"why\":";
        appendJsonString(out, reopened.why);
        out += '}';
    }
    out += "],\"accounts\":";
    out += book().chart.toJson();
    out += ",\"documents\":[";
}

void JsonExporter::document(std::string &out, const ExportedDocument &document)
{
    out += m_separator;
    m_separator = ",\n";
    out += "{\"id\":";
    appendJsonString(out, document.id);
    out += ",\"version\":" + std::to_string(document.version) + ",\"type\":";
    appendJsonString(out, document.type);
    out += ",\"postings\":[";
    std::string_view separator;
    for (const auto &posting : document.postings) {
        std::string whyJson;
        appendJsonString(whyJson, why(posting).toStdString());
        out += separator;
        appendPostingJson(out, posting, *book().baseCurrency, whyJson);
        separator = ",";
    }
    out += "]}";
}

} // namespace

std::unique_ptr<Exporter> makeJsonExporter(ExportBook book)
{
    return std::make_unique<JsonExporter>(std::move(book));
}

} // namespace leapfrog
