import { carryOut } from "#annotations/commands/carry-out.ts";
import { closeAnnotation } from "#annotations/commands/close-annotation.ts";
import { recordedFrames } from "#annotations/document/medium-time.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { followDiff } from "#annotations/logging/follow-diff.ts";
import {
  endAllRunning,
  pressMoment,
  pressTag,
  releaseAll,
  releaseTag,
} from "#annotations/logging/press-tag.ts";
import {
  type Instant,
  type Intent,
  type LoggingRules,
  NOTHING_LOGGED,
  type Outcome,
  type PressState,
} from "#annotations/logging/state.ts";
import {
  cancelTarget,
  nextTarget,
  noteLogged,
  pressPerson,
  selectTarget,
  targetsOf,
} from "#annotations/logging/target.ts";
import { rivalsOf } from "#annotations/model/tag.ts";
import { endOfFrame, type FrameTable } from "#annotations/time/frame-table.ts";
import type { ShownFrame } from "../player/port.ts";
import { commandContext, type Core } from "./core.ts";
import { createPressQueue } from "./press-queue.ts";
import type { RunningEnds } from "./running-ends.ts";
import type { Session } from "./types.ts";

/** Logging by keys while the film runs: the rules are the domain's, here they meet the player and the document. */
export type LiveLogging = Pick<
  Session,
  "pressTag" | "releaseTag" | "pressPerson" | "releaseAll" | "closeLeftOpen"
> & {
  pressMoment(eventTime: number): void;
  /** Hands over the frame that was on the screen at a key press, in turn with the other presses. */
  atPress(eventTime: number, use: (frame: ShownFrame) => void): void;
  /** Carries out at once the presses that still wait for news of their frame: something else is about to happen. */
  settle(): void;
  nextTarget(): void;
  cancelTarget(): void;
  /** Ends what runs at the frame on the screen: another film comes, or the window closes. */
  endAll(): void;
  /** Another medium comes: what runs ends, and nothing of this one is the target any more. */
  leave(): void;
  /** The user has selected rows. */
  noteSelection(ids: readonly string[]): void;
  /** The quick line has logged something; armed people went with it. */
  noteLogged(annotation: string): void;
  /** Brings what runs after somebody else's change. */
  followOthers(diff: Diff): void;
  /** Forgets everything, as when another log is opened. */
  reset(): void;
};

/** How often the ends of running segments follow the playhead at most. */
const ADVANCE_MS = 1000;

/** How long an ignored press is marked. */
const IGNORED_MS = 700;

/** Where a key was pressed: on which medium, and whether it ran. */
type Where = { readonly live: boolean; readonly medium: string | undefined };

/** Makes the live logging of a window. */
export function createLiveLogging(core: Core, ends: RunningEnds): LiveLogging {
  const { player, world, stores, desk, editing } = core;
  const presses = createPressQueue(player);
  let state: PressState = NOTHING_LOGGED;
  let carrying = false;
  let callOffAdvance: (() => void) | undefined;
  let callOffMark: (() => void) | undefined;

  const publish = (next: PressState): void => {
    state = next;
    stores.logging.setState({
      running: state.running.map(({ annotation }) => annotation),
      target: targetsOf(state)[0] ?? null,
      armed: state.armed,
    });
    if (state.running.length > 0) callOffAdvance ??= world.later(advanceSoon, ADVANCE_MS);
  };

  const advance = (): void => {
    const document = editing.document();
    if (!document || state.running.length === 0 || !editing.isWritable()) return;
    const ids = state.running.map(({ annotation }) => annotation);
    const frames = framesNow();
    const shown = player.shownFrame();
    const playhead = frames ? endOfFrame(frames, shown.index) : shown.start;
    editing.applyQuietly(ends.advance(document, ids, playhead, commandContext(stores, world)));
  };

  const advanceSoon = (): void => {
    callOffAdvance = undefined;
    advance();
    if (state.running.length > 0) callOffAdvance = world.later(advanceSoon, ADVANCE_MS);
  };

  const mediumId = (): string | undefined => {
    const log = stores.log.getState();
    return log.phase === "open" ? (log.medium ?? undefined) : undefined;
  };

  const framesNow = (): FrameTable | undefined => {
    const medium = editing.document()?.tables.medium.get(mediumId() ?? "");
    return player.frames() ?? (medium && recordedFrames(medium));
  };

  const rules = (frames: FrameTable): LoggingRules => ({
    allowanceSeconds: stores.app.getState().settings.reactionAllowance,
    frames,
    shots: stores.lanes.getState().shots,
    newId: world.newId,
  });

  const instantOf = (eventTime: number, frame: ShownFrame): Instant => {
    const { playing, rate } = player.state();
    return { frameStart: frame.start, eventTime, live: playing, rate };
  };

  /**
   * Takes a key, which means the frame that was on the screen when it was pressed, and the state that the keys before it
   * have led to: while a log is loading, keys wait in their order.
   */
  const inTurn = (press: (where: Where) => void): void => {
    const where = whereNow();
    editing.onceLoaded(() => press(where));
  };

  const whereNow = (): Where => ({ live: player.state().playing, medium: mediumId() });

  const markIgnored = (item: string): void => {
    callOffMark?.();
    stores.logging.setState({ ignored: item });
    callOffMark = world.later(() => stores.logging.setState({ ignored: null }), IGNORED_MS);
  };

  const carry = (intents: readonly Intent[], { live, medium }: Where): boolean => {
    if (medium === undefined) return false;
    const { language } = stores.app.getState();
    // What one press brings about is one step: undoing the start of a tag lets run again what it ended.
    const options = intents.length > 1 ? { mark: world.newId() } : {};
    for (const intent of intents) {
      const document = editing.document();
      if (!document) return false;
      const step = carryOut(document, intent, { medium, language, live }, commandContext(stores, world));
      if (!step.ok) {
        desk.report(step.error);
        return false;
      }
      if (!editing.commit(step.value.name, step.value.diff, options)) return false;
    }
    return true;
  };

  /** Carries an outcome out; where that fails, the state stays as it was. */
  const take = (outcome: Outcome, item: string, where = whereNow()): void => {
    if (outcome.ignored !== undefined) {
      markIgnored(item);
      return;
    }
    if (outcome.intents.length > 0) {
      carrying = true;
      const done = carry(outcome.intents, where);
      carrying = false;
      if (!done) return;
    }
    publish(outcome.state);
  };

  /** A press needs a frame on the screen: before the film is there it says so, rather than store a frame nobody saw. */
  const withFrames = (use: (frames: FrameTable) => void): void => {
    const { phase } = player.state();
    const frames = player.frames();
    const log = stores.log.getState();
    const takesKeys = editing.isWritable() || (log.phase === "open" && log.loading);
    if (frames && phase === "ready" && takesKeys && mediumId() !== undefined) {
      use(frames);
      return;
    }
    if (log.phase !== "open") return;
    const isComing = phase === "loading" || (phase === "empty" && stores.medium.getState().place === null);
    const code = log.medium !== null && isComing ? "film-loading" : "no-film";
    desk.report(log.readOnly ?? { code, parameters: {} });
  };

  const endAll = (): void => {
    presses.flush();
    const frames = framesNow();
    if (!frames) return;
    const end = endOfFrame(frames, player.shownFrame().index);
    inTurn((where) => {
      if (state.running.length > 0) take(endAllRunning(state, end, rules(frames)), "", where);
    });
  };

  editing.onStep((diff, travelled) => {
    const document = editing.document();
    if (!carrying && document) publish(followDiff(state, diff, document, travelled));
    // The step may have put the ends of what runs back; a crash now is to find the playhead again.
    advance();
  });

  player.onState((next) => {
    if (next.ended) endAll();
    else if (!next.playing) advance();
  });

  return {
    pressTag(tagId, eventTime, { alt, shift }) {
      presses.press(eventTime, () => {
        const tag = editing.document()?.tables.tag.get(tagId);
        if (!tag) return;
        withFrames((frames) => {
          const instant = instantOf(eventTime, player.frameAt(eventTime));
          const rivals = rivalsOf(tag, editing.document()?.tables.tag.values() ?? []);
          const press = { tag, instant, rivals, repeat: false, alt, shift };
          inTurn((where) => take(pressTag(state, press, rules(frames)), tagId, where));
        });
      });
    },
    releaseTag(tagId, eventTime) {
      presses.press(eventTime, () => {
        const frames = framesNow();
        if (!frames) return;
        const instant = instantOf(eventTime, player.frameAt(eventTime));
        inTurn((where) => take(releaseTag(state, tagId, instant, rules(frames)), tagId, where));
      });
    },
    releaseAll(eventTime) {
      presses.press(eventTime, () => {
        const frames = framesNow();
        if (!frames) return;
        const instant = instantOf(eventTime, player.frameAt(eventTime));
        inTurn((where) => {
          if (state.holds.length > 0) take(releaseAll(state, instant, rules(frames)), "", where);
        });
      });
    },
    pressPerson(personId, _eventTime, { shift }) {
      presses.follow(() => {
        inTurn(() => {
          if (editing.isWritable())
            take(pressPerson(state, { person: personId, repeat: false, shift }), personId);
        });
      });
    },
    pressMoment(eventTime) {
      presses.press(eventTime, () => {
        withFrames((frames) => {
          const instant = instantOf(eventTime, player.frameAt(eventTime));
          inTurn((where) => take(pressMoment(state, instant, rules(frames)), "", where));
        });
      });
    },
    atPress: (eventTime, use) => presses.press(eventTime, () => use(player.frameAt(eventTime))),
    settle: presses.flush,
    nextTarget: () => take(nextTarget(state), ""),
    cancelTarget() {
      const before = editing.document();
      take(cancelTarget(state), "");
      if (editing.document() === before) return;
      desk.toast({
        tone: "plain",
        key: "toast.cancelled",
        parameters: {},
        action: { key: "command.edit.undo", run: editing.undo },
      });
    },
    endAll,
    leave() {
      endAll();
      inTurn(() => publish({ ...NOTHING_LOGGED, armed: state.armed }));
    },
    noteSelection: (ids) => publish(selectTarget(state, ids)),
    noteLogged: (annotation) => publish({ ...noteLogged(state, annotation), armed: [] }),
    followOthers(diff) {
      const document = editing.document();
      if (document) publish(followDiff(state, diff, document, false));
    },
    closeLeftOpen() {
      const log = stores.log.getState();
      const document = editing.document();
      if (log.phase !== "open" || !document) return;
      const context = commandContext(stores, world);
      const diff = log.leftOpen.flatMap((id) => {
        const end = document.tables.annotation.get(id)?.end;
        if (end === undefined) return [];
        const closed = closeAnnotation(document, { annotation: id, end }, context);
        return closed.ok ? closed.value : [];
      });
      if (!editing.commit({ key: "step.closeUntagged", parameters: {} }, diff)) return;
      const now = stores.log.getState();
      if (now.phase === "open") stores.log.setState({ ...now, leftOpen: [] }, true);
    },
    reset() {
      callOffAdvance?.();
      callOffAdvance = undefined;
      publish(NOTHING_LOGGED);
    },
  };
}
