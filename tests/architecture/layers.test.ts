import { describe, expect, it } from "vitest";
import { PROJECT } from "../support/launch-electron.ts";
import { compileDomain, lint, plant } from "./planted-tree.ts";

const use = (specifier: string) => `import { thing } from "${specifier}";\nexport const used = thing;\n`;
const forbidden: readonly [rule: string, file: string, text: string, message: string][] = [
  [
    "The domain imports no package but its schema library",
    "annotations/a.ts",
    use("react"),
    "may not use the package react",
  ],
  [
    "The domain imports no Node",
    "annotations/a.ts",
    use("node:fs/promises"),
    "may not use Node's node:fs/promises",
  ],
  ["The domain imports no Node by its old name", "annotations/a.ts", use("fs"), "may not use Node's fs"],
  [
    "The domain imports nothing of the window",
    "annotations/a.ts",
    use("../src-renderer/b.ts"),
    "may not import src-renderer/b.ts",
  ],
  [
    "The domain imports nothing of the machine, however deep",
    "annotations/x/y/a.ts",
    use("../../../src-main/b.ts"),
    "may not import src-main/b.ts",
  ],
  [
    "The window never imports the machine side",
    "src-renderer/app/a.ts",
    use("../../src-main/services/b.ts"),
    "may not import src-main/services/b.ts",
  ],
  [
    "The window never imports the machine side by a detour",
    "src-renderer/app/a.ts",
    use("./../ui/../../src-main/b.ts"),
    "may not import src-main/b.ts",
  ],
  ["The window has no Node", "src-renderer/session/a.ts", use("node:path"), "may not use Node's node:path"],
  [
    "The window has no Electron",
    "src-renderer/host/a.ts",
    use("electron"),
    "may not use the package electron",
  ],
  [
    "Types count as well",
    "src-renderer/app/a.ts",
    `import type { T } from "../../src-main/b.ts";\nexport const t: T[] = [];\n`,
    "may not import src-main/b.ts",
  ],
  [
    "So do dynamic imports",
    "src-main/services/a.ts",
    `export const load = () => import("electron");\n`,
    "may not use the package electron",
  ],
  [
    "So do re-exports",
    "src-main/services/a.ts",
    `export { app } from "electron";\n`,
    "may not use the package electron",
  ],
  [
    "So does everything at once",
    "src-main/services/a.ts",
    `export * from "electron-store";\n`,
    "may not use the package electron-store",
  ],
  [
    "So do types in place",
    "src-main/services/a.ts",
    `export const a: import("electron").App[] = [];\n`,
    "may not use the package electron",
  ],
  [
    "Services never reach electron's parts",
    "src-main/services/log/a.ts",
    use("electron/main"),
    "may not use the package electron",
  ],
  [
    "Services never reach the shell",
    "src-main/services/a.ts",
    use("../shell/b.ts"),
    "may not import src-main/shell/b.ts",
  ],
  [
    "Services never reach a transport",
    "src-main/services/a.ts",
    use("../transport/b.ts"),
    "may not import src-main/transport/b.ts",
  ],
  [
    "The loopback host never reaches electron",
    "src-main/serve.ts",
    use("electron"),
    "may not use the package electron",
  ],
  [
    "The loopback host never reaches electron-store",
    "src-main/serve.ts",
    use("electron-store"),
    "may not use the package electron-store",
  ],
  [
    "The loopback host never reaches the shell",
    "src-main/serve.ts",
    use("./shell/b.ts"),
    "may not import src-main/shell/b.ts",
  ],
  [
    "The command line never reaches electron",
    "src-main/cli.ts",
    use("electron"),
    "may not use the package electron",
  ],
  [
    "The command line never reaches the Electron root",
    "src-main/cli.ts",
    use("./index.ts"),
    "may not import src-main/index.ts",
  ],
  [
    "A command of the command line never reaches the shell",
    "src-main/cli/a.ts",
    use("../shell/b.ts"),
    "may not import src-main/shell/b.ts",
  ],
  [
    "A transport takes from electron nothing but types",
    "src-main/transport/a.ts",
    use("electron"),
    "may not use the package electron",
  ],
  [
    "The shell never imports services",
    "src-main/shell/a.ts",
    use("../services/ports.ts"),
    "may not import src-main/services/ports.ts",
  ],
  [
    "The preload imports nothing but its channels",
    "src-main/preload/a.ts",
    use("../transport/loopback.ts"),
    "may not import src-main/transport/loopback.ts",
  ],
  [
    "Only the player knows video.js",
    "src-renderer/features/transport/a.ts",
    use("video.js"),
    "may not use the package video.js",
  ],
  [
    "Only the player knows video.js's parts",
    "src-renderer/session/a.ts",
    use("video.js/core.es.js"),
    "may not use the package video.js",
  ],
  [
    "Features never import features",
    "src-renderer/features/timeline/a.ts",
    use("../palette/b.ts"),
    "may not import src-renderer/features/palette/b.ts",
  ],
  [
    "Features never import features from a folder below",
    "src-renderer/features/timeline/x/a.ts",
    use("../../palette/b.ts"),
    "may not import src-renderer/features/palette/b.ts",
  ],
  [
    "The timeline knows no log of the window",
    "src-renderer/timeline/a.ts",
    use("../session/b.ts"),
    "may not import src-renderer/session/b.ts",
  ],
  [
    "The timeline knows no framework",
    "src-renderer/timeline/a.ts",
    use("react"),
    "may not use the package react",
  ],
  [
    "The session knows of the timeline its sources alone",
    "src-renderer/session/a.ts",
    use("../timeline/timeline.ts"),
    "may not import src-renderer/timeline/timeline.ts",
  ],
  [
    "Dumb components know no session",
    "src-renderer/ui/a.ts",
    use("../session/b.ts"),
    "may not import src-renderer/session/b.ts",
  ],
  [
    "The session's stores know no framework",
    "src-renderer/session/a.ts",
    use("react"),
    "may not use the package react",
  ],
];

const allowed: readonly [rule: string, file: string, text: string][] = [
  [
    "The domain uses its schema library and itself",
    "annotations/x/a.ts",
    `${use("zod")}export { b } from "../b.ts";\n`,
  ],
  ["The window uses the domain", "src-renderer/session/a.ts", use("#annotations/time/ticks.ts")],
  [
    "The timeline uses the domain and itself",
    "src-renderer/timeline/a.ts",
    `${use("#annotations/a.ts")}export { b } from "./b.ts";\n`,
  ],
  ["The session gives the timeline its sources", "src-renderer/session/a.ts", use("../timeline/sources.ts")],
  ["A feature uses the timeline", "src-renderer/features/timeline/a.ts", use("../../timeline/timeline.ts")],
  ["A feature uses its own files", "src-renderer/features/timeline/x/a.ts", use("../b.ts")],
  [
    "A transport names electron's types",
    "src-main/transport/a.ts",
    `import type { App } from "electron";\nexport const a: App[] = [];\n`,
  ],
  ["The player uses video.js", "src-renderer/player/a.ts", use("video.js")],
  ["The shell uses electron", "src-main/shell/a.ts", use("electron")],
  ["Services use Node", "src-main/services/a.ts", use("node:fs/promises")],
];

describe("the layers of the house", () => {
  it("catches every import that crosses them, planted one by one", () => {
    const files = forbidden.map(([, file, text], index) => [numbered(file, index), text] as const);
    const tree = plant(Object.fromEntries(files));
    const { code, text } = lint(tree.folder);
    tree.remove();
    const missed = forbidden.filter(
      ([, file, , message], index) =>
        !text.split("\n").some((line) => line.includes(numbered(file, index)) && line.includes(message)),
    );
    expect(missed.map(([rule]) => rule)).toEqual([]);
    expect(code).toBe(1);
  });

  it("lets through what they allow", () => {
    const files = allowed.map(([, file, text], index) => [numbered(file, index), text] as const);
    const tree = plant(Object.fromEntries(files));
    const { text } = lint(tree.folder);
    tree.remove();
    expect(text.split("\n").filter((line) => line.includes("layers"))).toEqual([]);
  });

  it("catches a cycle of imports", () => {
    const tree = plant({
      "annotations/a.ts": `import { b } from "./b.ts";\nexport const a = () => b;\n`,
      "annotations/b.ts": `import { a } from "./a.ts";\nexport const b = () => a;\n`,
    });
    const { text } = lint(tree.folder);
    tree.remove();
    expect(text).toContain("no-cycle");
  });

  it.each([
    ["document", "Cannot find name 'document'"],
    ["process", "Cannot find name 'process'"],
    ["window", "Cannot find name 'window'"],
    ["setTimeout", "Cannot find name 'setTimeout'"],
  ])("does not compile %s in the domain", (name, message) => {
    const tree = plant({ "annotations/planted.ts": `export const found: unknown = ${name};\n` });
    const { code, text } = compileDomain(tree.folder);
    tree.remove();
    expect(text).toContain(message);
    expect(code).not.toBe(0);
  });

  it("compiles a domain without them", () => {
    const tree = plant({ "annotations/planted.ts": "export const found: unknown = Math.PI;\n" });
    const { code, text } = compileDomain(tree.folder);
    tree.remove();
    expect([code, text]).toEqual([0, ""]);
  });

  it("are kept by the tree as it is", () => {
    const { text } = lint(PROJECT);
    const broken = text.split("\n").filter((line) => /layers|no-cycle|Failed|Invalid/.test(line));
    expect(broken).toEqual([]);
  }, 60_000);
});

// Several plantings share a folder: each gets a file of its own.
function numbered(file: string, index: number): string {
  const composition = /^src-main\/(serve|cli|index)\.ts$/.exec(file);
  return composition ? file.replace(".ts", `-${index}.ts`) : file.replace(/\.ts$/, `-${index}.ts`);
}
