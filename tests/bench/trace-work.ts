import { readFile } from "node:fs/promises";
import type { ElectronApplication } from "playwright";
import { z } from "zod";

const traceSchema = z.object({
  traceEvents: z.array(
    z.looseObject({
      ph: z.string(),
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      dur: z.number().optional(),
    }),
  ),
});
type TraceEvent = z.output<typeof traceSchema>["traceEvents"][number];

/** What counts as work: script, style and layout, paint, raster, and what is collected after it. */
const WORK = new Set([
  "EventDispatch",
  "FireAnimationFrame",
  "FunctionCall",
  "TimerFire",
  "RunMicrotasks",
  "EvaluateScript",
  "MinorGC",
  "MajorGC",
  "UpdateLayoutTree",
  "Layout",
  "PrePaint",
  "Paint",
  "Layerize",
  "Commit",
  "RasterTask",
  "ImageDecodeTask",
  "Decode Image",
]);

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "cc", "v8"];

/** Records a trace of every process while something is done; tells the work of each frame over all threads, in milliseconds. */
export async function workPerFrame(app: ElectronApplication, run: () => Promise<unknown>): Promise<number[]> {
  await app.evaluate(
    ({ contentTracing }, categories) => contentTracing.startRecording({ included_categories: categories }),
    CATEGORIES,
  );
  await run();
  const path = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  return frameWork(traceSchema.parse(JSON.parse(await readFile(path, "utf8"))).traceEvents);
}

/** Frames begin with each animation frame of the page that has most of them; what work of its process falls between counts. */
function frameWork(events: readonly TraceEvent[]): number[] {
  const counts = new Map<number, number>();
  for (const { name, pid } of events) {
    if (name === "FireAnimationFrame") counts.set(pid, (counts.get(pid) ?? 0) + 1);
  }
  const [page] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const own = events.filter(({ pid, ph, name }) => pid === page && ph === "X" && WORK.has(name));
  const begins = own.filter(({ name }) => name === "FireAnimationFrame").map(({ ts }) => ts);
  const frames = begins.sort((a, b) => a - b);
  const work = frames.map(() => 0);
  const threads = new Map<number, TraceEvent[]>();
  for (const event of own) {
    const thread = threads.get(event.tid);
    if (thread) thread.push(event);
    else threads.set(event.tid, [event]);
  }
  for (const thread of threads.values()) {
    let until = Number.NEGATIVE_INFINITY;
    let frame = 0;
    for (const { ts, dur = 0 } of thread.sort((a, b) => a.ts - b.ts)) {
      // What lies within another piece of work is counted with that.
      const added = Math.max(0, ts + dur - Math.max(ts, until));
      until = Math.max(until, ts + dur);
      while (frame + 1 < frames.length && (frames[frame + 1] ?? 0) <= ts) frame++;
      if (ts >= (frames[0] ?? 0)) work[frame] = (work[frame] ?? 0) + added / 1000;
    }
  }
  return work.slice(0, -1);
}
