import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { FORMATS, formatById } from "#annotations/formats/registry.ts";
import { type ParsedLog, parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { type Note, troubleNote } from "#annotations/formats/trouble.ts";
import { err, type Result } from "#annotations/result.ts";
import { type Count, summariseLog } from "./log-summary.ts";
import { createMachineTexts, languageOfEnvironment } from "./texts.ts";

/**
 * The command line: `validate FILE`, `info FILE [--json]`, `export FILE --to FORMAT [--out FILE]`, in the language of the
 * terminal. Exit codes: 0 all is well, 1 the file is no valid log, 2 it cannot be read or the command was not understood.
 */
type ExitCode = 0 | 1 | 2;

const texts = createMachineTexts(languageOfEnvironment(process.env));
const { t } = texts;

function main(): ExitCode {
  const { values, positionals } = parseArgs({
    options: { json: { type: "boolean" }, to: { type: "string" }, out: { type: "string" } },
    allowPositionals: true,
  });
  const [command, file, ...more] = positionals;
  if (file === undefined || more.length > 0) return misunderstood();
  switch (command) {
    case "validate":
      return validate(file);
    case "info":
      return info(file, values.json === true);
    case "export":
      return values.to === undefined ? misunderstood() : exportLog(file, values.to, values.out);
    default:
      return misunderstood();
  }
}

function validate(file: string): ExitCode {
  const log = readLog(file);
  if (!log.ok) return complain(file, log.error);
  const { document, warnings } = log.value;
  print(t("cli.valid", { name: basename(file), annotations: document.order.size }));
  for (const { code, parameters } of warnings) print(texts.find(`cli.warning-${code}`, parameters) ?? code);
  return 0;
}

function info(file: string, asJson: boolean): ExitCode {
  const log = readLog(file);
  if (!log.ok) return complain(file, log.error);
  const summary = summariseLog(log.value.document, texts.language);
  if (asJson) {
    print(JSON.stringify(summary, null, 2));
    return 0;
  }
  const { title, annotations, segments, moments, open, quotes, people, tags, media } = summary;
  if (title !== null) print(`${t("cli.title")}: ${title}`);
  print(`${t("cli.annotations")}: ${annotations}`);
  print(`${t("cli.segments")}: ${segments}`);
  print(`${t("cli.moments")}: ${moments}`);
  print(`${t("cli.open")}: ${open}`);
  print(`${t("cli.quotes")}: ${quotes}`);
  printCounts(t("cli.people"), people);
  printCounts(t("cli.tags"), tags);
  print(`${t("cli.media")}:`);
  for (const { id, path, coveredSeconds, durationSeconds } of media) {
    const covered =
      durationSeconds === null || durationSeconds === 0
        ? t("cli.covered-only", { covered: coveredSeconds })
        : t("cli.covered", {
            covered: coveredSeconds,
            duration: durationSeconds,
            percent: Math.round((100 * coveredSeconds) / durationSeconds),
          });
    print(`  ${path ?? id}: ${covered}`);
  }
  return 0;
}

function printCounts(title: string, counts: readonly Count[]): void {
  print(`${title}:`);
  for (const { name, annotations } of counts) print(`  ${name}: ${annotations}`);
}

function exportLog(file: string, to: string, out: string | undefined): ExitCode {
  const format = formatById(to);
  if (format?.write === undefined) {
    const formats = FORMATS.filter(({ write }) => write !== undefined).map(({ id }) => id);
    warn(t("cli.unknown-format", { format: to, formats: formats.join(", ") }));
    return 2;
  }
  const log = readLog(file);
  if (!log.ok) return complain(file, log.error);
  const { text, left } = format.write(log.value.document, { language: texts.language });
  if (out === undefined) process.stdout.write(text);
  else {
    try {
      writeFileSync(out, text);
    } catch (error) {
      warn(t("cli.unwritable", { name: out, reason: reasonOf(error) }));
      return 2;
    }
    print(t("cli.written", { name: out }));
  }
  for (const { code, parameters } of left) warn(texts.find(`left.${code}`, parameters) ?? code);
  return 0;
}

/** Why a file gave no log: it could not be read at all, or what stands in it is none. */
type Unread =
  | { readonly kind: "unreadable"; readonly reason: string }
  | { readonly kind: "invalid"; readonly note: Note };

function readLog(file: string): Result<ParsedLog, Unread> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
      return err({ kind: "invalid", note: { code: "not-utf8", parameters: { name: basename(file) } } });
    }
    return err({ kind: "unreadable", reason: reasonOf(error) });
  }
  const parsed = parseLog(text);
  return parsed.ok ? parsed : err({ kind: "invalid", note: troubleNote(parsed.error) });
}

function complain(file: string, unread: Unread): ExitCode {
  if (unread.kind === "unreadable") {
    warn(t("cli.unreadable", { name: file, reason: unread.reason }));
    return 2;
  }
  const { code, parameters } = unread.note;
  const { line, column } = parameters;
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  warn(`${place}: ${texts.find(`trouble.${code}`, parameters) ?? code}`);
  return 1;
}

function misunderstood(): ExitCode {
  warn(t("cli.usage"));
  return 2;
}

function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function warn(text: string): void {
  process.stderr.write(`${text}\n`);
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof TypeError) || !("code" in error)) throw error;
  // An option that the parser of arguments does not know.
  process.exitCode = misunderstood();
}
