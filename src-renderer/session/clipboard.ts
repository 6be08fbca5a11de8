import { readCells, safeCell, writeCells } from "#annotations/clipboard/cells.ts";
import { clipOf, readClip, writeClip } from "#annotations/clipboard/clip.ts";
import { pasteClip, type Pasted } from "#annotations/clipboard/paste-clip.ts";
import { pasteRows, rowsOfAnnotations } from "#annotations/clipboard/rows.ts";
import { endOfFrame, frameCount } from "#annotations/time/frame-table.ts";
import { commandContext, type Core } from "./core.ts";

/** Entries as they go onto the clipboard: as rows for spreadsheets and people, and whole for another log. */
export type CopiedEntries = {
  readonly text: string;
  readonly table: readonly (readonly string[])[];
  readonly clip: string;
};

/** What of a clipboard can be pasted: the entries that another log put there, and else the text. */
export type PastedData = { readonly clip: string | undefined; readonly text: string };

/** Entries to the clipboard and from it. */
export type ClipboardDesk = {
  /** What is selected, for the clipboard; `undefined` where nothing is. It is said how many there are. */
  copy(): CopiedEntries | undefined;
  /** Puts entries or rows into the film that plays, as one step, and says what could not be taken over. */
  paste(data: PastedData): void;
};

/** Makes the clipboard of a window. */
export function createClipboardDesk({ player, stores, world, desk, editing }: Core): ClipboardDesk {
  return {
    copy() {
      const document = editing.document();
      const { ids } = stores.selection.getState();
      if (!document || ids.size === 0) return undefined;
      const clip = clipOf(document, ids);
      const { language } = stores.app.getState();
      const table = rowsOfAnnotations(document, clip.annotations, language, () => player.frames());
      const count = clip.annotations.length;
      desk.say({ key: "toast.entries-copied", parameters: { count } });
      return { text: writeCells(table), table: table.map((row) => row.map(safeCell)), clip: writeClip(clip) };
    },
    paste({ clip: text, text: plain }) {
      const log = stores.log.getState();
      const document = editing.document();
      if (log.phase !== "open" || log.medium === null || !document) return;
      const frames = player.frames();
      const end = frames && endOfFrame(frames, frameCount(frames) - 1);
      const place = { medium: log.medium, end, language: stores.app.getState().language, frames };
      const clip = text === undefined ? undefined : readClip(text);
      const context = commandContext(stores, world);
      const pasted: Pasted | undefined = clip
        ? pasteClip(document, clip, place, context)
        : pasteRows(document, readCells(plain), place, context);
      if (!pasted) return desk.report({ code: "nothing-to-paste", parameters: {} });
      const { diff, count, left } = pasted;
      const made = diff.flatMap((change) =>
        change.op === "insert" && change.kind === "annotation" ? [change.id] : [],
      );
      if (count > 0 && !editing.commit({ key: "step.paste", parameters: { count } }, diff, { select: made }))
        return;
      if (left.length === 0) desk.say({ key: "toast.entries-pasted", parameters: { count } });
      else {
        const notes = left.map(({ code, parameters }) => ({
          key: `pasted.${code}`,
          parameters: { ...parameters },
        }));
        stores.exchange.setState({ kind: "pasted", report: { count, left: notes } }, true);
      }
    },
  };
}
