// SPDX-License-Identifier: MIT
#include "ledger/export/journals/datev_row.h"

#include "ledger/export/journals/windows_1252.h"
#include "ledger/statements.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

namespace leapfrog {

// The format is DATEV's, described at developer.datev.de (DATEV-Format, Buchungsstapel, format version 13). Numbers of
// fields are counted from 1, as there.

namespace {

constexpr int fieldCount = 125;
constexpr int firstInfo = 21; ///< 8 pairs
constexpr int firstMore = 48; ///< 20 pairs of Zusatzinformation
constexpr int infoPairs = 8;
constexpr int morePairs = 20;
constexpr std::size_t longestDocument = 36;
constexpr std::size_t longestText = 60;
constexpr std::size_t longestInfoName = 20;
constexpr std::size_t longestInfo = 210;
constexpr std::size_t longestLabel = 30;

constexpr std::array<std::string_view, 20> beforeInfo{"Umsatz (ohne Soll/Haben-Kz)",
                                                      "Soll/Haben-Kennzeichen",
                                                      "WKZ Umsatz",
                                                      "Kurs",
                                                      "Basis-Umsatz",
                                                      "WKZ Basis-Umsatz",
                                                      "Konto",
                                                      "Gegenkonto (ohne BU-Schlüssel)",
                                                      "BU-Schlüssel",
                                                      "Belegdatum",
                                                      "Belegfeld 1",
                                                      "Belegfeld 2",
                                                      "Skonto",
                                                      "Buchungstext",
                                                      "Postensperre",
                                                      "Diverse Adressnummer",
                                                      "Geschäftspartnerbank",
                                                      "Sachverhalt",
                                                      "Zinssperre",
                                                      "Beleglink"};
constexpr std::array<std::string_view, 11> beforeMore{"KOST1 - Kostenstelle",
                                                      "KOST2 - Kostenstelle",
                                                      "Kost-Menge",
                                                      "EU-Land u. UStID (Bestimmung)",
                                                      "EU-Steuersatz (Bestimmung)",
                                                      "Abw. Versteuerungsart",
                                                      "Sachverhalt L+L",
                                                      "Funktionsergänzung L+L",
                                                      "BU 49 Hauptfunktionstyp",
                                                      "BU 49 Hauptfunktionsnummer",
                                                      "BU 49 Funktionsergänzung"};
constexpr std::array<std::string_view, 38> afterMore{"Stück",
                                                     "Gewicht",
                                                     "Zahlweise",
                                                     "Forderungsart",
                                                     "Veranlagungsjahr",
                                                     "Zugeordnete Fälligkeit",
                                                     "Skontotyp",
                                                     "Auftragsnummer",
                                                     "Buchungstyp",
                                                     "USt-Schlüssel (Anzahlungen)",
                                                     "EU-Land (Anzahlungen)",
                                                     "Sachverhalt L+L (Anzahlungen)",
                                                     "EU-Steuersatz (Anzahlungen)",
                                                     "Erlöskonto (Anzahlungen)",
                                                     "Herkunft-Kz",
                                                     "Buchungs GUID",
                                                     "KOST-Datum",
                                                     "SEPA-Mandatsreferenz",
                                                     "Skontosperre",
                                                     "Gesellschaftername",
                                                     "Beteiligtennummer",
                                                     "Identifikationsnummer",
                                                     "Zeichnernummer",
                                                     "Postensperre bis",
                                                     "Bezeichnung SoBil-Sachverhalt",
                                                     "Kennzeichen SoBil-Buchung",
                                                     "Festschreibung",
                                                     "Leistungsdatum",
                                                     "Datum Zuord. Steuerperiode",
                                                     "Fälligkeit",
                                                     "Generalumkehr (GU)",
                                                     "Steuersatz",
                                                     "Land",
                                                     "Abrechnungsreferenz",
                                                     "BVV-Position",
                                                     "EU-Land u. UStID (Ursprung)",
                                                     "EU-Steuersatz (Ursprung)",
                                                     "Abw. Skontokonto"};
static_assert(beforeInfo.size() + 2 * infoPairs + beforeMore.size() + 2 * morePairs + afterMore.size() == fieldCount);

/// Fields that hold text and stand in quotation marks, empty ones too; the pairs of information besides.
constexpr std::array textFields{2,  3,  6,  9,   11,  12,  14,  16,  20,  37,  38,  40,  42,  91,
                                95, 96, 98, 102, 103, 105, 107, 109, 110, 112, 118, 120, 121, 123};

enum Field
{
    AmountAt = 1,
    SideAt = 2,
    AccountAt = 7,
    CounterpartAt = 8,
    TaxKeyAt = 9,
    DayAt = 10,
    DocumentAt = 11,
    TextAt = 14,
    LockAt = 114,
};

bool isText(int field)
{
    return std::ranges::find(textFields, field) != textFields.end()
        || (field >= firstInfo && field < firstInfo + 2 * infoPairs)
        || (field >= firstMore && field < firstMore + 2 * morePairs);
}

std::string quoted(std::string_view bytes)
{
    std::string text = "\"";
    for (const char c : bytes) {
        if (c == '"')
            text += '"';
        text += c;
    }
    return text + '"';
}

std::string fitted(std::string_view utf8, std::size_t length, JournalNotes &notes)
{
    auto text = toWindows1252(utf8, length);
    notes.changedTexts += text.isChanged ? 1 : 0;
    notes.shortenedTexts += text.isShortened ? 1 : 0;
    return std::move(text.bytes);
}

/// Belegfeld 1 takes letters of ASCII, digits and `$&%*+-/`.
std::string documentField(std::string_view name, JournalNotes &notes)
{
    static constexpr std::string_view signs = "$&%*+-/";
    std::string text;
    for (const char c : name) {
        const bool isFit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || signs.find(c) != std::string_view::npos;
        if (isFit)
            text += c;
    }
    if (text.size() > longestDocument) {
        notes.shortenedTexts += 1;
        text.resize(longestDocument);
    }
    return text;
}

/// `2026-03-31` as `20260331`.
std::string compact(Date date)
{
    auto text = dateText(date);
    std::erase(text, '-');
    return text;
}

void appendNames(std::string &out, std::span<const std::string_view> names)
{
    for (const auto name : names)
        out += std::string(name) + ';';
}

void appendPairs(std::string &out, std::string_view first, std::string_view second, int count)
{
    for (int i = 1; i <= count; ++i)
        out += std::string(first) + std::to_string(i) + ';' + std::string(second) + std::to_string(i) + ';';
}

std::string headings()
{
    std::string names;
    appendNames(names, beforeInfo);
    appendPairs(names, "Beleginfo - Art ", "Beleginfo - Inhalt ", infoPairs);
    appendNames(names, beforeMore);
    // Written without a space before the hyphen in DATEV's own example.
    appendPairs(names, "Zusatzinformation - Art ", "Zusatzinformation- Inhalt ", morePairs);
    appendNames(names, afterMore);
    names.pop_back();
    return toWindows1252(names, names.size()).bytes;
}

/// The batch's name; a book that is not whole says so there, which is all the room that the format has for it.
std::string label(const ExportBook &book)
{
    const auto &out = book.leftOut;
    const auto missing = out.awaitingPosting + out.refusedDocuments + out.refusedPayloads + out.waitingPayloads
        + (out.figures == AwaitingFigures::LeftOut ? out.awaitingRecreation : 0);
    return missing == 0 ? book.organisation : "ohne " + std::to_string(missing) + " Belege: " + book.organisation;
}

} // namespace

void appendDatevHead(std::string &out, const ExportBook &book, const DatevOptions &options, JournalNotes &notes)
{
    const auto start = fiscalYearStart(options.from, options.fiscalStartMonth);
    out += "\"EXTF\";700;21;\"Buchungsstapel\";13;" + options.madeAt + ";;\"LF\";\"Leapfrog\";\"\";";
    out += std::to_string(options.consultant) + ';' + std::to_string(options.client) + ';' + compact(start) + ';';
    out += std::to_string(options.accountLength) + ';' + compact(options.from) + ';' + compact(options.through) + ';';
    out += quoted(fitted(label(book), longestLabel, notes));
    // Dictation sign, ledger (1: financial), purpose (0: any), lock, currency; then what is reserved or not used.
    out += ";\"\";1;0;" + std::string(options.isLocked ? "1" : "0") + ";\"" + std::string(book.baseCurrency->code);
    out += "\";;\"\";;;\"\";;;\"\";\"\"\r\n";
    out += headings() + "\r\n";
}

void appendDatevRow(std::string &out, const DatevRow &row, const Currency &base, bool isLocked, JournalNotes &notes)
{
    std::array<std::string, fieldCount + 1> fields;
    static constexpr int decimals = 2;
    auto amount = Wide{row.amount};
    for (int places = base.decimals; places < decimals; ++places)
        amount *= 10;
    fields[AmountAt] = amountText(amount, decimals);
    std::ranges::replace(fields[AmountAt], '.', ',');
    fields[SideAt] = row.isDebit ? "S" : "H";
    fields[AccountAt] = row.account;
    fields[CounterpartAt] = row.counterpart;
    if (!row.taxKey.empty())
        fields[TaxKeyAt] = std::string(4 - std::min<std::size_t>(4, row.taxKey.size()), '0') + row.taxKey;
    const auto day = compact(row.date);
    fields[DayAt] = day.substr(6, 2) + day.substr(4, 2);
    fields[DocumentAt] = documentField(row.name, notes);
    fields[TextAt] = toWindows1252(row.text, longestText).bytes; // whole in the information beside it
    int place = firstInfo;
    for (const auto &[name, content] : row.info) {
        if (content.empty())
            continue;
        fields.at(static_cast<std::size_t>(place)) = fitted(name, longestInfoName, notes);
        fields.at(static_cast<std::size_t>(place) + 1) = fitted(content, longestInfo, notes);
        place += 2;
    }
    fields[LockAt] = isLocked ? "1" : "0";
    for (int field = 1; field <= fieldCount; ++field) {
        const auto &content = fields.at(static_cast<std::size_t>(field));
        out += isText(field) ? quoted(content) : content;
        out += field == fieldCount ? "\r\n" : ";";
    }
}

} // namespace leapfrog
