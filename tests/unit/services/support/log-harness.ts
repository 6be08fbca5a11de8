import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import type { Diff } from "#annotations/history/diff.ts";
import type { FileLayer } from "../../../../src-main/services/file-layer/file-layer.ts";
import { createNodeFileLayer } from "../../../../src-main/services/file-layer/node-file-layer.ts";
import type { Clock } from "../../../../src-main/services/log/clock.ts";
import type { LogEvent, LogService } from "../../../../src-main/services/log/log-api.ts";
import type { RunMark } from "../../../../src-main/services/log/run-mark.ts";
import { createLogService } from "../../../../src-main/services/log/log-service.ts";

/** A clock whose timers run when the test says so. */
export type HandClock = Clock & {
  /** Lets so many milliseconds pass and runs what falls due. */
  pass(ms: number): void;
  /** Somebody sets the time of day, forward or back; no time passes. */
  set(byMs: number): void;
  /** How many timers wait. */
  waiting(): number;
};

/** A clock that starts at noon of 22 November 2026, UTC. */
export function handClock(): HandClock {
  let timeOfDay = Date.parse("2026-11-22T12:00:00Z");
  let now = 0;
  let timers: { at: number; action: () => void }[] = [];
  return {
    now: () => new Date(timeOfDay),
    monotonicMs: () => now,
    after: (ms, action) => {
      const timer = { at: now + ms, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    waiting: () => timers.length,
    set: (byMs) => {
      timeOfDay += byMs;
    },
    pass: (ms) => {
      now += ms;
      timeOfDay += ms;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const timer of due) timer.action();
    },
  };
}

/** A log service in this thread over a data folder, with a clock and a watcher worked by hand. */
export type LogHarness = {
  readonly service: LogService;
  readonly clock: HandClock;
  readonly events: LogEvent[];
  /** Says that a file changed, as the watcher would. */
  readonly fileChanged: (path: string) => void;
  /** Resolves with the next event that fits. */
  readonly next: (fits: (event: LogEvent) => boolean) => Promise<LogEvent>;
};

let runs = 0;

/** A run that takes all others for dead, as after a crash, but those that are named to be alive. */
export function runMark(living: readonly string[] = []): RunMark {
  const id = `run${++runs}`;
  return { id, isLive: async (other) => other === id || living.includes(other), stop: () => {} };
}

/** The names of a log's journals in a data folder, in the order of their making. */
export function journalsIn(dataFolder: string): string[] {
  return namesIn(dataFolder, ".journal");
}

/** The path of the only journal, or base, in a data folder. */
export function onlyFile(dataFolder: string, ending: ".journal" | ".base.gz"): string {
  const [name, ...more] = namesIn(dataFolder, ending);
  if (name === undefined || more.length > 0) throw new Error(`${more.length + 1} files instead of one`);
  return join(dataFolder, "journals", name);
}

function namesIn(dataFolder: string, ending: string): string[] {
  const names = readdirSync(join(dataFolder, "journals")).filter((name) => name.endsWith(ending));
  return names.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/** Starts a log service; `wrap` may slip something in before the file system. */
export function startLogService(
  dataFolder: string,
  wrap: (layer: FileLayer) => FileLayer = (layer) => layer,
  run: RunMark = runMark(),
): LogHarness {
  const clock = handClock();
  const watched = new Map<string, () => void>();
  const service = createLogService({
    dataFolder,
    layer: wrap(createNodeFileLayer()),
    clock,
    watch: (path, onChange) => {
      watched.set(path, onChange);
      return async () => void watched.delete(path);
    },
    newId: randomUUID,
    presence: { id: randomUUID(), author: "Ada" },
    run,
  });
  const events: LogEvent[] = [];
  service.subscribe((event) => events.push(event));
  onTestFinished(() => service.shutdown());
  return {
    service,
    clock,
    events,
    fileChanged: (path) => watched.get(path)?.(),
    next: (fits) =>
      new Promise((resolve) => {
        const stop = service.subscribe((event) => {
          if (!fits(event)) return;
          stop();
          resolve(event);
        });
      }),
  };
}

/** The text of a log with one medium and one tag, and nothing logged. */
export function emptyLogText(): string {
  return serialiseLog(
    buildDocument(
      { id: "018f0000-0000-7000-8000-000000000001", title: "Lift scene" },
      {
        medium: [{ id: "clip", path: "clip.mp4" }],
        tag: [{ id: "laugh", labels: { en: "Laugh" }, colour: "amber", kind: "moment" }],
      },
    ),
  );
}

/** The insertion of a moment, its time in ticks. */
export function momentAt(id: string, start: number, note = ""): Diff {
  return [
    {
      op: "insert",
      kind: "annotation",
      id,
      record: { id, medium: "clip", start, tags: ["laugh"], ...(note === "" ? {} : { note }) },
    },
  ];
}

/** A change of a note. */
export function setNote(id: string, before: string, after: string): Diff {
  return [{ op: "set", kind: "annotation", id, path: ["note"], before, after }];
}

/** The document that a text stands for; throws where it is none. */
export function documentOf(text: string): LogDocument {
  const parsed = parseLog(text);
  if (!parsed.ok) throw new Error(`${parsed.error.code} at ${parsed.error.line}:${parsed.error.column}`);
  return parsed.value.document;
}

/** Ids of the annotations of a log file, in order, with their notes after a colon. */
export async function notesInFile(path: string): Promise<string[]> {
  return notesOf(documentOf(await readFile(path, "utf8")));
}

/** Ids of the annotations of a document, in order, with their notes after a colon. */
export function notesOf(document: LogDocument): string[] {
  return [...document.order.from(0)].map(({ id, note }) => (note === undefined ? id : `${id}:${note}`));
}

/** The value of a result; throws its reason. */
export function must<Value>(
  result: { ok: true; value: Value } | { ok: false; error: { code: string; parameters?: unknown } },
): Value {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code} ${JSON.stringify(result.error.parameters)}`);
}

/** All of a log's text: the first line's revision and the rest as annotations. */
export async function textOf(service: LogService, logId: string): Promise<{ rev: number; notes: string[] }> {
  let text = "";
  for await (const piece of service.textOf(logId)) text += piece;
  const end = text.indexOf("\n");
  const head: { rev: number } = JSON.parse(text.slice(0, end));
  return { rev: head.rev, notes: notesOf(documentOf(text.slice(end + 1))) };
}
