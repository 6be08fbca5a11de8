import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { type Handlers, MOST_TEXT_FILE } from "#annotations/host/contract.ts";
import type { Handles } from "./files/handles.ts";
import { pathOf } from "./lookups.ts";
import type { Caller } from "./ports.ts";
import type { SettingsPort } from "./settings/settings-port.ts";

/** What the handlers work with. */
type DeskFileParts = {
  readonly settings: Pick<SettingsPort, "deskFile" | "setDeskFile">;
  readonly handles: Handles;
};

/** The calls about the desk file that the logs of this machine are linked to. */
export function deskFileHandlers(parts: DeskFileParts): Pick<Handlers<Caller>, "desk.link" | "desk.shared"> {
  const { settings } = parts;
  return {
    "desk.link": async ({ handle }) => {
      settings.setDeskFile(handle === null ? undefined : pathOf(parts, handle));
      return {};
    },
    "desk.shared": async () => {
      const path = settings.deskFile();
      const text = path === undefined ? undefined : await textOf(path);
      return { desk: path === undefined || text === undefined ? null : { name: basename(path), text } };
    },
  };
}

/** The text of the file; `undefined` where it is not there now (a share that is away) or is too large to be one. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return (await stat(path)).size > MOST_TEXT_FILE ? undefined : await readFile(path, "utf8");
  } catch {
    return undefined;
  }
}
