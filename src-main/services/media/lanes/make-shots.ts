import { createShotFinder } from "#annotations/lanes/find-shots.ts";
import { writeShot, writeShotHead } from "#annotations/lanes/shot-format.ts";
import { ok } from "#annotations/result.ts";
import type { MakeLane } from "./lane-task.ts";
import { COUNT_IN_TICKS, runDecoder, secondsOfPts } from "./run-decoder.ts";

/** Every frame is compared with the one before it, both made this small: enough to tell shots, and quick. */
const FILTER = [
  COUNT_IN_TICKS,
  "scale=64:36:flags=fast_bilinear",
  "format=rgb24",
  "select='gte(scene,0)'",
  "metadata=print:key=lavfi.scene_score:file=-",
].join(",");

/** The shot changes of a film: when the first frame of each new shot is presented. */
export const makeShots: MakeLane = async (task) => {
  const { durationSeconds } = task.film.facts;
  const finder = createShotFinder();
  const tell = (found: readonly number[]): void => {
    for (const seconds of found) task.onBytes(writeShot(seconds));
  };
  let seconds: number | undefined;
  const onOutputLine = (line: string): void => {
    const pts = /^frame:\d+ +pts:(-?\d+) /.exec(line)?.[1];
    if (pts !== undefined) seconds = secondsOfPts(pts);
    const score = /^lavfi\.scene_score=([\d.]+)$/.exec(line)?.[1];
    if (score === undefined || seconds === undefined) return;
    tell(finder.take({ seconds, score: Number(score) }));
    if (durationSeconds > 0) {
      const share = (seconds - task.film.firstSeconds) / durationSeconds;
      task.onShare(Math.min(1, Math.max(0, share)));
    }
  };
  task.onBytes(writeShotHead());
  const options = ["-map", "0:V:0", "-an", "-sn", "-dn", "-vf", FILTER, "-f", "null", "-"];
  const run = await runDecoder(task, [], options, { onOutputLine });
  if (!run.ok) return run;
  tell(finder.finish());
  return ok(null);
};
