import { moving, paint, still, write, type Shown } from "./drawing.ts";
import { drawMen } from "./lift-men.ts";
import { ease, type Ramp } from "./motion.ts";
import { glow, PICTURE, type Scene } from "./scene.ts";
import { ellipse, join, polygon, rectangle, roundedRectangle } from "./shapes.ts";

const FRAMES = 748;
const DOORWAY = { x: 360, y: 116, width: 560, height: 560 };
const DOORWAY_PATH = rectangle(DOORWAY.x, DOORWAY.y, DOORWAY.width, DOORWAY.height);

/** How far the doors stand open, 0 to 1. */
const DOORS: Ramp = [
  [50, 0],
  [110, 1],
  [420, 1],
  [470, 0.12],
  [500, 0.12],
  [545, 1],
  [690, 1],
  [742, 0.04],
];
/**
 * The laugh in the lift, in steel: the doors slide open on two men side by side, who keep a straight face for a
 * while and then cannot; the doors close on them, think better of it and open once more.
 */
export function buildLiftScene(): Scene {
  return {
    frames: FRAMES,
    world: PICTURE,
    backdrop: {
      red: glow(92, 44, 720, { x: 640, y: 120, radius: 520, strength: 46 }),
      green: glow(102, 50, 720, { x: 640, y: 120, radius: 520, strength: 48 }),
      blue: glow(114, 60, 720, { x: 640, y: 120, radius: 520, strength: 50 }),
    },
    drawings: [...drawHall(), ...drawCabin(), ...drawMen(FRAMES), ...drawDoors(), ...drawIndicator()],
    overlay: [],
  };
}

function drawHall(): Shown[] {
  const seams = join(
    ...[60, 200, 1080, 1220].map((x) => rectangle(x, 0, 2, 680)),
    rectangle(0, 330, 330, 2),
    rectangle(950, 330, 330, 2),
  );
  const sheen = join(rectangle(96, 0, 34, 680), rectangle(1130, 0, 40, 680), rectangle(256, 0, 22, 680));
  const portal = join(
    rectangle(DOORWAY.x - 34, DOORWAY.y - 34, DOORWAY.width + 68, 34),
    rectangle(DOORWAY.x - 34, DOORWAY.y, 34, 570),
    rectangle(DOORWAY.x + DOORWAY.width, DOORWAY.y, 34, 570),
  );
  const shine = join(
    rectangle(DOORWAY.x - 26, DOORWAY.y - 26, 5, 590),
    rectangle(DOORWAY.x + DOORWAY.width + 20, DOORWAY.y - 26, 5, 590),
  );
  return still(0, FRAMES, [
    paint(0, sheen, { fill: "#dfe8ef", opacity: 0.16, blur: 18 }),
    paint(1, seams, { fill: "#2b323a", opacity: 0.8 }),
    paint(20, portal, { fill: "#39424c", edge: { colour: "#9aa8b4", width: 1 } }),
    paint(21, shine, { fill: "#d8e3ea", opacity: 0.75, blur: 3 }),
    paint(22, rectangle(0, 676, 1280, 44), { fill: "#20262d" }),
    paint(22, rectangle(0, 675, 1280, 2), { fill: "#8d9aa5", opacity: 0.7 }),
    paint(22, roundedRectangle(1000, 360, 46, 116, 10), {
      fill: "#2a3138",
      edge: { colour: "#93a1ac", width: 1.5 },
    }),
    paint(23, join(ellipse(1023, 392, 13), ellipse(1023, 442, 13)), {
      fill: "#39424c",
      edge: { colour: "#aebac4", width: 1.5 },
    }),
    paint(24, ellipse(1023, 392, 15), { fill: "#ffb84d", opacity: 0.55, blur: 8 }),
    paint(
      25,
      polygon([
        [1016, 397],
        [1023, 385],
        [1030, 397],
      ]),
      { fill: "#ffe2ae" },
    ),
    paint(
      25,
      polygon([
        [1016, 437],
        [1023, 449],
        [1030, 437],
      ]),
      { fill: "#8794a0" },
    ),
  ]);
}

function drawCabin(): Shown[] {
  return still(0, FRAMES, [
    paint(2, DOORWAY_PATH, { fill: "#8fa0a8" }),
    paint(3, ellipse(640, 150, 300, 120), { fill: "#fdf6e3", opacity: 0.85, blur: 50, clip: DOORWAY_PATH }),
    paint(3, rectangle(360, 560, 560, 120), { fill: "#4b5861", opacity: 0.8, blur: 40, clip: DOORWAY_PATH }),
    paint(4, join(rectangle(470, 116, 3, 560), rectangle(807, 116, 3, 560)), {
      fill: "#6d7d86",
      opacity: 0.8,
    }),
    paint(4, roundedRectangle(480, 128, 320, 12, 6), { fill: "#ffffff", blur: 3 }),
    paint(5, rectangle(360, 470, 560, 9), { fill: "#5c6b74" }),
    paint(6, rectangle(360, 469, 560, 3), { fill: "#e8f0f2", opacity: 0.8 }),
  ]);
}

function drawDoors(): Shown[] {
  return moving(0, FRAMES, (frame) => {
    const open = ease(DOORS, frame);
    const middle = DOORWAY.x + DOORWAY.width / 2;
    const gap = (open * DOORWAY.width) / 2;
    const half = DOORWAY.width / 2;
    const left = rectangle(middle - gap - half, DOORWAY.y, half, DOORWAY.height);
    const right = rectangle(middle + gap, DOORWAY.y, half, DOORWAY.height);
    const stripes = join(
      rectangle(middle - gap - half + 60, DOORWAY.y, 40, 560),
      rectangle(middle - gap - 70, DOORWAY.y, 18, 560),
      rectangle(middle + gap + 46, DOORWAY.y, 24, 560),
      rectangle(middle + gap + 170, DOORWAY.y, 46, 560),
    );
    const edges = join(
      rectangle(middle - gap - 3, DOORWAY.y, 3, 560),
      rectangle(middle + gap, DOORWAY.y, 3, 560),
    );
    const spill = polygon([
      [middle - gap, 677],
      [middle + gap, 677],
      [middle + gap * 1.35, 720],
      [middle - gap * 1.35, 720],
    ]);
    return [
      paint(17, join(left, right), { fill: "#7b8893", clip: DOORWAY_PATH }),
      paint(18, stripes, { fill: "#eef4f7", opacity: 0.42, blur: 14, clip: DOORWAY_PATH }),
      paint(19, edges, { fill: "#2b333b", clip: DOORWAY_PATH }),
      paint(23, spill, { fill: "#fdf0cf", opacity: 0.35, blur: 8 }),
    ];
  });
}

/** The floor indicator over the doors. */
function drawIndicator(): Shown[] {
  const floors = [
    { from: 0, to: 22, text: "5" },
    { from: 22, to: 44, text: "6" },
    { from: 44, to: FRAMES, text: "7" },
  ];
  const text = { font: "DejaVu Sans Mono", size: 34, colour: "#ffb84d", bold: true };
  return [
    ...still(0, FRAMES, [
      paint(26, roundedRectangle(584, 20, 112, 50, 8), {
        fill: "#14181d",
        edge: { colour: "#93a1ac", width: 1.5 },
      }),
      paint(
        27,
        polygon([
          [610, 54],
          [622, 34],
          [634, 54],
        ]),
        { fill: "#ffb84d" },
      ),
    ]),
    ...floors.flatMap(({ from, to, text: floor }) =>
      still(from, to, [
        write(27, floor, { x: 664, y: 45, anchor: 5 }, { ...text, opacity: 0.7, blur: 8 }),
        write(28, floor, { x: 664, y: 45, anchor: 5 }, text),
      ]),
    ),
  ];
}
