import { createPictureReader, type StripPicture } from "#annotations/lanes/picture-format.ts";
import type { Scan } from "#annotations/lanes/plan-scans.ts";
import { secondsToTicks, type Ticks, ticksToSeconds } from "#annotations/time/ticks.ts";
import type { PictureSource } from "../../timeline/sources.ts";

/** A picture that can be drawn, and let go of. */
export type DrawnPicture = CanvasImageSource & { close(): void };

/** The filmstrip of a film in the window: JPEGs as they come, decoded where they are looked at. */
export type StripPictures = {
  readonly source: PictureSource;
  /** Takes the next bytes; whether they are those of a filmstrip. */
  take(bytes: Uint8Array): boolean;
  /** Lets every picture go. */
  dispose(): void;
};

/** What a filmstrip takes from the window. */
export type PictureParts = {
  /** Decodes a JPEG off the page's thread. */
  decode(jpeg: Uint8Array<ArrayBuffer>): Promise<DrawnPicture>;
  /** What is in view has changed: pictures that lie closer may have to be made. */
  onWish(scan: Scan): void;
};

/** How many decoded pictures are held: some 14 MB. */
const MOST_DECODED = 250;
/** How many are decoded at a time. */
const AT_ONCE = 2;

type Known = StripPicture & { readonly time: Ticks; picture: DrawnPicture | null; isAsked: boolean };

/** Makes the filmstrip of a film of which nothing has come. */
export function createStripPictures({ decode, onWish }: PictureParts): StripPictures {
  const reader = createPictureReader();
  const listeners = new Set<() => void>();
  const known: Known[] = [];
  /** Those that are decoded, in the order of the film. */
  const decoded: Known[] = [];
  let view: { readonly from: Ticks; readonly to: Ticks; readonly step: Ticks } | undefined;
  let wanted: Known[] = [];
  let decoding = 0;
  let isGone = false;

  const insert = (list: Known[], item: Known): void => {
    list.splice(indexAfter(list, item.time), 0, item);
  };

  /** What is drawn in the view, the nearest to its middle first. */
  const plan = (): void => {
    if (!view) return;
    const { from, to, step } = view;
    const found = new Set<Known>();
    for (let time = from + step / 2; time < to + step && found.size < MOST_DECODED; time += step) {
      const nearest = nearestTo(known, time);
      if (nearest) found.add(nearest);
    }
    const middle = (from + to) / 2;
    wanted = [...found].filter(({ picture, isAsked }) => picture === null && !isAsked);
    wanted.sort((a, b) => Math.abs(a.time - middle) - Math.abs(b.time - middle));
    pump();
  };

  const forget = (): void => {
    const middle = view ? (view.from + view.to) / 2 : 0;
    while (decoded.length > MOST_DECODED) {
      const [first, last] = [decoded[0], decoded.at(-1)];
      const isFirstFarther = Math.abs((first?.time ?? 0) - middle) > Math.abs((last?.time ?? 0) - middle);
      const gone = isFirstFarther ? decoded.shift() : decoded.pop();
      gone?.picture?.close();
      if (gone) gone.picture = null;
    }
  };

  const pump = (): void => {
    for (let next = wanted[0]; next && decoding < AT_ONCE; next = wanted[0]) {
      wanted.shift();
      next.isAsked = true;
      decoding++;
      void decodeInto(next);
    }
  };

  const decodeInto = async (item: Known): Promise<void> => {
    try {
      const picture = await decode(item.jpeg);
      if (isGone) return picture.close();
      item.picture = picture;
      item.isAsked = false;
      insert(decoded, item);
      forget();
      for (const listener of listeners) listener();
    } catch {
      // Damaged: it stays asked for, so that it is not tried again, and its neighbours are shown in its place.
    } finally {
      decoding--;
      if (!isGone) pump();
    }
  };

  return {
    source: {
      get aspect() {
        const head = reader.head();
        return head ? head.width / head.height : 16 / 9;
      },
      at: (time) => nearestTo(decoded, time)?.picture ?? null,
      wish(from, to, step) {
        if (view && view.from === from && view.to === to && view.step === step) return;
        if (!(to > from) || !(step > 0)) return;
        view = { from, to, step };
        onWish({ from: ticksToSeconds(from), to: ticksToSeconds(to), step: ticksToSeconds(step) });
        plan();
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    take(bytes) {
      const more = reader.take(bytes);
      for (const picture of more ?? []) {
        insert(known, { ...picture, time: secondsToTicks(picture.seconds), picture: null, isAsked: false });
      }
      if (more && more.length > 0) plan();
      return more !== undefined;
    },
    dispose() {
      isGone = true;
      wanted = [];
      for (const { picture } of decoded) picture?.close();
      decoded.length = 0;
      known.length = 0;
    },
  };
}

/** The place of the first that comes after a time. */
function indexAfter(list: readonly Known[], time: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.time ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearestTo(list: readonly Known[], time: number): Known | undefined {
  const index = indexAfter(list, time);
  const [before, after] = [list[index - 1], list[index]];
  if (!before || !after) return before ?? after;
  return time - before.time <= after.time - time ? before : after;
}
