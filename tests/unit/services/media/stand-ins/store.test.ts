import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createStandInStore } from "../../../../../src-main/services/media/stand-ins/store.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const fingerprint = (letter: string) => ({ size: 7, head: letter.repeat(64), tail: letter.repeat(64) });

/** Puts a copy of so many bytes into a store, used last so many hours ago. */
async function putCopy(folder: string, letter: string, bytes: number, hoursAgo: number): Promise<string> {
  const store = createStandInStore(folder);
  const halfway = await store.halfway(fingerprint(letter), "proxy");
  writeFileSync(halfway, Buffer.alloc(bytes));
  const { path } = await store.keep(halfway, fingerprint(letter), "proxy", Float64Array.of(0, 0.04));
  const at = Date.now() / 1000 - hoursAgo * 3600;
  utimesSync(path, at, at);
  return path;
}

/** Which copies lie in a folder, by the letters of their films; each has its frame table beside it. */
function lettersIn(folder: string): string {
  const names = readdirSync(folder);
  const letters = names.filter((name) => name.endsWith(".mp4")).map((name) => name.slice(2, 3));
  expect(names).toHaveLength(letters.length * 2);
  return letters.toSorted().join("");
}

it("finds a copy by its film's fingerprint, with its frames, and no copy of another film", async () => {
  const folder = tempFolder();
  const path = await putCopy(folder, "a", 100, 0);
  const [found, ...others] = await createStandInStore(folder).of(fingerprint("a"));
  expect(found?.copy).toMatchObject({ kind: "proxy", path });
  expect(found?.frames).toEqual(Float64Array.of(0, 0.04));
  expect(others).toEqual([]);
  expect(await createStandInStore(folder).of(fingerprint("b"))).toEqual([]);
});

it("keeps what fits and lets go what was not used for longest", async () => {
  const folder = tempFolder();
  for (const [letter, hours] of [
    ["a", 3],
    ["b", 5],
    ["c", 1],
    ["d", 4],
  ] as const)
    await putCopy(folder, letter, 1000, hours);
  await createStandInStore(folder).trim(4000, new Set());
  expect(lettersIn(folder)).toBe("abcd");
  await createStandInStore(folder).trim(2500, new Set());
  expect(lettersIn(folder)).toBe("ac");
});

it("counts a copy as used when it is played again", async () => {
  const folder = tempFolder();
  await putCopy(folder, "a", 1000, 9);
  await putCopy(folder, "b", 1000, 2);
  const store = createStandInStore(folder);
  const [old] = await store.of(fingerprint("a"));
  if (!old) throw new Error("the copy is not there");
  await store.touch(old.copy);
  await store.trim(1000, new Set());
  expect(lettersIn(folder)).toBe("a");
});

it("never takes away a copy that is being played", async () => {
  const folder = tempFolder();
  const playing = await putCopy(folder, "a", 1000, 9);
  await putCopy(folder, "b", 1000, 2);
  await createStandInStore(folder).trim(10, new Set([playing]));
  expect(lettersIn(folder)).toBe("a");
});

it("has nothing to do in a folder that is not there yet", async () => {
  const store = createStandInStore(join(tempFolder(), "stand-ins"));
  await store.sweep();
  await store.trim(0, new Set());
  expect(await store.of(fingerprint("a"))).toEqual([]);
});

it("clears away what a run that was killed had half made, and leaves alone what another is making now", async () => {
  const folder = join(tempFolder(), "stand-ins");
  mkdirSync(folder);
  const ended = spawnSync(process.execPath, ["-e", ""]).pid;
  const dead = [`7-a-a-proxy.${ended}-0a1b2c3d.part`, `7-a-a-proxy.${ended}-0a1b2c3d-f64.part`];
  const alive = `7-b-b-remux.${process.pid}-0a1b2c3d.part`;
  for (const name of [...dead, alive]) writeFileSync(join(folder, name), "half");
  const store = createStandInStore(folder);
  await store.sweep();
  expect(readdirSync(folder)).toEqual([alive]);
  await store.trim(0, new Set());
  expect(readdirSync(folder)).toEqual([alive]);
});
