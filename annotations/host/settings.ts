import { z } from "zod";
import { DEFAULT_KEYS, keySetSchema } from "../commands/key-set.ts";

const paneSchema = z.strictObject({
  article: z.boolean(),
  log: z.boolean(),
  timeline: z.boolean(),
});

/** What a row of the log can show beside its in and its length. */
export const LIST_COLUMNS = [
  "out",
  "tags",
  "people",
  "quotes",
  "note",
  "status",
  "rating",
  "author",
  "modified",
] as const;

/** One of {@link LIST_COLUMNS}. */
export type ListColumn = (typeof LIST_COLUMNS)[number];

const listSchema = z.strictObject({
  /** What is shown, in the user's order. */
  columns: z.array(z.enum(LIST_COLUMNS)),
  sort: z.enum(["film", "duration", "tag", "person", "modified"]),
  descending: z.boolean(),
});

/** The user's settings: how the app behaves and looks. Annotations never go in here. */
export const settingsSchema = z.strictObject({
  language: z.enum(["system", "en", "ko"]),
  theme: z.enum(["system", "dark", "light"]),
  author: z.string().max(200),
  /** Reaction allowance in seconds of real time; 0 switches it off. */
  reactionAllowance: z.number().min(0).max(2),
  /** What the film does while the quick line is open. */
  whileTyping: z.enum(["run", "pause", "pause-and-step-back"]),
  volume: z.number().min(0).max(1),
  muted: z.boolean(),
  /** How much room copies of films that cannot be played may take, in gigabytes (10^9 bytes). */
  standInGigabytes: z.number().min(1).max(10_000),
  /** The user's keys. */
  keys: keySetSchema,
  /** Whether the next medium of a log plays when one has come to its end. */
  playOn: z.boolean(),
  panes: paneSchema,
  /** How the list of the log shows its rows. */
  list: listSchema,
  /** Pane sizes in per cent, by the layout's own keys. */
  layout: z.record(z.string(), z.number()),
});

/** See {@link settingsSchema}. */
export type Settings = z.output<typeof settingsSchema>;

/** What a fresh installation starts with. */
export const DEFAULT_SETTINGS: Settings = {
  language: "system",
  theme: "dark",
  author: "",
  reactionAllowance: 0.3,
  whileTyping: "run",
  volume: 1,
  muted: false,
  standInGigabytes: 20,
  keys: DEFAULT_KEYS,
  playOn: false,
  panes: { article: true, log: true, timeline: true },
  list: {
    columns: ["tags", "people", "quotes", "note", "status"],
    sort: "film",
    descending: false,
  },
  layout: {},
};

/** Any of the settings, to be changed together. */
export const settingsPatchSchema = settingsSchema.partial();
