import type { AppendFile, FileLayer } from "../../../src-main/services/file-layer/file-layer.ts";
import type { Disk, FileNode } from "./disk.ts";
import type { LeaveOut } from "./leave-out-sync.ts";
import type { Random } from "./random.ts";

/** Where the machine stops: at which step, counted from 1, and whether that step is still begun. */
export type Stop = { readonly step: number; readonly inTheMiddle: boolean };

/** A machine at work on a disk, until it stops. */
export type Machine = {
  readonly layer: FileLayer;
  /** Steps taken so far. */
  readonly steps: () => number;
  /** Resolves when the machine has stopped; nothing that it was doing ever ends. */
  readonly stopped: Promise<void>;
  /** Stops it now. */
  readonly stop: () => void;
};

/**
 * A file layer over a model of a disk. Of the operations that wait, chance says which is next: one at a time, and each only
 * when the program has nothing left to do without it, so that a run can be had again from its seed.
 */
export function startMachine(
  disk: Disk,
  random: Random,
  stop: Stop | undefined,
  isLeftOut: LeaveOut = () => false,
): Machine {
  const waiting: (() => void)[] = [];
  let steps = 0;
  let isPlanned = false;
  let isStopped = false;
  let halt = () => {};
  const stopped = new Promise<void>((resolve) => {
    halt = () => {
      isStopped = true;
      resolve();
    };
  });
  const plan = () => {
    if (isPlanned || isStopped || waiting.length === 0) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      if (isStopped) return;
      const [next] = waiting.splice(random.below(waiting.length), 1);
      next?.();
      plan();
    });
  };
  const inTurn = <Value>(work: () => Value): Promise<Value> =>
    new Promise((resolve, reject) => {
      waiting.push(() => {
        try {
          const value = work();
          if (!isStopped) resolve(value);
        } catch (error) {
          if (!isStopped) reject(error);
        }
      });
      plan();
    });
  /** A step that changes the disk; `part` is what there is of it where the machine stops in the middle. */
  const step = (work: () => void, part: () => void = work): Promise<void> =>
    inTurn(() => {
      steps++;
      if (steps !== stop?.step) return work();
      if (stop.inTheMiddle) part();
      halt();
    });
  const sync = (isIdle: boolean, work: () => void) => step(isIdle ? () => {} : work);
  const some = (bytes: Uint8Array) => bytes.subarray(0, random.below(bytes.length + 1));
  const write = (path: string, mode: number, bytes: Uint8Array) =>
    disk.append(disk.makeFile(path, mode), bytes);

  const openAppend = async (path: string): Promise<AppendFile> => {
    await step(() => {
      if (disk.find(path) === undefined) disk.makeFile(path, 0o600);
    });
    const file: FileNode = disk.file(path);
    return {
      append: (bytes) =>
        step(
          () => disk.append(file, bytes),
          () => disk.append(file, some(bytes)),
        ),
      sync: () => sync(isLeftOut("sync", path), () => disk.syncFile(file)),
      truncate: (size) => step(() => disk.truncate(file, size)),
      close: () => Promise.resolve(),
    };
  };
  const layer: FileLayer = {
    read: (path) => inTurn(() => disk.file(path).now),
    writeNew: (path, pieces, mode) =>
      step(
        () => write(path, mode, Buffer.concat(pieces)),
        () => write(path, mode, some(Buffer.concat(pieces))),
      ),
    syncFile: (path) => sync(isLeftOut("syncFile", path), () => disk.syncFile(disk.file(path))),
    rename: (from, to) => step(() => disk.rename(from, to)),
    syncFolder: (path) => sync(isLeftOut("syncFolder", path), () => disk.syncFolder(path)),
    openAppend,
    list: (folder) => inTurn(() => disk.list(folder)),
    stat: (path) => inTurn(() => disk.stat(path)),
    realPath: (path) => Promise.resolve(path),
    makeFolder: (path) => step(() => disk.makeFolder(path)),
    remove: (path) => step(() => disk.remove(path)),
  };
  return { layer, steps: () => steps, stopped, stop: () => halt() };
}
