import { readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { parseJson } from "#annotations/json-locating/parse-json.ts";
import {
  type CorrectedName,
  type Correction,
  correctNames,
  readCorrections,
} from "#annotations/names/correct-names.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { complain, readBytes, readLog, reasonOf } from "./read-log.ts";
import type { CliCommand, ExitCode, Terminal } from "./terminal.ts";
import { changeLogFile } from "./write-log.ts";

/**
 * `rename FOLDER --from cast.json [--dry-run]`: corrected names over all logs in a folder and below. Says for each log what
 * changes; a log that cannot be read or written does not stop the others, and the exit code is 1 then.
 */
export const rename: CliCommand = {
  options: ["from", "dryRun"],
  run: async (terminal, folder, { from, dryRun }) => {
    if (from === undefined) return undefined;
    const { texts, print } = terminal;
    const corrections = readCast(terminal, from);
    if (!corrections.ok) return corrections.error;
    const logs = findLogs(folder);
    if (!logs.ok) return complain(terminal, folder, { kind: "unreadable", reason: logs.error });
    let changed = 0;
    let failed = 0;
    for (const path of logs.value) {
      const outcome = await renameInLog(
        terminal,
        { path, name: relative(folder, path) || basename(path) },
        corrections.value,
        dryRun,
      );
      if (outcome === "changed") changed++;
      if (outcome === "failed") failed++;
    }
    const parameters = { count: changed, logs: logs.value.length };
    print(texts.t(dryRun ? "cli.rename-would" : "cli.rename-did", parameters));
    if (failed > 0) terminal.warn(texts.t("cli.rename-failed", { count: failed }));
    return failed > 0 ? 1 : 0;
  },
};

type Outcome = "changed" | "unchanged" | "failed";

async function renameInLog(
  terminal: Terminal,
  { path, name }: { readonly path: string; readonly name: string },
  corrections: readonly Correction[],
  dryRun: boolean,
): Promise<Outcome> {
  if (dryRun) {
    const log = readLog(path);
    if (!log.ok) {
      complain(terminal, path, log.error);
      return "failed";
    }
    const { names, document } = apply(terminal, log.value.document, corrections);
    say(terminal, name, names);
    return document === undefined ? "unchanged" : "changed";
  }
  let told: readonly CorrectedName[] = [];
  const written = await changeLogFile(terminal, path, (log) => {
    const { names, document } = apply(terminal, log.document, corrections);
    told = names;
    return document;
  });
  if (!written.ok) {
    const { code, parameters } = written.error;
    terminal.warn(`${path}: ${terminal.texts.find(`trouble.${code}`, parameters) ?? code}`);
    return "failed";
  }
  say(terminal, name, told);
  return written.value;
}

/** The document with its names corrected; `undefined` where there is nothing to correct. */
function apply({ now }: Terminal, document: LogDocument, corrections: readonly Correction[]) {
  const context = { now: now().toISOString(), newId: () => "", author: "" };
  const { diff, names } = correctNames(document, corrections, context);
  if (diff.length === 0) return { names, document: undefined };
  const applied = applyDiff(document, diff);
  if (!applied.ok) throw new Error(`a correction does not apply: ${applied.error.code}`);
  return { names, document: applied.value };
}

function say({ texts, print }: Terminal, name: string, names: readonly CorrectedName[]): void {
  if (names.length > 0) print(`${name}:`);
  for (const { person, from, to, mentions } of names) {
    print(`  ${person}: ${from} → ${to}`);
    if (mentions > 0) print(`    ${texts.t("cli.rename-mentions", { from, count: mentions })}`);
  }
}

function readCast(terminal: Terminal, file: string): Result<readonly Correction[], ExitCode> {
  const bytes = readBytes(file);
  if (!bytes.ok) return err(complain(terminal, file, bytes.error));
  const json = parseJson(new TextDecoder().decode(bytes.value));
  const corrections = json.ok ? readCorrections(json.value) : err({ path: "$" });
  if (corrections.ok) return corrections;
  terminal.warn(`${file}: ${terminal.texts.t("cli.rename-bad-cast", corrections.error)}`);
  return err(2);
}

/** The logs in a folder and below, but in none that is hidden; symbolic links are not followed. */
function findLogs(folder: string): Result<readonly string[], string> {
  try {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.normalize("NFC").endsWith(".scenelog.json"))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter(
        (path) =>
          !relative(folder, path)
            .split(/[\\/]/)
            .some((part) => part.startsWith(".") || part === "node_modules"),
      );
    return ok(found.sort());
  } catch (error) {
    return err(reasonOf(error));
  }
}
