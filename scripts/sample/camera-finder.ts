import { moving, paint, still, write, type Shown } from "./drawing.ts";
import { ease, slide, type Ramp } from "./motion.ts";
import { STRENGTH, TIP } from "./shake.ts";
import { ellipse, join, limb, place, rectangle, type Path } from "./shapes.ts";

/** The finder: frame corners, a level that tells how far the camera tips, and the recording lamp, for as many frames as asked. */
export function drawFinder(frames: number): Shown[] {
  const corners = join(
    ...(
      [
        [56, 52, 1, 1],
        [1224, 52, -1, 1],
        [56, 640, 1, -1],
        [1224, 640, -1, -1],
      ] as const
    ).map(([x, y, sx, sy]) =>
      place(join(rectangle(0, 0, 56, 3), rectangle(0, 0, 3, 40)), { x, y, scaleX: sx, scaleY: sy }),
    ),
  );
  const focus = place(
    join(
      ...[0, 1, 2, 3].map((turn) =>
        place(join(rectangle(-46, -46, 22, 2), rectangle(-46, -46, 2, 22)), {
          x: 0,
          y: 0,
          angle: (turn * Math.PI) / 2,
        }),
      ),
    ),
    { x: 640, y: 350 },
  );
  const text = { font: "DejaVu Sans Mono", size: 22, colour: "#e8fbfa", opacity: 0.85 };
  const level = moving(0, frames, (frame) => {
    const tip = slide(TIP, frame) + slide(STRENGTH, frame) * 0.0007 * Math.sin(frame * 0.61);
    const colour = Math.abs(tip) > 0.02 ? "#ff9f5a" : "#7ff0c8";
    const bar = place(join(rectangle(-96, -1.5, 66, 3), rectangle(30, -1.5, 66, 3), ellipse(0, 0, 4)), {
      x: 640,
      y: 600,
      angle: -tip * 3,
    });
    return [paint(32, bar, { fill: colour })];
  });
  const lamp = Array.from({ length: frames / 30 }, (_, second) =>
    still(second * 30, second * 30 + 18, [paint(32, ellipse(92, 84, 9), { fill: "#ff4d4f" })]),
  ).flat();
  return [
    ...still(0, frames, [
      paint(31, join(corners, focus), { fill: "#e8fbfa", opacity: 0.8 }),
      write(31, "REC", { x: 112, y: 84, anchor: 4 }, { ...text, bold: true }),
      write(31, "1/50   F2.8   ISO 800", { x: 1192, y: 84, anchor: 6 }, text),
      paint(31, join(rectangle(520, 600, 12, 2), rectangle(748, 600, 12, 2)), {
        fill: "#e8fbfa",
        opacity: 0.6,
      }),
    ]),
    ...level,
    ...lamp,
  ];
}

const REACH: Ramp = [
  [500, 0],
  [536, 1],
  [640, 1],
  [680, 0],
];

/** The operator's two arms, which come in from the right and hold the camera. */
export function drawCatch(): Shown[] {
  return moving(500, 680, (frame) => {
    const out = (1 - ease(REACH, frame)) * 520;
    const shake = slide(STRENGTH, frame) * 0.3 * Math.sin(frame * 0.97);
    const upper = place(drawForearm(), { x: 1010 + out, y: 470 + shake, angle: -0.16 });
    const lower = place(drawForearm(), { x: 1090 + out, y: 640 + shake, angle: -0.3 });
    return [
      paint(26, lower, { fill: "#0a1724", edge: { colour: "#5fb6c8", width: 2.5 }, blur: 1 }),
      paint(27, lower, { fill: "#0a1724" }),
      paint(28, upper, { fill: "#0c1c2b", edge: { colour: "#8be0ea", width: 2.5 }, blur: 1 }),
      paint(29, upper, { fill: "#0c1c2b" }),
    ];
  });
}

function drawForearm(): Path {
  return join(
    limb([
      { at: [70, 0], width: 76 },
      { at: [220, 44], width: 110 },
      { at: [460, 130], width: 170 },
    ]),
    ellipse(26, -4, 54, 42),
    limb([
      { at: [0, -30], width: 30 },
      { at: [-54, -34], width: 24 },
      { at: [-82, -14], width: 22 },
    ]),
    limb([
      { at: [-6, -8], width: 30 },
      { at: [-70, -6], width: 24 },
      { at: [-96, 14], width: 22 },
    ]),
    limb([
      { at: [-2, 16], width: 28 },
      { at: [-60, 22], width: 24 },
      { at: [-84, 38], width: 20 },
    ]),
    limb([
      { at: [26, -34], width: 30 },
      { at: [-4, -72], width: 24 },
      { at: [-30, -82], width: 20 },
    ]),
  );
}
