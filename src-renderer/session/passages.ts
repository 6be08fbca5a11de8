import { nextLogged } from "#annotations/document/gaps.ts";
import {
  type FrameIndex,
  type FrameTable,
  frameAtTicks,
  frameCount,
  nearestFrame,
} from "#annotations/time/frame-table.ts";
import { asTicks, TICKS_PER_SECOND, type Ticks } from "#annotations/time/ticks.ts";
import type { PlaybackState, ShownFrame } from "../player/port.ts";
import type { Core } from "./core.ts";
import { annotationUnder } from "./current-annotation.ts";
import { NO_MARKS, type Passage, passageOfAnnotations, passageOfMarks, setMark } from "./passage.ts";

/** Plays pieces of the film: once, again and again, and only what is logged. */
export type Passages = {
  setMark(point: "in" | "out", time: Ticks): void;
  clearMarks(): void;
  /** Plays from the mark in to the mark out, and stands on the last frame. */
  playInToOut(): void;
  /** Plays from before the frame on the screen to after it, and goes back to it. */
  playAround(): void;
  /** Starts to play the selection, else in to out, else what lies under the playhead, again and again; or ends that. */
  toggleLoop(countIn: boolean): void;
  toggleSkipGaps(): void;
  /** Ends what plays on its own: the user goes elsewhere. */
  stop(): void;
  /** Forgets the marks too, as when another medium is loaded. */
  clear(): void;
};

/** How far playing around reaches either way. */
const AROUND = 2 * TICKS_PER_SECOND;

/** The counts before a loop begins, and how long each stands. */
const COUNTS = 3;
const COUNT_MS = 500;

/** What is played on its own, and what becomes of it at its last frame. */
type Going = Passage & {
  readonly ending: "stand" | "back" | "again";
  readonly home: FrameIndex;
  readonly countIn: boolean;
};

/** Makes the passages of a window. */
export function createPassages(core: Core): Passages {
  const { player, stores, world, desk } = core;
  let going: Going | undefined;
  /** The film is being sent elsewhere by us: what it shows meanwhile decides nothing. */
  let isTurning = false;
  let callOffCount: (() => void) | undefined;

  const patch = stores.transport.setState;

  const stopCount = (): void => {
    callOffCount?.();
    callOffCount = undefined;
    patch({ count: null });
  };

  const stop = (): void => {
    stopCount();
    going = undefined;
    isTurning = false;
    patch({ loop: null });
  };

  const turnTo = (index: FrameIndex, then: () => void): void => {
    const mine = going;
    isTurning = true;
    player.seekToFrame(index).then(() => {
      if (going !== mine) return;
      isTurning = false;
      then();
    }, desk.reportError);
  };

  const count = (left: number): void => {
    if (left === 0) {
      stopCount();
      player.play();
      return;
    }
    patch({ count: left });
    callOffCount = world.later(() => count(left - 1), COUNT_MS);
  };

  const begin = (): void => {
    if (!going) return;
    if (going.countIn) player.pause();
    turnTo(going.first, () => (going?.countIn ? count(COUNTS) : player.play()));
  };

  const finish = (ended: Going): void => {
    if (ended.ending === "again") return begin();
    stop();
    player.pause();
    player.seekToFrame(ended.ending === "back" ? ended.home : ended.last).catch(desk.reportError);
  };

  const start = (passage: Passage, ending: Going["ending"], countIn = false): void => {
    stop();
    if (player.state().rate < 0) player.pause();
    going = { ...passage, ending, countIn, home: player.headedFor().index };
    if (ending === "again") patch({ loop: passage });
    begin();
  };

  /** The medium in the player, its frames, and the log. */
  const film = () => {
    const log = stores.log.getState();
    const frames = player.frames();
    if (log.phase !== "open" || log.medium === null || !frames) return undefined;
    return { document: log.document, medium: log.medium, frames };
  };

  const passageToLoop = (frames: FrameTable): Passage | undefined => {
    const { document, medium } = film() ?? {};
    const selected = [...stores.selection.getState().ids].flatMap((id) => {
      const annotation = document?.tables.annotation.get(id);
      return annotation?.medium === medium && annotation ? [annotation] : [];
    });
    const current = annotationUnder(core, player.headedFor().start);
    return (
      passageOfAnnotations(selected, frames) ??
      passageOfMarks(stores.transport.getState(), frames) ??
      passageOfAnnotations(current ? [current] : [], frames)
    );
  };

  const nothingTo = (key: string): void => desk.say({ key, parameters: {} });

  const skipGap = ({ start: time }: ShownFrame): void => {
    const { playing, rate } = player.state();
    const here = film();
    // What is being logged is no gap.
    if (!here || !playing || rate < 0 || stores.logging.getState().running.length > 0) return;
    const next = nextLogged(here.document, here.medium, time);
    if (next === time) return;
    if (next === undefined) player.pause();
    else turnTo(frameAtTicks(here.frames, next), () => {});
  };

  player.onFrame((frame) => {
    if (isTurning) return;
    if (!going) {
      if (stores.transport.getState().skipGaps) skipGap(frame);
      return;
    }
    // The first frame may be told once more, and so may the one before it while the film turns round.
    if (frame.index < going.first - 1 || frame.index > going.last + LATE_FRAMES) stop();
    else if (frame.index >= going.last && player.state().playing) finish(going);
  });

  let wasPlaying = false;
  player.onState((state: PlaybackState) => {
    const { playing } = state;
    const isNews = playing !== wasPlaying;
    wasPlaying = playing;
    if (!going || isTurning || !isNews) return;
    if (playing) stopCount();
    else if (state.ended) finish(going);
    // A pause ends what is played once; a loop goes on when the film does.
    else if (going.ending !== "again") stop();
  });

  return {
    setMark(point, time) {
      const { in: markIn, out } = stores.transport.getState();
      patch(setMark({ in: markIn, out }, point, time));
    },
    clearMarks: () => patch(NO_MARKS),
    playInToOut() {
      const frames = player.frames();
      const passage = frames && passageOfMarks(stores.transport.getState(), frames);
      if (passage) start(passage, "stand");
      else nothingTo("toast.no-marks");
    },
    playAround() {
      const frames = player.frames();
      if (!frames) return;
      const { start: time } = player.headedFor();
      const first = nearestFrame(frames, asTicks(Math.max(0, time - AROUND)));
      const last = Math.min(nearestFrame(frames, asTicks(time + AROUND)), frameCount(frames) - 1);
      start({ first, last }, "back");
    },
    toggleLoop(countIn) {
      if (going?.ending === "again") return stop();
      const frames = player.frames();
      const passage = frames && passageToLoop(frames);
      if (passage) start(passage, "again", countIn);
      else nothingTo("toast.nothing-to-loop");
    },
    toggleSkipGaps() {
      const skipGaps = !stores.transport.getState().skipGaps;
      patch({ skipGaps });
      if (skipGaps) skipGap(player.shownFrame());
    },
    stop,
    clear() {
      stop();
      patch({ ...NO_MARKS, goTo: false });
    },
  };
}

/** So many frames beyond the last one may be on the screen before the end of a passage is heard of, at 16x. */
const LATE_FRAMES = 60;
