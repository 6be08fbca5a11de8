import type { Span } from "../commands/add-annotation.ts";
import type { FrameTable } from "../time/frame-table.ts";
import type { Ticks } from "../time/ticks.ts";

/** A segment that was started here and runs. `tag` is the tag whose next press ends it; absent where it has none. */
export type Running = {
  readonly annotation: string;
  readonly tag: string | undefined;
  readonly start: Ticks;
};

/** A tag key that is down since `since` (ms), on the segment that it started. */
export type Hold = { readonly tag: string; readonly annotation: string; readonly since: number };

/** What live logging has to remember between events. Plain data; every rule yields the next one. */
export type PressState = {
  /** What runs, in the order in which it was started. */
  readonly running: readonly Running[];
  readonly holds: readonly Hold[];
  /** The annotation logged last: the target, unless a selection was made since. */
  readonly last: string | undefined;
  /** What was selected after the last tag: the target as long as it is not empty (product, logging rule 3). */
  readonly selected: readonly string[];
  /** People who go on the next annotation, because there was no target when their key was pressed. */
  readonly armed: readonly string[];
  /** When each tag's key was last taken, in ms: a second press within 200 ms is ignored. */
  readonly pressedAt: Readonly<Record<string, number>>;
};

/** Nothing runs, nobody is armed. */
export const NOTHING_LOGGED: PressState = {
  running: [],
  holds: [],
  last: undefined,
  selected: [],
  armed: [],
  pressedAt: {},
};

/** When an event happened, and what was on the screen then. */
export type Instant = {
  /** Start of the frame that was on the screen at the event. */
  readonly frameStart: Ticks;
  /** The event's own time stamp, in ms. */
  readonly eventTime: number;
  /** Whether the film was playing forward by itself: not paused, stepped, scrubbed or in reverse. */
  readonly live: boolean;
  /** Speed of the film; 1 is normal. */
  readonly rate: number;
};

/** What the rules are told besides the event. */
export type LoggingRules = {
  /** Reaction allowance, seconds of real time; 0 for none. */
  readonly allowanceSeconds: number;
  readonly frames: FrameTable;
  /** When the first frame of each new shot is presented, rising; empty as long as that is not known. */
  readonly shots: readonly Ticks[];
  /** A fresh annotation id at every call. */
  readonly newId: () => string;
};

/** What a gesture asks for. The session turns each into a command (`commands/carry-out.ts`). */
export type Intent =
  | {
      readonly kind: "add";
      readonly annotation: string;
      readonly span: Span;
      readonly tag: string | undefined;
      readonly people: readonly string[];
    }
  | { readonly kind: "close"; readonly annotation: string; readonly end: Ticks }
  | { readonly kind: "cancel"; readonly annotation: string }
  | { readonly kind: "replace-tag"; readonly annotations: readonly string[]; readonly tag: string }
  | { readonly kind: "toggle-tag"; readonly annotations: readonly string[]; readonly tag: string }
  | { readonly kind: "toggle-person"; readonly annotations: readonly string[]; readonly person: string };

/**
 * Why a press did nothing; it is shown for a moment. `repeat`: the key repeats while held. `double-press`: a second press
 * within 200 ms. `no-target`: there is nothing to change. `nothing-running`: nothing to put the person on.
 */
export type Ignored = "repeat" | "double-press" | "no-target" | "nothing-running";

/** What a gesture comes to: the next state, what to do, and why nothing, where nothing. */
export type Outcome = {
  readonly state: PressState;
  readonly intents: readonly Intent[];
  readonly ignored: Ignored | undefined;
};

/** An outcome that does something. */
export function outcome(state: PressState, intents: readonly Intent[] = []): Outcome {
  return { state, intents, ignored: undefined };
}

/** An outcome that does nothing, and says why. */
export function ignore(state: PressState, ignored: Ignored): Outcome {
  return { state, intents: [], ignored };
}
