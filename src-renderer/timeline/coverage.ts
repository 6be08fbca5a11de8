import { TAG_COLOURS, type TagColour } from "#annotations/model/tag.ts";
import type { Entry, EntryList, RowChange } from "./entries.ts";

/** Buckets of the finest level: finer than that, entries themselves are drawn. */
const BUCKETS = 65_536;
const LEVELS = Math.log2(BUCKETS) + 1;

/** A run of columns that look alike: from one pixel to before another, how many entries begin per column, and their hue. */
export type Run = { from: number; to: number; density: 1 | 2 | 3; colour: TagColour };

/**
 * Where a row has anything at all, in levels of which each is half as fine as the one before: what is drawn where entries are
 * smaller than a pixel. An edit changes the buckets that it touches, and nothing is made anew.
 */
export class Coverage {
  /** Ticks of a bucket on the finest level. */
  readonly bucket: number;
  /** How many entries lie over a bucket of the finest level. */
  readonly #over = new Uint16Array(BUCKETS);
  /** For each level how many entries begin in a bucket (at most 65,535), and what hue is to be seen there: 0 for none. */
  readonly #begun: readonly Uint16Array[];
  readonly #hue: readonly Uint8Array[];
  readonly #colourOf: (entry: Entry) => TagColour;

  constructor(duration: number, entries: Pick<EntryList, "visit">, colourOf: (entry: Entry) => TagColour) {
    this.bucket = Math.max(1, Math.ceil(duration / BUCKETS));
    this.#colourOf = colourOf;
    const sizes = Array.from({ length: LEVELS }, (_, level) => BUCKETS >> level);
    this.#begun = sizes.map((size) => new Uint16Array(size));
    this.#hue = sizes.map((size) => new Uint8Array(size));
    this.#fill(entries);
    this.#sumUp(0, BUCKETS - 1);
  }

  /** Takes an edit in. */
  change({ gone, come }: RowChange): void {
    for (const entry of gone) this.#take(entry, -1);
    for (const entry of come) this.#take(entry, 1);
    for (const entry of [...gone, ...come]) this.#sumUp(this.#first(entry), this.#last(entry));
  }

  /** How many entries begin between two times, to the precision of a bucket at this zoom. */
  beginning(from: number, to: number, perPixel: number): number {
    const level = this.#levelFor(perPixel);
    const [begun, size] = [this.#begun[level], this.bucket * 2 ** level];
    let count = 0;
    for (let at = Math.floor(from / size); at < Math.ceil(to / size); at++) count += begun?.[at] ?? 0;
    return count;
  }

  /** The columns of `step` pixels that have something in them, as runs; `xOf` gives the pixel of a time. */
  runs(from: number, to: number, perPixel: number, step: number, xOf: (time: number) => number): Run[] {
    const level = this.#levelFor(perPixel * step);
    const begun = this.#begun[level] ?? new Uint16Array();
    const hues = this.#hue[level] ?? new Uint8Array();
    const size = this.bucket * 2 ** level;
    const runs: Run[] = [];
    const last = Math.min(hues.length - 1, Math.floor(to / size));
    for (let at = Math.max(0, Math.floor(from / size)); at <= last; at++) {
      const hue = hues[at] ?? 0;
      if (hue === 0) continue;
      const x = Math.floor(xOf(at * size) / step) * step;
      const end = Math.max(x + step, Math.floor(xOf((at + 1) * size) / step) * step);
      const density = densityOf(begun[at] ?? 0);
      const colour = TAG_COLOURS[hue - 1] ?? "slate";
      const run = runs.at(-1);
      if (run && x <= run.to && run.colour === colour && run.density === density)
        run.to = Math.max(run.to, end);
      else if (run && x < run.to) {
        // Two buckets in one column: the busier one is seen.
        if (density > run.density && run.to - run.from === step) Object.assign(run, { density, colour });
        if (end > run.to) runs.push({ from: run.to, to: end, density, colour });
      } else runs.push({ from: x, to: end, density, colour });
    }
    return runs;
  }

  #levelFor(perPixel: number): number {
    return Math.max(0, Math.min(LEVELS - 1, Math.floor(Math.log2(perPixel / this.bucket))));
  }

  #first({ start }: Entry): number {
    return Math.min(BUCKETS - 1, Math.max(0, Math.floor(start / this.bucket)));
  }

  #last({ start, end }: Entry): number {
    return Math.min(BUCKETS - 1, Math.max(0, Math.ceil((end ?? start + 1) / this.bucket) - 1));
  }

  /** Takes all entries of a row: where each begins and ends is noted first, and added up in one go. */
  #fill(entries: Pick<EntryList, "visit">): void {
    const [begun, hues, over] = [this.#begun[0], this.#hue[0], this.#over];
    if (!begun || !hues) return;
    const steps = new Int32Array(BUCKETS + 1);
    entries.visit((entry) => {
      const first = this.#first(entry);
      const after = this.#last(entry) + 1;
      begun[first] = (begun[first] ?? 0) + 1;
      steps[first] = (steps[first] ?? 0) + 1;
      steps[after] = (steps[after] ?? 0) - 1;
      hues.fill(TAG_COLOURS.indexOf(this.#colourOf(entry)) + 1, first, after);
    });
    let lying = 0;
    for (let at = 0; at < BUCKETS; at++) {
      lying += steps[at] ?? 0;
      over[at] = lying;
    }
  }

  #take(entry: Entry, by: 1 | -1): void {
    const first = this.#first(entry);
    const begun = this.#begun[0];
    const hues = this.#hue[0];
    if (!begun || !hues) return;
    begun[first] = (begun[first] ?? 0) + by;
    const hue = TAG_COLOURS.indexOf(this.#colourOf(entry)) + 1;
    for (let at = first; at <= this.#last(entry); at++) {
      const over = (this.#over[at] ?? 0) + by;
      this.#over[at] = over;
      if (over === 0) hues[at] = 0;
      else if (by === 1) hues[at] = hue;
    }
  }

  /** Brings the coarser levels up to date above buckets of the finest. */
  #sumUp(first: number, last: number): void {
    for (let level = 1; level < LEVELS; level++) {
      const [begun, below] = [this.#begun[level], this.#begun[level - 1]];
      const [hues, huesBelow] = [this.#hue[level], this.#hue[level - 1]];
      if (!begun || !below || !hues || !huesBelow) return;
      for (let at = first >> level; at <= last >> level; at++) {
        begun[at] = Math.min(65_535, (below[2 * at] ?? 0) + (below[2 * at + 1] ?? 0));
        hues[at] = huesBelow[2 * at] || (huesBelow[2 * at + 1] ?? 0);
      }
    }
  }
}

/** Up to two that begin in a column, up to six, and more. */
function densityOf(begun: number): 1 | 2 | 3 {
  return begun <= 2 ? 1 : begun <= 6 ? 2 : 3;
}
