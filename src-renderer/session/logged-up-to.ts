import { setMedium } from "#annotations/commands/set-medium.ts";
import { endOfFrame } from "#annotations/time/frame-table.ts";
import { asTicks, TICKS_PER_SECOND, type Ticks } from "#annotations/time/ticks.ts";
import { commandContext, type Core } from "./core.ts";

/** How far the film in the player has been watched from its start without leaving anything out. */
export type LoggedUpTo = {
  /** Writes down how far it is: the film is left, or the log closed. */
  note(): void;
  /** Another medium comes, or another log: `isNewLog`. */
  clear(isNewLog: boolean): void;
};

/** What is skipped at most between two frames that count as watched one after the other. */
const NO_GAP = TICKS_PER_SECOND;

/** Whoever runs the film faster than this is looking for something. */
const FASTEST = 2;

/**
 * Makes what keeps `loggedUpTo` of the medium in the player. It moves on while the film runs ahead from where it is; what is
 * watched beyond a gap does not count. It is no step of the user's, and a log in which nothing was logged is not written.
 */
export function createLoggedUpTo(core: Core): LoggedUpTo {
  const { player, stores, editing, world } = core;
  let front: { readonly medium: string; readonly time: Ticks } | undefined;
  let hasLogged = false;

  const recorded = (medium: string): Ticks =>
    editing.document()?.tables.medium.get(medium)?.loggedUpTo ?? asTicks(0);

  const note = (): void => {
    const document = editing.document();
    if (!document || !front || front.time <= recorded(front.medium)) return;
    const { medium, time } = front;
    const result = setMedium(
      document,
      { medium, patch: { loggedUpTo: time } },
      commandContext(stores, world),
    );
    if (!result.ok) return;
    if (hasLogged) editing.applyQuietly(result.value);
    else editing.applyWithNextStep(result.value);
  };

  player.onFrame(({ index, start }) => {
    const { playing, rate } = player.state();
    const log = stores.log.getState();
    const frames = player.frames();
    if (!playing || rate <= 0 || rate > FASTEST || !frames || log.phase !== "open" || log.medium === null)
      return;
    const time = front?.medium === log.medium ? front.time : recorded(log.medium);
    if (start > time + NO_GAP) return;
    const end = endOfFrame(frames, index);
    if (end > time) front = { medium: log.medium, time: end };
  });

  // Shown whenever the film stands, and written when it is left: so it costs no entry of its own while somebody logs.
  player.onState(({ playing }) => {
    if (!playing && front) stores.media.setState({ front });
  });

  editing.onStep(() => {
    hasLogged = true;
  });

  return {
    note,
    clear(isNewLog) {
      front = undefined;
      stores.media.setState({ front: null });
      if (isNewLog) hasLogged = false;
    },
  };
}
