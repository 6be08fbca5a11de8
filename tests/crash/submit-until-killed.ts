import { randomUUID } from "node:crypto";
import { createNodeFileLayer } from "../../src-main/services/file-layer/node-file-layer.ts";
import { systemClock } from "../../src-main/services/log/clock.ts";
import { startRunMark } from "../../src-main/services/log/run-mark.ts";
import { createLogService } from "../../src-main/services/log/log-service.ts";

/** Logs one moment after the other into the log named on the command line, and prints each as it is acknowledged. */
async function submitUntilKilled(): Promise<void> {
  const [dataFolder = "", path = "", flushEvery = "0"] = process.argv.slice(2);
  const service = createLogService({
    dataFolder,
    layer: createNodeFileLayer(),
    clock: systemClock,
    watch: () => async () => {},
    newId: randomUUID,
    presence: { id: randomUUID(), author: "" },
    run: startRunMark(),
  });
  const opened = await service.open(path);
  if (!opened.ok) throw new Error(opened.error.code);
  const { logId, state } = opened.value;
  for (let seq = 1; ; seq++) {
    const id = `r${state.rev}-${String(seq).padStart(5, "0")}`;
    const record = { id, medium: "clip", start: seq, end: seq + 1, open: true };
    const answer = await service.submit({
      logId,
      clientId: `run-${process.pid}`,
      seq,
      baseRev: state.rev + seq - 1,
      diff: [{ op: "insert", kind: "annotation", id, record }],
    });
    if (!answer.ok) throw new Error(answer.error.code);
    process.stdout.write(`${id}\n`);
    if (Number(flushEvery) > 0 && seq % Number(flushEvery) === 0) void service.flush(logId);
  }
}

await submitUntilKilled();
