import { basename } from "node:path";
import { FILE_VERSION } from "#annotations/formats/scenelog/file-version.ts";
import { createNodeFileLayer } from "../services/file-layer/node-file-layer.ts";
import { writeNewLog } from "../services/log/write-new-log.ts";
import { complain, readLog } from "./read-log.ts";
import type { CliCommand } from "./terminal.ts";
import { changeLogFile } from "./write-log.ts";

/** `migrate FILE [--out NEW]`: brings a log of an older format up to date, in its place (a backup is kept) or in a new file. */
export const migrate: CliCommand = {
  options: ["out"],
  run: async (terminal, file, { out }) => {
    const { texts, print, warn } = terminal;
    const log = readLog(file);
    if (!log.ok) return complain(terminal, file, log.error);
    const { document, history, version } = log.value;
    const parameters = { name: basename(file), version, to: FILE_VERSION };
    if (out !== undefined) {
      const written = await writeNewLog(createNodeFileLayer(), out, document, history);
      if (!written.ok) {
        warn(texts.t("cli.not-new", { name: out, reason: String(written.error.parameters["reason"]) }));
        return 2;
      }
      print(texts.t("cli.migrated-to", { ...parameters, out }));
      return 0;
    }
    if (version === FILE_VERSION) {
      print(texts.t("cli.up-to-date", parameters));
      return 0;
    }
    const changed = await changeLogFile(terminal, file, (now) => now.document);
    if (!changed.ok) {
      warn(
        `${file}: ${texts.find(`trouble.${changed.error.code}`, changed.error.parameters) ?? changed.error.code}`,
      );
      return 2;
    }
    print(texts.t("cli.migrated", parameters));
    return 0;
  },
};
