import { type Count, type LogSummary, summariseLog } from "../log-summary.ts";
import { complain, readLog } from "./read-log.ts";
import type { CliCommand, Terminal } from "./terminal.ts";

/** `info FILE [--json]`: counts, people, tags and how much of each medium is logged. */
export const info: CliCommand = {
  options: ["json"],
  run: async (terminal, file, { json }) => {
    const log = readLog(file);
    if (!log.ok) return complain(terminal, file, log.error);
    const summary = summariseLog(log.value.document, terminal.texts.language);
    if (json) terminal.print(JSON.stringify(summary, null, 2));
    else printSummary(terminal, summary);
    return 0;
  },
};

function printSummary(terminal: Terminal, summary: LogSummary): void {
  const { texts, print } = terminal;
  const { t } = texts;
  const { title, annotations, segments, moments, open, quotes, people, tags, media } = summary;
  if (title !== null) print(`${t("cli.title")}: ${title}`);
  print(`${t("cli.annotations")}: ${annotations}`);
  print(`${t("cli.segments")}: ${segments}`);
  print(`${t("cli.moments")}: ${moments}`);
  print(`${t("cli.open")}: ${open}`);
  print(`${t("cli.quotes")}: ${quotes}`);
  printCounts(terminal, t("cli.people"), people);
  printCounts(terminal, t("cli.tags"), tags);
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
}

function printCounts({ print }: Terminal, title: string, counts: readonly Count[]): void {
  print(`${title}:`);
  for (const { name, annotations } of counts) print(`  ${name}: ${annotations}`);
}
