import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { err } from "../../../../annotations/result.ts";
import { createForesight } from "../../../../src-main/services/media/foresee-film.ts";
import { tempFolder } from "../support/temp-folder.ts";

let folder = "";
let probed: string[] = [];

beforeEach(async () => {
  folder = tempFolder();
  probed = [];
  await writeFile(join(folder, "first.mp4"), "one");
  await writeFile(join(folder, "second.mp4"), "two");
});

/** Foresees the film of a path below the folder and gives it, if there is one, once its probe has begun. */
async function foresee(name: string): Promise<string | undefined> {
  let begun = (): void => {};
  const isProbing = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const probe = (_program: string, path: string) => {
    probed.push(path);
    begun();
    return Promise.resolve(err("failed" as const));
  };
  const foresight = createForesight({ probes: { probe }, ffprobe: () => "ffprobe" });
  foresight.foresee(join(folder, name));
  const film = await foresight.filmOf(join(folder, name));
  if (film !== undefined) await isProbing;
  expect(await foresight.filmOf(join(folder, name))).toBeUndefined();
  return film;
}

async function writeLog(text: string): Promise<void> {
  await writeFile(join(folder, "day.scenelog.json"), text);
}

describe("what opening a file will ask for", () => {
  test("is the first film of a log", async () => {
    await writeLog('{"media": [{"id": "a", "path": "first.mp4"}, {"id": "b", "path": "second.mp4"}]}');
    expect(await foresee("day.scenelog.json")).toBe(join(folder, "first.mp4"));
    expect(probed).toEqual([join(folder, "first.mp4")]);
  });

  test("is a film itself", async () => {
    expect(await foresee("second.mp4")).toBe(join(folder, "second.mp4"));
    expect(probed).toEqual([join(folder, "second.mp4")]);
  });

  test.each([
    ["a log without films", '{"media": []}'],
    ["a log whose film is gone", '{"media": [{"path": "gone.mp4"}]}'],
    ["a log that names something else", '{"media": [{"path": "day.scenelog.json"}]}'],
    ["a log that is broken", '{"media": ['],
  ])("is nothing for %s, and that is no error", async (_what, text) => {
    await writeLog(text);
    expect(await foresee("day.scenelog.json")).toBeUndefined();
    expect(probed).toEqual([]);
  });

  test("is nothing for a file that is not there", async () => {
    await foresee("missing.mp4");
    expect(probed).toEqual([]);
  });
});
