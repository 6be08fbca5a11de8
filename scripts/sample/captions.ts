import { still, write, type Shown } from "./drawing.ts";

/** What the strip names each scene. */
export const SCENE_NAMES = ["Kiss rehearsal", "Camera shake", "Elevator laugh"] as const;

/** The names of the scenes in the strip beside the barcode, each on its own frames. */
export function writeCaptions(lengths: readonly [number, number, number]): Shown[] {
  let from = 0;
  return SCENE_NAMES.flatMap((name, index) => {
    const to = from + (lengths[index] ?? 0);
    const shown = still(from, to, [
      write(
        40,
        `SCENE ${index + 1}`,
        { x: 640, y: 704, anchor: 4 },
        { font: "Noto Sans CJK KR", size: 19, colour: "#8d8a84", spacing: 2 },
      ),
      write(
        40,
        name,
        { x: 740, y: 704, anchor: 4 },
        { font: "Noto Sans CJK KR", size: 22, colour: "#f3c77d", bold: true },
      ),
    ]);
    from = to;
    return shown;
  });
}
