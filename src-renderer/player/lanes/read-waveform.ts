import { type AudioSample, AudioSampleSink, type Input } from "mediabunny";
import { binsPerSecondFor, MOST_CHANNELS } from "#annotations/lanes/peak-format.ts";
import { createPeakWriter, peakOrigin, type PeakWriter } from "#annotations/lanes/write-peaks.ts";
import type { LaneEnd, LaneReader } from "./lane-reader.ts";

/** Silence is written this much at a time, in samples. */
const SILENCE = 48_000;

/**
 * The peaks of a film's first sound. What lies before the media's zero, as the priming of a codec does, is left out; gaps are
 * silent, so that a peak lies under the frame that it is heard with.
 */
export async function readWaveform(input: Input, reader: LaneReader): Promise<LaneEnd> {
  const track = await input.getPrimaryAudioTrack();
  if (!track) return "nothing";
  if (!(await track.canDecode())) return "failed";
  let writer: PeakWriter | undefined;
  let originSeconds = 0;
  for await (const sample of new AudioSampleSink(track).samples()) {
    try {
      if (!writer) {
        originSeconds = peakOrigin(sample.timestamp);
        writer = beginPeaks(sample, originSeconds, reader);
      }
      takeSample(writer, sample, originSeconds);
      reader.onShare(sample.timestamp / reader.durationSeconds);
    } finally {
      sample.close();
    }
    await reader.rested();
  }
  writer?.finish();
  return writer ? "done" : "nothing";
}

function beginPeaks(sample: AudioSample, originSeconds: number, reader: LaneReader): PeakWriter {
  const { sampleRate, numberOfChannels } = sample;
  const channels = Math.min(numberOfChannels, MOST_CHANNELS);
  const binsPerSecond = binsPerSecondFor(reader.durationSeconds, channels);
  const head = { channels, binsPerSecond, originSeconds };
  return createPeakWriter(head, { sampleRate, stride: numberOfChannels }, reader.onBytes);
}

function takeSample(writer: PeakWriter, sample: AudioSample, originSeconds: number): void {
  const { sampleRate, numberOfChannels, numberOfFrames } = sample;
  const start = Math.round((sample.timestamp - originSeconds) * sampleRate);
  for (let missing = start - writer.taken(); missing > 0; missing -= SILENCE) {
    writer.take(new Int16Array(Math.min(missing, SILENCE) * numberOfChannels));
  }
  const skipped = Math.max(0, writer.taken() - start);
  if (skipped >= numberOfFrames) return;
  const samples = new Int16Array((numberOfFrames - skipped) * numberOfChannels);
  sample.copyTo(samples, { planeIndex: 0, format: "s16", frameOffset: skipped });
  writer.take(samples);
}
