import type { Json } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import { type JsonTrouble, Scanner } from "./scanner.ts";

/**
 * Parses JSON (RFC 8259) strictly: also refused are duplicate keys, whole numbers beyond 2^53, half surrogate pairs, and
 * nesting over 100 levels. A key `__proto__` is a key like any other.
 *
 * The text is read twice: once to check it, which needs no memory, once by the engine's own parser, whose strings do not
 * keep the whole text alive.
 */
export function parseJson(text: string): Result<Json, JsonTrouble> {
  const scanner = new Scanner(text);
  const trouble = scanner.check();
  if (trouble !== undefined) return err(trouble);
  return ok(JSON.parse(text) as Json);
}
