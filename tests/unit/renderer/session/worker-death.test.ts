import { readFile } from "node:fs/promises";
import { expect, it, onTestFinished } from "vitest";
import type { LogDocument } from "#annotations/document/document.ts";
import { documentOf } from "../../services/support/log-harness.ts";
import { killWorker, startClient, type WorkerClient } from "../../services/support/log-worker.ts";
import { openSample, openState, startMachine, until } from "./real-window.ts";

function idsIn(document: LogDocument): string[] {
  return [...document.tables.annotation.values()].map(({ id }) => id).sort();
}

it("a window goes on through the death of the log worker: nothing is lost, nothing is there twice, and it is told", async () => {
  const started: WorkerClient[] = [];
  const machine = await startMachine((dataFolder) => {
    const client = startClient(dataFolder);
    started.push(client);
    return client.client;
  });
  onTestFinished(() => machine.shutdown());
  const [first, second] = [await machine.openWindow(), await machine.openWindow()];
  await openSample(machine, first);
  await openSample(machine, second);
  const write = ({ session }: typeof first, id: string) => {
    const [medium] = [...openState(session).document.tables.medium.values()];
    const record = { id, medium: medium?.id ?? "", start: 1_000_000, note: id };
    session.commit({ key: "step.logMoment", parameters: {} }, [
      { op: "insert", kind: "annotation", id, record },
    ]);
  };
  const ids = idsIn(openState(first.session).document);
  // Timers that windows wait for run at intervals, and the answers come when they come.
  const ticking = setInterval(() => {
    for (const window of [first, second]) window.runTimers();
  }, 100);
  onTestFinished(() => clearInterval(ticking));
  for (let round = 0; round < 3; round++) {
    await until(first.session.save, ({ pending }) => pending === 0);
    for (const window of [first, second]) {
      for (let count = 0; count < 4; count++) {
        const id = `01930000-0000-7000-8000-00000000${String(ids.length).padStart(4, "0")}`;
        ids.push(id);
        write(window, id);
      }
    }
    // Changes of both windows are under way.
    await killWorker(started[0]?.workers ?? []);
  }
  for (const { session } of [first, second]) {
    await until(
      session.log,
      (log) => log.phase === "open" && log.document.tables.annotation.size === ids.length,
    );
    await until(session.save, ({ pending }) => pending === 0);
    expect(idsIn(openState(session).document)).toEqual(ids.toSorted());
    expect(session.toasts.getState().map(({ key }) => key)).toContain("trouble.log-worker-restarted");
  }
  clearInterval(ticking);
  expect(started[0]?.workers).toHaveLength(4);
  await first.session.closeLog();
  await second.session.closeLog();
  const saved = documentOf(await readFile(machine.logPath, "utf8"));
  expect(idsIn(saved)).toEqual(ids.toSorted());
  expect(saved.tables.conflict.size).toBe(0);
}, 60_000);
