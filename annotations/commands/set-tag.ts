import { setValue } from "../history/make-change.ts";
import { type Tag, type TagColour, tagSchema } from "../model/tag.ts";
import { err, ok } from "../result.ts";
import type { Ticks } from "../time/ticks.ts";
import { type Command, refusal } from "./command.ts";
import { setFields } from "./edits.ts";
import { tagOf } from "./lookups.ts";

/** Fields of a tag to set; `null` takes one away, what is absent stays. Labels are set language by language. */
export type TagPatch = {
  readonly labels?: Readonly<Record<string, string | null>>;
  readonly colour?: TagColour;
  readonly key?: string | null;
  readonly group?: string | null;
  /** Whether only one tag of its group runs at a time; see {@link setGroup} for the whole group. */
  readonly exclusive?: boolean | null;
  readonly kind?: Tag["kind"];
  readonly window?: { readonly before: Ticks; readonly after: Ticks };
};

/** Changes a tag of the log. Refuses taking its last label, and a window tag that does not say how far it reaches. */
export const setTag: Command<{ readonly tag: string; readonly fields: TagPatch }> = (document, args) => {
  const found = tagOf(document, args.tag);
  if (!found.ok) return found;
  const tag = found.value;
  const { labels = {}, window, ...scalars } = args.fields;
  const after = { ...tag.labels, ...labels };
  if (Object.values(after).every((label) => label === null)) return err(refusal("name-empty"));
  if (scalars.kind === "window" && window === undefined && tag.window === undefined) {
    return err(refusal("value-not-valid", { field: "window", value: "" }));
  }
  const kept = Object.fromEntries(Object.entries(after).filter(([, label]) => label !== null));
  const checked = tagSchema.safeParse({
    ...tag,
    labels: kept,
    ...(scalars.colour ? { colour: scalars.colour } : {}),
    ...(scalars.key ? { key: scalars.key } : {}),
    ...(window ? { window } : {}),
  });
  if (!checked.success) {
    return err(
      refusal("value-not-valid", { field: String(checked.error.issues[0]?.path[0] ?? ""), value: "" }),
    );
  }
  return ok([
    ...setFields("tag", tag, labels, ["labels"]),
    ...setFields("tag", tag, scalars),
    ...(window === undefined ? [] : setValue("tag", tag, ["window"], { ...window })),
  ]);
};
