import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildDocument } from "#annotations/document/build-document.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import { annotationSchema } from "#annotations/model/annotation.ts";
import { must, startLogService } from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

const ID = "018f0000-0000-7000-8000-000000000001";
const note = (id: string, text: string) =>
  annotationSchema.parse({ id, medium: "clip", start: 705_600_000, note: text });
const logText = (notes: readonly (readonly [string, string])[], { id = ID, path = "clip.mp4" } = {}) =>
  serialiseLog(
    buildDocument(
      { id },
      { medium: [{ id: "clip", path }], annotation: notes.map(([key, text]) => note(key, text)) },
    ),
  );

async function openBeside(copies: Readonly<Record<string, string>>) {
  const folder = tempFolder();
  const path = join(folder, "lift.scenelog.json");
  await writeFile(path, logText([["a", "ours"]]));
  for (const [name, text] of Object.entries(copies)) await writeFile(join(folder, name), text);
  const harness = startLogService(tempFolder());
  const { logId } = must(await harness.service.open(path));
  const find = async () => must(await harness.service.copiesBeside(logId, "en"));
  return { ...harness, folder, find };
}

test("a copy with something new, or with something otherwise, is found with what it is", async () => {
  const { find } = await openBeside({
    "lift.scenelog (Mina's conflicted copy 2026-11-22).json": logText([
      ["a", "theirs"],
      ["b", "new"],
    ]),
  });
  expect(await find()).toMatchObject([
    {
      name: "lift.scenelog (Mina's conflicted copy 2026-11-22).json",
      added: { annotations: 1, people: 0, tags: 0 },
      differing: [{ kind: "annotation", id: "a", label: "ours", fields: ["note"] }],
      differingInAll: 1,
    },
  ]);
});

test("what only has the name of a copy is not offered", async () => {
  const same = [["a", "ours"]] as const;
  const { find } = await openBeside({
    "lift.scenelog (1).json": logText(same),
    "lift.scenelog (2).json": '{"name": "something else"}',
    "lift.scenelog (3).json": "{ broken",
    "lift.scenelog-night.json": logText([["z", "another film"]], { id: "other", path: "night.mp4" }),
    "elevator.scenelog (1).json": logText([["b", "new"]]),
  });
  expect(await find()).toEqual([]);
});

test("a copy of another log for the same video is offered too", async () => {
  const { find } = await openBeside({ "lift.scenelog-PC.json": logText([["b", "new"]], { id: "other" }) });
  expect((await find()).map(({ name }) => name)).toEqual(["lift.scenelog-PC.json"]);
});

test("what was decided on is not offered again, in another run neither, until it changes", async () => {
  const name = "lift.scenelog (1).json";
  const { find, folder, service } = await openBeside({ [name]: logText([["b", "new"]]) });
  const path = join(folder, name);
  expect(await find()).toHaveLength(1);
  must(await service.settleCopy(path));
  expect(await find()).toEqual([]);
  await writeFile(path, logText([["b", "newer"]]));
  expect(await find()).toHaveLength(1);
  await rm(path);
  const gone = await service.settleCopy(path);
  expect(gone.ok ? "ok" : gone.error.code).toBe("folder-gone");
});
