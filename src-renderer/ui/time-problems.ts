import type { TextKey } from "#annotations/texts/index.ts";
import type { TimeEntryTrouble } from "#annotations/time/time-entry.ts";

/** Why a typed time cannot be taken, as texts of the catalogue; each has a gap `text` for what was typed. */
export const TIME_PROBLEMS = {
  empty: "log-list.time-not-read",
  "not-a-time": "log-list.time-not-read",
  "not-a-timecode": "log-list.time-not-read",
  "field-too-large": "log-list.time-not-read",
  "end-not-after-start": "log-list.time-not-read",
  "no-drop-frame": "log-list.time-no-drop-frame",
  "dropped-label": "log-list.time-dropped",
  "no-rate": "log-list.time-no-rate",
  outside: "log-list.time-outside",
} as const satisfies Record<TimeEntryTrouble, TextKey>;
