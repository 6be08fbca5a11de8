import { nextEdge, previousEdge } from "#annotations/document/edges.ts";
import type { UserCommandId } from "#annotations/commands/table.ts";
import {
  endOfFrame,
  type FrameTable,
  frameAtTicks,
  frameCount,
  startOfFrame,
} from "#annotations/time/frame-table.ts";
import { TICKS_PER_SECOND, type Ticks } from "#annotations/time/ticks.ts";
import { annotationUnder } from "./current-annotation.ts";
import type { Core } from "./core.ts";
import type { Passages } from "./passages.ts";
import { type Direction, nextRate } from "./rate-ladder.ts";
import type { Shuttle } from "./shuttle.ts";
import type { Session } from "./types.ts";

/** The commands of playback. */
type TransportId = Extract<UserCommandId, `transport.${string}`>;

/** What each command of playback does. */
export type TransportEffects = { readonly [Id in TransportId]: () => void };

/** What playback calls of the rest of the session. */
export type TransportPorts = Pick<Session, "jumpTo" | "jumpBack" | "setSettings"> & {
  readonly shuttle: Shuttle;
  readonly passages: Passages;
};

const TEN = 10;

/** While the film runs, whoever goes back means the edge before the one that it has just passed. */
const JUST_PASSED = TICKS_PER_SECOND / 2;

const VOLUME_STEP = 0.1;

/** Makes the effects of the playback commands. */
export function createTransportEffects(core: Core, ports: TransportPorts): TransportEffects {
  const { player, stores, desk } = core;
  const { shuttle, passages } = ports;

  const seekBy = (seconds: number): void => {
    passages.stop();
    player.stepTicks(seconds * TICKS_PER_SECOND).catch(desk.reportError);
  };

  const step = (count: number): void => {
    passages.stop();
    player.pause();
    player.stepFrames(count).catch(desk.reportError);
  };

  const turnRate = (direction: Direction): void => {
    const rate = Math.abs(player.state().rate);
    const next = nextRate(rate, direction);
    if (next !== rate) player.setRate(next);
  };

  const jumpTo = (time: Ticks): void => {
    passages.stop();
    ports.jumpTo(time);
  };

  const withFrames = (use: (frames: FrameTable) => void): void => {
    const frames = player.frames();
    if (frames) use(frames);
  };

  const goToEdge = (direction: Direction): void => {
    const log = stores.log.getState();
    if (log.phase !== "open" || log.medium === null) return;
    const { start } = player.headedFor();
    const { playing } = player.state();
    const edge =
      direction > 0
        ? nextEdge(log.document, log.medium, start)
        : previousEdge(log.document, log.medium, playing ? start - JUST_PASSED : start);
    if (edge !== undefined) jumpTo(edge);
  };

  const goToMark = (point: "in" | "out"): void =>
    withFrames((frames) => {
      const time = stores.transport.getState()[point];
      if (time === null) return desk.say({ key: "toast.no-marks", parameters: {} });
      if (point === "in") return jumpTo(time);
      const after = frameAtTicks(frames, time);
      // The out is exclusive, and what is to be seen is the last frame of what it ends.
      jumpTo(startOfFrame(frames, startOfFrame(frames, after) < time ? after : after - 1));
    });

  const shiftVolume = (by: number): void => {
    const { volume, muted } = player.state();
    const next = Math.round(Math.max(0, Math.min(1, (muted ? 0 : volume) + by)) * 100) / 100;
    ports.setSettings({ volume: next, muted: false }).catch(desk.reportError);
  };

  const shuttleBy = (use: () => void) => () => {
    if (stores.transport.getState().loop === null) passages.stop();
    use();
  };

  return {
    "transport.playPause": () => (player.state().playing ? player.pause() : player.play()),
    "transport.reverse": shuttleBy(() => shuttle.press(-1)),
    "transport.pause": () => shuttle.hold(),
    "transport.forward": shuttleBy(() => shuttle.press(1)),
    "transport.slowReverse": shuttleBy(() => shuttle.slow(-1)),
    "transport.slowForward": shuttleBy(() => shuttle.slow(1)),
    "transport.stepBack": () => step(-1),
    "transport.stepForward": () => step(1),
    "transport.tenFramesBack": () => step(-TEN),
    "transport.tenFramesForward": () => step(TEN),
    "transport.secondBack": () => seekBy(-1),
    "transport.secondForward": () => seekBy(1),
    "transport.tenBack": () => seekBy(-TEN),
    "transport.tenForward": () => seekBy(TEN),
    "transport.previousEdge": () => goToEdge(-1),
    "transport.nextEdge": () => goToEdge(1),
    "transport.goTo": () => stores.transport.setState({ goTo: true }),
    "transport.jumpBack": () => {
      passages.stop();
      ports.jumpBack();
    },
    "transport.goToIn": () => goToMark("in"),
    "transport.goToOut": () => goToMark("out"),
    "transport.markEntry": () =>
      withFrames((frames) => {
        const entry = annotationUnder(core, player.shownFrame().start);
        if (!entry) return;
        passages.clearMarks();
        passages.setMark("in", entry.start);
        passages.setMark("out", entry.end ?? endOfFrame(frames, frameAtTicks(frames, entry.start)));
      }),
    "transport.clearMarks": () => passages.clearMarks(),
    "transport.playInToOut": () => passages.playInToOut(),
    "transport.playAround": () => passages.playAround(),
    "transport.loop": () => passages.toggleLoop(false),
    "transport.loopCounted": () => passages.toggleLoop(true),
    "transport.skipGaps": () => passages.toggleSkipGaps(),
    "transport.rateDown": () => turnRate(-1),
    "transport.rateUp": () => turnRate(1),
    "transport.home": () => withFrames((frames) => jumpTo(startOfFrame(frames, 0))),
    "transport.end": () => withFrames((frames) => jumpTo(startOfFrame(frames, frameCount(frames) - 1))),
    "transport.mute": () => {
      ports.setSettings({ muted: !player.state().muted }).catch(desk.reportError);
    },
    "transport.louder": () => shiftVolume(VOLUME_STEP),
    "transport.quieter": () => shiftVolume(-VOLUME_STEP),
  };
}
