import { basename, dirname, join } from "node:path";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { getRecord, recordJson, TABLE_KINDS } from "#annotations/document/access.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { type RecoveredLog, recoverLog } from "#annotations/formats/scenelog/recover-log.ts";
import type { Change } from "#annotations/history/diff.ts";
import type { Note } from "#annotations/formats/trouble.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import type { FileLayer } from "../file-layer/file-layer.ts";
import { fileTrouble } from "../file-layer/file-trouble.ts";
import { LOG_SUFFIX, stemOf } from "../files/file-kind.ts";
import { bestBase, loadBases } from "./base-store.ts";
import { decodeDamaged } from "./decode-damaged.ts";
import { findJournals, type JournalPlace } from "./journal-files.ts";
import { mergeFile } from "./merge-file.ts";
import { parseBytes, readFileBytes } from "./read-log.ts";
import { recover } from "./recover.ts";
import { EXISTS, writeNewLog } from "./write-new-log.ts";

/** What was saved of a damaged log, and into which new file. */
export type RescuedLog = {
  /** The real path of the new file, which lies beside the damaged one. */
  readonly path: string;
  /** How many records of each kind the new file has. */
  readonly saved: RecoveredLog["saved"];
  /** Records that the journal of the damaged file had beyond what that held when it was last sound. */
  readonly changes: number;
  /** Whether all of the file was text. */
  readonly isSound: boolean;
  /** What was lost or had to be changed, with `line` and `column`: the first of them, and how many there are. */
  readonly losses: readonly Note[];
  readonly lossesInAll: number;
};

/** What rescuing works with. */
export type RescuePlace = {
  readonly layer: FileLayer;
  readonly journals: JournalPlace;
  readonly newId: () => string;
  readonly now: () => Date;
};

const MOST_LOSSES = 200;
const MOST_NAMES = 100;

/**
 * Saves what can be read of a damaged log into a new file beside it, together with what the journal of the damaged one holds;
 * both are left as they are. `nothing-to-recover` where there is no part of a log in it.
 */
export async function rescueLog(place: RescuePlace, path: string): Promise<Result<RescuedLog, Trouble>> {
  const { layer, newId } = place;
  const name = basename(path);
  const read = await readFileBytes(layer, path);
  if (!read.ok) return read;
  if (read.value === undefined) return err({ code: "log-missing", parameters: { name } });
  const { text, isSound } = decodeDamaged(read.value.bytes);
  const recovered = recoverLog(text, newId);
  const journal = await journalState(place, path);
  if (!journal.ok) return journal;
  if (!recovered.ok && journal.value === undefined)
    return err({ code: "nothing-to-recover", parameters: { name } });
  const found = recovered.ok ? recovered.value : undefined;
  const both = joined(place, found, journal.value);
  const written = await writeBeside(layer, path, both.document, found?.history ?? []);
  if (!written.ok) return written;
  const losses = found?.losses ?? [];
  const saved = Object.fromEntries(TABLE_KINDS.map((kind) => [kind, both.document.tables[kind].size]));
  return ok({
    path: written.value,
    saved: saved as RescuedLog["saved"],
    changes: both.records,
    isSound,
    losses: losses.slice(0, MOST_LOSSES),
    lossesInAll: losses.length,
  });
}

type JournalState = { readonly document: LogDocument; readonly records: number };

/** The log as the journals have it, where those know of changes that may not have reached the file. */
async function journalState(
  { journals, newId, now }: RescuePlace,
  path: string,
): Promise<Result<JournalState | undefined, Trouble>> {
  try {
    const found = await findJournals(journals, path);
    const bases = await loadBases(journals, found.bases);
    const states = found.heads.flatMap(({ lines }): JournalState[] => {
      const best = bestBase(bases, lines);
      const base = best && parseBytes(basename(path), best.bytes, best.hash);
      const state = base?.ok
        ? recover(lines, { file: undefined, base: base.value, initial: undefined })
        : undefined;
      return state !== undefined && state.changes > 0 ? [state] : [];
    });
    const [first, ...more] = states;
    if (first === undefined) return ok(undefined);
    const stamp = { newId, at: now().toISOString() };
    return ok(
      more.reduce((all, { document, records }) => {
        const merged = mergeFile(undefined, all.document, document, stamp);
        return { document: merged.document, records: all.records + records };
      }, first),
    );
  } catch (error) {
    return err({ ...fileTrouble(error, journals.folder), code: "journal-unreadable" });
  }
}

/** Nothing that the journal has is taken away by what the damaged file lacks; where both differ, a conflict says so. */
function joined(
  { newId, now }: RescuePlace,
  file: RecoveredLog | undefined,
  journal: JournalState | undefined,
): JournalState {
  if (file === undefined) {
    if (journal === undefined) throw new Error("there is nothing to join");
    return journal;
  }
  const lostItsId = file.losses.some(({ code }) => code === "new-log-id");
  const isOther = journal !== undefined && !lostItsId && journal.document.log.id !== file.document.log.id;
  if (journal === undefined || isOther) return { document: file.document, records: 0 };
  const stamp = { newId, at: now().toISOString() };
  const { document } = mergeFile(
    undefined,
    journal.document,
    withoutRemoved(file.document, journal.document),
    stamp,
  );
  return { document, records: journal.records };
}

/** What the journal says was removed does not come back out of the file. */
function withoutRemoved(file: LogDocument, journal: LogDocument): LogDocument {
  const removals = [...journal.tables.tombstone.values()].flatMap(({ id, kind = "annotation" }): Change[] => {
    const record = getRecord(file, kind, id);
    return record === undefined ? [] : [{ op: "remove", kind, id, record: recordJson(record) }];
  });
  const left = applyDiff(file, removals);
  if (!left.ok) throw new Error(`a record that is there cannot be removed: ${left.error.code}`);
  return left.value;
}

/** Writes `NAME (recovered).scenelog.json`, or with a number where that is taken; gives its path. */
async function writeBeside(
  layer: FileLayer,
  path: string,
  document: LogDocument,
  history: readonly string[],
): Promise<Result<string, Trouble>> {
  const stem = stemOf(basename(path));
  for (let number = 1; number <= MOST_NAMES; number++) {
    const mark = number === 1 ? "recovered" : `recovered ${number}`;
    const target = join(dirname(path), `${stem} (${mark})${LOG_SUFFIX}`);
    const written = await writeNewLog(layer, target, document, history);
    if (written.ok) return ok(target);
    if (written.error.parameters["reason"] !== EXISTS) return written;
  }
  return err({ code: "file-failed", parameters: { name: basename(path), reason: EXISTS } });
}
