import type { Annotation } from "../model/annotation.ts";
import type { LogDocument } from "./document.ts";
import { type Group, peopleIn } from "./groups.ts";
import { isSearch, searchAnnotations } from "./search.ts";

/**
 * Which annotations are wanted, as data. What is said must all hold; of several tags or people any one will do. `open`:
 * still running or left so. `live`: logged while the film ran, and in and out never trimmed since. `text`: see `search.ts`.
 */
export type Filter = {
  readonly medium?: string;
  readonly tags?: readonly string[];
  readonly people?: readonly string[];
  readonly status?: readonly NonNullable<Annotation["status"]>[];
  readonly open?: boolean;
  readonly live?: boolean;
  readonly internal?: boolean;
  readonly text?: string;
};

/**
 * The annotations that a filter lets through, in the order of the film. With a text all are scanned for it; without one only
 * the smallest group that the filter names is looked through.
 */
export function filterAnnotations(document: LogDocument, filter: Filter): readonly Annotation[] {
  const { text = "" } = filter;
  if (isSearch(text)) {
    const { text: _asked, medium, ...rest } = filter;
    const found = searchAnnotations(document, text, medium);
    return Object.keys(rest).length === 0 ? found : found.filter((annotation) => passes(annotation, rest));
  }
  const [smallest] = groupsNamed(filter)
    .map((group) => document.indexes.group(group))
    .sort((a, b) => a.size - b.size);
  return [...(smallest ?? document.order).from(0)].filter((annotation) => passes(annotation, filter));
}

/** Whether an annotation passes all of a filter but its text. */
export function passes(annotation: Annotation, filter: Filter): boolean {
  const { medium, tags, people, status, open, live, internal } = filter;
  if (medium !== undefined && annotation.medium !== medium) return false;
  if (open !== undefined && (annotation.open === true) !== open) return false;
  if (live !== undefined && (annotation.live === true) !== live) return false;
  if (internal !== undefined && (annotation.internal === true) !== internal) return false;
  if (status !== undefined && !status.some((one) => one === annotation.status)) return false;
  if (tags !== undefined && !tags.some((tag) => annotation.tags?.includes(tag))) return false;
  return people === undefined || peopleIn(annotation).some((person) => people.includes(person));
}

/** The groups that hold every annotation that a filter can let through, one for each thing it asks for by one value. */
function groupsNamed({ medium, tags, people, status, open, live, internal }: Filter): readonly Group[] {
  const [tag, person, state] = [only(tags), only(people), only(status)];
  const named: readonly (Group | undefined)[] = [
    medium === undefined ? undefined : { by: "medium", medium },
    tag === undefined ? undefined : { by: "tag", tag },
    person === undefined ? undefined : { by: "person", person },
    tag === undefined || person === undefined ? undefined : { by: "tag-and-person", tag, person },
    state === undefined ? undefined : { by: "state", state },
    open ? { by: "state", state: "open" } : undefined,
    live ? { by: "state", state: "live" } : undefined,
    internal ? { by: "state", state: "internal" } : undefined,
  ];
  return named.filter((group) => group !== undefined);
}

function only<Item>(items: readonly Item[] | undefined): Item | undefined {
  return items?.length === 1 ? items[0] : undefined;
}
