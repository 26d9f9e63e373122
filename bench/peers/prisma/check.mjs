// An old producer with an ORM: node check.mjs URL. Prints {"checks": {name: true or what was found}}.
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client.ts";

const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.argv[2] }) });
const queue = client.accountingWorkQueue;
const checks = {};
const check = (name, found, wanted) => { checks[name] = found === wanted ? true : { found, wanted }; };
const job = (document, versionHint = 0) => ({ orgId: "acme", documentId: document, documentType: "sales_invoice", versionHint });

const first = await queue.create({ data: job("INV-1", 3) });
check("create() gives a row", typeof first.id, "string");
const second = await queue.create({ data: job("INV-1", 2) });
check("create() of the same document gives a row", typeof second.id, "string");
check("the row that the second create() gave is there", (await queue.findUnique({ where: { id: second.id } }))?.id, second.id);
check("one job waits for the document", await queue.count({ where: { documentId: "INV-1" } }), 1);
check("it has the larger version_hint", (await queue.findFirst({ where: { documentId: "INV-1" } })).versionHint, 3);

const many = await queue.createMany({ data: [job("INV-2"), job("INV-3"), job("INV-2")] });
check("createMany() with a repeated document counts its rows", many.count, 3);
check("one job waits for each of them", await queue.count({ where: { documentId: { in: ["INV-2", "INV-3"] } } }), 2);

const rows = await queue.createManyAndReturn({ data: [job("INV-4"), job("INV-1", 5)] });
check("createManyAndReturn() gives all rows", rows.length, 2);
check("and they are there", await queue.count({ where: { id: { in: rows.map((row) => row.id) } } }), 2);

const both = await client.$transaction([queue.create({ data: job("INV-5") }), queue.create({ data: job("INV-5") })]);
check("twice within one transaction gives two rows", both.filter((row) => row.id).length, 2);
check("of which the last is there", (await queue.findUnique({ where: { id: both[1].id } }))?.id, both[1].id);

await Promise.all(Array.from({ length: 20 }, () => queue.create({ data: job("INV-6") })));
await client.$queryRaw`SELECT queue_aggregate()::text`;
check("20 at once leave one job", await queue.count({ where: { documentId: "INV-6" } }), 1);

const upserted = await queue.upsert({ where: { id: second.id }, create: job("INV-7"), update: {} });
check("upsert() gives a row", typeof upserted.id, "string");
const [{ n }] = await client.$queryRaw`SELECT count(*)::int AS n FROM accounting_work_queue WHERE priority <> 1`;
check("all have the default priority", n, 0);
console.log(JSON.stringify({ checks }));
await client.$disconnect();
