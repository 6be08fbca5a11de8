import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT } from "../support/launch-electron.ts";

const built = existsSync(join(PROJECT, "out/main/serve.js"));

// A machine on which neither package can be found: asking for one of them ends the program.
const hooks = `export async function resolve(specifier, context, next) {
  if (/^electron(-store)?($|\\/)/.test(specifier)) throw new Error("reached " + specifier);
  return next(specifier, context);
}`;
const register = `import { register } from "node:module";
register("data:text/javascript," + encodeURIComponent(${JSON.stringify(hooks)}));`;

describe.skipIf(!built)(`the built files without Electron${built ? "" : " (not run: not built)"}`, () => {
  it("would be stopped if they asked for Electron", async () => {
    const { code, errors } = await runToEnd(["--input-type=module", "-e", `await import("electron-store")`]);
    expect(code).toBe(1);
    expect(errors).toContain("reached electron-store");
  });

  it("run the command line", async () => {
    const sample = join(PROJECT, "samples/itaewon-class/itaewon-class.scenelog.json");
    const { code, output, errors } = await runToEnd([join(PROJECT, "out/main/cli.js"), "validate", sample]);
    expect([code, errors]).toEqual([0, ""]);
    expect(output).toContain("itaewon-class.scenelog.json");
  });

  it("run the loopback host with its log service, and print nothing but its address", async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), "scenelog-without-electron-"));
    const words = [join(PROJECT, "out/main/serve.js"), "--data-dir", dataFolder, join(PROJECT, "samples")];
    const { code, output, errors } = await runToEnd(words, (line) => line.startsWith("http:"));
    rmSync(dataFolder, { recursive: true, force: true });
    expect([code, errors]).toEqual([0, ""]);
    expect(output).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/);
  });
});

/** Runs Node on words without Electron; where something is printed that `enough` takes, the program is asked to end. */
function runToEnd(
  words: readonly string[],
  enough: (output: string) => boolean = () => false,
): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(register)}`, ...words],
    { env: { ...process.env, LANG: "en_US.UTF-8" } },
  );
  let output = "";
  let errors = "";
  child.stdout.on("data", (data) => {
    output += data;
    if (enough(output)) child.kill("SIGTERM");
  });
  child.stderr.on("data", (data) => {
    errors += data;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output, errors })));
}
