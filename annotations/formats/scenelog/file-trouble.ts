import type { z } from "zod";
import type { LogDocument } from "../../document/document.ts";
import { isJsonList, isJsonObject } from "../../document/member.ts";
import type { Json } from "../../json.ts";
import { excerptAt, type JsonTrouble, lineAndColumn, Scanner } from "../../json-locating/scanner.ts";
import type { FileTrouble, FileTroubleCode } from "../trouble.ts";

/** Keys and indexes from the top of the file. */
export type FilePath = readonly (string | number)[];

/** Something in the file's JSON that does not fit, before its place in the text is looked up. */
export type Misfit = {
  readonly code: FileTroubleCode;
  readonly path: FilePath;
  readonly found: string;
  readonly expected: string;
  readonly document?: LogDocument;
};

/** A misfit with its line and column: looked up only now, since most files have none. */
export function troubleAt(text: string, misfit: Misfit): FileTrouble {
  const place =
    text === "" ? { line: 0, column: 0 } : lineAndColumn(text, new Scanner(text).locate(misfit.path));
  return { ...misfit, ...place, path: formatPath(misfit.path) };
}

/** What the JSON parser stumbled over, as a trouble of the file. */
export function troubleOfJson(text: string, trouble: JsonTrouble): FileTrouble {
  const { code, offset, path, found, expected } = trouble;
  const isOwn = code === "duplicate-key" || code === "unsafe-integer" || code === "too-deep";
  const own = isOwn ? code : "not-json";
  return { code: own, ...lineAndColumn(text, offset), path: formatPath(path), found, expected };
}

/** The first misfit that a schema found in a part of the file. */
export function expectedBy(error: z.ZodError, file: Json, base: FilePath): Misfit {
  const [issue] = error.issues;
  if (issue === undefined) throw new Error("a schema refused a value without saying why");
  const inner = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  const path = [...base, ...inner];
  return { code: "wrong-value", path, found: describe(valueAtPath(file, path)), expected: codeOf(issue) };
}

/** A JSON value in a few words of JSON: `"abc"`, `12`, `{…}`, `[…]`, and `nothing` for an absent one. */
export function describe(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (isJsonList(value)) return "[…]";
  if (isJsonObject(value)) return "{…}";
  return excerptAt(JSON.stringify(value), 0);
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected;
    case "invalid_value":
      return `one-of:${issue.values.map(String).join(",")}`;
    case "invalid_format":
      return issue.format === "regex" ? issue.message : "timestamp";
    case "too_small":
      return `at-least:${issue.minimum}`;
    case "too_big":
      return `at-most:${issue.maximum}`;
    case "invalid_key":
      return issue.issues[0]?.message ?? "key";
    default:
      return issue.code;
  }
}

function valueAtPath(file: Json, path: FilePath): Json | undefined {
  let value: Json | undefined = file;
  for (const step of path) {
    if (isJsonList(value) && typeof step === "number") value = value[step];
    else value = isJsonObject(value) && Object.hasOwn(value, String(step)) ? value[String(step)] : undefined;
  }
  return value;
}

/** A JSON path as people read it: `$.annotations[3].start`, `$["my key"]`. */
function formatPath(path: FilePath): string {
  const steps = path.map((step) => {
    if (typeof step === "number") return `[${step}]`;
    return /^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return `$${steps.join("")}`;
}
