import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyLogText, momentAt, must, notesInFile, startLogService } from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("saves what can be read beside the damaged file, which is left as it is", async () => {
  const folder = tempFolder();
  const path = join(folder, "lift.scenelog.json");
  const damaged = emptyLogText().replace('"title": "Lift scene"', '"title": Lift scene');
  await writeFile(path, damaged);
  const { service } = startLogService(tempFolder());
  const rescued = must(await service.rescue(path));
  expect(rescued.path).toBe(join(folder, "lift (recovered).scenelog.json"));
  expect(rescued).toMatchObject({ saved: { medium: 1, tag: 1, annotation: 0 }, changes: 0, isSound: true });
  expect(rescued.losses).toEqual([expect.objectContaining({ code: "lost-text" })]);
  expect(rescued.losses[0]?.parameters["line"]).toBe(
    damaged.slice(0, damaged.indexOf("Lift")).split("\n").length,
  );
  expect(await readFile(path, "utf8")).toBe(damaged);
  must(await service.open(rescued.path));
});

test("what was safe in the journal and never got into the file is saved with it; what was deleted stays so", async () => {
  const [data, folder] = [tempFolder(), tempFolder()];
  const path = join(folder, "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  const before = startLogService(data);
  const { logId } = must(await before.service.open(path));
  let seq = 0;
  const submit = async (diff: Parameters<typeof before.service.submit>[0]["diff"]) =>
    must(await before.service.submit({ logId, clientId: "one", seq: ++seq, baseRev: 0, diff }));
  await submit([...momentAt("m1", 100, "in the file"), ...momentAt("m2", 200, "deleted since")]);
  must(await before.service.flush(logId));
  const whole = await readFile(path, "utf8");
  const [record] = momentAt("m2", 200, "deleted since");
  if (record?.op !== "insert") throw new Error("not an insertion");
  const time = "2026-11-22T12:00:00.000Z";
  const note = { id: "m2", kind: "annotation", time };
  await submit([
    { ...record, op: "remove" },
    { op: "insert", kind: "tombstone", id: "annotation/m2", record: note },
    ...momentAt("m3", 300, "in the journal only"),
  ]);

  // A colleague's program added one, and broke off in the middle of its save: ours cannot be merged into that.
  const theirs = whole.replace(
    '{"id": "m2"',
    '{"id": "m4", "medium": "clip", "start": 0.5, "note": "theirs"},\n    {"id": "m2"',
  );
  await writeFile(path, theirs.slice(0, theirs.indexOf('"history"')));
  expect(must(await before.service.close(logId)).trouble?.code).toBe("not-json");
  const after = startLogService(data);
  const rescued = must(await after.service.rescue(path));
  expect(rescued.changes).toBeGreaterThan(0);
  expect((await notesInFile(rescued.path)).sort()).toEqual([
    "m1:in the file",
    "m3:in the journal only",
    "m4:theirs",
  ]);
});

test("of nothing it makes nothing", async () => {
  const folder = tempFolder();
  const path = join(folder, "lift.scenelog.json");
  await writeFile(path, new Uint8Array(40));
  const { service } = startLogService(tempFolder());
  const rescued = await service.rescue(path);
  expect(rescued.ok ? "ok" : rescued.error.code).toBe("nothing-to-recover");
  expect(await readdir(folder)).toEqual(["lift.scenelog.json"]);
});
