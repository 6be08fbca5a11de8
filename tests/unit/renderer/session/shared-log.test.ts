import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTexts } from "../../../../src-renderer/texts/texts.tsx";
import { type Machine, openSample, openState, startMachine, type TestWindow } from "./real-window.ts";

let machine: Machine;
let window: TestWindow;

beforeEach(async () => {
  machine = await startMachine();
  window = await machine.openWindow();
  await openSample(machine, window);
});

afterEach(async () => {
  window.session.dispose();
  await machine.shutdown();
});

/** A colleague's copy of the sample's log: one annotation more, and another note on the first. */
async function writeSharedLog(): Promise<string> {
  const log: { annotations: { id: string; note?: string }[] } = JSON.parse(
    await readFile(machine.logPath, "utf8"),
  );
  const [first] = log.annotations;
  if (!first) throw new Error("the sample has no annotations");
  log.annotations = [
    { ...first, note: "their note" },
    ...log.annotations.slice(1),
    { ...first, id: "0192f000-0000-7000-8000-000000000001", note: "only there" },
  ];
  const path = join(machine.folder, "colleague.scenelog.json");
  await writeFile(path, JSON.stringify(log));
  return path;
}

it("adds what a colleague logged as one step, and lists what differs without overwriting it", async () => {
  const { session } = window;
  const before = openState(session).document;
  await session.loadShared(machine.services.handleOf(await writeSharedLog()));
  expect(session.toasts.getState()).toEqual([]);
  const exchange = session.exchange.getState();
  if (exchange?.kind !== "shared") throw new Error("no report of a shared log");
  const { report } = exchange;
  expect(report.added).toEqual({ annotations: 1, people: 0, tags: 0 });
  expect(report.differing).toHaveLength(1);
  expect(report.differing[0]).toMatchObject({ kind: "annotation", fields: ["note"] });
  const after = openState(session).document;
  expect(after.tables.annotation.size).toBe(before.tables.annotation.size + 1);
  session.undo();
  expect([...openState(session).document.tables.annotation.entries()].sort()).toEqual(
    [...before.tables.annotation.entries()].sort(),
  );
});

it("says in both languages which step was undone", async () => {
  const { session } = window;
  await session.loadShared(machine.services.handleOf(await writeSharedLog()));
  session.undo();
  const toast = session.toasts.getState().at(-1);
  expect(toast && createTexts("en").say(toast)).toBe("Undone: load colleague.scenelog.json");
  expect(toast && createTexts("ko").say(toast)).toBe("실행 취소: colleague.scenelog.json 불러오기");
});

it("says what is wrong with a file that is no log, and changes nothing", async () => {
  const { session } = window;
  const before = openState(session).document;
  const path = join(machine.folder, "broken.scenelog.json");
  await writeFile(path, '{"format": "scenelog", "version": 1,');
  await session.loadShared(machine.services.handleOf(path));
  expect(openState(session).document).toBe(before);
  expect(session.toasts.getState().map(({ tone, key }) => [tone, key])).toEqual([
    ["trouble", "trouble.not-json"],
  ]);
});

it("opens a log that is not there as a failure with words, and a good one after it", async () => {
  const { session } = window;
  await session.open(machine.services.handleOf(join(machine.folder, "gone.scenelog.json")));
  const failed = session.log.getState();
  expect(failed.phase).toBe("failed");
  await openSample(machine, window);
  expect(openState(session).name).toBe("itaewon-class.scenelog.json");
});
