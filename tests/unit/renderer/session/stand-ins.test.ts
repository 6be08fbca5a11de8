import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HostError } from "#annotations/host/dispatch.ts";
import type { Host } from "#annotations/host/contract.ts";
import { type Machine, startMachine, type TestWindow, until } from "./real-window.ts";

const why = spawnSync("ffmpeg", ["-version"]).error ? "not run: ffmpeg missing" : undefined;

let machine: Machine;
beforeEach(async () => {
  machine = await startMachine();
});
afterEach(() => machine.shutdown());

/** Makes a second of film by ffmpeg in the machine's folder, and a log of it. */
function makeLog(
  name: string,
  options: readonly string[],
  input = "testsrc2=size=320x180:rate=25:duration=1",
): string {
  const film = join(machine.folder, name);
  execFileSync("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", input, ...options, film]);
  const path = join(machine.folder, `${name}.scenelog.json`);
  const log = {
    format: "scenelog",
    version: 1,
    id: "01930000-0000-7000-9000-000000000000",
    title: "Film",
    languages: ["en"],
  };
  writeFileSync(path, JSON.stringify({ ...log, media: [{ id: "film", path: name }], annotations: [] }));
  return path;
}

/** When the first frame of a log's film is shown, in seconds, by ffprobe. */
function beginOf(path: string): number {
  const film = path.replace(/\.scenelog\.json$/, "");
  const options = [
    "-v",
    "error",
    "-select_streams",
    "v",
    "-show_entries",
    "stream=start_time",
    "-of",
    "csv=p=0",
  ];
  return Number.parseFloat(execFileSync("ffprobe", [...options, film], { encoding: "utf8" }));
}

async function openLog(path: string, wrap?: (host: Host) => Host): Promise<TestWindow> {
  const opened = await machine.openWindow(wrap);
  await opened.session.open(machine.services.handleOf(path));
  return opened;
}

function offerThere({ session }: TestWindow) {
  return until(session.standIn, ({ offer }) => offer?.able === "yes");
}

describe.skipIf(why !== undefined)(`copies of films in a window${why ? ` (${why})` : ""}`, () => {
  it("a film that cannot be played is never put into the player, and is offered a copy", async () => {
    const opened = await openLog(makeLog("film.mov", ["-c:v", "prores"]));
    await offerThere(opened);
    const { playback, standIn } = opened.session;
    expect(playback.getState()).toMatchObject({
      phase: "failed",
      trouble: { code: "video-undecodable", parameters: { codec: "Apple ProRes", name: "film.mov" } },
    });
    expect(opened.player.frames()).toBeUndefined();
    expect(standIn.getState().offer).toMatchObject({ kind: "proxy", refused: null });
  });

  it("a copy plays with the film's own frames, and the log of it never hears of the copy", async () => {
    const path = makeLog("film.ts", ["-c:v", "mpeg2video", "-bf", "0"]);
    const opened = await openLog(path);
    await offerThere(opened);
    const shares: number[] = [];
    opened.session.standIn.subscribe(({ making }) => shares.push(making?.progress?.share ?? 0));
    await opened.session.makeStandIn();
    expect(opened.session.playback.getState().phase).toBe("ready");
    expect(opened.session.standIn.getState()).toEqual({ offer: null, making: null });
    expect(Math.max(...shares)).toBe(1);
    const frames = opened.player.frames();
    expect(frames?.kind === "measured" && frames.seconds.length).toBe(25);
    expect(frames?.kind === "measured" && frames.seconds[0]).toBeCloseTo(beginOf(path), 6);
    // As transport streams do, while the copy begins at zero.
    expect(beginOf(path)).toBeGreaterThan(1);
    const log = opened.session.log.getState();
    const medium = log.phase === "open" ? log.document.tables.medium.get("film") : undefined;
    expect(medium).toMatchObject({ path: "film.ts", rate: "25" });
  });

  it("what cannot be taken over as it is says why, and a proxy is offered in its stead", async () => {
    // VP8 in AVI: an MP4 cannot hold it.
    const opened = await openLog(makeLog("film.avi", ["-c:v", "libvpx", "-b:v", "300k"]));
    expect((await offerThere(opened)).offer?.kind).toBe("remux");
    await opened.session.makeStandIn();
    expect(opened.session.standIn.getState()).toMatchObject({
      offer: {
        kind: "proxy",
        able: "yes",
        refused: { code: "stand-in-failed", parameters: { name: "film.avi" } },
      },
      making: null,
    });
    await opened.session.makeStandIn();
    expect(opened.session.playback.getState().phase).toBe("ready");
  });

  it("giving up brings the offer back and reports nothing", async () => {
    const opened = await openLog(
      makeLog("film.avi", ["-c:v", "mpeg4"], "testsrc2=size=320x180:rate=25:duration=120"),
    );
    await offerThere(opened);
    const made = opened.session.makeStandIn();
    await until(opened.session.standIn, ({ making }) => making?.progress !== null && making !== null);
    await opened.session.cancelStandIn();
    await made;
    expect(opened.session.standIn.getState()).toMatchObject({
      offer: { able: "yes", refused: null },
      making: null,
    });
    expect(opened.session.toasts.getState()).toEqual([]);
  });

  it("a disk that is full is told in the film's place", async () => {
    const opened = await openLog(makeLog("film.mov", ["-c:v", "prores"]), (host) => ({
      ...host,
      call: async (name, input) => {
        if (name === "standIn.make") throw new HostError("stand-in-disk-full", { name: "film.mov" });
        return host.call(name, input);
      },
    }));
    await offerThere(opened);
    await opened.session.makeStandIn();
    expect(opened.session.standIn.getState().offer?.refused?.code).toBe("stand-in-disk-full");
    expect(opened.session.toasts.getState()).toEqual([]);
  });
});
