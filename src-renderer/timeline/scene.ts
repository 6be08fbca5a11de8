import type { Ticks } from "#annotations/time/ticks.ts";
import type { Coverage } from "./coverage.ts";
import type { Entry, Row, TimelineData } from "./entries.ts";
import type { Layout } from "./layout.ts";
import type { RulerScale } from "./ruler.ts";
import type { PeakSource, PictureSource } from "./sources.ts";
import type { Theme } from "./theme.ts";
import type { View } from "./view.ts";

/** What is drawn with: the part of a canvas that the timeline uses, so that a list of calls can stand in for it. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "fillStyle"
  | "font"
  | "textBaseline"
  | "globalAlpha"
  | "fillRect"
  | "clearRect"
  | "fillText"
  | "measureText"
  | "drawImage"
  | "save"
  | "restore"
  | "beginPath"
  | "rect"
  | "clip"
>;

/** The state of a timeline from which its picture follows. */
export type Scene = {
  readonly width: number;
  readonly height: number;
  readonly view: View;
  readonly layout: Layout;
  /** How far the rows are scrolled up, in pixels. */
  readonly scroll: number;
  readonly data: TimelineData;
  readonly scale: RulerScale;
  readonly theme: Theme;
  readonly selected: readonly Entry[];
  /** Segments that still run: they reach to the playhead, wherever the rows have them end. */
  readonly running: readonly Entry[];
  /** Entries that are drawn elsewhere, as those that are being dragged. */
  readonly hidden: ReadonlySet<string>;
  /** Where running segments have come to, in ticks. */
  readonly playhead: number;
  readonly marks: { readonly in: Ticks | null; readonly out: Ticks | null };
  readonly shots: readonly Ticks[];
  readonly peaks: PeakSource | null;
  readonly pictures: PictureSource | null;
  /** What a row has where entries are smaller than a pixel. */
  coverageOf(row: Row): Coverage;
  /** Words cut so that they fit into a width; empty where none do. */
  fit(text: string, width: number): string;
};
