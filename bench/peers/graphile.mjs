// Runs graphile-worker until its queue is empty: node graphile.mjs URL JOBS tuned|unbatched noop|post
// Prints {"seconds", "processed"}. "tuned" is the configuration of the page "Performance" of its documentation, of which it says
// that it gave the quick stats there; "unbatched" the same with local queue and batching off, which is the default.
import { makeWorkerUtils, runOnce } from "graphile-worker";
import pg from "pg";

const [, , url, jobs, mode, task] = process.argv;
const batching = mode === "tuned"
    ? { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 }
    : { localQueue: { size: -1 }, completeJobBatchDelay: -1, failJobBatchDelay: -1 };
const quiet = { scope: () => quiet, error: console.error, warn: console.error, info() {}, debug() {} };

const preset = { worker: { concurrentJobs: 24, maxPoolSize: 25, ...batching } };
let processed = 0;
const tasks = {
    async noop() {
        ++processed;
    },
    async post(payload, helpers) {
        // One round trip: as little as a task can do, see post.sql.
        await helpers.withPgClient((client) => client.query({
            name: "post", text: "SELECT bench_post($1, $2)", values: [payload.org, payload.document],
        }));
        ++processed;
    },
};

const pool = new pg.Pool({ connectionString: url, max: 25 });
pool.on("error", console.error);
const utils = await makeWorkerUtils({ pgPool: pool });
await utils.migrate();
if (Number(jobs) === 0) { // only the schema
    await utils.release();
} else {
    const began = process.hrtime.bigint();
    await runOnce({ preset, pgPool: pool, taskList: { [task]: tasks[task] }, noHandleSignals: true });
    for (let left = 1; left > 0;) { // the last batch of completions may still be on its way
        left = Number((await pool.query("SELECT count(*) AS n FROM graphile_worker.jobs")).rows[0].n);
    }
    console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - began) / 1e9, processed }));
    await utils.release();
}
if (Number(jobs) === 0) console.log("{}");
await pool.end();
