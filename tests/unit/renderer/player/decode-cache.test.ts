import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { constantFrames } from "#annotations/time/frame-table.ts";
import { frameRate } from "#annotations/time/frame-rate.ts";
import type { FrameDecoder, HeldFrame } from "../../../../src-renderer/player/decode-frame.ts";
import { createReversePlay } from "../../../../src-renderer/player/reverse-play.ts";

const MIB = 1024 * 1024;
const FPS = 25;
const FRAMES = 250;

beforeAll(() => {
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => setTimeout(run, 4));
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** A decoder at whose hands every frame takes so many bytes; it counts those that nobody has closed yet. */
function countingDecoder(bytes: number) {
  const count = { held: 0, most: 0, made: 0 };
  const make = (seconds: number): HeldFrame => {
    count.held += bytes;
    count.most = Math.max(count.most, count.held);
    count.made++;
    return { seconds, bytes, draw: () => {}, close: () => void (count.held -= bytes) };
  };
  const decoder: FrameDecoder = {
    draw: () => Promise.resolve(true),
    // A group of pictures is two seconds long.
    keyframeBefore: (seconds) => Promise.resolve(Math.floor(seconds / 2) * 2),
    async *run(from, until) {
      for (let index = Math.floor(from * FPS); index / FPS < until; index++) {
        // Decoded elsewhere, one after the other.
        await new Promise((resolve) => setTimeout(resolve, 0));
        yield make(index / FPS);
      }
    },
    dispose: () => {},
  };
  return { decoder, count };
}

test.each([
  ["720p", 1280 * 720 * 1.5],
  ["4K", 3840 * 2160 * 1.5],
  ["4K in ten bits", 3840 * 2160 * 3],
  ["8K in ten bits", 7680 * 4320 * 3],
])(
  "frames of %s that are decoded for playing backwards never take more than 256 MiB together",
  async (_, bytes) => {
    const { decoder, count } = countingDecoder(bytes);
    const frames = constantFrames(frameRate(FPS, 1), FRAMES);
    const medium = { url: "film", frames };
    let shown = FRAMES - 1;
    const isOver = new Promise<void>((resolve) => {
      const reverse = createReversePlay({
        drawn: {
          isOn: () => true,
          draw: () => Promise.resolve(true),
          decoderOf: () => Promise.resolve(decoder),
          put: () => {},
          hide: () => {},
          clear: () => {},
        },
        medium: () => medium,
        shownIndex: () => shown,
        onDrawn: (index) => {
          shown = index;
        },
        seek: () => Promise.reject(new Error("everything can be decoded")),
        onOver: resolve,
      });
      reverse.start(shown, 8);
    });
    await isOver;
    expect(count.made).toBeGreaterThan(4);
    expect(count.most).toBeLessThanOrEqual(256 * MIB);
    expect(count.held).toBe(0);
  },
);
