/** A stretch of film in seconds of media time, in each `step` of which the first keyframe is wanted. */
export type Scan = { readonly from: number; readonly to: number; readonly step: number };

/** Which stretches of a film still have to be looked through for pictures, the nearest first. */
export type ScanPlan = {
  /** The time around which pictures are wanted first. */
  focus(seconds: number): void;
  /** What is in view and how far apart pictures are drawn there: it comes before all else. Whether anything of it is missing. */
  wish(scan: Scan): boolean;
  /** The next stretch; it counts as done. `undefined` where nothing is left. */
  next(): Scan | undefined;
  /** The whole film has its pictures at the plain step already: what is left are wishes. */
  skipPlain(): void;
  /** How much of the film has pictures at the plain step, from 0 to 1. */
  share(): number;
};

/** How many pictures a whole film gets: an hour has one every 15 s. */
const PICTURES = 240;
const LEAST_PLAIN_STEP = 1;
/** Keyframes lie further apart than this, or it is a film in which every frame is one. */
const LEAST_STEP = 0.5;
/** How many pictures one look through the film is for: few enough that another place can be wished for between. */
const CELLS_AT_ONCE = 12;
const CELLS_AT_FIRST = 3;
/** A wish this near to the plain step has what it wants already. */
const LIKE = 1.5;

/** Plans the pictures of a film that begins and ends at media times in seconds. */
export function planScans(first: number, durationSeconds: number): ScanPlan {
  const step = Math.max(LEAST_PLAIN_STEP, durationSeconds / PICTURES);
  const cells = Math.max(1, Math.ceil(durationSeconds / step));
  const last = first + durationSeconds;
  const done: boolean[] = Array.from({ length: cells }, () => false);
  const tilesDone = new Set<string>();
  let left = cells;
  let near = first;
  let wished: Scan | undefined;

  const nearestCell = (): number => {
    const middle = Math.min(cells - 1, Math.max(0, Math.floor((near - first) / step)));
    for (let away = 0; away < cells; away++) {
      if (done[middle + away] === false) return middle + away;
      if (done[middle - away] === false) return middle - away;
    }
    return -1;
  };

  /** The missing tile nearest to the middle of what is wished, at a step that is a half, a quarter … of the plain one. */
  const missingTile = (): { readonly name: string; readonly scan: Scan } | undefined => {
    if (!wished || wished.step * LIKE >= step) return undefined;
    let fine = step;
    while (fine > wished.step * LIKE && fine / 2 >= LEAST_STEP) fine /= 2;
    if (fine === step) return undefined;
    const size = fine * CELLS_AT_ONCE;
    const begin = Math.floor((Math.max(first, wished.from) - first) / size);
    const end = Math.ceil((Math.min(last, wished.to) - first) / size);
    const middle = (near - first) / size - 0.5;
    let found: number | undefined;
    for (let tile = begin; tile < end; tile++) {
      const isNearer = found === undefined || Math.abs(tile - middle) < Math.abs(found - middle);
      if (isNearer && !tilesDone.has(`${fine}:${tile}`)) found = tile;
    }
    if (found === undefined) return undefined;
    const from = first + found * size;
    return { name: `${fine}:${found}`, scan: { from, to: Math.min(last, from + size), step: fine } };
  };

  const nextPlain = (): Scan | undefined => {
    const at = nearestCell();
    if (at < 0) return undefined;
    const most = left === cells ? CELLS_AT_FIRST : CELLS_AT_ONCE;
    let [begin, end] = [at, at + 1];
    while (end - begin < most && done[end] === false) end++;
    while (end - begin < most && done[begin - 1] === false) begin--;
    done.fill(true, begin, end);
    left -= end - begin;
    return { from: first + begin * step, to: first + end * step, step };
  };

  return {
    focus(seconds) {
      near = seconds;
    },
    wish(scan) {
      wished = scan;
      near = (scan.from + scan.to) / 2;
      return missingTile() !== undefined;
    },
    next() {
      const tile = missingTile();
      if (!tile) return nextPlain();
      tilesDone.add(tile.name);
      return tile.scan;
    },
    skipPlain() {
      done.fill(true);
      left = 0;
    },
    share: () => 1 - left / cells,
  };
}
