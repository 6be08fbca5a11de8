import { recordsById } from "#annotations/document/access.ts";
import { type DeskChanges, deskChanges } from "#annotations/day-zero/desk-changes.ts";
import { DESK_SUFFIX } from "#annotations/formats/desk/desk.ts";
import { parseDesk } from "#annotations/formats/desk/parse-desk.ts";
import { writeDesk } from "#annotations/formats/desk/write-desk.ts";
import { troubleNote } from "#annotations/formats/trouble.ts";
import { rebaseKeepingOthers } from "#annotations/history/rebase-diff.ts";
import { commandContext, type Core } from "./core.ts";
import { saveTextFile } from "./text-files.ts";

/** What the linked desk file would change, and its name; `null` until there is something to look at. */
export type DeskFileState = { readonly name: string; readonly changes: DeskChanges } | null;

/** The desk file that logs share: linked, looked at, and taken from as one step, never by itself. */
export type DeskFileDesk = {
  /** Links a picked file and shows what it would change. */
  link(handle: string): Promise<void>;
  /** Looks into the linked file when a log is opened, and says so where it has something new. */
  greet(): Promise<void>;
  /** Takes what was shown as one step; whether it went. */
  take(): boolean;
  /** Saves the log's people and tags as a desk file. */
  save(): Promise<void>;
};

/** Makes the desk of a window. */
export function createDeskFile(core: Core): DeskFileDesk {
  const { host, world, stores, desk, editing } = core;
  const context = () => commandContext(stores, world);

  /** Reads the linked file against the log; whether it was there and could be read. */
  const look = async (): Promise<boolean> => {
    const { desk: shared } = await host.call("desk.shared", {});
    const document = editing.document();
    if (shared === null || !document || !editing.isWritable()) return false;
    const parsed = parseDesk(shared.text);
    if (!parsed.ok) {
      const { code, parameters } = troubleNote(parsed.error);
      desk.report({ code, parameters: { ...parameters, name: shared.name } });
      return false;
    }
    const changes = deskChanges(document, parsed.value, context());
    stores.deskFile.setState({ name: shared.name, changes }, true);
    return true;
  };
  const show = (): void => stores.ui.setState({ sheet: "desk-file" });

  return {
    async link(handle) {
      await host.call("desk.link", { handle });
      if (await look()) show();
    },
    async greet() {
      const log = stores.log.getState();
      // A log that was just made is offered cast and vocabulary already.
      if (log.phase !== "open" || log.created) return;
      try {
        const isThere = await look();
        const state = stores.deskFile.getState();
        if (!isThere || state === null || state.changes.diff.length === 0) return;
        const { renamed, annotations, people, tags } = state.changes;
        desk.toast({
          tone: "plain",
          key: renamed.length > 0 ? "desk-file.changed" : "desk-file.more",
          parameters: {
            name: state.name,
            names: renamed.length,
            count: annotations,
            people: people.length,
            tags: tags.length,
          },
          stays: true,
          action: { key: "desk-file.look", run: show },
        });
      } catch (error) {
        desk.reportError(error);
      }
    },
    take() {
      const state = stores.deskFile.getState();
      const document = editing.document();
      if (state === null || !document) return false;
      const step = { key: "step.takeDesk", parameters: { name: state.name } };
      // What was changed here since it was shown stays as it is.
      return editing.commit(step, rebaseKeepingOthers(state.changes.diff, document).diff);
    },
    async save() {
      const document = editing.document();
      if (!document) return;
      const { title } = document.log;
      const people = recordsById(document, "person");
      const text = writeDesk({ people, tags: recordsById(document, "tag") });
      await saveTextFile(
        core,
        `${(title ?? "desk").replace(/[\\/:*?"<>|]+/gu, " ").trim()}${DESK_SUFFIX}`,
        text,
      );
    },
  };
}
