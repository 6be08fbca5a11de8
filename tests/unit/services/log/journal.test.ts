import { appendFile, readdir, readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { AppendFile, FileLayer } from "../../../../src-main/services/file-layer/file-layer.ts";
import { createNodeFileLayer } from "../../../../src-main/services/file-layer/node-file-layer.ts";
import { logKey, openJournal } from "../../../../src-main/services/log/journal.ts";
import { formatJournalLine, type JournalLine } from "../../../../src-main/services/log/journal-lines.ts";
import { momentAt } from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

const LOG = "/films/lift.scenelog.json";
const AT = "2026-11-22T12:00:00Z";

function line(rev: number): JournalLine {
  return {
    kind: "diff",
    rev,
    clientId: "w",
    seq: rev,
    baseRev: rev - 1,
    at: AT,
    diff: momentAt(`m${rev}`, rev),
  };
}

/** A layer that counts fsyncs of the journal and can hold or refuse them. */
function syncLayer(onSync: () => Promise<void>): FileLayer {
  const node = createNodeFileLayer();
  return {
    ...node,
    openAppend: async (path): Promise<AppendFile> => {
      const file = await node.openAppend(path);
      return { ...file, sync: () => onSync().then(() => file.sync()) };
    },
  };
}

describe("the journal", () => {
  test("gives back after a restart what was appended before", async () => {
    const folder = tempFolder();
    const first = await openJournal(createNodeFileLayer(), folder, LOG);
    await first.append(line(1), line(2));
    await first.append({ kind: "mark", fileHash: "abc", rev: 2 });
    await first.close();
    const second = await openJournal(createNodeFileLayer(), folder, LOG);
    expect(second.found).toEqual([
      { kind: "start", version: 1, path: LOG },
      line(1),
      line(2),
      { kind: "mark", fileHash: "abc", rev: 2 },
    ]);
  });

  test("starts a line with the CRC-32 of its JSON", () => {
    // CRC-32 of {"kind":"mark","fileHash":"a","rev":1}, by Python's zlib.crc32.
    expect(formatJournalLine({ kind: "mark", fileHash: "a", rev: 1 })).toBe(
      '8652e921 {"kind":"mark","fileHash":"a","rev":1}\n',
    );
  });

  test("leaves a torn last line out, and goes on after the good ones", async () => {
    const folder = tempFolder();
    const path = join(folder, `${logKey(LOG)}.journal`);
    const first = await openJournal(createNodeFileLayer(), folder, LOG);
    await first.append(line(1));
    await first.append(line(2));
    await first.close();
    await truncate(path, (await readFile(path)).length - 20);
    const second = await openJournal(createNodeFileLayer(), folder, LOG);
    expect(second.found.slice(1)).toEqual([line(1)]);
    await second.append(line(3));
    await second.close();
    const third = await openJournal(createNodeFileLayer(), folder, LOG);
    expect(third.found.slice(1)).toEqual([line(1), line(3)]);
  });

  test("leaves out a line whose checksum is wrong, and everything after it", async () => {
    const folder = tempFolder();
    const path = join(folder, `${logKey(LOG)}.journal`);
    const first = await openJournal(createNodeFileLayer(), folder, LOG);
    await first.append(line(1));
    await first.close();
    await appendFile(path, `00000000 ${JSON.stringify(line(2))}\n${formatJournalLine(line(3))}`);
    const second = await openJournal(createNodeFileLayer(), folder, LOG);
    expect(second.found.slice(1)).toEqual([line(1)]);
  });

  test("shares one fsync among everything that arrives while another runs", async () => {
    let syncs = 0;
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const layer = syncLayer(async () => {
      syncs++;
      if (syncs === 1) await held;
    });
    const journal = await openJournal(layer, tempFolder(), LOG);
    const first = journal.append(line(1));
    const others = Array.from({ length: 50 }, (_, index) => journal.append(line(index + 2)));
    release();
    await Promise.all([first, ...others]);
    expect(syncs).toBe(2);
  });

  test("refuses everyone who waits when the disk refuses, and takes up again without a gap", async () => {
    let isBroken = true;
    const layer = syncLayer(async () => {
      if (isBroken) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    });
    const folder = tempFolder();
    const journal = await openJournal(layer, folder, LOG);
    const refused = await Promise.allSettled([journal.append(line(1)), journal.append(line(2))]);
    expect(refused.map((result) => result.status)).toEqual(["rejected", "rejected"]);
    isBroken = false;
    await journal.append(line(1));
    await journal.close();
    const again = await openJournal(createNodeFileLayer(), folder, LOG);
    expect(again.found.slice(1)).toEqual([line(1)]);
  });

  test("refuses to cut off what another process has appended since it was opened", async () => {
    const folder = tempFolder();
    const first = await openJournal(createNodeFileLayer(), folder, LOG);
    const second = await openJournal(createNodeFileLayer(), folder, LOG);
    await first.append(line(1));
    await expect(second.append(line(1))).rejects.toMatchObject({ code: "EBUSY" });
    await first.append(line(2));
    await first.close();
    expect((await openJournal(createNodeFileLayer(), folder, LOG)).found.slice(1)).toEqual([
      line(1),
      line(2),
    ]);
  });

  test("leaves nothing behind when it is removed", async () => {
    const folder = tempFolder();
    const journal = await openJournal(createNodeFileLayer(), folder, LOG);
    await journal.append(line(1));
    await journal.remove();
    expect(await readdir(folder)).toEqual([]);
  });
});
