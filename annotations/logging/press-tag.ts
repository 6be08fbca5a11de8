import type { Span } from "../commands/add-annotation.ts";
import type { Tag } from "../model/tag.ts";
import { endOfFrame, frameAtTicks } from "../time/frame-table.ts";
import type { Ticks } from "../time/ticks.ts";
import { meantStart } from "./allowance.ts";
import {
  type Hold,
  ignore,
  type Instant,
  type LoggingRules,
  type Outcome,
  outcome,
  type PressState,
  type Running,
} from "./state.ts";
import { targetsOf } from "./target.ts";
import { endAfter, windowSpan } from "./window-span.ts";

/** A key that comes up within this time leaves its segment running; held longer, the release ends it (rule 1). */
export const HOLD_MS = 400;

/** A second press of a tag's key within this time is a slip of the finger (rule 1). */
export const DOUBLE_PRESS_MS = 200;

/** A tag's key going down, or its palette item being clicked. */
export type TagPress = {
  readonly tag: Tag;
  readonly instant: Instant;
  /** Ids of tags of which none may run beside it: they end on the frame on which it starts. */
  readonly rivals: readonly string[];
  /** Whether the key repeats by itself because it is held. */
  readonly repeat: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
};

/**
 * A press of a tag's key (rules 1, 2 and 4): starts a segment of the tag, or ends the one that runs; a moment tag logs a
 * moment, a window tag its window. A segment of an exclusive group ends the others of the group. Alt turns the target into
 * the tag, Shift adds or removes it as a second one.
 */
export function pressTag(state: PressState, press: TagPress, rules: LoggingRules): Outcome {
  const { tag, instant } = press;
  if (press.repeat) return ignore(state, "repeat");
  const before = state.pressedAt[tag.id];
  if (before !== undefined && instant.eventTime - before < DOUBLE_PRESS_MS)
    return ignore(state, "double-press");
  const pressed = { ...state, pressedAt: { ...state.pressedAt, [tag.id]: instant.eventTime } };
  if (press.alt || press.shift) return changeTarget(pressed, press, rules);
  if (tag.kind === "segment") {
    const running = pressed.running.findLast((candidate) => candidate.tag === tag.id);
    return running
      ? endRunning(pressed, running, meantStart(instant, rules), rules)
      : startAlone(pressed, press, rules);
  }
  // A window's reach is its own allowance; one that does not say how far it reaches logs a moment.
  const span =
    tag.kind === "window" && tag.window
      ? windowSpan(tag.window, instant.frameStart, rules.frames)
      : momentSpan(meantStart(instant, rules));
  return log(pressed, span, tag.id, rules.newId());
}

/**
 * A tag's key coming up: ends the segment that this key started where it was held longer than 400 ms, on the frame on
 * the screen. The allowance is not taken off here: it is for presses, and a hand that holds a key is already there.
 */
export function releaseTag(state: PressState, tag: string, instant: Instant, rules: LoggingRules): Outcome {
  const hold = state.holds.find((candidate) => candidate.tag === tag);
  if (!hold) return outcome(state);
  return letGo(state, hold, instant, rules);
}

/** Every key coming up at once: the window has lost the focus, and what is released elsewhere is never heard of here. */
export function releaseAll(state: PressState, instant: Instant, rules: LoggingRules): Outcome {
  let result = outcome(state);
  for (const hold of state.holds) {
    const next = letGo(result.state, hold, instant, rules);
    result = outcome(next.state, [...result.intents, ...next.intents]);
  }
  return result;
}

/** An untagged moment (M), on the very frame on the screen: the allowance is never taken off it. */
export function pressMoment(state: PressState, instant: Instant, rules: LoggingRules): Outcome {
  return log(state, momentSpan(instant.frameStart), undefined, rules.newId());
}

/** Ends all that runs at a playhead: the end of the film, another film, the window closing (file format, rule 5). */
export function endAllRunning(state: PressState, playhead: Ticks, rules: LoggingRules): Outcome {
  let result = outcome(state);
  for (const running of state.running) {
    const next = endRunning(result.state, running, playhead, rules);
    result = outcome(next.state, [...result.intents, ...next.intents]);
  }
  return result;
}

/** Starts a segment; what may not run beside it ends on the very frame on which it starts. */
function startAlone(state: PressState, press: TagPress, rules: LoggingRules): Outcome {
  const ended = endRivals(state, press.rivals, [], meantStart(press.instant, rules), rules);
  const started = start(ended.state, press, rules);
  return outcome(started.state, [...ended.intents, ...started.intents]);
}

function endRivals(
  state: PressState,
  rivals: readonly string[],
  besides: readonly string[],
  end: Ticks,
  rules: LoggingRules,
): Outcome {
  let result = outcome(state);
  for (const running of state.running) {
    if (running.tag === undefined || !rivals.includes(running.tag)) continue;
    if (besides.includes(running.annotation)) continue;
    const next = endRunning(result.state, running, end, rules);
    result = outcome(next.state, [...result.intents, ...next.intents]);
  }
  return result;
}

function changeTarget(state: PressState, press: TagPress, rules: LoggingRules): Outcome {
  const annotations = targetsOf(state);
  if (annotations.length === 0) return ignore(state, "no-target");
  const tag = press.tag.id;
  if (!press.alt) return outcome(state, [{ kind: "toggle-tag", annotations, tag }]);
  const isRunning = state.running.some(({ annotation }) => annotations.includes(annotation));
  const ended = isRunning
    ? endRivals(state, press.rivals, annotations, meantStart(press.instant, rules), rules)
    : outcome(state);
  const running = ended.state.running.map((item) =>
    annotations.includes(item.annotation) ? { ...item, tag } : item,
  );
  // Whatever key started it, that key's release no longer ends it: it is another tag's segment now.
  const holds = ended.state.holds.filter((hold) => !annotations.includes(hold.annotation));
  return outcome({ ...ended.state, running, holds }, [
    ...ended.intents,
    { kind: "replace-tag", annotations, tag },
  ]);
}

function start(state: PressState, press: TagPress, rules: LoggingRules): Outcome {
  const { tag, instant } = press;
  const annotation = rules.newId();
  const begin = meantStart(instant, rules);
  const logged = log(
    state,
    {
      kind: "running",
      start: begin,
      end: endOfFrame(rules.frames, frameAtTicks(rules.frames, instant.frameStart)),
    },
    tag.id,
    annotation,
  );
  const holds = state.holds.filter((hold) => hold.tag !== tag.id);
  return outcome(
    {
      ...logged.state,
      running: [...state.running, { annotation, tag: tag.id, start: begin }],
      holds: [...holds, { tag: tag.id, annotation, since: instant.eventTime }],
    },
    logged.intents,
  );
}

function log(state: PressState, span: Span, tag: string | undefined, annotation: string): Outcome {
  return outcome({ ...state, last: annotation, selected: [], armed: [] }, [
    { kind: "add", annotation, span, tag, people: state.armed },
  ]);
}

function letGo(state: PressState, hold: Hold, instant: Instant, rules: LoggingRules): Outcome {
  const released = { ...state, holds: state.holds.filter((other) => other !== hold) };
  const running = released.running.find(({ annotation }) => annotation === hold.annotation);
  if (!running || instant.eventTime - hold.since <= HOLD_MS) return outcome(released);
  return endRunning(released, running, instant.frameStart, rules);
}

function endRunning(state: PressState, running: Running, end: Ticks, rules: LoggingRules): Outcome {
  const { annotation } = running;
  return outcome(
    {
      ...state,
      running: state.running.filter((other) => other.annotation !== annotation),
      holds: state.holds.filter((hold) => hold.annotation !== annotation),
    },
    [{ kind: "close", annotation, end: endAfter(running.start, end, rules.frames) }],
  );
}

function momentSpan(start: Ticks): Span {
  return { kind: "moment", start };
}
