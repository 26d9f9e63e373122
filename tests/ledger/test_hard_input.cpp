// SPDX-License-Identifier: MIT
#include "ledger/post.h"
#include "ledger/record.h"

#include <QTest>

using namespace leapfrog;

/// Input that is wrong, hostile or at a limit: always a refusal with code and field, or the right postings.
class TestHardInput : public QObject
{
    Q_OBJECT

private slots:
    void refusesWithCodeAndField_data();
    void refusesWithCodeAndField();
    void acceptsWhatIsJustAllowed_data();
    void acceptsWhatIsJustAllowed();
    void takesTenThousandLinesButNoMore();
    void saysWhenASumPasses18Digits();
    void refusesADeepDocument();
};

static QByteArray invoice(const QByteArray &lineFields, const QByteArray &total, const QByteArray &fields = {})
{
    return R"({"id":"I","type":"sales_invoice","date":"2026-03-31","currency":"EUR","tax_included":false,"lines":[{)"
        + lineFields + R"(}],"total":")" + total + '"' + fields + '}';
}

static QByteArray payment(const QByteArray &fields)
{
    return R"({"id":"P","type":"payment","date":"2026-04-10","currency":"EUR")" + fields + '}';
}

static QByteArray bill(const QByteArray &lineFields, const QByteArray &total)
{
    return R"({"id":"B","type":"vendor_bill","date":"2026-02-10","currency":"EUR","tax_included":true,"lines":[{)"
        + lineFields + R"(}],"total":")" + total + "\"}";
}

static QByteArray wrapped(const QByteArray &context)
{
    return "{\"document\":" + invoice(R"("amount":"1.00")", "1.00") + ",\"context\":" + context + '}';
}

static QByteArray answerTo(const QByteArray &record)
{
    RecordPoster poster({});
    return QByteArray::fromStdString(poster.answer({.text = record.toStdString(), .line = 7, .tooLarge = false}));
}

void TestHardInput::refusesWithCodeAndField_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const QByteArray &record, const char *code, const char *field) {
        QTest::newRow(name) << record << QByteArray(code) << QByteArray(field);
    };
    const auto line = [](const char *fields, const char *more = "") {
        return invoice(R"("amount":"1.00")" + QByteArray(fields), "1.00", more);
    };

    // Not a document at all
    row("no JSON", "{\"id\":", "malformed", "");
    row("invalid UTF-8", line(",\"description\":\"\xff\""), "malformed", "");
    row("a number beyond every double", line(",\"meta\":{\"x\":1e999}"), "malformed", "");
    row("two values", "{} {}", "malformed", "");
    row("a number", "5", "wrong_type", "");
    row("an array", "[]", "wrong_type", "");
    row("an empty object", "{}", "missing_field", "id");
    row("a wrapper without its document", R"({"context":{}})", "missing_field", "document");
    row("a wrapper around a text", R"({"document":"I"})", "wrong_type", "document");
    row("a wrapper with more", R"({"document":{},"id":"x"})", "unknown_field", "id");

    // Names and texts
    row("an id that is a number", R"({"id":5,"type":"journal"})", "wrong_type", "id");
    row("no type", R"({"id":"X"})", "missing_field", "type");
    row("no type, but a document", R"({"id":"X","document":"I","of":"receivable","amount":"1"})", "missing_field",
        "type");
    row("an empty type", R"({"id":"X","type":""})", "unknown_type", "type");
    row("a type of many words", R"({"id":"X","type":")" + QByteArray(201, 'x') + "\"}", "unknown_type", "type");
    row("a NUL in the id", R"({"id":"a\u0000b","type":"journal"})", "bad_text", "id");
    row("a C1 control", line(",\"description\":\"\xC2\x85\""), "bad_text", "lines[0].description");
    row("a line break", line(R"(,"quantity":"1\n")"), "bad_text", "lines[0].quantity");
    row("an empty description", line("", R"(,"description":"")"), "bad_text", "description");
    row("an unknown field", line("", R"(,"colour":"red")"), "unknown_field", "colour");
    row("an unknown field in a tax", line(R"(,"taxes":[{"code":"V","amount":"0","rate":"0.19"}])"), "unknown_field",
        "lines[0].taxes[0].rate");
    row("recoverable on a sale", line(R"(,"taxes":[{"code":"V","amount":"0","recoverable":true}])"), "unknown_field",
        "lines[0].taxes[0].recoverable");
    row("a doubled field", line(R"(,"amount":"1.00")"), "duplicate_field", "lines[0].amount");
    row("a doubled meta", line("", R"(,"meta":{},"meta":{})"), "duplicate_field", "meta");
    row("meta that is no object", line(R"(,"meta":[])"), "wrong_type", "lines[0].meta");
    row("null for a field", line("", R"(,"fx_rate":null)"), "wrong_type", "fx_rate");
    row("a line that is no object", invoice("", "1.00").replace("{}", "1"), "wrong_type", "lines[0]");
    row("a tax that is no object", line(R"(,"taxes":["V"])"), "wrong_type", "lines[0].taxes[0]");
    row("taxes null", line(R"(,"taxes":null)"), "wrong_type", "lines[0].taxes");

    // Amounts and rates
    row("an amount of a thousand digits", invoice("\"amount\":\"" + QByteArray(1000, '9') + '"', "1.00"),
        "amount_out_of_range", "lines[0].amount");
    row("fullwidth digits", invoice(R"("amount":"１.00")", "1.00"), "bad_amount", "lines[0].amount");
    row("a rate other than 1 in the base currency", line("", R"(,"fx_rate":"1.01")"), "bad_rate", "fx_rate");
    row("a product of more than 18 digits",
        invoice(R"("amount":"9999999999999.99")", "9999999999999.99", R"(,"fx_rate":"1001")").replace("EUR", "USD"),
        "amount_out_of_range", "");
    row("a rate of a thousand digits",
        invoice(R"("amount":"0.01")", "0.01", ",\"fx_rate\":\"" + QByteArray(1000, '9') + '"').replace("EUR", "USD"),
        "amount_out_of_range", "");
    row("gold is no currency", line("").replace("EUR", "XAU"), "bad_currency", "currency");

    // Rules of a type
    row("an account that is not in the chart", line(R"(,"account":"9999")"), "unknown_account", "lines[0].account");
    row("a deferral on a tip", line(R"(,"kind":"tip","deferral":{})"), "unknown_field", "lines[0].deferral");
    row("a deferral without its end", line(R"(,"deferral":{"start":"2026-01-01","method":"daily"})"), "missing_field",
        "lines[0].deferral.end");
    row("taxes above what includes them",
        invoice(R"("amount":"1.00","taxes":[{"code":"V","amount":"0.60"},{"code":"W","amount":"0.41"}])", "1.00")
            .replace("false", "true"),
        "tax_exceeds_amount", "lines[0].taxes");
    row("a total that is two cents off", invoice(R"("amount":"1.00")", "1.02"), "total_mismatch", "total");
    row("a discrepancy on an invoice", line("", R"(,"discrepancy":"0.00")"), "unknown_field", "discrepancy");
    row("a credit note of nothing",
        line("").replace("sales_invoice", "credit_note").replace("{\"amount\":\"1.00\"}", ""), "empty_lines", "lines");
    row("neither method nor account", payment(R"(,"direction":"in","amount":"1.00")"), "missing_field", "method");
    row("method and an account that nobody knows",
        payment(R"(,"direction":"in","amount":"1.00","method":"bank","account":"9999")"), "unknown_field", "account");
    row("method and an account of another type",
        payment(R"(,"direction":"in","amount":"1.00","method":"bank","account":5)"), "unknown_field", "account");
    row("an account that nobody knows", payment(R"(,"direction":"in","amount":"1.00","account":"9999")"),
        "unknown_account", "account");
    row("no direction", payment(R"(,"method":"bank","amount":"1.00")"), "missing_field", "direction");
    row("a negative payment", payment(R"(,"direction":"in","method":"bank","amount":"-1.00")"), "negative_amount",
        "amount");
    row("a fee above the payment", payment(R"(,"direction":"in","method":"bank","amount":"1.00","fee":"1.01")"),
        "fee_exceeds_amount", "fee");
    row("an allocation without its document",
        payment(R"(,"direction":"in","method":"bank","amount":"1.00","allocations":[{"amount":"1.00"}])"),
        "missing_field", "allocations[0].document");
    row("an allocation in the base currency with a rate",
        payment(
            R"(,"direction":"in","method":"bank","amount":"1.00","allocations":[{"document":"I","amount":"1.00","fx_rate":"2"}])"),
        "bad_rate", "allocations[0].fx_rate");
    row("an asset without its account", bill(R"("kind":"asset","amount":"1.00")", "1.00"), "missing_field",
        "lines[0].account");
    row("both sides of a journal line",
        R"({"id":"J","type":"journal","date":"2026-03-31","currency":"EUR","lines":[{"account":"1000","debit":"1","credit":"1"},{"account":"1000","debit":"1"}]})",
        "unknown_field", "lines[0].credit");
    row("no side of a journal line",
        R"({"id":"J","type":"journal","date":"2026-03-31","currency":"EUR","lines":[{"account":"1000"},{"account":"1000","debit":"1"}]})",
        "missing_field", "lines[0].debit");
    row("a journal line of zero",
        R"({"id":"J","type":"journal","date":"2026-03-31","currency":"EUR","lines":[{"account":"1000","credit":"0"},{"account":"1000","debit":"1"}]})",
        "zero_amount", "lines[0].credit");

    row("an account of an adjustment that nobody knows",
        R"({"id":"P","type":"payout","date":"2026-04-05","currency":"EUR","gross":"1","net":"2","adjustments":[{"amount":"1","account":"9999"}]})",
        "unknown_account", "adjustments[0].account");
    row("an unknown field of an adjustment",
        R"({"id":"P","type":"payout","date":"2026-04-05","currency":"EUR","gross":"1","net":"2","adjustments":[{"amount":"1","why":"x"}]})",
        "unknown_field", "adjustments[0].why");
    row("a journal line without its account",
        R"({"id":"J","type":"journal","date":"2026-03-31","currency":"EUR","lines":[{"debit":"1"},{"account":"1000","credit":"1"}]})",
        "missing_field", "lines[0].account");
    row("a write-off of nothing",
        R"({"id":"W","type":"write_off","date":"2026-03-31","currency":"EUR","of":"payable","amount":"0.00"})",
        "zero_amount", "amount");
    row("a write-off of an unknown kind",
        R"({"id":"W","type":"write_off","date":"2026-03-31","currency":"EUR","of":"stock","amount":"1"})", "bad_value",
        "of");
    row("a gift card written off with tax",
        R"({"id":"W","type":"write_off","date":"2026-03-31","currency":"EUR","of":"gift_card","amount":"1","taxes":[{"code":"V","amount":"0.10"}]})",
        "tax_not_allowed", "taxes");
    row("a negative payout fee is fine, a word is not",
        R"({"id":"P","type":"payout","date":"2026-04-05","currency":"EUR","gross":"1","fees":"none","net":"2"})",
        "bad_amount", "fees");
    row("an allocation of another currency with its rate, but the payment has none",
        payment(
            R"(,"direction":"in","method":"bank","amount":"1.00","allocations":[{"document":"I","amount":"1.00","currency":"JPY","fx_rate":"0.006","paid":"1.00"}])"),
        "bad_amount", "allocations[0].amount");
    row("paid below zero",
        payment(
            R"(,"direction":"in","method":"bank","amount":"1.00","allocations":[{"document":"I","amount":"1","currency":"JPY","fx_rate":"0.006","paid":"-1.00"}])"),
        "negative_amount", "allocations[0].paid");
    row("a deferral on an asset",
        bill(
            R"("kind":"asset","account":"6000","amount":"1.00","deferral":{"start":"2026-01-01","end":"2026-01-02","method":"daily"})",
            "1.00"),
        "unknown_field", "lines[0].deferral");
    row("a deferral to the 23rd century",
        line(R"(,"deferral":{"start":"2199-12-01","end":"2200-01-01","method":"daily"})"), "bad_date",
        "lines[0].deferral.end");
    row("a deferral with more",
        line(R"(,"deferral":{"start":"2026-01-01","end":"2026-01-02","method":"daily","of":1})"), "unknown_field",
        "lines[0].deferral.of");
    row("taxes of a bill above what includes them",
        bill(R"("amount":"1.00","taxes":[{"code":"V","amount":"1.01","recoverable":false}])", "1.00"),
        "tax_exceeds_amount", "lines[0].taxes");

    // Contexts
    row("an unknown field of a context", wrapped(R"({"colour":"red"})"), "unknown_field", "context.colour");
    row("a context that is no object", wrapped("[]"), "wrong_type", "context");
    row("a lock that is no day", wrapped(R"({"locked_through":"2026-02-30"})"), "bad_date", "context.locked_through");
    row("a context of numbers", wrapped(R"({"base_currency":978})"), "wrong_type", "context.base_currency");
    row("a previous amount with too many decimals",
        wrapped(
            R"({"previous":[{"date":"2026-01-15","account":"1200","currency":"JPY","amount":"1.5","base_amount":"1"}]})"),
        "bad_amount", "context.previous[0].amount");
    row("an unknown role", wrapped(R"({"roles":{"banker":"1"}})"), "unknown_field", "context.roles.banker");
    row("a role twice", wrapped(R"({"roles":{"bank":"1","bank":"2"}})"), "duplicate_field", "context.roles.bank");
    row("an account that is a number", wrapped(R"({"accounts":["1",2]})"), "wrong_type", "context.accounts[1]");
    row("an unknown policy", wrapped(R"({"lock_policy":"maybe"})"), "bad_value", "context.lock_policy");
    row("a previous posting without its account", wrapped(R"({"previous":[{"date":"2026-01-01"}]})"), "missing_field",
        "context.previous[0].account");
    row("an unknown base currency", wrapped(R"({"base_currency":"XXX"})"), "bad_currency", "context.base_currency");
    row("no open day is left", wrapped(R"({"locked_through":"2199-12-31","lock_policy":"catch_up"})"), "period_locked",
        "date");
    row("a locked posting of before would have to go",
        wrapped(
            R"({"locked_through":"2026-01-31","previous":[{"date":"2026-01-15","account":"1200","currency":"EUR","amount":"1","base_amount":"1"}]})"),
        "period_locked", "date");
}

void TestHardInput::refusesWithCodeAndField()
{
    QFETCH(const QByteArray, record);
    QFETCH(const QByteArray, code);
    QFETCH(const QByteArray, field);
    const auto text = answerTo(record);
    const auto answer = parseJson(text.toStdString());
    QVERIFY2(answer.has_value(), text.constData());
    const auto *const refusal = answer->find("refusal");
    QVERIFY2(refusal != nullptr, text.constData());
    QCOMPARE(refusal->find("code")->text(), code.toStdString());
    QCOMPARE(refusal->find("field")->text(), field.toStdString());
    QVERIFY2(!refusal->find("message")->text().empty(), text.constData());
    const bool hasId = !answer->find("id")->isNull();
    QCOMPARE(answer->find("at") == nullptr, hasId);
}

void TestHardInput::acceptsWhatIsJustAllowed_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::newRow("200 characters of four bytes")
        << invoice(R"("amount":"1.00")", "1.00", ",\"description\":\"" + QByteArray("𝄞").repeated(200) + '"');
    QTest::newRow("15 digits") << invoice(R"("amount":"9999999999999.99")", "9999999999999.99");
    QTest::newRow("18 digits in the base currency")
        << invoice(R"("amount":"9999999999999.99")", "9999999999999.99", R"(,"fx_rate":"999")").replace("EUR", "USD");
    QTest::newRow("a rate of 1 in the base currency") << invoice(R"("amount":"1")", "1", R"(,"fx_rate":"1.000")");
    QTest::newRow("120 months") << invoice(
        R"("amount":"1","deferral":{"start":"2026-01-31","end":"2035-12-01","method":"daily"})", "1");
    QTest::newRow("the last day there is")
        << invoice(R"("amount":"1","deferral":{"start":"2199-12-31","end":"2199-12-31","method":"daily"})", "1")
               .replace("2026-03-31", "2199-12-31");
    QTest::newRow("everything zero") << invoice(R"("amount":"0")", "-0.00");
    QTest::newRow("no taxes on a gift card, said so") << invoice(R"("amount":"1","kind":"gift_card","taxes":[])", "1");
    QTest::newRow("a write-off with its document") << QByteArray(
        R"({"id":"W","type":"write_off","date":"2026-03-31","currency":"EUR","of":"payable","amount":"1","document":"B"})");
    QTest::newRow("meta everywhere") << wrapped(
        R"({"meta":{},"roles":{"meta":{}},"tax_accounts":{"meta":{"deep":[null]}}})");
    QTest::newRow("a tax code named meta") << wrapped(R"({"tax_accounts":{"meta":"2100"}})");
}

void TestHardInput::acceptsWhatIsJustAllowed()
{
    QFETCH(const QByteArray, record);
    const auto answer = answerTo(record);
    QVERIFY2(answer.contains("\"postings\":["), answer.constData());
}

static QByteArray manyLines(int lines, const QByteArray &line, const QByteArray &total)
{
    return R"({"id":"I","type":"sales_invoice","date":"2026-03-31","currency":"EUR","tax_included":false,"lines":[)"
        + (line + ',').repeated(lines - 1) + line + R"(],"total":")" + total + "\"}";
}

void TestHardInput::takesTenThousandLinesButNoMore()
{
    const QByteArray line
        = R"({"amount":"0.01","deferral":{"start":"2026-01-01","end":"2026-01-31","method":"daily"}})";
    const auto most = answerTo(manyLines(10'000, line, "100.00"));
    QVERIFY(most.contains("\"base_amount\":\"100.00\""));
    QVERIFY(most.contains("\"line\":9999"));

    const auto tooMany = answerTo(manyLines(10'001, line, "100.01"));
    QVERIFY2(tooMany.contains(R"("code":"too_many_lines","field":"lines")"), tooMany.left(300).constData());
}

void TestHardInput::saysWhenASumPasses18Digits()
{
    const auto answer = answerTo(manyLines(1001, R"({"amount":"9999999999999.99"})", "1.00"));
    QVERIFY2(answer.contains(R"("code":"amount_out_of_range","field":"lines")"), answer.constData());
}

void TestHardInput::refusesADeepDocument()
{
    const auto nested = QByteArray("{\"meta\":").repeated(200'000);
    QVERIFY(answerTo(nested).contains("\"malformed\""));
}

QTEST_APPLESS_MAIN(TestHardInput)
#include "test_hard_input.moc"
