import type { FrameIndex } from "#annotations/time/frame-table.ts";
import type { HeldFrame } from "./decode-frame.ts";

/** Decoded frames that wait for their turn while the film runs backwards. */
export type HeldFrames = {
  /** The memory that they take. */
  readonly bytes: number;
  /** How many wait. */
  readonly count: number;
  add(index: FrameIndex, frame: HeldFrame): void;
  /**
   * The frame to show where `due` is due and `shown` is on the screen: of those between them the one that comes last on the
   * way back; `undefined` where there is none. Those above it are given up; itself is the caller's to close.
   */
  take(
    due: FrameIndex,
    shown: FrameIndex,
  ): { readonly index: FrameIndex; readonly frame: HeldFrame } | undefined;
  /** Gives up everything. */
  clear(): void;
};

/** Makes the store. */
export function createHeldFrames(): HeldFrames {
  const frames = new Map<FrameIndex, HeldFrame>();
  let bytes = 0;

  const giveUp = (index: FrameIndex, frame: HeldFrame): void => {
    frames.delete(index);
    bytes -= frame.bytes;
    frame.close();
  };

  return {
    get bytes() {
      return bytes;
    },
    get count() {
      return frames.size;
    },
    add(index, frame) {
      if (frames.has(index)) {
        frame.close();
        return;
      }
      frames.set(index, frame);
      bytes += frame.bytes;
    },
    take(due, shown) {
      let found: FrameIndex | undefined;
      for (const index of frames.keys()) {
        if (index >= due && index < shown && (found === undefined || index < found)) found = index;
      }
      const frame = found === undefined ? undefined : frames.get(found);
      if (found === undefined || !frame) return undefined;
      frames.delete(found);
      bytes -= frame.bytes;
      for (const [index, other] of [...frames]) if (index > found) giveUp(index, other);
      return { index: found, frame };
    },
    clear() {
      for (const [index, frame] of [...frames]) giveUp(index, frame);
    },
  };
}
