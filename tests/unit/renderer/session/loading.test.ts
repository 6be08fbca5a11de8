import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LogDocument } from "#annotations/document/document.ts";
import type { CallInput, CallName, CallOutput } from "#annotations/host/contract.ts";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import type { Session } from "../../../../src-renderer/session/types.ts";
import type { World } from "../../../../src-renderer/session/world.ts";
import { longSample } from "../../../support/long-log.ts";
import { type Machine, openState, startMachine, until } from "./real-window.ts";

const PLAIN = { alt: false, shift: false };
const COUNT = 6000;
/** Start of a frame of the sample (30000/1001) in ticks, exact. */
const frameStart = (index: number) => index * 23_543_520;

let machine: Machine;
let text: string;

beforeEach(async () => {
  machine = await startMachine();
  text = longSample(COUNT);
  await writeFile(machine.logPath, text);
});

afterEach(() => machine.shutdown());

type Gate = { open(): void; readonly around: (world: World) => World; readonly asked: string[] };

/** Lets the first pieces of a text through and holds the others back until it is opened. */
function gateAfter(bytes: number): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const asked: string[] = [];
  return {
    open: () => open(),
    asked,
    around: (world) => ({
      ...world,
      async fetchPieces(url) {
        asked.push(url.split("/")[2] ?? "");
        const source = await world.fetchPieces(url);
        const pieces = async function* () {
          let passed = 0;
          for await (const piece of source?.pieces ?? []) {
            if (passed >= bytes) await opened;
            passed += piece.length;
            yield piece;
          }
        };
        return source && { ...source, pieces: pieces() };
      },
    }),
  };
}

const isLoading = (log: ReturnType<Session["log"]["getState"]>) => log.phase === "open" && log.loading;

/** Opens the log and waits for its film, so that nothing is under way any more. */
async function openWithFilm(session: Session): Promise<void> {
  await session.open(machine.services.handleOf(machine.logPath));
  await filmOf(session);
}

async function filmOf(session: Session): Promise<void> {
  await until(session.playback, ({ phase }) => phase === "ready");
}

function parsed(of: string): LogDocument {
  const result = parseLog(of);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.document;
}

function added(session: Session) {
  return [...openState(session).document.order.from(0)].filter(({ id }) => !id.startsWith("i"));
}

describe("a long log that is still being read", () => {
  it("shows its first annotations and its film, and becomes the log that is in the file", async () => {
    const gate = gateAfter(100_000);
    const { session } = await machine.openWindow(undefined, gate.around);
    const opening = session.open(machine.services.handleOf(machine.logPath));
    await until(session.log, (log) => isLoading(log) && log.phase === "open" && log.logId !== "");
    await filmOf(session);
    const { document, medium, opening: number } = openState(session);
    expect(document.order.size).toBeGreaterThan(40);
    expect(document.order.size).toBeLessThan(COUNT);
    expect(medium).toBe("making-of");
    expect(session.palette.getState().tags.length).toBe(document.tables.tag.size);
    gate.open();
    await opening;
    const whole = openState(session);
    expect([whole.loading, whole.opening, whole.medium]).toEqual([false, number, medium]);
    expect(serialiseLog(whole.document)).toBe(serialiseLog(parsed(text)));
    expect(gate.asked).toEqual(["ahead"]);
  });

  it("logs the keys pressed meanwhile in their order, at the frames that were on the screen", async () => {
    const gate = gateAfter(100_000);
    const window = await machine.openWindow(undefined, gate.around);
    const { session, player } = window;
    await session.setSettings({ reactionAllowance: 0 });
    const opening = session.open(machine.services.handleOf(machine.logPath));
    await filmOf(session);
    const tags = session.palette.getState().tags.map(({ tag }) => tag);
    const segment = tags.find(({ kind }) => kind === "segment")?.id ?? "";
    player.play();
    player.wasShownAt(1000, 100);
    player.wasShownAt(1050, 101);
    player.wasShownAt(3000, 160);
    session.pressTag(segment, 1000, PLAIN);
    session.releaseTag(segment, 1050);
    session.pressPerson("park-seo-joon", 1500, { shift: false });
    session.pressTag(segment, 3000, PLAIN);
    player.wasShownAt(4000, 200);
    expect(session.run("logging.moment", 4000)).toBe(true);
    player.pause();
    player.show(900);
    expect(added(session)).toEqual([]);
    gate.open();
    await opening;
    const [held, moment] = added(session);
    expect(held).toMatchObject({
      start: frameStart(100),
      end: frameStart(160),
      tags: [segment],
      people: ["park-seo-joon"],
      live: true,
    });
    expect(held?.open).toBeUndefined();
    expect(moment).toMatchObject({ start: frameStart(200), medium: "making-of" });
    expect(added(session)).toHaveLength(2);
    session.undo();
    expect(added(session)).toEqual([held]);
  });

  it("logs them before it is closed, too", async () => {
    const gate = gateAfter(100_000);
    const { session, player } = await machine.openWindow(undefined, gate.around);
    const opening = session.open(machine.services.handleOf(machine.logPath));
    await filmOf(session);
    player.wasShownAt(1000, 100);
    session.run("logging.moment", 1000);
    const closing = session.closeLog();
    gate.open();
    await Promise.all([opening, closing]);
    expect(session.log.getState().phase).toBe("none");
    expect(parsed(await readFile(machine.logPath, "utf8")).order.size).toBe(COUNT + 1);
  });

  it("cannot be edited, and says so", async () => {
    const gate = gateAfter(100_000);
    const { session } = await machine.openWindow(undefined, gate.around);
    const opening = session.open(machine.services.handleOf(machine.logPath));
    await until(session.log, isLoading);
    const note = { op: "set", kind: "annotation", id: "i000000", path: ["note"], after: "mine" } as const;
    session.commit({ key: "step.setNote", parameters: {} }, [note]);
    expect(session.toasts.getState().map(({ key }) => key)).toContain("trouble.log-loading");
    expect(session.canRun("file.loadShared")).toBe(false);
    gate.open();
    await opening;
    await filmOf(session);
    expect(openState(session).document.tables.annotation.get("i000000")?.note).not.toBe("mine");
    expect(session.canRun("file.loadShared")).toBe(true);
  });

  it("is let go where it is closed before it is there", async () => {
    const gate = gateAfter(100_000);
    const { session } = await machine.openWindow(undefined, gate.around);
    const opening = session.open(machine.services.handleOf(machine.logPath));
    await until(session.log, (log) => isLoading(log) && log.phase === "open" && log.logId !== "");
    await session.closeLog();
    gate.open();
    await opening;
    expect(session.log.getState().phase).toBe("none");
    const other = await machine.openWindow();
    await openWithFilm(other.session);
    expect(openState(other.session).document.order.size).toBe(COUNT);
  });
});

describe("a long log that cannot be read ahead", () => {
  it("is told of with the line of the fault, whatever of it was shown before, and leaves nothing behind", async () => {
    const line = text.split("\n").findIndex((one) => one.includes('"i003000"')) + 1;
    await writeFile(machine.logPath, text.replace(/("id": "i003000".*"start": )[\d.]+/, '$1"soon"'));
    let goOn = () => {};
    const isShown = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { session, player } = await machine.openWindow((host) => ({
      ...host,
      async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
        if (name === "log.open") await isShown;
        return host.call(name, input);
      },
    }));
    const opening = session.open(machine.services.handleOf(machine.logPath));
    await until(session.log, isLoading);
    goOn();
    await opening;
    expect(session.log.getState()).toMatchObject({
      phase: "failed",
      trouble: { code: "wrong-value", parameters: { line, path: "$.annotations[3000].start" } },
    });
    expect(player.state().phase).toBe("empty");
    await writeFile(machine.logPath, text);
    await openWithFilm(session);
    expect(openState(session).document.order.size).toBe(COUNT);
  });

  it("opens all the same in another layout", async () => {
    await writeFile(machine.logPath, JSON.stringify(JSON.parse(text), null, 4));
    const gate = gateAfter(0);
    gate.open();
    const { session } = await machine.openWindow(undefined, gate.around);
    await openWithFilm(session);
    expect(serialiseLog(openState(session).document)).toBe(serialiseLog(parsed(text)));
    expect(gate.asked).toEqual(["ahead", openState(session).logId]);
  });

  it("opens as the log service has it where the file was another one a moment ago", async () => {
    const earlier = text.replace('"i000007"', '"i000007x"');
    const { session } = await machine.openWindow(undefined, (world) => ({
      ...world,
      fetchPieces: async (url) => {
        const bytes = Buffer.from(earlier);
        const pieces = async function* () {
          yield new Uint8Array(bytes);
        };
        return url.includes("/ahead/") ? { size: bytes.length, pieces: pieces() } : world.fetchPieces(url);
      },
    }));
    await openWithFilm(session);
    expect(openState(session).document.tables.annotation.has("i000007")).toBe(true);
    expect(openState(session).document.order.size).toBe(COUNT);
  });
});

it("a second window has the file for its own reading as well, until something was changed", async () => {
  const handle = machine.services.handleOf(machine.logPath);
  const hash = createHash("sha256").update(text).digest("hex");
  const [first, second, third, fourth] = [
    await machine.openWindow(),
    await machine.openWindow(),
    await machine.openWindow(),
    await machine.openWindow(),
  ];
  expect(await first.session.host.call("log.open", { handle })).toMatchObject({ fileHash: hash });
  await openWithFilm(second.session);
  expect(openState(second.session).document.order.size).toBe(COUNT);
  const note = {
    op: "set",
    kind: "annotation",
    id: "i000000",
    path: ["note"],
    before: "The clapper.",
  } as const;
  second.session.commit({ key: "step.setNote", parameters: {} }, [{ ...note, after: "mine" }]);
  await until(second.session.save, ({ pending }) => pending === 0);
  expect(await third.session.host.call("log.open", { handle })).toMatchObject({ fileHash: null });
  await openWithFilm(fourth.session);
  expect(openState(fourth.session).document.tables.annotation.get("i000000")?.note).toBe("mine");
});
