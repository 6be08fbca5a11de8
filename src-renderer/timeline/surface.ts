import { textFitter } from "./fit-text.ts";
import type { Pen } from "./scene.ts";

/** The elements of a timeline: its picture, what is drawn over it, the playhead, and the strip of the whole film. */
export type Surface = {
  readonly main: HTMLCanvasElement;
  readonly mainPen: Pen;
  readonly over: HTMLCanvasElement;
  readonly overPen: Pen;
  readonly playhead: HTMLElement;
  readonly strip: HTMLCanvasElement;
  readonly stripPen: Pen;
  /** The part of the strip that is in view. */
  readonly window: HTMLElement;
  readonly stripHead: HTMLElement;
  /** Fits every canvas to the room that its element has; whether anything changed. */
  resize(): boolean;
  fit(font: () => string): (text: string, width: number) => string;
  remove(): void;
};

/** Makes the elements of a timeline within an element of the page. */
export function createSurface(root: HTMLElement): Surface {
  const { ownerDocument } = root;
  const make = <Name extends "canvas" | "div">(name: Name, className: string, parent: HTMLElement) => {
    const element = ownerDocument.createElement(name);
    element.className = className;
    parent.append(element);
    return element;
  };
  const picture = make("div", "timeline-picture", root);
  const main = make("canvas", "timeline-main", picture);
  const over = make("canvas", "timeline-over", picture);
  over.hidden = true;
  const playhead = make("div", "timeline-playhead", picture);
  const strip = make("div", "timeline-strip", root);
  const stripCanvas = make("canvas", "timeline-strip-picture", strip);
  const window = make("div", "timeline-strip-window", strip);
  const stripHead = make("div", "timeline-strip-head", strip);
  const canvases = [main, over, stripCanvas];
  return {
    main,
    mainPen: penOf(main, false),
    over,
    overPen: penOf(over, true),
    playhead,
    strip: stripCanvas,
    stripPen: penOf(stripCanvas, false),
    window,
    stripHead,
    resize() {
      const { devicePixelRatio: scale } = ownerDocument.defaultView ?? { devicePixelRatio: 1 };
      const sizes = canvases.map((canvas) => {
        const { clientWidth, clientHeight } = canvas === stripCanvas ? strip : picture;
        return { canvas, width: Math.round(clientWidth * scale), height: Math.round(clientHeight * scale) };
      });
      if (sizes.every(({ canvas, width, height }) => canvas.width === width && canvas.height === height)) {
        return false;
      }
      for (const { canvas, width, height } of sizes) {
        canvas.width = width;
        canvas.height = height;
        canvas.getContext("2d")?.setTransform(scale, 0, 0, scale, 0, 0);
      }
      return true;
    },
    fit(font) {
      const pen = penOf(main, false);
      let measured = font();
      let fitter = textFitter((text) => pen.measureText(text).width);
      return (text, width) => {
        if (font() !== measured) {
          measured = font();
          fitter = textFitter((words) => pen.measureText(words).width);
        }
        return fitter(text, width);
      };
    },
    remove() {
      picture.remove();
      strip.remove();
    },
  };
}

function penOf(canvas: HTMLCanvasElement, alpha: boolean): CanvasRenderingContext2D {
  const pen = canvas.getContext("2d", { alpha });
  if (!pen) throw new Error("this page has no canvas");
  return pen;
}
