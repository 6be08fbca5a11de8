import type { TableKind } from "../../document/document.ts";

/** In which order the file has an object's own keys, which of them are times, and how the objects below are laid out. */
export type Layout = {
  readonly keys: readonly string[];
  /** Keys whose values are ticks in memory and seconds in the file. */
  readonly times?: readonly string[];
  /** Layouts of objects, or of the members of lists, under a key. */
  readonly below?: { readonly [key: string]: Layout };
};

const NAME: Layout = { keys: ["text", "lang", "kind"] };

const QUOTE: Layout = {
  keys: ["id", "speaker", "text", "lang", "translations", "source", "checked", "start", "end"],
  times: ["start", "end"],
  below: { translations: { keys: ["lang", "text", "by"] }, checked: { keys: ["by", "at"] } },
};

/** The layout of a line of each list (file format, rule 1). A test holds it against the schemas. */
export const LAYOUTS: { readonly [Kind in TableKind]: Layout } = {
  article: { keys: ["id", "path", "url", "title", "language"] },
  medium: {
    keys: [
      "id",
      "path",
      "url",
      "urlOffset",
      "title",
      "duration",
      "rate",
      "startTimecode",
      "fingerprint",
      "scene",
      "take",
      "circled",
      "loggedUpTo",
      "status",
      "inWorkBy",
    ],
    times: ["urlOffset", "duration", "loggedUpTo"],
    below: { fingerprint: { keys: ["size", "head", "tail"] } },
  },
  person: {
    keys: ["id", "names", "character", "role", "key"],
    below: { names: NAME, character: { keys: ["names"], below: { names: NAME } } },
  },
  tag: {
    keys: ["id", "labels", "colour", "key", "group", "exclusive", "kind", "window"],
    below: { window: { keys: ["before", "after"], times: ["before", "after"] } },
  },
  annotation: {
    keys: [
      "id",
      "medium",
      "start",
      "end",
      "open",
      "live",
      "tags",
      "people",
      "quotes",
      "note",
      "rating",
      "status",
      "internal",
      "passages",
      "created",
      "modified",
      "author",
    ],
    times: ["start", "end"],
    below: { quotes: QUOTE, passages: { keys: ["article", "exact", "prefix", "suffix"] } },
  },
  tombstone: { keys: ["id", "kind", "into", "author", "time"] },
  conflict: {
    keys: ["id", "kind", "record", "field", "values"],
    below: { values: { keys: ["value", "author", "time"] } },
  },
};

/** The log's own keys before the lists, and those after them (file format, rule 4). */
export const LOG_KEYS_BEFORE = ["id", "title", "languages"];
export const LOG_KEYS_AFTER = ["embargo", "extensions"];
