import type { MediumFacts } from "#annotations/host/shapes.ts";
import type { Handles } from "../files/handles.ts";
import { type Fingerprint, fingerprintOf } from "./fingerprint.ts";
import type { CachedProbe, OnProgress, ProbeCache } from "./probe-cache.ts";
import type { ProbeFailure } from "./run-ffprobe.ts";

/** What reads the facts of a medium's file. */
export type MediumReader = {
  readonly handles: Handles;
  readonly probes: ProbeCache;
  /** ffprobe's path, or its name to be found on PATH. */
  readonly ffprobe: () => string;
  /** Told where ffprobe could not help: the window then reads what it can by itself. */
  readonly onNoProbe: (reason: ProbeFailure) => void;
};

/** The facts of a file as the window gets them, and the probe behind them. Rejects where the file cannot be read. */
export async function readMediumFacts(
  reader: MediumReader,
  path: string,
  onProgress?: OnProgress,
): Promise<{ facts: MediumFacts; probe: CachedProbe | undefined }> {
  const fingerprint: Fingerprint = await fingerprintOf(path);
  const probed = await reader.probes.probe(reader.ffprobe(), path, fingerprint, onProgress);
  if (!probed.ok) reader.onNoProbe(probed.error);
  const probe = probed.ok ? probed.value : undefined;
  const facts: MediumFacts = {
    fingerprint,
    probe: probe
      ? {
          ...probe.facts,
          frameCount: probe.frameCount,
          framesUrl: probe.framesPath === null ? null : `/frames/${reader.handles.of(probe.framesPath)}`,
        }
      : null,
  };
  return { facts, probe };
}
