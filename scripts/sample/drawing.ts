import type { Path } from "./shapes.ts";

/** The clip's rate as a rational: frame n starts at n * denominator / numerator seconds. */
export const RATE = { numerator: 30000, denominator: 1001 } as const;

/** How a path is painted. Colours are `#rrggbb`, opacity is 0 to 1, blur and edge width are pixels. */
export type Paint = {
  fill: string;
  opacity?: number;
  blur?: number;
  edge?: { colour: string; width: number };
  clip?: Path;
};

/** One drawn thing, as a line of an ASS script without its times. */
export type Drawing = { layer: number; text: string };

/** A drawing on the frames `from` up to, not including, `to` of its scene. */
export type Shown = Drawing & { from: number; to: number };

/** Paints a path on a layer; higher layers cover lower ones. */
export function paint(layer: number, path: Path, how: Paint): Drawing {
  const { fill, opacity = 1, blur = 0, edge, clip } = how;
  const tags = [
    "\\an7\\pos(0,0)\\shad0",
    `\\1c${toAssColour(fill)}\\1a${toAssAlpha(opacity)}`,
    edge === undefined
      ? "\\bord0"
      : `\\bord${edge.width}\\3c${toAssColour(edge.colour)}\\3a${toAssAlpha(opacity)}`,
    blur > 0 ? `\\blur${blur}` : "",
    clip === undefined ? "" : `\\clip(${SUBPIXEL_SCALE},${toAssPath(clip)})`,
    `\\p${SUBPIXEL_SCALE}`,
  ];
  return { layer, text: `{${tags.join("")}}${toAssPath(path)}` };
}

/** Writes a line of text; `anchor` is the position of a keypad's digit (7 upper left, 5 middle, 3 lower right). */
export function write(
  layer: number,
  text: string,
  at: { x: number; y: number; anchor: number },
  how: {
    font: string;
    size: number;
    colour: string;
    opacity?: number;
    bold?: boolean;
    spacing?: number;
    blur?: number;
  },
): Drawing {
  const tags = [
    `\\an${at.anchor}\\pos(${at.x},${at.y})\\bord0\\shad0\\fn${how.font}\\fs${how.size}`,
    `\\1c${toAssColour(how.colour)}\\1a${toAssAlpha(how.opacity ?? 1)}`,
    `\\b${how.bold === true ? 1 : 0}\\fsp${how.spacing ?? 0}\\blur${how.blur ?? 0}`,
  ];
  return { layer, text: `{${tags.join("")}}${text}` };
}

/** Shows a drawing without change on the frames `from` up to, not including, `to`. */
export function still(from: number, to: number, drawings: readonly Drawing[]): Shown[] {
  return drawings.map((drawing) => ({ ...drawing, from, to }));
}

/** Draws each of the frames `from` up to, not including, `to` anew. */
export function moving(from: number, to: number, draw: (frame: number) => readonly Drawing[]): Shown[] {
  const shown: Shown[] = [];
  for (let frame = from; frame < to; frame++) shown.push(...still(frame, frame + 1, draw(frame)));
  return shown;
}

/** The whole ASS script (the text of a file for ffmpeg's `ass` filter) for a picture of the given size. */
export function buildAssScript(size: { width: number; height: number }, shown: readonly Shown[]): string {
  const lines = shown.map(
    ({ layer, from, to, text }) =>
      `Dialogue: ${layer},${toAssTime(from)},${toAssTime(to)},Plain,,0,0,0,,${text}`,
  );
  return [
    "[Script Info]",
    "ScriptType: v4.00+",
    `PlayResX: ${size.width}`,
    `PlayResY: ${size.height}`,
    "WrapStyle: 2",
    "ScaledBorderAndShadow: yes",
    "YCbCr Matrix: None",
    "[V4+ Styles]",
    "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding",
    "Style: Plain,Noto Sans CJK KR,32,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,0,0,7,0,0,0,1",
    "[Events]",
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
    ...lines,
    "",
  ].join("\n");
}

/** `\p4` draws in eighths of a pixel: whole numbers that still move smoothly. */
const SUBPIXEL_SCALE = 4;
const SUBPIXELS = 2 ** (SUBPIXEL_SCALE - 1);

function toAssPath(path: Path): string {
  const parts: string[] = [];
  for (const outline of path) {
    for (const [index, [x, y]] of outline.entries()) {
      if (index === 0) parts.push("m");
      else if (index % 3 === 1) parts.push("b");
      parts.push(`${Math.round(x * SUBPIXELS)} ${Math.round(y * SUBPIXELS)}`);
    }
  }
  return parts.join(" ");
}

/** `#rrggbb` as ASS has it: blue, green, red. */
function toAssColour(colour: string): string {
  return `&H${colour.slice(5, 7)}${colour.slice(3, 5)}${colour.slice(1, 3)}&`.toUpperCase();
}

/** ASS counts how transparent a thing is. */
function toAssAlpha(opacity: number): string {
  const transparency = Math.round((1 - Math.min(1, Math.max(0, opacity))) * 255);
  return `&H${transparency.toString(16).padStart(2, "0").toUpperCase()}&`;
}

/** ASS times have two places; halfway between two frames they cannot fall on the wrong side of one. */
function toAssTime(frame: number): string {
  const seconds = Math.max(0, ((frame - 0.5) * RATE.denominator) / RATE.numerator);
  const hundredths = Math.round(seconds * 100);
  const minutes = Math.floor(hundredths / 6000);
  const rest = ((hundredths % 6000) / 100).toFixed(2).padStart(5, "0");
  return `0:${String(minutes).padStart(2, "0")}:${rest}`;
}
