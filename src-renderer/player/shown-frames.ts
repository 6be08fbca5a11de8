/** What is needed of a frame table to tell which frame a moving film shows. Times in seconds of media time. */
export type FrameTimes = {
  readonly count: number;
  secondsOf(index: number): number;
  /** The frame on the screen at a media time; the first before it, the last after it. */
  indexAt(seconds: number): number;
};

/** A short memory of which frame went on the screen when. Clock times are milliseconds of `performance.now()`. */
export type ShownFrames = {
  /**
   * A frame went on the screen at `at`. `presented` is the browser's running count of presented frames, which tells
   * whether any came unseen in between; `rate` is that of the film from here on, 0 at rest.
   */
  present(mark: {
    readonly at: number;
    readonly index: number;
    readonly rate: number;
    readonly presented: number;
  }): void;
  /** The film starts, stops or changes its rate; the frame on the screen stays. */
  change(at: number, rate: number): void;
  /** The window was free to hear of frames: every one that was presented before `at` has been told. */
  beat(at: number): void;
  /** Whether enough has been heard to name the frame of `eventTime` for good. */
  isKnown(eventTime: number): boolean;
  /** The frame that was on the screen at `eventTime`, asked at `now`. */
  frameAt(eventTime: number, now: number): number;
  /** A frame that the browser does not tell of goes on the screen at `at`; the rate stays. */
  place(at: number, index: number): void;
};

type Mark = {
  readonly at: number;
  readonly index: number;
  readonly rate: number;
  readonly presented: number;
  readonly transport: boolean;
};

/** Some seconds of marks at 60 frames a second: events older than that are not asked about. */
const MOST_MARKS = 300;

/** An event handled later than this came while the window was busy, and so may the news of newer frames. */
const LATE_MS = 10;

/** Beats further apart than this mean that the window was busy in between; the news of that time may miss the first beat after. */
const BUSY_MS = 50;

/** After a busy time so many beats without news of a frame mean that there was none. */
const BEATS_AFTER_BUSY = 3;

const MOST_BEATS = 8;

/** How long after it was last known to be there a frame may stay before news of the next are thought to be missing. */
const SLACK_MS = 40;

/**
 * Makes the memory for one medium. Between two frames that the browser reported one after the other the answer is exact.
 * Where frames were presented while the window was too busy to hear of them, the film is taken to have run on at its
 * rate from the last frame known, and the answer is the frame of the table at that time. Where the window was free and no
 * frame came, as on a machine too slow for the film, the frame known is the one on the screen.
 */
export function createShownFrames(frames: FrameTimes): ShownFrames {
  let beats: number[] = [];
  let marks: Mark[] = [{ at: Number.NEGATIVE_INFINITY, index: 0, rate: 0, presented: 0, transport: true }];

  const lastBefore = (time: number): number => {
    let place = marks.length - 1;
    while (place > 0 && (marks[place]?.at ?? 0) > time) place--;
    return place;
  };

  const insert = (mark: Mark): void => {
    const place = lastBefore(mark.at) + 1;
    marks.splice(place, 0, mark);
    if (!mark.transport) followTransports(place);
    if (marks.length > MOST_MARKS) marks = marks.slice(-MOST_MARKS);
  };

  // A frame that is heard of late was on the screen already when the film stopped after it.
  const followTransports = (place: number): void => {
    const frame = marks[place];
    for (let next = place + 1; next < marks.length; next++) {
      const mark = marks[next];
      if (!frame || !mark?.transport) return;
      marks[next] = { ...mark, index: frame.index, presented: frame.presented };
    }
  };

  /** The frame that a film shows which runs at a rate (seconds of film a millisecond) from a mark on. */
  const runOn = (mark: Mark, time: number, rate: number): number =>
    frames.indexAt(frames.secondsOf(mark.index) + (time - mark.at) * rate);

  /** Between two marks with frames unheard of in between: the film ran on evenly from the one to the other. */
  const runBetween = (mark: Mark, next: Mark, time: number): number => {
    const film = frames.secondsOf(next.index) - frames.secondsOf(mark.index);
    const index = runOn(mark, time, film / (next.at - mark.at));
    return Math.max(mark.index, Math.min(index, next.index));
  };

  const frameAt = (eventTime: number, now: number): number => {
    const place = lastBefore(eventTime);
    const mark = marks[place];
    if (!mark) return 0;
    if (mark.rate <= 0) return mark.index;
    const next = marks[place + 1];
    if (next) {
      if (next.presented - mark.presented <= 1) return mark.index;
      return runBetween(mark, next, eventTime);
    }
    const after = Math.min(mark.index + 1, frames.count - 1);
    const duration = (frames.secondsOf(after) - frames.secondsOf(mark.index)) * 1000;
    const lastBeat = beats.at(-1) ?? Number.NEGATIVE_INFINITY;
    const knownUntil = Math.max(mark.at + duration / mark.rate, lastBeat);
    const slack = now - eventTime <= LATE_MS ? SLACK_MS : 0;
    if (eventTime - knownUntil <= slack) return mark.index;
    return Math.max(mark.index, runOn(mark, eventTime, mark.rate / 1000));
  };

  return {
    present: (mark) => insert({ ...mark, transport: false }),
    change(at, rate) {
      const last = marks.at(-1);
      insert({ at, index: last?.index ?? 0, rate, presented: last?.presented ?? 0, transport: true });
    },
    beat(at) {
      beats = [...beats, at].slice(-MOST_BEATS);
    },
    isKnown(eventTime) {
      const last = marks.at(-1);
      if (!last || last.rate <= 0 || last.at > eventTime) return true;
      const first = beats.findIndex((beat) => beat >= eventTime);
      if (first === -1) return false;
      const wasBusy = (beats[first] ?? 0) - (beats[first - 1] ?? Number.NEGATIVE_INFINITY) > BUSY_MS;
      return !wasBusy || beats.length - first >= BEATS_AFTER_BUSY;
    },
    frameAt,
    place(at, index) {
      const last = marks.at(-1);
      insert({ at, index, rate: last?.rate ?? 0, presented: last?.presented ?? 0, transport: false });
    },
  };
}
