/** How unlike the picture before it a frame is, from 0 to 1, and when it is presented, in seconds. */
export type SceneScore = { readonly seconds: number; readonly score: number };

/** Finds shot changes in the scores of frames that follow each other. */
export type ShotFinder = {
  /** Takes the next frame; the times of shot changes that are certain by now. */
  take(frame: SceneScore): readonly number[];
  /** No frame follows: the shot changes that were still in doubt. */
  finish(): readonly number[];
};

/** A picture this unlike the last one is a cut whatever happens around it. */
const CERTAIN = 0.3;
/** One less unlike is a cut where it stands out: cuts between dark pictures score 0.15 to 0.3, and so do shaking cameras. */
const POSSIBLE = 0.15;
const STANDS_OUT = 4;
/** How many frames either side a frame has to stand out from. */
const AROUND = 12;
/** Cuts do not come faster than this; of several, as a flash makes them, the strongest is the cut. */
const LEAST_SHOT_SECONDS = 0.25;

/** Makes a finder. Scores are ffmpeg's (`select`, scene), which {@link sceneScore} computes as well. */
export function createShotFinder(): ShotFinder {
  let window: SceneScore[] = [];
  let next = 0;
  let held: SceneScore | undefined;

  const isCut = (index: number): boolean => {
    const frame = window[index];
    if (!frame || frame.score < POSSIBLE) return false;
    if (frame.score >= CERTAIN) return true;
    const around = window
      .slice(Math.max(0, index - AROUND), index + AROUND + 1)
      .filter((other) => other !== frame)
      .map(({ score }) => score)
      .sort((a, b) => a - b);
    return frame.score >= STANDS_OUT * (around[Math.floor(around.length * 0.75)] ?? 0);
  };

  const judge = (until: number): number[] => {
    const found: number[] = [];
    for (; next < until; next++) {
      const frame = window[next];
      if (held && frame && frame.seconds - held.seconds >= LEAST_SHOT_SECONDS) {
        found.push(held.seconds);
        held = undefined;
      }
      if (frame && isCut(next) && (!held || frame.score > held.score)) held = frame;
    }
    const passed = Math.max(0, next - AROUND);
    window = window.slice(passed);
    next -= passed;
    return found;
  };

  return {
    take(frame) {
      window.push(frame);
      return judge(window.length - AROUND);
    },
    finish() {
      const found = judge(window.length);
      if (held) found.push(held.seconds);
      held = undefined;
      return found;
    },
  };
}

/**
 * How unlike the picture before it a picture is, as ffmpeg's scene score counts it: the mean difference of the samples, or
 * by how much that has changed since the last picture, whichever is less. Pictures are small, of one size, in bytes; the
 * function keeps the last one.
 */
export function createSceneScore(): (picture: Uint8Array | Uint8ClampedArray) => number {
  let last: Uint8Array | undefined;
  let lastMean = 0;
  return (picture) => {
    const before = last;
    last = Uint8Array.from(picture);
    if (!before || before.length !== picture.length) return 0;
    let sum = 0;
    for (let index = 0; index < picture.length; index++) {
      sum += Math.abs((picture[index] ?? 0) - (before[index] ?? 0));
    }
    const mean = sum / picture.length / 256;
    const score = Math.min(mean, Math.abs(mean - lastMean));
    lastMean = mean;
    return score;
  };
}
