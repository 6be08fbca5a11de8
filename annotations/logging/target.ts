import { ignore, type Outcome, outcome, type PressState } from "./state.ts";

/**
 * What people keys and corrections act on (rule 3): the selection where it was made after the last tag, else the
 * annotation logged last, running or ended.
 */
export function targetsOf(state: PressState): readonly string[] {
  if (state.selected.length > 0) return state.selected;
  return state.last === undefined ? [] : [state.last];
}

/** A person's key: on or off the target, with Shift on or off all that runs; with no target, armed for the next one. */
export function pressPerson(
  state: PressState,
  press: { readonly person: string; readonly repeat: boolean; readonly shift: boolean },
): Outcome {
  const { person } = press;
  if (press.repeat) return ignore(state, "repeat");
  if (press.shift) {
    const annotations = state.running.map(({ annotation }) => annotation);
    if (annotations.length === 0) return ignore(state, "nothing-running");
    return outcome(state, [{ kind: "toggle-person", annotations, person }]);
  }
  const annotations = targetsOf(state);
  if (annotations.length > 0) return outcome(state, [{ kind: "toggle-person", annotations, person }]);
  const armed = state.armed.includes(person)
    ? state.armed.filter((other) => other !== person)
    : [...state.armed, person];
  return outcome({ ...state, armed });
}

/** Tab: the target goes to the next of what runs, in the order of starting, round and round. */
export function nextTarget(state: PressState): Outcome {
  const { running } = state;
  if (running.length === 0) return ignore(state, "nothing-running");
  const current = state.selected.length > 0 ? undefined : state.last;
  const at = running.findIndex(({ annotation }) => annotation === current);
  const next = running[(at + 1) % running.length];
  return outcome({ ...state, last: next?.annotation, selected: [] });
}

/** Backspace: cancels the target where it runs; the target is then what was started last of the rest that runs. */
export function cancelTarget(state: PressState): Outcome {
  const [annotation] = targetsOf(state);
  const running = state.running.filter((item) => item.annotation !== annotation);
  if (annotation === undefined || running.length === state.running.length) return ignore(state, "no-target");
  return outcome(
    {
      ...state,
      running,
      holds: state.holds.filter((hold) => hold.annotation !== annotation),
      last: running.at(-1)?.annotation,
      selected: [],
    },
    [{ kind: "cancel", annotation }],
  );
}

/** The user has selected rows of the log (or none): they are the target until the next tag. */
export function selectTarget(state: PressState, selected: readonly string[]): PressState {
  return { ...state, selected };
}

/** The quick line has logged something: it is the target now, and whoever was armed went with it. */
export function noteLogged(state: PressState, annotation: string): PressState {
  return { ...state, last: annotation, selected: [], armed: [] };
}
