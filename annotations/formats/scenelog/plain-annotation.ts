import { isJsonList, isJsonObject } from "../../document/member.ts";
import type { Json } from "../../json.ts";
import { languageSchema, slugSchema } from "../../model/ids.ts";

/**
 * Whether an annotation is surely one that its schema accepts, as nearly all are. `false` says nothing: the schema has to be
 * asked. It is a tenth of the time, which for a long log is most of the time that opening takes; a test holds it against
 * the schema.
 */
export function isPlainAnnotation(item: Json): boolean {
  return isPlain(item);
}

type Check = (value: Json) => boolean;

const MOST_SECONDS = 3_600_000;
/** Dates of the days that every month has. */
const TIMESTAMP =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
/** Slugs and languages of a log are few and come again and again: what the schema said of so many is remembered. */
const MOST_REMEMBERED = 10_000;

const isText: Check = (value) => typeof value === "string";
const isId: Check = (value) => typeof value === "string" && value.length > 0 && value.length <= 200;
const isTime: Check = (value) => typeof value === "number" && value >= 0 && value <= MOST_SECONDS;
const isTrue: Check = (value) => value === true;
const isFlag: Check = (value) => typeof value === "boolean";
const isRating: Check = (value) => [0, 1, 2, 3, 4, 5].some((rating) => rating === value);
const isTimestamp: Check = (value) => typeof value === "string" && TIMESTAMP.test(value);
/** For keys that few have, or that no reader is to meet: the schema is asked. */
const isNever: Check = () => false;

const isSlug = remembering((text) => slugSchema.safeParse(text).success);
const isLanguage = remembering((text) => languageSchema.safeParse(text).success);

const isTranslation = objectOf(["lang", "text"], { lang: isLanguage, text: isText, by: isText });

const isQuote = objectOf(["id"], {
  id: isId,
  speaker: isSlug,
  text: isText,
  lang: isLanguage,
  translations: listOf(isTranslation),
  source: oneOf("heard", "subtitle", "press"),
  checked: isNever,
  start: isTime,
  end: isTime,
});

const isPlain = objectOf(["id", "medium", "start"], {
  id: isId,
  medium: isSlug,
  start: isTime,
  end: isTime,
  open: isTrue,
  live: isTrue,
  tags: listOf(isSlug),
  people: listOf(isSlug),
  quotes: listOf(isQuote),
  note: isText,
  rating: isRating,
  status: oneOf("draft", "checked", "published"),
  internal: isFlag,
  passages: isNever,
  created: isTimestamp,
  modified: isTimestamp,
  author: isText,
});

/** Checks an object that has the keys in `needed`; keys without a check hold what they like. */
function objectOf(needed: readonly string[], checks: { readonly [key: string]: Check }): Check {
  const byKey = new Map([...Object.entries(checks), ["__proto__", isNever] as const]);
  return (value) => {
    if (!isJsonObject(value)) return false;
    for (const key in value) {
      const check = byKey.get(key);
      const item = value[key];
      if (check !== undefined && (item === undefined || !check(item))) return false;
    }
    return needed.every((key) => Object.hasOwn(value, key));
  };
}

function listOf(check: Check): Check {
  return (value) => isJsonList(value) && value.every(check);
}

function oneOf(...values: readonly string[]): Check {
  return (value) => typeof value === "string" && values.includes(value);
}

function remembering(accepts: (text: string) => boolean): Check {
  const known = new Map<string, boolean>();
  return (value) => {
    if (typeof value !== "string") return false;
    const said = known.get(value) ?? accepts(value);
    if (known.size < MOST_REMEMBERED) known.set(value, said);
    return said;
  };
}
