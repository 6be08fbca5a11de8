import { binsPerSecondFor, MOST_CHANNELS } from "#annotations/lanes/peak-format.ts";
import { createPeakWriter, peakOrigin, type PeakWriter } from "#annotations/lanes/write-peaks.ts";
import { ok } from "#annotations/result.ts";
import type { MakeLane } from "./lane-task.ts";
import { runDecoder } from "./run-decoder.ts";
import { createWavStream } from "./wav-stream.ts";

/** Timestamps that jitter by less are those of one run of samples; a larger gap is silence. */
const GAP_SECONDS = 0.01;

/**
 * The peaks of the first sound of a film, every sample of it looked at. The first bin lies at the media's zero: what comes
 * before it (the priming of a codec, what an edit list leaves out) is cut off, and a sound that begins late, or pauses, is
 * silent until then, so that a peak lies under the frame that it is heard with.
 */
export const makeWaveform: MakeLane = async (task) => {
  const { durationSeconds } = task.film.facts;
  const originSeconds = peakOrigin(task.film.firstSeconds);
  let writer: PeakWriter | undefined;
  let rate = 1;
  const wav = createWavStream(
    ({ sampleRate, channels: stride }) => {
      const channels = Math.min(stride, MOST_CHANNELS);
      const binsPerSecond = binsPerSecondFor(durationSeconds, channels);
      const head = { channels, binsPerSecond, originSeconds };
      writer = createPeakWriter(head, { sampleRate, stride }, task.onBytes);
      rate = sampleRate;
    },
    (samples) => {
      writer?.take(samples);
      const seconds = (writer?.taken() ?? 0) / rate;
      if (durationSeconds > 0) task.onShare(Math.min(1, seconds / durationSeconds));
    },
  );
  const align = `asetpts=PTS-${originSeconds}/TB,aresample=async=1:min_hard_comp=${GAP_SECONDS}:first_pts=0`;
  const options = ["-map", "0:a:0", "-vn", "-sn", "-dn", "-af", align, "-c:a", "pcm_s16le", "-f", "wav"];
  const run = await runDecoder(task, [], [...options, "pipe:1"], { onOutput: wav.take });
  if (!run.ok) return run;
  writer?.finish();
  return ok(null);
};
