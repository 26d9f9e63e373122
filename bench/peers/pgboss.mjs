// Runs pg-boss until its queue is empty: node pgboss.mjs URL JOBS BATCH WORKERS
// Prints {"seconds", "processed"}. Batches, several workers in the process and burst mode are what its documentation offers for
// throughput; a partition of its own for a busy queue too.
import { PgBoss } from "pg-boss";
import pg from "pg";

const [, , url, jobs, batch, workers] = process.argv;
const boss = new PgBoss({ connectionString: url, max: Number(workers) + 2, supervise: false, schedule: false });
boss.on("error", console.error);
await boss.start();
if (Number(jobs) === 0) { // only the schema
    await boss.createQueue("noop", { partition: true });
    console.log("{}");
} else {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    let processed = 0;
    const began = process.hrtime.bigint();
    await boss.work("noop", {
        batchSize: Number(batch), localConcurrency: Number(workers), burstWhenBatchFull: true, pollingIntervalSeconds: 0.5,
    }, async (some) => {
        processed += some.length;
    });
    while (processed < Number(jobs)) await new Promise((done) => setTimeout(done, 2));
    const left = "SELECT EXISTS (SELECT FROM pgboss.job WHERE name = 'noop' AND state < 'completed') AS more";
    while ((await client.query(left)).rows[0].more) await new Promise((done) => setTimeout(done, 2));
    console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - began) / 1e9, processed }));
    await client.end();
}
await boss.stop({ graceful: false, close: true });
process.exit(0);
