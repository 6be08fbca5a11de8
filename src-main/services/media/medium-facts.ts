import type { MediumFacts, StandInFile } from "#annotations/host/shapes.ts";
import type { Handles } from "../files/handles.ts";
import { mediaType } from "../files/file-kind.ts";
import type { StandIns } from "./stand-ins/stand-ins.ts";
import type { StandIn } from "./stand-ins/kind.ts";
import { type Fingerprint, fingerprintOf } from "./fingerprint.ts";
import type { CachedProbe, OnProgress, ProbeCache } from "./probe-cache.ts";
import type { ProbeFailure } from "./run-ffprobe.ts";

/** What reads the facts of a medium's file. */
export type MediumReader = {
  readonly handles: Handles;
  readonly probes: ProbeCache;
  readonly standIns: StandIns;
  /** ffprobe's path, or its name to be found on PATH. */
  readonly ffprobe: () => string;
  /** Told where ffprobe could not help: the window then reads what it can by itself. */
  readonly onNoProbe: (reason: ProbeFailure) => void;
};

/**
 * The facts of a file as the window gets them, and the probe behind them; a copy of it counts as in use by `user`. Rejects
 * where the file cannot be read.
 */
export async function readMediumFacts(
  reader: MediumReader,
  path: string,
  user: string,
  onProgress?: OnProgress,
): Promise<{ facts: MediumFacts; probe: CachedProbe | undefined }> {
  const fingerprint: Fingerprint = await fingerprintOf(path);
  const probed = await reader.probes.probe(reader.ffprobe(), path, fingerprint, onProgress);
  if (!probed.ok) reader.onNoProbe(probed.error);
  const probe = probed.ok ? probed.value : undefined;
  const copy = probe && (await reader.standIns.find({ path, fingerprint, probe }, user));
  const facts: MediumFacts = {
    fingerprint,
    standIn: copy ? standInFile(reader.handles, copy) : null,
    probe: probe
      ? {
          ...probe.facts,
          frameCount: probe.frameCount,
          framesUrl: framesUrl(reader.handles, probe.framesPath),
        }
      : null,
  };
  return { facts, probe };
}

/** A copy as the window reaches it. */
export function standInFile(handles: Handles, { kind, path, framesPath }: StandIn): StandInFile {
  const url = `/media/${handles.of(path)}`;
  return { kind, url, type: mediaType(path), framesUrl: framesUrl(handles, framesPath) };
}

function framesUrl(handles: Handles, path: string | null): string | null {
  return path === null ? null : `/frames/${handles.of(path)}`;
}
