import { randomUUID } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { createNodeFileLayer } from "../file-layer/node-file-layer.ts";
import { newIdAt } from "../new-id.ts";
import { systemClock } from "./clock.ts";
import { createLogService } from "./log-service.ts";
import { startRunMark } from "./run-mark.ts";
import { watchCopies } from "./watch-copies.ts";
import { watchFile } from "./watch-file.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./worker-messages.ts";

/** Entry of the log worker: the log service off the main thread's event loop, spoken to by messages. */
function runWorker(): void {
  const port = parentPort;
  if (!port) throw new Error("the log worker runs in a worker thread only");
  const { dataFolder, author = "" }: WorkerStart = workerData;
  const say = (message: FromWorker) => port.postMessage(message);
  const service = createLogService({
    dataFolder,
    layer: createNodeFileLayer(),
    clock: systemClock,
    watch: watchFile,
    watchCopies,
    newId: () => newIdAt(new Date()),
    presence: { id: randomUUID(), author },
    run: startRunMark(),
  });
  service.subscribe((event) => say({ kind: "event", event }));
  const texts = new Map<string, AsyncIterator<string>>();

  const answer = async (message: ToWorker): Promise<unknown> => {
    switch (message.call) {
      case "open":
        return service.open(...message.args);
      case "submit":
        return service.submit(...message.args);
      case "putAside":
        return service.putAside(...message.args);
      case "flush":
        return service.flush(...message.args);
      case "close":
        return service.close(...message.args);
      case "recordOf":
        return service.recordOf(...message.args);
      case "exportText":
        return service.exportText(...message.args);
      case "check":
        return service.check(...message.args);
      case "backups":
        return service.backups(...message.args);
      case "backupFacts":
        return service.backupFacts(...message.args);
      case "lookAtBackup":
        return service.lookAtBackup(...message.args);
      case "backupRows":
        return service.backupRows(...message.args);
      case "restoreText":
        return service.restoreText(...message.args);
      case "rescue":
        return service.rescue(...message.args);
      case "copiesBeside":
        return service.copiesBeside(...message.args);
      case "settleCopy":
        return service.settleCopy(...message.args);
      case "shutdown":
        return service.shutdown();
      case "textNext": {
        const [stream, logId] = message.args;
        const text = texts.get(stream) ?? service.textOf(logId)[Symbol.asyncIterator]();
        texts.set(stream, text);
        const piece = await text.next();
        if (piece.done) texts.delete(stream);
        return piece.done ? null : piece.value;
      }
      case "textEnd":
        texts.delete(message.args[0]);
        return null;
    }
  };
  port.on("message", (message: ToWorker) => {
    answer(message).then(
      (value) => say({ kind: "answer", id: message.id, value }),
      (error: unknown) => say({ kind: "failed", id: message.id, message: String(error) }),
    );
  });
}

runWorker();
