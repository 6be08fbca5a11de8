import { writeFileSync } from "node:fs";
import { FORMATS, formatById } from "#annotations/formats/registry.ts";
import { complain, readLog, reasonOf } from "./read-log.ts";
import type { CliCommand } from "./terminal.ts";

/** `export FILE --to FORMAT [--out FILE]`: the log in another format, and in words what that leaves out. */
export const exportLog: CliCommand = {
  options: ["to", "out"],
  run: async (terminal, file, { to, out }) => {
    const { texts, print, warn, write } = terminal;
    if (to === undefined) return undefined;
    const format = formatById(to);
    if (format?.write === undefined) {
      const formats = FORMATS.filter((one) => one.write !== undefined).map(({ id }) => id);
      warn(texts.t("cli.unknown-format", { format: to, formats: formats.join(", ") }));
      return 2;
    }
    const log = readLog(file);
    if (!log.ok) return complain(terminal, file, log.error);
    const { text, left } = format.write(log.value.document, { language: texts.language });
    if (out === undefined) write(text);
    else {
      try {
        writeFileSync(out, text);
      } catch (error) {
        warn(texts.t("cli.unwritable", { name: out, reason: reasonOf(error) }));
        return 2;
      }
      print(texts.t("cli.written", { name: out }));
    }
    for (const { code, parameters } of left) warn(texts.find(`left.${code}`, parameters) ?? code);
    return 0;
  },
};
