import { labelOfRecord } from "#annotations/document/label.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { isJsonList, isJsonObject } from "#annotations/document/member.ts";
import type { Json } from "#annotations/json.ts";
import { asTicks } from "#annotations/time/ticks.ts";
import type { Texts } from "../../texts/texts.tsx";
import type { Clock } from "../../ui/clock.ts";

/** What it takes to say a value of a record in words. */
export type Saying = {
  readonly document: LogDocument;
  readonly texts: Pick<Texts, "t" | "language">;
  readonly clock: Clock;
};

const TIMES = new Set(["start", "end", "duration", "urlOffset", "loggedUpTo", "before", "after"]);
const NAMED = {
  people: "person",
  speaker: "person",
  tags: "tag",
  medium: "medium",
  article: "article",
} as const;

/** A value of a field (by its key) in words: times as the clock has them, names instead of ids, the words of quotes. */
export function sayValue(value: Json | undefined, key: string, saying: Saying): string {
  const { texts, clock } = saying;
  if (value === undefined || value === null || value === "") return texts.t("conflicts.nothing");
  if (typeof value === "boolean") return texts.t(value ? "conflicts.yes" : "conflicts.no");
  if (typeof value === "number") return TIMES.has(key) ? clock.format(asTicks(value)) : String(value);
  if (typeof value === "string") return sayName(value, key, saying);
  if (isJsonList(value)) return value.map((item) => sayValue(item, key, saying)).join(", ");
  return sayObject(value, saying);
}

function sayName(text: string, key: string, { document, texts }: Saying): string {
  const kind = Object.entries(NAMED).find(([name]) => name === key)?.[1];
  return kind === undefined ? text : labelOfRecord(document, kind, text, texts.language);
}

/** The words of an object where it has any of its own; else all of it, key by key. */
function sayObject(value: { readonly [key: string]: Json }, saying: Saying): string {
  const said = value["text"];
  if (typeof said === "string") return `“${said}”`;
  const parts = Object.entries(value).filter(([key]) => key !== "id");
  return parts
    .map(
      ([key, item]) =>
        `${key}: ${isJsonObject(item) ? sayObject(item, saying) : sayValue(item, key, saying)}`,
    )
    .join(", ");
}
