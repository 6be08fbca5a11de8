import type { Person } from "../../model/person.ts";
import type { Tag } from "../../model/tag.ts";

/** What a desk shares between its logs: its people and its tags. A vocabulary is a desk without people. */
export type Desk = { readonly people: readonly Person[]; readonly tags: readonly Tag[] };

/** The value of the file's `format` key. */
export const DESK_FORMAT = "scenelog-desk";

/** The version of the desk file that this app writes. */
export const DESK_VERSION = 1;

/** The end of every desk file's name. */
export const DESK_SUFFIX = ".scenelog-desk.json";
