import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PROJECT } from "../support/launch-electron.ts";

/** A tree of the project's shape with nothing in it but the rules and what a test plants. */
export type PlantedTree = { readonly folder: string; readonly remove: () => void };

/** Plants files (path to text) beside the project's own lint rules and compiler options. */
export function plant(files: Readonly<Record<string, string>>): PlantedTree {
  const folder = mkdtempSync(join(tmpdir(), "scenelog-planted-"));
  for (const rules of [".oxlintrc.json", "scripts/lint", "annotations/tsconfig.json", "package.json"]) {
    cpSync(join(PROJECT, rules), join(folder, rules), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What a tool said about a tree, and its exit code. */
export type Verdict = { readonly code: number; readonly text: string };

/** Runs the linter over a tree, with the tree's own rules. */
export function lint(folder: string): Verdict {
  return run("node_modules/oxlint/bin/oxlint", ["--deny-warnings", "--format=unix"], folder);
}

/** Compiles the domain part of a tree without writing anything. */
export function compileDomain(folder: string): Verdict {
  return run("node_modules/typescript/bin/tsc", ["-p", "annotations", "--noEmit"], folder);
}

function run(program: string, args: readonly string[], folder: string): Verdict {
  const done = spawnSync(process.execPath, [join(PROJECT, program), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  if (done.error) throw done.error;
  return { code: done.status ?? -1, text: `${done.stdout}${done.stderr}` };
}
