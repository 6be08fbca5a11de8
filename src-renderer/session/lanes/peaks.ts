import { createPeaks } from "#annotations/lanes/read-peaks.ts";
import type { PeakSource } from "../../timeline/sources.ts";

/** The waveform of a film in the window, as its bytes come. */
export type FilmPeaks = {
  /** `null` until the first of it has come. */
  source(): PeakSource | null;
  /** Takes the next bytes; whether they are those of a waveform. */
  take(bytes: Uint8Array): boolean;
};

/** Makes the waveform of a film of which nothing has come. */
export function createFilmPeaks(): FilmPeaks {
  const peaks = createPeaks();
  const listeners = new Set<() => void>();
  let source: PeakSource | null = null;
  return {
    source: () => source,
    take(bytes) {
      const isWaveform = peaks.take(bytes);
      const channels = peaks.head()?.channels;
      if (channels !== undefined) {
        source ??= {
          channels,
          get knownTo() {
            return peaks.knownTo();
          },
          columns: peaks.columns,
          subscribe(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
        };
      }
      for (const listener of listeners) listener();
      return isWaveform;
    },
  };
}
