import type { Note } from "#annotations/formats/trouble.ts";
import type { Result } from "#annotations/result.ts";
import type { Core } from "./core.ts";

/** Saves a small text file where the user says, and tells that it is there. */
export async function saveTextFile(core: Core, name: string, text: string): Promise<void> {
  const { host, world, desk, editing } = core;
  try {
    const logId = editing.current()?.logId ?? null;
    const outcome = await host.call("files.saveText", { logId, name, text });
    if (outcome.kind === "cancelled") return;
    if (outcome.kind === "download") world.download(outcome.url, outcome.name);
    desk.say({ key: "toast.file-saved", parameters: { name: outcome.name } });
  } catch (error) {
    desk.reportError(error);
  }
}

/** Reads a picked file of that kind; `undefined` where it cannot be read, which has been told. */
export async function readTextFile<Value>(
  core: Core,
  handle: string,
  read: (text: string) => Result<Value, Note>,
): Promise<{ readonly name: string; readonly value: Value } | undefined> {
  const { host, desk } = core;
  try {
    const { name, text } = await host.call("files.readText", { handle });
    const parsed = read(text);
    if (parsed.ok) return { name, value: parsed.value };
    desk.report({ code: parsed.error.code, parameters: { ...parsed.error.parameters, name } });
  } catch (error) {
    desk.reportError(error);
  }
  return undefined;
}
