import { asTicks } from "#annotations/time/ticks.ts";
import type { PlaybackState } from "./port.ts";

const EMPTY: PlaybackState = {
  phase: "empty",
  playing: false,
  ended: false,
  rate: 1,
  volume: 1,
  muted: false,
  duration: asTicks(0),
  trouble: null,
  hasPicture: false,
  drawn: false,
};

const KEYS: readonly (keyof PlaybackState)[] = [
  "phase",
  "playing",
  "ended",
  "rate",
  "volume",
  "muted",
  "duration",
  "trouble",
  "hasPicture",
  "drawn",
];

/** What the player is doing, and who is told of it. */
export type PlaybackStore = {
  get(): PlaybackState;
  /** Changes some of it; nobody is told of what stays the same. */
  set(patch: Partial<PlaybackState>): void;
  /** As at the beginning but for the volume, which is the user's, and what `patch` says. */
  reset(patch?: Pick<Partial<PlaybackState>, "phase" | "trouble">): void;
  /** Calls back on every change; the returned function stops that. */
  subscribe(listener: (state: PlaybackState) => void): () => void;
};

/** Makes the store of a player that has nothing loaded. */
export function createPlaybackStore(sound: Pick<PlaybackState, "volume" | "muted">): PlaybackStore {
  let state: PlaybackState = { ...EMPTY, ...sound };
  const listeners = new Set<(state: PlaybackState) => void>();
  const set = (patch: Partial<PlaybackState>): void => {
    const next = { ...state, ...patch };
    if (KEYS.every((key) => next[key] === state[key])) return;
    state = next;
    for (const listener of listeners) listener(state);
  };
  return {
    get: () => state,
    set,
    reset: (patch = {}) => set({ ...EMPTY, volume: state.volume, muted: state.muted, ...patch }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
