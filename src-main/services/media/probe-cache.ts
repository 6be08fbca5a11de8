import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { probedSchema } from "#annotations/host/shapes.ts";
import { ok, type Result } from "#annotations/result.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { type ProbeFacts, probeMedium } from "./probe.ts";
import type { ProbeFailure } from "./run-ffprobe.ts";

/** Goes up when a probe reads or means something else than before. */
const VERSION = 2;

const cachedSchema = z.strictObject({ ...probedSchema.shape, hasFrames: z.boolean() });

/** A probe whose frame table lies in a file: little-endian float64, seconds, sorted; `null` without picture. */
export type CachedProbe = {
  readonly facts: ProbeFacts;
  readonly frameCount: number;
  readonly framesPath: string | null;
};

/** Probes media and keeps the answers in the user's cache folder, by fingerprint. */
export type ProbeCache = {
  readonly probe: (
    program: string,
    path: string,
    fingerprint: Fingerprint,
    onProgress?: OnProgress,
  ) => Promise<Result<CachedProbe, ProbeFailure>>;
};

/** Is told how much of a film has been read, from 0 to 1. */
export type OnProgress = (share: number) => void;

/** A probe on its way, and those who wait for it. */
type Running = {
  readonly result: Promise<Result<CachedProbe, ProbeFailure>>;
  readonly listeners: Set<OnProgress>;
};

/** A probe cache in a folder, which is made when first needed. Two requests for one file share its reading. */
export function createProbeCache(folder: string, readMedium = probeMedium): ProbeCache {
  const running = new Map<string, Running>();
  return {
    probe: (program, path, fingerprint, onProgress) => {
      const { size, head, tail } = fingerprint;
      const stem = join(folder, `v${VERSION}-${size}-${head.slice(0, 20)}-${tail.slice(0, 20)}`);
      const shared = running.get(stem);
      const listeners = shared?.listeners ?? new Set();
      if (onProgress) listeners.add(onProgress);
      if (shared) return shared.result;
      const tell: OnProgress = (share) => {
        for (const listener of listeners) listener(share);
      };
      const read = () => readMedium(program, path, tell);
      const result = probeThrough(folder, stem, read).finally(() => running.delete(stem));
      running.set(stem, { result, listeners });
      return result;
    },
  };
}

async function probeThrough(
  folder: string,
  stem: string,
  read: () => ReturnType<typeof probeMedium>,
): Promise<Result<CachedProbe, ProbeFailure>> {
  const framesPath = `${stem}.f64`;
  const known = await readCached(`${stem}.json`);
  if (known) {
    const { frameCount, hasFrames, ...facts } = known;
    return ok({ facts, frameCount, framesPath: hasFrames ? framesPath : null });
  }
  const probed = await read();
  if (!probed.ok) return probed;
  const { facts, frames } = probed.value;
  await mkdir(folder, { recursive: true });
  if (frames) await replaceFile(framesPath, new Uint8Array(frames.buffer));
  const frameCount = frames?.length ?? 0;
  await replaceFile(`${stem}.json`, JSON.stringify({ ...facts, frameCount, hasFrames: frames !== null }));
  return ok({ facts, frameCount, framesPath: frames ? framesPath : null });
}

async function readCached(path: string): Promise<z.output<typeof cachedSchema> | undefined> {
  try {
    return cachedSchema.safeParse(JSON.parse(await readFile(path, "utf8"))).data;
  } catch {
    // A cache may be missing or damaged at any time; the file is read again then.
    return undefined;
  }
}

async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}
