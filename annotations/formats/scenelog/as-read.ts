import { isJsonList, isJsonObject } from "../../document/member.ts";
import type { Json, JsonObject } from "../../json.ts";
import { AS_READ } from "../../model/as-read.ts";
import { secondsToTicks, unlikeShortest } from "../../time/ticks.ts";
import type { Layout } from "./layout.ts";

/**
 * A record with the decimals kept under {@link AS_READ} of those of its times that would be written differently; the same
 * record where none would. `raw` is the record as it stands in the file.
 */
export function keepDecimals(record: JsonObject, raw: Json | undefined, layout: Layout): JsonObject {
  if (!isJsonObject(raw)) return record;
  const decimals: [string, string][] = [];
  for (const key of layout.times ?? []) {
    const seconds = raw[key];
    const decimal = typeof seconds === "number" ? unlikeShortest(seconds) : undefined;
    if (decimal !== undefined) decimals.push([key, decimal]);
  }
  const kept = keepBelow(record, raw, layout);
  return decimals.length === 0 ? kept : { ...kept, [AS_READ]: Object.fromEntries(decimals) };
}

/** The decimal in which a time of an object was read, where it still stands for these ticks: a time that was edited does not. */
export function decimalAsRead(object: JsonObject, key: string, ticks: number): string | undefined {
  const kept = object[AS_READ];
  const decimal = isJsonObject(kept) ? kept[key] : undefined;
  if (typeof decimal !== "string" || !/^\d{1,7}\.\d{9}$/.test(decimal)) return undefined;
  return secondsToTicks(Number(decimal)) === ticks ? decimal : undefined;
}

function keepBelow(record: JsonObject, raw: JsonObject, layout: Layout): JsonObject {
  let kept = record;
  for (const [key, below] of Object.entries(layout.below ?? {})) {
    if (below.times === undefined) continue;
    const [now, was] = [kept[key], raw[key]];
    const next = isJsonList(now) && isJsonList(was) ? keepInList(now, was, below) : keepIn(now, was, below);
    if (next !== undefined && next !== now) kept = { ...kept, [key]: next };
  }
  return kept;
}

function keepInList(list: readonly Json[], raw: readonly Json[], layout: Layout): readonly Json[] {
  const kept = list.map((item, index) => keepIn(item, raw[index], layout) ?? item);
  return kept.some((item, index) => item !== list[index]) ? kept : list;
}

function keepIn(value: Json | undefined, raw: Json | undefined, layout: Layout): Json | undefined {
  return isJsonObject(value) ? keepDecimals(value, raw, layout) : value;
}
