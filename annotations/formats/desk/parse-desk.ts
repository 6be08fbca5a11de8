import { isJsonObject } from "../../document/member.ts";
import type { Json } from "../../json.ts";
import { parseJson } from "../../json-locating/parse-json.ts";
import { err, ok, type Result } from "../../result.ts";
import { describe, type Misfit, troubleAt, troubleOfJson } from "../scenelog/file-trouble.ts";
import { readList } from "../scenelog/parse-log.ts";
import type { FileTrouble } from "../trouble.ts";
import { type Desk, DESK_FORMAT, DESK_VERSION } from "./desk.ts";

/**
 * Reads the text of a desk file. What breaks a schema, a duplicate id or key, and a newer version refuse it, with line,
 * column and path as of a log. Keys that it does not know are left out.
 */
export function parseDesk(text: string): Result<Desk, FileTrouble> {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  const json = parseJson(plain);
  if (!json.ok) return err(troubleOfJson(plain, json.error));
  const desk = readDesk(json.value);
  return desk.ok ? desk : err(troubleAt(plain, desk.error));
}

function readDesk(file: Json): Result<Desk, Misfit> {
  const misfit = (code: Misfit["code"], key: string, value: Json | undefined, expected: string) =>
    err({ code, path: key === "" ? [] : [key], found: describe(value), expected });
  if (!isJsonObject(file)) return misfit("not-a-desk", "", file, "object");
  const { format, version } = file;
  if (format !== DESK_FORMAT) return misfit("not-a-desk", "format", format, `one-of:${DESK_FORMAT}`);
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    return misfit("bad-version", "version", version, "integer");
  }
  if (version > DESK_VERSION) return misfit("newer-version", "version", version, `at-most:${DESK_VERSION}`);
  const people = readList("person", file);
  if (!people.ok) return people;
  const tags = readList("tag", file);
  return tags.ok ? ok({ people: people.value, tags: tags.value }) : tags;
}
