import { readFileSync } from "node:fs";
import { join } from "node:path";

const SAMPLE = join(import.meta.dirname, "../../samples/itaewon-class/itaewon-class.scenelog.json");

/** The text of the sample with so many annotations in place of its own, `i0` to `iN`, of half a second each. */
export function longSample(count: number): string {
  const text = readFileSync(SAMPLE, "utf8");
  const pattern = text.split("\n").find((line) => line.includes('"medium": "making-of"')) ?? "";
  const lines = Array.from({ length: count }, (_, index) => {
    const start = Math.round((index * 74_000) / count) / 1000;
    return pattern
      .replace(/"id": "[^"]*"/, `"id": "i${String(index).padStart(6, "0")}"`)
      .replace(/"start": [\d.]+/, `"start": ${start}`)
      .replace(/"end": [\d.]+/, `"end": ${start + 0.5}`)
      .replace(/,?$/, "");
  });
  return text.replace(/("annotations": \[\n)[^]*?\n {2}\]/, (_all, opening: string) => {
    return `${opening}${lines.join(",\n")}\n  ]`;
  });
}
