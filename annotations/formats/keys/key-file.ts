import { z } from "zod";
import { FIXED_COMMANDS, KEY_PRESETS, type KeySet } from "../../commands/key-set.ts";
import { parseBinding } from "../../commands/keys.ts";
import { userCommand } from "../../commands/table.ts";
import { err, ok, type Result } from "../../result.ts";
import { isJsonObject } from "../../document/member.ts";
import type { JsonObject } from "../../json.ts";
import { parseJson } from "../../json-locating/parse-json.ts";
import type { Note } from "../trouble.ts";

const FORMAT = "scenelog-keys";
const VERSION = 1;

/** How a file of keys ends. */
export const KEY_FILE_EXTENSION = ".scenelog-keys.json";

const fileSchema = z.looseObject({
  preset: z.enum(KEY_PRESETS),
  changed: z.record(z.string(), z.array(z.string()).max(8)),
});

/** A set of keys as text: small JSON with a format and a version, one command a line. */
export function writeKeyFile(set: KeySet): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...set }, null, 2)}\n`;
}

/**
 * Reads a file of keys. A command that this app does not know, a key that cannot be read, and keys for what cannot be bound
 * are left out, each with a note; what is no file of keys, or of a newer version, is refused.
 */
export function readKeyFile(
  text: string,
): Result<{ readonly set: KeySet; readonly left: readonly Note[] }, Note> {
  const file = readHead(text);
  if (!file.ok) return file;
  const parsed = fileSchema.safeParse(file.value);
  if (!parsed.success) {
    return err({
      code: "key-file-wrong",
      parameters: { path: parsed.error.issues[0]?.path.join(".") ?? "" },
    });
  }
  const left: Note[] = [];
  const changed: [string, readonly string[]][] = [];
  for (const [id, keys] of Object.entries(parsed.data.changed)) {
    const command = userCommand(id);
    if (!command || FIXED_COMMANDS.includes(command.id)) {
      left.push({ code: "key-command-unknown", parameters: { id } });
      continue;
    }
    const wrong = keys.filter((key) => parseBinding(key) === undefined);
    for (const key of wrong) left.push({ code: "key-unreadable", parameters: { key, id } });
    changed.push([id, keys.filter((key) => !wrong.includes(key))]);
  }
  return ok({ set: { preset: parsed.data.preset, changed: Object.fromEntries(changed) }, left });
}

/** The object in the file, where its `format` and `version` are as they have to be. */
function readHead(text: string): Result<JsonObject, Note> {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  const json = parseJson(plain);
  if (!json.ok) return err({ code: "key-file-not-json", parameters: {} });
  const file = json.value;
  if (!isJsonObject(file) || file["format"] !== FORMAT)
    return err({ code: "key-file-other", parameters: {} });
  const { version } = file;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    return err({ code: "key-file-wrong", parameters: { path: "version" } });
  }
  return version > VERSION ? err({ code: "key-file-newer", parameters: { version } }) : ok(file);
}
