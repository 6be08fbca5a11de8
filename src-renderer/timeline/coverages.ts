import { Coverage } from "./coverage.ts";
import type { EntryList, Row, RowChange, TimelineData } from "./entries.ts";

/**
 * Edits by row id, and of all entries together: what new data changes of the data whose `whole` was `since`. Of other data it
 * says nothing.
 */
export type DataChange = {
  readonly since: EntryList;
  readonly rows: ReadonlyMap<string, RowChange>;
  readonly whole: RowChange;
};

/** The coverages of a timeline's rows: made when one is first drawn, and kept through edits. */
export class Coverages {
  readonly #kept = new Map<string, { entries: EntryList; readonly coverage: Coverage }>();
  #data: TimelineData;

  constructor(data: TimelineData) {
    this.#data = data;
  }

  /** Takes new data. Rows whose entries are others and whose edits are not told are made anew when they are next drawn. */
  take(data: TimelineData, told: DataChange | undefined): void {
    const before = this.#data;
    const change = told?.since === before.whole ? told : undefined;
    this.#data = data;
    if (data.duration !== before.duration || data.colourOf !== before.colourOf) this.#kept.clear();
    const now = new Map(data.rows.map((row) => [row.id, row.entries]));
    now.set(WHOLE, data.whole);
    for (const [id, kept] of this.#kept) {
      const entries = now.get(id);
      if (entries === kept.entries) continue;
      const edit = id === WHOLE ? change?.whole : change?.rows.get(id);
      if (entries && edit) {
        kept.coverage.change(edit);
        kept.entries = entries;
      } else this.#kept.delete(id);
    }
  }

  of(row: Row): Coverage {
    return this.#get(row.id, row.entries);
  }

  whole(): Coverage {
    return this.#get(WHOLE, this.#data.whole);
  }

  #get(id: string, entries: EntryList): Coverage {
    const kept = this.#kept.get(id);
    if (kept?.entries === entries) return kept.coverage;
    const coverage = new Coverage(this.#data.duration, entries, this.#data.colourOf);
    this.#kept.set(id, { entries, coverage });
    return coverage;
  }
}

/** No row has this id: ids of rows are not empty. */
const WHOLE = "";
