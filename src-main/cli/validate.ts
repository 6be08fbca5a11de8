import { basename } from "node:path";
import { complain, readLog } from "./read-log.ts";
import type { CliCommand } from "./terminal.ts";

/** `validate FILE`: whether a file is a log; line, column and JSON path of the first thing that is wrong. */
export const validate: CliCommand = {
  options: [],
  run: async (terminal, file) => {
    const { texts, print } = terminal;
    const log = readLog(file);
    if (!log.ok) return complain(terminal, file, log.error);
    const { document, warnings } = log.value;
    print(texts.t("cli.valid", { name: basename(file), annotations: document.order.size }));
    for (const { code, parameters } of warnings) print(texts.find(`cli.warning-${code}`, parameters) ?? code);
    return 0;
  },
};
