import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { presencePath } from "../../../../src-main/services/log/presence.ts";
import { emptyLogText, momentAt, must, setNote, startLogService } from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

async function logIn(folder: string): Promise<string> {
  const path = join(folder, "lift.scenelog.json");
  await writeFile(path, emptyLogText());
  return path;
}

test("what is told as recovered are records, not the changes that made them", async () => {
  const [path, data] = [await logIn(tempFolder()), tempFolder()];
  const { service } = startLogService(data);
  const { logId } = must(await service.open(path));
  const diffs = [
    momentAt("m1", 100, "0"),
    setNote("m1", "0", "1"),
    setNote("m1", "1", "2"),
    momentAt("m2", 200),
  ];
  for (const [index, diff] of diffs.entries())
    must(await service.submit({ logId, clientId: "w", seq: index + 1, baseRev: 0, diff }));
  // The run breaks off: another one finds file and journal as they are.
  const again = must(await startLogService(data).service.open(path));
  expect(again.recovery).toEqual({ changes: 2, open: [] });
});

test("a segment of a colleague who is logging right now is not offered for ending; one that was left is", async () => {
  const [path, data] = [await logIn(tempFolder()), tempFolder()];
  const { service, clock } = startLogService(data);
  const { logId } = must(await service.open(path));
  const running = (id: string, author: string) => ({
    op: "insert" as const,
    kind: "annotation" as const,
    id,
    record: { id, medium: "clip", start: 10, end: 20, open: true, author },
  });
  const diff = [running("ours", "Ada"), running("theirs", "Mina"), running("left", "Nara")];
  must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff }));
  must(await service.close(logId));
  // Mina has it open on her machine.
  const here = [{ id: "her-run", author: "Mina", at: clock.now().toISOString() }];
  await writeFile(presencePath(path), JSON.stringify({ here }));
  expect(must(await service.open(path)).recovery.open).toEqual(["left", "ours"]);
});

test("a run that gave no name hides nothing that was left without one", async () => {
  const [path, data] = [await logIn(tempFolder()), tempFolder()];
  const { service, clock } = startLogService(data);
  const { logId } = must(await service.open(path));
  const record = { id: "left", medium: "clip", start: 10, end: 20, open: true };
  const diff = [{ op: "insert" as const, kind: "annotation" as const, id: "left", record }];
  must(await service.submit({ logId, clientId: "w", seq: 1, baseRev: 0, diff }));
  must(await service.close(logId));
  const here = [{ id: "a-killed-run", author: "", at: clock.now().toISOString() }];
  await writeFile(presencePath(path), JSON.stringify({ here }));
  expect(must(await service.open(path)).recovery.open).toEqual(["left"]);
});
