import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StandInKind } from "#annotations/host/shapes.ts";
import type { Fingerprint } from "../fingerprint.ts";
import { isProcessAlive } from "../../open-marks.ts";
import { readFramesFile } from "../frames-file.ts";
import type { StandIn } from "./kind.ts";

/** A copy and its frame table under their names; the table is there before the copy is. */
type Names = { readonly copy: string; readonly frames: string };

/** The folder in which playable copies are kept, by the fingerprint of their film. */
export type StandInStore = {
  /** A name for a copy that is being made: nobody takes it for one that is done. */
  readonly halfway: (fingerprint: Fingerprint, kind: StandInKind) => Promise<string>;
  /** Gives a copy that was made under a halfway name its place, with its frame table. */
  readonly keep: (
    halfway: string,
    fingerprint: Fingerprint,
    kind: StandInKind,
    frames: Float64Array<ArrayBuffer> | null,
  ) => Promise<StandIn>;
  /** The copies of a film, the proxy first, each with its frames; they may have been damaged since. */
  readonly of: (
    fingerprint: Fingerprint,
  ) => Promise<readonly { readonly copy: StandIn; readonly frames: Float64Array | null }[]>;
  /** A copy is being played: it is the last to go. */
  readonly touch: (copy: StandIn) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Removes the copies that were not used for longest, until all take at most so many bytes; those in use stay. */
  readonly trim: (mostBytes: number, inUse: ReadonlySet<string>) => Promise<void>;
  /** Removes what a run that was killed has left half made. */
  readonly sweep: () => Promise<void>;
};

const KINDS: readonly StandInKind[] = ["proxy", "remux"];
const HALFWAY = /\.(\d+)-[0-9a-f]+(?:-f64)?\.part$/;

/** A store in a folder, which is made when first needed. */
export function createStandInStore(folder: string): StandInStore {
  const stemOf = ({ size, head, tail }: Fingerprint, kind: StandInKind): string =>
    join(folder, `${size}-${head.slice(0, 20)}-${tail.slice(0, 20)}-${kind}`);
  const namesOf = (stem: string): Names => ({ copy: `${stem}.mp4`, frames: `${stem}.f64` });

  const removeCopy = async (path: string): Promise<void> => {
    await rm(path, { force: true });
    await rm(namesOf(path.replace(/\.mp4$/, "")).frames, { force: true });
  };

  return {
    async halfway(fingerprint, kind) {
      await mkdir(folder, { recursive: true });
      return `${stemOf(fingerprint, kind)}.${process.pid}-${randomBytes(4).toString("hex")}.part`;
    },
    async keep(halfway, fingerprint, kind, frames) {
      const names = namesOf(stemOf(fingerprint, kind));
      if (frames) {
        const table = `${halfway.replace(/\.part$/, "")}-f64.part`;
        await writeFile(table, new Uint8Array(frames.buffer, frames.byteOffset, frames.byteLength));
        await rename(table, names.frames);
      }
      await rename(halfway, names.copy);
      return { kind, path: names.copy, framesPath: frames ? names.frames : null };
    },
    async of(fingerprint) {
      const found = KINDS.map(async (kind) => {
        const names = namesOf(stemOf(fingerprint, kind));
        if (!(await stat(names.copy).catch(() => undefined))?.isFile()) return [];
        const frames = await readFramesFile(names.frames).catch(() => null);
        const framesPath = frames ? names.frames : null;
        return [{ copy: { kind, path: names.copy, framesPath }, frames }];
      });
      return (await Promise.all(found)).flat();
    },
    async touch({ path }) {
      const now = new Date();
      // On a disk that cannot be written its age stays what it is.
      await utimes(path, now, now).catch(() => {});
    },
    remove: removeCopy,
    async trim(mostBytes, inUse) {
      const copies = await copiesIn(folder);
      let bytes = copies.reduce((sum, { size }) => sum + size, 0);
      for (const { path, size } of copies.toSorted((a, b) => a.usedAt - b.usedAt)) {
        if (bytes <= mostBytes) return;
        if (inUse.has(path)) continue;
        await removeCopy(path);
        bytes -= size;
      }
    },
    async sweep() {
      for (const name of await namesIn(folder)) {
        const maker = HALFWAY.exec(name)?.[1];
        if (maker !== undefined && !isProcessAlive(Number(maker)))
          await rm(join(folder, name), { force: true });
      }
    },
  };
}

async function copiesIn(folder: string) {
  const names = (await namesIn(folder)).filter((name) => name.endsWith(".mp4"));
  const found = names.map(async (name) => {
    const path = join(folder, name);
    // Another window may just have removed it.
    const status = await stat(path).catch(() => undefined);
    return status ? [{ path, size: status.size, usedAt: status.mtimeMs }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** What lies in a folder; nothing where it has not been made yet. */
function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
