import type { LogDocument } from "../document/document.ts";
import { isJsonList, isJsonObject } from "../document/member.ts";
import type { Json, JsonObject } from "../json.ts";
import { tombstoneKey } from "../model/tombstone.ts";
import type { Change, Diff } from "./diff.ts";
import { placeOf } from "./overtaken.ts";
import { repointPerson } from "./repoint-person.ts";

/**
 * A diff with the merges of people that it and the document know of carried through. New references to somebody who was
 * merged go to who they are now, as those of a colleague do who has not heard of the merge yet; and where the diff itself
 * merges somebody, uses that others have added meanwhile follow as well. Whoever the diff puts back (an undo) is there.
 */
export function followMerges(diff: Diff, document: LogDocument): Diff {
  const merges = diff.flatMap((change) => mergeIn(change) ?? []);
  if (merges.length === 0 && document.tables.tombstone.size === 0) return diff;
  const back = new Set(diff.flatMap(({ op, kind, id }) => (op === "insert" && kind === "person" ? id : [])));
  const now: Now = (value) =>
    typeof value === "string" && !back.has(value) ? personNow(document, value) : value;
  const followed = diff.map((change) => (change.kind === "annotation" ? follow(change, now) : change));
  if (merges.length === 0) return followed;
  const places = new Set(followed.map(placeOf));
  const late = merges.flatMap(({ from, into }) =>
    [...document.indexes.group({ by: "person", person: from }).from(0)]
      .flatMap((annotation) => repointPerson(annotation, from, into))
      .filter((change) => !places.has(placeOf(change))),
  );
  return [...late, ...followed];
}

/** The merge of two people that a change notes. */
function mergeIn(change: Change): { readonly from: string; readonly into: string } | undefined {
  if (change.op !== "insert" || change.kind !== "tombstone") return undefined;
  const { kind, id, into } = change.record;
  return kind === "person" && typeof id === "string" && typeof into === "string"
    ? { from: id, into }
    : undefined;
}

/** Who a person has become, through however many merges; the same person where nobody merged them. */
export function personNow(document: LogDocument, id: string): string {
  const { person, tombstone } = document.tables;
  let now = id;
  const met = new Set<string>();
  while (!person.has(now) && !met.has(now)) {
    met.add(now);
    now = tombstone.get(tombstoneKey("person", now))?.into ?? now;
  }
  return person.has(now) ? now : id;
}

function follow(change: Change, now: Now): Change {
  switch (change.op) {
    case "insert":
      return { ...change, record: withPeopleNow(change.record, now) };
    case "set": {
      const after = change.path.at(-1) === "speaker" ? now(change.after) : change.after;
      return after === undefined || after === change.after ? change : { ...change, after };
    }
    case "add": {
      const isPerson = change.path.length === 1 && change.path[0] === "people";
      const member = isPerson ? now(change.member) : speakerNow(change.member, now);
      return member === undefined || member === change.member ? change : { ...change, member };
    }
    default:
      return change;
  }
}

type Now = (value: Json | undefined) => Json | undefined;

function withPeopleNow(record: JsonObject, now: Now): JsonObject {
  const { people, quotes } = record;
  return {
    ...record,
    ...(isJsonList(people) ? { people: [...new Set(people.map((id) => now(id) ?? id))] } : {}),
    ...(isJsonList(quotes) ? { quotes: quotes.map((quote) => speakerNow(quote, now)) } : {}),
  };
}

function speakerNow(quote: Json, now: Now): Json {
  if (!isJsonObject(quote)) return quote;
  const speaker = now(quote["speaker"]);
  return speaker === undefined || speaker === quote["speaker"] ? quote : { ...quote, speaker };
}
