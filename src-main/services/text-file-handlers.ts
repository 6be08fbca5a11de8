import { readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname } from "node:path";
import { type Handlers, MOST_TEXT_FILE } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import type { Downloads } from "./export/downloads.ts";
import { writeWhole } from "./export/write-file.ts";
import { fileTrouble } from "./file-layer/file-trouble.ts";
import type { Handles } from "./files/handles.ts";
import { logOf, pathOf } from "./lookups.ts";
import type { OpenLogs } from "./open-logs.ts";
import type { Caller, HostPorts } from "./ports.ts";

/** What the handlers of small text files work with. */
type TextFileParts = {
  readonly ports: Pick<HostPorts, "saveTarget">;
  readonly handles: Handles;
  readonly openLogs: OpenLogs;
  readonly downloads: Downloads;
};

/** The calls that save and read small text files: sets of keys, vocabularies. */
export function textFileHandlers(
  parts: TextFileParts,
): Pick<Handlers<Caller>, "files.saveText" | "files.readText"> {
  const { ports, downloads } = parts;
  return {
    "files.saveText": async ({ logId, name, text }, caller) => {
      const folder = logId === null ? homedir() : dirname(logOf(parts, logId, caller).path);
      // Only the name is the window's to propose, never a place.
      const target = await ports.saveTarget({ name: basename(name), folder }, caller);
      if (target.kind === "cancelled") return { kind: "cancelled" };
      if (target.kind === "download") {
        const id = downloads.offer({ name, mediaType: "application/json", text });
        return { kind: "download", name, url: `/export/${id}` };
      }
      const saved = await writeWhole(target.path, text);
      if (!saved.ok) throw new HostError(saved.error.code, saved.error.parameters);
      return { kind: "written", name: basename(target.path) };
    },
    "files.readText": async ({ handle }) => {
      const path = pathOf(parts, handle);
      const name = basename(path);
      if (!/\.json$/iu.test(name)) throw new HostError("text-file-other", { name });
      try {
        if ((await stat(path)).size > MOST_TEXT_FILE) throw new HostError("text-file-too-large", { name });
        return { name, text: await readFile(path, "utf8") };
      } catch (error) {
        if (error instanceof HostError) throw error;
        const { code, parameters } = fileTrouble(error, path);
        throw new HostError(code, parameters);
      }
    },
  };
}
