import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LaneName } from "#annotations/host/lane-shapes.ts";
import { blockBytes, HEAD_BYTES, readPeakHead } from "#annotations/lanes/peak-format.ts";
import { createPictureReader } from "#annotations/lanes/picture-format.ts";
import { readShots } from "#annotations/lanes/shot-format.ts";
import type { Fingerprint } from "../fingerprint.ts";

/** The folder in which finished lanes are kept, by the fingerprint of their film. */
export type LaneStore = {
  /** A finished lane; `undefined` where there is none, or none that is whole: that one goes. */
  readonly read: (fingerprint: Fingerprint, lane: LaneName) => Promise<Uint8Array | undefined>;
  /** Keeps a finished lane; rejects with the system's error where it cannot be written. */
  readonly keep: (fingerprint: Fingerprint, lane: LaneName, bytes: Uint8Array) => Promise<void>;
};

/** Goes up when lanes are made in another way; what older versions made goes with age. */
const VERSION = 1;
const SUFFIX = ".lane";

/** A store in a folder, which is made when first needed, and takes `mostBytes` at most: what was not used for longest goes. */
export function createLaneStore(folder: string, mostBytes: number): LaneStore {
  const pathOf = ({ size, head, tail }: Fingerprint, lane: LaneName): string =>
    join(folder, `v${VERSION}-${size}-${head.slice(0, 20)}-${tail.slice(0, 20)}-${lane}${SUFFIX}`);

  const trim = async (): Promise<void> => {
    const files = await filesIn(folder);
    let bytes = files.reduce((sum, { size }) => sum + size, 0);
    for (const { path, size } of files.toSorted((a, b) => a.usedAt - b.usedAt)) {
      if (bytes <= mostBytes) return;
      await rm(path, { force: true });
      bytes -= size;
    }
  };

  return {
    async read(fingerprint, lane) {
      const path = pathOf(fingerprint, lane);
      const bytes = await readFile(path).catch(() => undefined);
      if (!bytes) return undefined;
      if (!isWhole(lane, bytes)) {
        await rm(path, { force: true }).catch(() => {});
        return undefined;
      }
      const now = new Date();
      // On a disk that cannot be written its age stays what it is.
      await utimes(path, now, now).catch(() => {});
      return bytes;
    },
    async keep(fingerprint, lane, bytes) {
      await mkdir(folder, { recursive: true });
      const path = pathOf(fingerprint, lane);
      const temporary = `${path}.${randomBytes(4).toString("hex")}.tmp`;
      try {
        await writeFile(temporary, bytes);
        await rename(temporary, path);
      } finally {
        await rm(temporary, { force: true });
      }
      await trim();
    },
  };
}

/** Whether bytes are all of a lane: a cache may be damaged at any time. */
function isWhole(lane: LaneName, bytes: Uint8Array): boolean {
  if (lane === "shots") return readShots(bytes) !== undefined;
  if (lane === "filmstrip") return (createPictureReader().take(bytes)?.length ?? 0) > 0;
  const head = readPeakHead(bytes);
  return head !== undefined && (bytes.length - HEAD_BYTES) % blockBytes(head.channels) === 0;
}

async function filesIn(folder: string) {
  const names = await readdir(folder).catch(() => []);
  const found = names.map(async (name) => {
    const path = join(folder, name);
    // Another window may just have removed it.
    const status = await stat(path).catch(() => undefined);
    return status?.isFile() ? [{ path, size: status.size, usedAt: status.mtimeMs }] : [];
  });
  return (await Promise.all(found)).flat();
}
