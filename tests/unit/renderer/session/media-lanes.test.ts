import { spawnSync } from "node:child_process";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { LaneReport } from "../../../../src-renderer/player/lanes/lane-messages.ts";
import { writeShot, writeShotHead } from "#annotations/lanes/shot-format.ts";
import { secondsToTicks, type Ticks } from "#annotations/time/ticks.ts";
import type { Session } from "../../../../src-renderer/session/types.ts";
import type { World } from "../../../../src-renderer/session/world.ts";
import { type Machine, openSample, openState, startMachine, type TestWindow, until } from "./real-window.ts";

const why = spawnSync("ffmpeg", ["-version"]).error ? "not run: ffmpeg missing" : undefined;

const PLAIN = { alt: false, shift: false };

/** Start of a frame of the sample (30000/1001) in ticks, exact. */
function frameStart(index: number): number {
  return index * 23_543_520;
}

/** The scenes of the sample begin at these frames. */
const SHOTS = [750, 1500].map(frameStart);

function idsOf(session: Session): ReadonlySet<string> {
  return new Set([...openState(session).document.tables.annotation.values()].map(({ id }) => id));
}

describe.skipIf(why)(`the lanes of the sample in a window${why === undefined ? "" : ` (${why})`}`, () => {
  let machine: Machine;
  let window: TestWindow;
  let session: Session;

  const start = async (around?: (world: World) => World, on = machine): Promise<void> => {
    window = await on.openWindow((host) => host, around);
    session = window.session;
    await openSample(on, window);
  };

  // Made once, by a process of the lowest priority: a busy machine takes its time. Later they come from the cache.
  beforeAll(async () => {
    machine = await startMachine();
    await start();
    await finish();
    await leave();
  }, 180_000);

  afterEach(() => leave());

  afterAll(() => machine.shutdown());

  const leave = async (): Promise<void> => {
    await session.closeLog();
    session.dispose();
  };

  /** Lets the lanes begin, and waits until nothing more of them is made. */
  const finish = async (): Promise<void> => {
    expect(session.lanes.getState().making).toBeNull();
    window.runTimers();
    await until(session.lanes, ({ making }) => making !== null);
    await until(session.lanes, ({ making }) => making === null);
  };

  it("come after the film, and bound what a press means: never across a shot change", async () => {
    await start();
    await finish();
    const { peaks, shots } = session.lanes.getState();
    expect(shots).toEqual(SHOTS);
    expect(peaks?.channels).toBe(2);
    expect(peaks?.knownTo).toBeGreaterThan(secondsToTicks(75));
    const columns = peaks?.columns(0, 0 as Ticks, secondsToTicks(75), 750) ?? [];
    expect(Math.max(...columns)).toBeGreaterThan(20);

    await session.setSettings({ reactionAllowance: 0.5 });
    const before = idsOf(session);
    const tag = session.palette.getState().tags.find((dealt) => dealt.tag.kind === "segment")?.tag.id ?? "";
    window.player.play();
    window.player.show(756);
    window.player.wasShownAt(5000, 755);
    session.pressTag(tag, 5000, PLAIN);
    const fresh = [...openState(session).document.tables.annotation.values()].filter(
      ({ id }) => !before.has(id),
    );
    expect(fresh).toMatchObject([{ start: frameStart(750), open: true }]);
  });

  it("end a quick line that says no end at the next shot change", async () => {
    await start();
    await finish();
    const before = idsOf(session);
    window.player.show(720);
    session.openQuickLine(0);
    session.setQuickLineText("the lift");
    expect(session.commitQuickLine(false)).toBe(true);
    const fresh = [...openState(session).document.tables.annotation.values()].filter(
      ({ id }) => !before.has(id),
    );
    expect(fresh).toMatchObject([{ start: frameStart(720), end: frameStart(750), note: "the lift" }]);
  });

  it("log every shot as a draft by one command, which one undo takes back", async () => {
    await start();
    expect(session.canRun("logging.shotDrafts")).toBe(false);
    await finish();
    const { size } = openState(session).document.tables.annotation;
    expect(session.run("logging.shotDrafts")).toBe(true);
    const drafts = [...openState(session).document.tables.annotation.values()]
      .filter(({ status, note }) => status === "draft" && note === undefined)
      .map(({ start: from, end }) => [from, end]);
    expect(drafts).toContainEqual([0, SHOTS[0]]);
    expect(drafts).toContainEqual([SHOTS[0], SHOTS[1]]);
    expect(openState(session).document.tables.annotation.size).toBe(size + 3);
    session.undo();
    expect(openState(session).document.tables.annotation.size).toBe(size);
  });

  it("go on with the next one where one is given up, and go with the film", async () => {
    await start();
    window.runTimers();
    await until(session.lanes, ({ making }) => making?.lane === "waveform");
    session.cancelLane("waveform");
    expect(session.lanes.getState().making?.lane).toBe("filmstrip");
    session.cancelLane("filmstrip");
    await until(session.lanes, ({ making }) => making === null);
    expect(session.lanes.getState().shots).toEqual(SHOTS);
    await session.closeLog();
    expect(session.lanes.getState()).toEqual({ peaks: null, pictures: null, shots: [], making: null });
  });

  it("are made by the window where the machine has no ffmpeg, and rest while the film plays", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = "/nowhere";
    const bare = await startMachine();
    try {
      const asked: string[] = [];
      const rests: boolean[] = [];
      await start(
        (world) => ({
          ...world,
          makeLane({ lane }, onReport: (report: LaneReport) => void) {
            asked.push(lane);
            void Promise.resolve().then(() => {
              if (lane === "shots") {
                onReport({ kind: "bytes", bytes: writeShotHead() });
                // A thousandth beside the frame, as times are that the window reads by itself.
                onReport({ kind: "bytes", bytes: writeShot(25.026) });
              }
              onReport({ kind: "end", stage: lane === "waveform" ? "nothing" : "done" });
            });
            return { rest: (resting) => rests.push(resting), wish: () => {}, stop: () => {} };
          },
        }),
        bare,
      );
      window.player.play();
      await finish();
      expect(asked).toEqual(["waveform", "filmstrip", "shots"]);
      expect(rests.slice(0, 3)).toEqual([true, true, true]);
      expect(session.lanes.getState().peaks).toBeNull();
      expect(session.lanes.getState().shots).toHaveLength(1);
    } finally {
      process.env["PATH"] = path;
      await leave();
      await bare.shutdown();
      await start();
    }
  });
});
