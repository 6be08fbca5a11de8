import type { LogDocument } from "../document/document.ts";
import { insertRecord } from "../history/make-change.ts";
import { freeSlug, slugify } from "../model/ids.ts";
import { isExclusiveGroup, TAG_COLOURS, type Tag, type TagColour } from "../model/tag.ts";
import { foldText } from "../names/fold.ts";
import { err, ok, type Result } from "../result.ts";
import { secondsToTicks, type Ticks } from "../time/ticks.ts";
import { type Command, type Refusal, refusal } from "./command.ts";
import { isTakenSlug } from "./lookups.ts";
import { TAG_KEYS } from "./palette-keys.ts";

/** See {@link createTag}. `lang` is the language of the label; `kind` is `segment` unless told. */
export type CreateTag = {
  readonly label: string;
  readonly lang: string;
  readonly kind?: Tag["kind"];
  readonly group?: string;
  readonly colour?: TagColour;
  /** How far a window tag reaches; 4 s back and 1 s ahead unless told. */
  readonly window?: { readonly before: Ticks; readonly after: Ticks };
};

const DEFAULT_WINDOW = { before: secondsToTicks(4), after: secondsToTicks(1) };

/** Makes a tag with the colour used least and the next free digit key. Refuses a label that a tag has already. */
export const createTag: Command<CreateTag> = (document, args) => {
  const tag = makeTag(document, args);
  return tag.ok ? ok([insertRecord("tag", tag.value)]) : tag;
};

/** The record that {@link createTag} inserts, for commands that go on to use it. */
export function makeTag(document: LogDocument, args: CreateTag): Result<Tag, Refusal> {
  const label = args.label.normalize("NFC").trim();
  if (label === "") return err(refusal("name-empty"));
  const tags = [...document.tables.tag.values()];
  const folded = foldText(label);
  const same = tags.find((tag) => Object.values(tag.labels).some((other) => foldText(other) === folded));
  if (same) return err(refusal("tag-exists", { id: same.id, name: label }));
  const kind = args.kind ?? "segment";
  const key = TAG_KEYS.find((candidate) => !tags.some((tag) => tag.key === candidate.key));
  return ok({
    id: freeSlug(slugify(label, "tag"), (slug) => isTakenSlug(document, "tag", slug)),
    labels: { [args.lang]: label },
    colour: args.colour ?? leastUsedColour(tags),
    ...(key === undefined ? {} : { key: key.key }),
    ...(args.group === undefined ? {} : { group: args.group }),
    ...(args.group !== undefined && isExclusiveGroup(args.group, tags) ? { exclusive: true } : {}),
    kind,
    ...(kind === "window" ? { window: args.window ?? DEFAULT_WINDOW } : {}),
  });
}

function leastUsedColour(tags: readonly Tag[]): TagColour {
  const uses = TAG_COLOURS.map((colour) => tags.filter((tag) => tag.colour === colour).length);
  return TAG_COLOURS[uses.indexOf(Math.min(...uses))] ?? "slate";
}
