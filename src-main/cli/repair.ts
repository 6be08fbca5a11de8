import { basename } from "node:path";
import { TABLE_KINDS } from "#annotations/document/access.ts";
import { type RecoveredLog, recoverLog } from "#annotations/formats/scenelog/recover-log.ts";
import type { TextKey } from "#annotations/texts/index.ts";
import { createNodeFileLayer } from "../services/file-layer/node-file-layer.ts";
import { decodeDamaged } from "../services/log/decode-damaged.ts";
import { writeNewLog } from "../services/log/write-new-log.ts";
import { newIdAt } from "../services/new-id.ts";
import { complain, readBytes } from "./read-log.ts";
import type { CliCommand, Terminal } from "./terminal.ts";

/**
 * `repair FILE --out NEW`: reads a damaged log as far as it can be read into a new file, and says what was saved and what was
 * lost. The damaged file is left alone. Exit code 0 where nothing was lost, 1 where something was.
 */
export const repair: CliCommand = {
  options: ["out"],
  run: async (terminal, file, { out }) => {
    const { texts, warn } = terminal;
    if (out === undefined) return undefined;
    const bytes = readBytes(file);
    if (!bytes.ok) return complain(terminal, file, bytes.error);
    const { text, isSound } = decodeDamaged(bytes.value);
    const recovered = recoverLog(text, () => newIdAt(terminal.now()));
    if (!recovered.ok) {
      warn(`${file}: ${texts.t("cli.nothing-to-recover")}`);
      return 1;
    }
    const { document, history } = recovered.value;
    const written = await writeNewLog(createNodeFileLayer(), out, document, history);
    if (!written.ok) {
      warn(texts.t("cli.not-new", { name: out, reason: String(written.error.parameters["reason"]) }));
      return 2;
    }
    report(terminal, file, out, recovered.value);
    if (!isSound) warn(texts.t("cli.recover-not-utf8"));
    return isSound && recovered.value.losses.length === 0 ? 0 : 1;
  },
};

const KIND_TEXTS = {
  article: "cli.articles",
  medium: "cli.media",
  person: "cli.people",
  tag: "cli.tags",
  annotation: "cli.annotations",
  tombstone: "cli.removed",
  conflict: "cli.conflicts",
} as const satisfies { readonly [kind in (typeof TABLE_KINDS)[number]]: TextKey };

function report({ texts, print, warn }: Terminal, file: string, out: string, log: RecoveredLog): void {
  print(texts.t("cli.recovered", { name: basename(file), out }));
  for (const kind of TABLE_KINDS) print(`  ${texts.t(KIND_TEXTS[kind])}: ${log.saved[kind]}`);
  for (const { code, parameters } of log.losses) {
    const { line, column } = parameters;
    warn(`${file}:${line}:${column}: ${texts.find(`recover.${code}`, parameters) ?? code}`);
  }
  print(
    log.losses.length === 0
      ? texts.t("cli.recovered-all")
      : texts.t("cli.recovered-part", { count: log.losses.length }),
  );
}
