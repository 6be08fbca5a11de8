import { stripSize, writePicture, writePictureHead } from "#annotations/lanes/picture-format.ts";
import { err, ok } from "#annotations/result.ts";
import type { LaneFilm, LaneTask, MakeLane } from "./lane-task.ts";
import { planScans, type Scan } from "#annotations/lanes/plan-scans.ts";
import { COUNT_IN_TICKS, runDecoder, secondsOfPts } from "./run-decoder.ts";
import { createJpegSplitter } from "./split-jpegs.ts";

/** The filmstrip of one film: made once for the whole of it, and on where it is looked at more closely. */
export type Filmstrip = {
  readonly make: MakeLane;
  /** The time (seconds of media time) around which pictures are wanted first. */
  readonly focus: (seconds: number) => void;
  /** What is in view, and how far apart pictures are drawn there; whether anything of it is still to be made. */
  readonly wish: (scan: Scan) => boolean;
  /** The strip of an earlier run has been found: the times of its pictures. */
  readonly found: (times: readonly number[]) => void;
};

/** As many pictures as one film may have, wishes included: some six megabytes. */
const MOST_PICTURES = 1200;

/** Makes the filmstrip of a film. */
export function createFilmstrip(film: LaneFilm): Filmstrip {
  const { width, height, durationSeconds } = film.facts;
  const size = stripSize(width, height);
  const plan = planScans(film.firstSeconds, durationSeconds);
  const known = new Set<number>();
  let isBegun = false;

  return {
    focus: plan.focus,
    wish: (scan) => plan.wish(scan) && known.size < MOST_PICTURES,
    found(times) {
      for (const seconds of times) known.add(seconds);
      isBegun = true;
      // What was wished then is looked for again when it is wished again.
      plan.skipPlain();
    },
    async make(task) {
      if (!isBegun) task.onBytes(writePictureHead(size));
      isBegun = true;
      while (known.size < MOST_PICTURES) {
        const scan = plan.next();
        if (!scan) break;
        const run = await scanPictures(task, scan, size, (seconds, jpeg) => {
          if (known.has(seconds)) return;
          known.add(seconds);
          task.onBytes(writePicture(seconds, jpeg));
        });
        if (!run.ok) return run;
        task.onShare(plan.share());
      }
      return task.signal.aborted ? err("cancelled") : ok(null);
    },
  };
}

/** Decodes the keyframes of a stretch, one in each step, and hands them over with the time at which each is presented. */
function scanPictures(
  task: LaneTask,
  { from, to, step }: Scan,
  size: { readonly width: number; readonly height: number },
  onPicture: (seconds: number, jpeg: Buffer) => void,
) {
  const times: number[] = [];
  const jpegs: Buffer[] = [];
  const pair = (): void => {
    for (;;) {
      const [seconds, jpeg] = [times[0], jpegs[0]];
      if (seconds === undefined || jpeg === undefined) return;
      times.shift();
      jpegs.shift();
      onPicture(seconds, jpeg);
    }
  };
  const split = createJpegSplitter((jpeg) => {
    jpegs.push(jpeg);
    pair();
  });
  const onWord = (line: string): void => {
    const pts = /^\[Parsed_showinfo.* pts: *(-?\d+) /.exec(line)?.[1];
    if (pts === undefined) return;
    times.push(secondsOfPts(pts));
    pair();
  };
  const isNewStep = `isnan(prev_selected_t)+gt(floor(t/${step}),floor(prev_selected_t/${step}))`;
  // Numbered anew at the end: what takes pictures into a pipe would else fill up the time between them.
  const filter = [
    COUNT_IN_TICKS,
    `select='${isNewStep}'`,
    `scale=${size.width}:${size.height}`,
    "setsar=1",
    "showinfo=checksum=0",
    "setpts=N/(25*TB)",
  ].join(",");
  // Not `-discard nokey`, which would read less: it gives MP4 with B-frames wrong times (ffmpeg 5.1).
  const seek = ["-skip_frame", "nokey", "-ss", `${from - task.film.firstSeconds}`];
  const output = [
    "-r",
    "25",
    "-c:v",
    "mjpeg",
    "-q:v",
    "5",
    "-pix_fmt",
    "yuvj420p",
    "-f",
    "image2pipe",
    "pipe:1",
  ];
  return runDecoder(
    task,
    [...seek, "-t", `${to - from}`],
    ["-map", "0:V:0", "-an", "-sn", "-dn", "-vf", filter, ...output],
    { onOutput: split, onWord },
  );
}
