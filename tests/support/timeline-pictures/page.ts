import { TAG_COLOURS } from "#annotations/model/tag.ts";
import { frameRate } from "#annotations/time/frame-rate.ts";
import { Coverage } from "../../../src-renderer/timeline/coverage.ts";
import { drawTimeline } from "../../../src-renderer/timeline/draw.ts";
import { drawGesture } from "../../../src-renderer/timeline/draw-overlay.ts";
import { drawOverview } from "../../../src-renderer/timeline/draw-overview.ts";
import type { Entry } from "../../../src-renderer/timeline/entries.ts";
import type { Gesture } from "../../../src-renderer/timeline/gesture.ts";
import { layOut } from "../../../src-renderer/timeline/layout.ts";
import type { Pen, Scene } from "../../../src-renderer/timeline/scene.ts";
import type { PeakSource, PictureSource } from "../../../src-renderer/timeline/sources.ts";
import type { Hue, Theme } from "../../../src-renderer/timeline/theme.ts";
import { dataOf, entry, MINUTE, row, seconds } from "../../unit/renderer/timeline/samples.ts";

const WIDTH = 360;
const HEIGHT = 132;

/** Plain colours, so that a picture says what is drawn and not how tokens are mixed. */
function hue(index: number): Hue {
  const at = (light: number) => `hsl(${index * 36} 60% ${light}%)`;
  return { bodies: [at(25), at(40), at(55)], edge: at(70), words: "#fff" };
}

const hues = Object.fromEntries(TAG_COLOURS.map((colour, index) => [colour, hue(index)]));
const of = (colour: (typeof TAG_COLOURS)[number]): Hue => hues[colour] ?? hue(0);
const theme: Theme = {
  background: "#14171d",
  ruler: "#1a1e26",
  line: "#262c38",
  tick: "#697386",
  label: "#9ba5b5",
  soft: "#8a95a7",
  accent: "#8ab4ff",
  range: "rgb(138 180 255 / 0.2)",
  wave: "#5577aa",
  guide: "#e2b45c",
  running: "#ff6b6b",
  hues: {
    rose: of("rose"),
    orange: of("orange"),
    amber: of("amber"),
    lime: of("lime"),
    green: of("green"),
    teal: of("teal"),
    sky: of("sky"),
    blue: of("blue"),
    violet: of("violet"),
    slate: of("slate"),
  },
  timeFont: "11px monospace",
  textFont: "11px sans-serif",
};

/** A pen that sets a block for each letter: what fonts a machine has must not decide whether a picture is right. */
function blockPen(pen: CanvasRenderingContext2D): Pen {
  const blocks = (text: string, x: number, y: number): void => {
    [...text].forEach((letter, index) => {
      if (letter !== " ") pen.fillRect(Math.round(x) + index * 6, Math.round(y) - 3, 5, 6);
    });
  };
  return new Proxy<Pen>(pen, {
    get: (target, name) => {
      if (name === "fillText") return blocks;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value),
  });
}

const fit: Scene["fit"] = (text, width) => text.slice(0, Math.max(0, Math.floor(width / 6)));

const first = entry("first go", 2, 9);
const overlapping = entry("over it", 7, 12);
const moment = entry("m", 14);
const short = entry("short", 16, 16.4);
const running: Entry = { ...entry("runs", 20, 21), open: true };
const folded = [entry("f1", 3, 8), entry("f2", 12, 13), entry("f3", 21)];
const ROWS = [
  row("one", [first, overlapping, moment]),
  row("two", [short, running]),
  row("three", folded, true),
];

function sceneOf(parts: Partial<Scene> = {}): Scene {
  const data = parts.data ?? dataOf(ROWS);
  const { pictures = null, peaks = null } = parts;
  return {
    width: WIDTH,
    height: HEIGHT,
    view: { from: 0, perPixel: seconds(30) / WIDTH },
    layout: layOut(data.rows, HEIGHT, { pictures: pictures !== null, channels: peaks?.channels ?? 0 }),
    scroll: 0,
    data,
    scale: {
      kind: "timecode",
      frames: MINUTE,
      counting: { rate: frameRate(25, 1), dropFrame: false, startFrame: 90_000 },
    },
    theme,
    selected: [],
    running: [running],
    hidden: new Set(),
    playhead: seconds(26),
    marks: { in: null, out: null },
    shots: [],
    peaks,
    pictures,
    coverageOf: ({ entries }) => new Coverage(data.duration, entries, data.colourOf),
    fit,
    ...parts,
  };
}

/** Sound that swells and dies away, and is known for two thirds of what is seen. */
const peaks: PeakSource = {
  channels: 2,
  knownTo: seconds(20),
  columns: (channel, _from, _to, count) =>
    Int8Array.from({ length: 2 * count }, (_, index) => {
      const loud = Math.round(100 * Math.abs(Math.sin(index / 60)) * (channel === 0 ? 1 : 0.4));
      return index % 2 === 0 ? -loud : loud;
    }),
  subscribe: () => () => {},
};

function picturesOf(): PictureSource {
  const paint = (colour: string): HTMLCanvasElement => {
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = [16, 9];
    const pen = picture.getContext("2d");
    if (pen) {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 16, 9);
    }
    return picture;
  };
  const known = ["#703030", "#307030", "#303070"].map(paint);
  return {
    aspect: 16 / 9,
    at: (time) => (time > seconds(25) ? null : (known[Math.floor(time / seconds(6)) % 3] ?? null)),
    wish: () => {},
    subscribe: () => () => {},
  };
}

function crowd(): Scene {
  const crowded = Array.from({ length: 900 }, (_, index) => {
    const start = index < 600 ? 1 + index / 100 : 10 + (index - 600) / 8;
    return entry(`c${String(index).padStart(4, "0")}`, start, start + 0.004);
  });
  return sceneOf({
    data: dataOf([row("crowd", crowded), row("two", [short])]),
    view: { from: 0, perPixel: seconds(62) / WIDTH },
    running: [],
    scale: { kind: "media-time", frames: MINUTE },
  });
}

const grabbed = at(0, 0);
function at(x: number, y: number) {
  return { x, y, adds: false, draws: false, free: false };
}

const trim: Gesture = {
  kind: "trim",
  edge: "end",
  grabbed: first,
  preview: { entries: [entry("first go", 2, 16)], guide: seconds(16), shown: seconds(15.96) },
};
const box: Gesture = { kind: "box", at: at(40, 30), to: at(200, 90), found: [first] };

const PICTURES: { readonly [name: string]: (pen: Pen) => void } = {
  rows: (pen) =>
    drawTimeline(pen, sceneOf({ selected: [first, moment], marks: { in: seconds(6), out: seconds(18) } })),
  lanes: (pen) =>
    drawTimeline(
      pen,
      sceneOf({ peaks, pictures: picturesOf(), shots: [seconds(4), seconds(10), seconds(10.1)] }),
    ),
  frames: (pen) => drawTimeline(pen, sceneOf({ view: { from: seconds(6.5), perPixel: seconds(1) / WIDTH } })),
  crowd: (pen) => drawTimeline(pen, crowd()),
  strip: (pen) => {
    const { data } = crowd();
    const coverage = new Coverage(data.duration, data.whole, data.colourOf);
    drawOverview(pen, { width: WIDTH, height: 24, duration: data.duration, coverage, theme });
  },
  trim: (pen) => drawGesture(pen, sceneOf(), trim),
  box: (pen) => drawGesture(pen, sceneOf(), box),
  nothing: (pen) => drawGesture(pen, sceneOf(), { kind: "press", at: grabbed, hit: { kind: "ruler" } }),
};

/** The pictures that there are. */
export const names = Object.keys(PICTURES);

/** Draws a picture as it is expected; answers it as a PNG in a URL. */
export function paint(name: string): string {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH, name === "strip" ? 24 : HEIGHT];
  const pen = canvas.getContext("2d");
  const draw = PICTURES[name];
  if (!pen || !draw) throw new Error(`no picture ${name}`);
  draw(blockPen(pen));
  return canvas.toDataURL("image/png");
}
