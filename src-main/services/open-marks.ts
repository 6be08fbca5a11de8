import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import type { FileLayer } from "./file-layer/file-layer.ts";
import { replaceDurably } from "./file-layer/replace-durably.ts";

const markSchema = z.strictObject({
  pid: z.int(),
  /** Files that are open in this run. */
  open: z.array(z.string()),
  /** Files that were open when an earlier run broke off, and were not opened since. */
  before: z.array(z.string()),
});

/** Which files are open, noted in the data folder, so that the next start knows what was open when this one broke off. */
export type OpenMarks = {
  /** A file was opened; `path` is what the user opened, `logId` the log that it came to. */
  readonly opened: (logId: string, path: string) => void;
  /** The log is in the file, or safe, and let go. */
  readonly closed: (logId: string) => void;
  /** Files that were open when an earlier run broke off, and that nobody has opened since. */
  readonly unfinished: () => Promise<ReadonlySet<string>>;
  /** The run ends as it should. Resolves when that is noted. */
  readonly end: () => Promise<void>;
};

/** What marks are kept with. `failed` takes what went wrong: without marks the app works on and only says less later. */
export type OpenMarksOptions = {
  readonly layer: FileLayer;
  readonly dataFolder: string;
  readonly pid: number;
  readonly isAlive: (pid: number) => boolean;
  readonly failed: (error: unknown) => void;
};

/** The marks of this run, in a file of its own: several hosts may share a data folder. */
export function createOpenMarks({ layer, dataFolder, pid, isAlive, failed }: OpenMarksOptions): OpenMarks {
  const folder = join(dataFolder, "open");
  const own = `${pid}-${randomBytes(4).toString("hex")}.json`;
  const open = new Map<string, string>();
  const before = new Set<string>();
  let isWritten = false;

  const write = async (): Promise<void> => {
    if (open.size === 0 && before.size === 0) {
      if (isWritten) await layer.remove(join(folder, own));
      return;
    }
    isWritten = true;
    const mark: z.output<typeof markSchema> = { pid, open: [...open.values()], before: [...before] };
    await replaceDurably(layer, join(folder, own), [Buffer.from(JSON.stringify(mark))]);
  };
  /** Takes over what runs that are no more have left. */
  const takeOver = async (): Promise<void> => {
    if ((await layer.stat(folder)) === undefined) return;
    const left: string[] = [];
    for (const name of (await layer.list(folder)).filter((other) => /^\d+-[0-9a-f]{8}\.json$/.test(other))) {
      const mark = readMark(await layer.read(join(folder, name)));
      if (mark !== undefined && mark.pid !== pid && isAlive(mark.pid)) continue;
      for (const path of [...(mark?.open ?? []), ...(mark?.before ?? [])]) before.add(path);
      left.push(name);
    }
    await write();
    for (const name of left) await layer.remove(join(folder, name));
  };
  let work = takeOver().catch(failed);
  const then = (step: () => void): Promise<void> => {
    work = work
      .then(() => {
        step();
        return write();
      })
      .catch(failed);
    return work;
  };

  return {
    opened: (logId, path) =>
      void then(() => {
        open.set(logId, path);
        before.delete(path);
      }),
    closed: (logId) => void then(() => open.delete(logId)),
    unfinished: async () => {
      await work;
      return new Set(before);
    },
    end: () => then(() => open.clear()),
  };
}

/** Whether a process of this machine is running. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // One of another user is there, and may not be signalled.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function readMark(bytes: Uint8Array): z.output<typeof markSchema> | undefined {
  try {
    return markSchema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  } catch {
    // Half written, or by another version: what it said is not known.
    return undefined;
  }
}
