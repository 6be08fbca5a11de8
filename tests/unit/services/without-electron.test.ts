import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const SERVICES = join(import.meta.dirname, "../../../src-main/services");
const FORBIDDEN = `
  export async function resolve(name, context, next) {
    if (/^electron(-store)?($|\\/)/.test(name)) throw new Error("reached " + name);
    return next(name, context);
  }`;
const REGISTER = `import { register } from "node:module"; register("data:text/javascript," + ${JSON.stringify(
  encodeURIComponent(FORBIDDEN),
)});`;

function importing(...names: string[]) {
  const imports = names.map((name) => `await import(${JSON.stringify(name)});`).join("");
  return spawnSync(
    process.execPath,
    [
      "--import",
      "tsx",
      "--import",
      `data:text/javascript,${encodeURIComponent(REGISTER)}`,
      "--input-type=module",
      "-e",
      imports,
    ],
    { encoding: "utf8" },
  );
}

test("the services load on a machine where electron cannot be resolved", () => {
  const files = ["services.ts", "settings/conf-settings.ts", "log/log-client.ts", "log/log-service.ts"];
  const run = importing(...files.map((file) => pathToFileURL(join(SERVICES, file)).href));
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
  // The guard itself works: what does reach for electron fails.
  expect(importing("electron-store").stderr).toContain("reached electron");
}, 30_000);
