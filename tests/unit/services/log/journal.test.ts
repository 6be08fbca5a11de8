import { readFileSync, writeFileSync } from "node:fs";
import { appendFile, readdir, readFile, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { AppendFile, FileLayer } from "../../../../src-main/services/file-layer/file-layer.ts";
import { createNodeFileLayer } from "../../../../src-main/services/file-layer/node-file-layer.ts";
import { createJournal, type Journal } from "../../../../src-main/services/log/journal.ts";
import {
  createJournalPlace,
  findJournals,
  type JournalPlace,
  removeJournals,
} from "../../../../src-main/services/log/journal-files.ts";
import {
  formatJournalLine,
  type JournalLine,
  parseJournal,
} from "../../../../src-main/services/log/journal-lines.ts";
import type { RunMark } from "../../../../src-main/services/log/run-mark.ts";
import { momentAt, runMark } from "../support/log-harness.ts";
import { tempFolder } from "../support/temp-folder.ts";

const LOG = "/films/lift.scenelog.json";
const AT = "2026-11-22T12:00:00Z";

function line(rev: number, note = ""): JournalLine {
  return {
    kind: "diff",
    rev,
    clientId: `w${rev}`,
    seq: rev,
    baseRev: rev - 1,
    at: AT,
    diff: momentAt(`m${rev}`, rev, note),
  };
}

function mark(fileHash: string, rev: number): JournalLine {
  return { kind: "mark", fileHash, rev };
}

/** A run of the app over a folder of journals, all others being dead unless named. */
function runIn(
  folder: string,
  layer: FileLayer = createNodeFileLayer(),
  run: RunMark = runMark(),
): JournalPlace {
  return createJournalPlace({ layer, folder, run, now: () => new Date() });
}

/** Opens the journal of the log in a run, and takes over what is found as the log service does. */
async function openIn(place: JournalPlace): Promise<Journal> {
  const { heads, older } = await findJournals(place, LOG);
  const files = [...heads, ...older].map(({ name, bytes }) => ({ name, bytes }));
  return createJournal(place, LOG, place.newStrand(), { lines: heads[0]?.lines ?? [], files });
}

/** The changes and marks that the next opening finds, head by head. */
async function foundIn(folder: string): Promise<JournalLine[][]> {
  const { heads } = await findJournals(runIn(folder), LOG);
  return heads.map(({ lines }) => lines.filter(({ kind }) => kind !== "start" && kind !== "follows"));
}

/** The path of the journal file that was made last. */
async function lastFile(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  return join(folder, names.at(-1) ?? "");
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
    const first = await openIn(runIn(folder));
    await first.append(line(1), line(2));
    await first.append(mark("abc", 2));
    await first.close();
    expect(await foundIn(folder)).toEqual([[line(1), line(2), mark("abc", 2)]]);
  });

  test("starts a line with the CRC-32 of the rest, and with the length that is synced", () => {
    // CRC-32 of 7 {"kind":"mark","fileHash":"a","rev":1}, by Python's zlib.crc32.
    expect(formatJournalLine({ kind: "mark", fileHash: "a", rev: 1 }, 7)).toBe(
      'ac4fe01b 7 {"kind":"mark","fileHash":"a","rev":1}\n',
    );
  });

  test("leaves a torn last line out, and goes on after the good ones", async () => {
    const folder = tempFolder();
    const first = await openIn(runIn(folder));
    await first.append(line(1));
    await first.append(line(2));
    await first.close();
    const path = await lastFile(folder);
    await truncate(path, (await readFile(path)).length - 20);
    const second = await openIn(runIn(folder));
    await second.append(line(3));
    await second.close();
    expect(await foundIn(folder)).toEqual([[line(1), line(3)]]);
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
    const journal = await openIn(runIn(tempFolder(), layer));
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
    const journal = await openIn(runIn(folder, layer));
    const refused = await Promise.allSettled([journal.append(line(1)), journal.append(line(2))]);
    expect(refused.map((result) => result.status)).toEqual(["rejected", "rejected"]);
    isBroken = false;
    await journal.append(line(1));
    await journal.close();
    expect(await foundIn(folder)).toEqual([[line(1)]]);
  });
});

describe("a journal that the disk has damaged", () => {
  /** A journal of six lines, each in a batch of its own, and where each of them begins. */
  async function sixLines(): Promise<{ folder: string; path: string; starts: number[] }> {
    const folder = tempFolder();
    const journal = await openIn(runIn(folder));
    for (const rev of [1, 2, 3]) await journal.append(line(rev));
    await journal.append(mark("abc", 3));
    for (const rev of [4, 5]) await journal.append(line(rev));
    await journal.close();
    const path = await lastFile(folder);
    const text = readFileSync(path, "utf8").split("\n").slice(0, -1);
    let at = 0;
    const starts = text.map((one) => {
      const start = at;
      at += Buffer.byteLength(one) + 1;
      return start;
    });
    return { folder, path, starts };
  }

  function flipByte(path: string, at: number): void {
    const bytes = readFileSync(path);
    bytes[at] = (bytes[at] ?? 0) ^ 0x04;
    writeFileSync(path, bytes);
  }

  test("costs the damaged line and no later one, and says how many revisions are lost", async () => {
    const { folder, path, starts } = await sixLines();
    // The start and the lines 1, 2, 3, mark, 4, 5: the third is revision 2.
    flipByte(path, (starts[2] ?? 0) + 60);
    expect(await foundIn(folder)).toEqual([[line(1), line(3), mark("abc", 3), line(4), line(5)]]);
    expect((await findJournals(runIn(folder), LOG)).heads[0]?.lost).toBe(1);
  });

  test("loses nothing over a damaged start or mark", async () => {
    for (const damaged of [0, 4]) {
      const { folder, path, starts } = await sixLines();
      flipByte(path, (starts[damaged] ?? 0) + 20);
      const [lines] = await foundIn(folder);
      expect(lines?.filter(({ kind }) => kind === "diff")).toEqual([
        line(1),
        line(2),
        line(3),
        line(4),
        line(5),
      ]);
      expect((await findJournals(runIn(folder), LOG)).heads[0]?.lost).toBe(0);
    }
  });

  test("counts a whole page of zeros as lost lines, and reads on behind it", async () => {
    const { folder, path, starts } = await sixLines();
    const bytes = readFileSync(path);
    bytes.fill(0, starts[2], (starts[3] ?? 0) + 15);
    writeFileSync(path, bytes);
    const [found] = (await findJournals(runIn(folder), LOG)).heads;
    expect([found?.lines.map((one) => ("rev" in one ? one.rev : 0)), found?.lost]).toEqual([
      [0, 1, 3, 4, 5],
      2,
    ]);
  });

  test("is not read on behind a batch that was torn: none of that was ever acknowledged", () => {
    const start = formatJournalLine({ kind: "start", version: 2, path: LOG, carried: 0 }, 0);
    const first = start + formatJournalLine(line(1), 0);
    const torn = `${formatJournalLine(line(2), first.length).slice(0, 30)}\n`;
    const bytes = Buffer.from(first + torn + formatJournalLine(line(3), first.length));
    expect(parseJournal(bytes)).toMatchObject({ lines: [{ kind: "start" }, line(1)], lost: 0 });
  });
});

describe("the journals of several openings", () => {
  test("go on in one file each: the later one has what is needed of the earlier, which stays until it is let go", async () => {
    const folder = tempFolder();
    const first = await openIn(runIn(folder));
    await first.append(line(1), line(2));
    await first.close();
    const second = await openIn(runIn(folder));
    expect(second.found.slice(1)).toEqual([line(1), line(2)]);
    await second.append(line(3));
    await second.close();
    expect(await readdir(folder)).toHaveLength(2);
    expect(await foundIn(folder)).toEqual([[line(1), line(2), line(3)]]);
    // Whatever of the later one did not get to the disk, nothing is lost and nothing is there twice.
    const later = await lastFile(folder);
    const whole = await readFile(later);
    for (let bytes = 0; bytes < whole.length; bytes++) {
      await truncate(later, 0);
      await appendFile(later, whole.subarray(0, bytes));
      const heads = await foundIn(folder);
      expect([bytes, heads.length, heads[0]?.slice(0, 2)]).toEqual([bytes, 1, [line(1), line(2)]]);
    }
  });

  test("of two runs at once are two, and neither run touches the other's", async () => {
    const folder = tempFolder();
    const one = runMark();
    const two = runMark([one.id]);
    const first = await openIn(runIn(folder, createNodeFileLayer(), one));
    await first.append(line(1));
    const beside = runIn(folder, createNodeFileLayer(), two);
    expect(await findJournals(beside, LOG)).toMatchObject({ heads: [], older: [], isElsewhere: true });
    const second = await openIn(beside);
    await second.append(line(1, "of the second"));
    await first.append(line(2));
    await Promise.all([first.close(), second.close()]);
    const heads = await foundIn(folder);
    expect(heads).toHaveLength(2);
    expect(heads).toEqual(expect.arrayContaining([[line(1), line(2)], [line(1, "of the second")]]));
  });

  test("of a run that is wrongly taken for dead: what it writes after its file was removed is refused, then kept anew", async () => {
    const folder = tempFolder();
    const layer = createNodeFileLayer();
    const victim = await openIn(runIn(folder));
    await victim.append(line(1));
    const other = runIn(folder);
    const { heads } = await findJournals(other, LOG);
    await removeJournals(other, heads);
    expect(await readdir(folder)).toEqual([]);
    await expect(victim.append(line(2))).rejects.toMatchObject({ code: "ESTALE" });
    await victim.append(line(2));
    expect(await foundIn(folder)).toEqual([[line(1), line(2)]]);
    // And what it wrote between reading and removing is not removed.
    const again = await findJournals(runIn(folder, layer), LOG);
    await victim.append(line(3));
    await removeJournals(other, again.heads);
    expect(await foundIn(folder)).toEqual([[line(1), line(2), line(3)]]);
    await victim.close();
  });

  test("grow no longer than a while: the next file begins with what the base does not hold, and with each window's last", async () => {
    const folder = tempFolder();
    const journal = await openIn(runIn(folder));
    const long = "long ".repeat(40_000);
    for (const rev of [1, 2, 3, 4, 5, 6]) await journal.append(line(rev, long));
    await journal.append(mark("base", 6));
    journal.letGo("base");
    await journal.append(line(7));
    await journal.append(line(8));
    await journal.close();
    expect(await readdir(folder)).toHaveLength(2);
    const [lines] = await foundIn(folder);
    expect(lines?.slice(-3)).toEqual([mark("base", 6), line(7), line(8)]);
    // Six windows, each known by its last change.
    expect(lines).toHaveLength(9);
    const sizes = await Promise.all(
      (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
    );
    expect(Math.min(...sizes)).toBeGreaterThan(1_000_000);
  });

  test("leave nothing behind when they are let go", async () => {
    const folder = tempFolder();
    const place = runIn(folder);
    for (const rev of [1, 2]) {
      const journal = await openIn(place);
      await journal.append(line(rev));
      await journal.close();
    }
    const { heads, older } = await findJournals(place, LOG);
    await removeJournals(place, [...heads, ...older]);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
