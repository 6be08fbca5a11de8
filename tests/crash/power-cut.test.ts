import { describe, expect, test, vi } from "vitest";
import { runByChance } from "./support/power-cut-run.ts";

// The threads that compress would decide what comes first, and a seed would not give the same run again.
vi.mock("node:zlib", async (importActual) => {
  const actual = await importActual<typeof import("node:zlib")>();
  const { gunzipSync, gzipSync } = actual;
  return { ...actual, ...(await import("./support/zlib-in-turn.ts")).zlibInTurn({ gunzipSync, gzipSync }) };
});

describe("a power cut", () => {
  test("by chance", async () => {
    const n = Number(process.env["RUNS"] ?? 100);
    const from = Number(process.env["SEED"] ?? 1);
    const t = Date.now();
    const fails = new Map<string, number[]>();
    let steps = 0;
    for (let seed = from; seed < from + n; seed++) {
      try {
        steps += await runByChance(seed);
      } catch (e) {
        const m = String((e as Error).message).replace(/\d+/g, "N").slice(0, 150);
        if (n === 1) console.log((e as Error).stack);
        fails.set(m, [...(fails.get(m) ?? []), seed]);
      }
    }
    console.log(n, "runs", steps, "steps", Date.now() - t, "ms");
    for (const [m, seeds] of fails) console.log(seeds.length, m, seeds.slice(0, 8).join(","));
    expect(fails.size).toBe(0);
  }, 600_000);
});
