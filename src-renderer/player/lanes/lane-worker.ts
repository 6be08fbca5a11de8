import { ALL_FORMATS, Input, UrlSource } from "mediabunny";
import { planScans, type ScanPlan } from "#annotations/lanes/plan-scans.ts";
import type { LaneOrder, LaneReport, WindowLane } from "./lane-messages.ts";
import { readPictures } from "./read-pictures.ts";
import { readShotChanges } from "./read-shot-changes.ts";
import { readWaveform } from "./read-waveform.ts";
import type { LaneReader } from "./lane-reader.ts";

/** The worker in which the window makes a lane by itself where the machine has no ffmpeg. One lane, then it is done. */
let plan: ScanPlan | undefined;
let goOn: (() => void) | undefined;
let rest: Promise<void> | undefined;

function report(message: LaneReport): void {
  const transfer = message.kind === "bytes" ? [message.bytes.buffer] : [];
  self.postMessage(message, { transfer });
}

async function make(task: WindowLane): Promise<void> {
  const input = new Input({ source: new UrlSource(task.url), formats: ALL_FORMATS });
  try {
    if (!(await input.canRead())) return report({ kind: "end", stage: "failed" });
    const durationSeconds = await input.computeDuration();
    const video = await input.getPrimaryVideoTrack();
    const firstSeconds = Math.max(0, (await video?.getFirstTimestamp()) ?? 0);
    plan = planScans(firstSeconds, durationSeconds);
    plan.focus(task.near);
    const reader: LaneReader = {
      durationSeconds,
      plan,
      onBytes: (bytes) => report({ kind: "bytes", bytes }),
      onShare: (share) => report({ kind: "share", share: Math.min(1, Math.max(0, share)) }),
      rested: async () => rest,
    };
    const readers = { waveform: readWaveform, filmstrip: readPictures, shots: readShotChanges };
    const stage = await readers[task.lane](input, reader);
    report({ kind: "end", stage });
  } finally {
    input.dispose();
  }
}

self.addEventListener("message", ({ data }: MessageEvent<LaneOrder>) => {
  if (data.kind === "begin") {
    // A file or a codec that cannot be read here: there is nobody else to make the lane.
    make(data.task).catch(() => report({ kind: "end", stage: "failed" }));
  } else if (data.kind === "wish") plan?.wish(data.scan);
  else if (data.resting) {
    rest ??= new Promise((resolve) => {
      goOn = resolve;
    });
  } else {
    goOn?.();
    rest = undefined;
  }
});
