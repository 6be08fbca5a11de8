import { paint, moving, type Drawing, type Shown } from "./drawing.ts";
import { ease, type Ramp } from "./motion.ts";
import { curve, ellipse, join, limb, place, type Path, type Point } from "./shapes.ts";

const DARK = "#2b1220";

const PROFILE: readonly Point[] = [
  [0, -60],
  [36, -46],
  [47, -24],
  [45, -8],
  [58, 12],
  [57, 18],
  [46, 22],
  [50, 29],
  [45, 34],
  [49, 41],
  [43, 49],
  [44, 60],
  [34, 70],
  [14, 66],
  [-8, 58],
  [-34, 52],
  [-52, 18],
  [-54, -18],
  [-36, -50],
];
const LONG_HAIR: readonly Point[] = [
  [6, -68],
  [34, -56],
  [40, -36],
  [14, -34],
  [2, -10],
  [-2, 30],
  [-8, 70],
  [-18, 128],
  [-50, 158],
  [-84, 150],
  [-80, 90],
  [-74, 40],
  [-70, -10],
  [-54, -50],
  [-26, -66],
];
const BOB: readonly Point[] = [
  [6, -68],
  [36, -56],
  [44, -34],
  [24, -28],
  [16, -4],
  [14, 24],
  [8, 52],
  [-22, 66],
  [-58, 62],
  [-72, 26],
  [-70, -18],
  [-54, -52],
  [-26, -66],
];
const TORSO: readonly Point[] = [
  [26, 96],
  [48, 122],
  [62, 170],
  [66, 250],
  [70, 340],
  [74, 470],
  [-116, 470],
  [-112, 340],
  [-116, 240],
  [-108, 160],
  [-84, 120],
  [-44, 98],
  [-20, 88],
];
const NECK = limb([
  { at: [-14, 36], width: 48 },
  { at: [-18, 116], width: 66 },
]);

/** Towards one another (0 apart, 1 nose to nose). */
const LEAN: Ramp = [
  [40, 0],
  [150, 0.86],
  [172, 0.86],
  [196, 0.2],
  [270, 0.12],
  [330, 0.12],
  [430, 0.94],
  [452, 0.94],
  [474, 0.1],
  [750, 0.04],
];
/** The hand that stops the kiss (0 down, 1 between them). */
const STOP: Ramp = [
  [138, 0],
  [160, 1],
  [214, 1],
  [244, 0],
  [422, 0],
  [440, 1],
  [500, 1],
  [532, 0],
];

/** The two who rehearse, for as many frames as asked: they lean in, and the hand of one stops the kiss. */
export function drawPair(frames: number): Shown[] {
  return moving(0, frames, (frame) => {
    const lean = ease(LEAN, frame);
    const stop = ease(STOP, frame);
    const sway = Math.sin(frame / 23) * 1.6;
    const left = { x: 440 + lean * 50 + sway, y: 262 + lean * 8, angle: lean * 0.1 };
    const right = { x: 690 - lean * 58 - sway * 0.7, y: 274 + lean * 4, angle: -lean * 0.07 };
    const leftFigure = placeFigure(LONG_HAIR, left, 1.06);
    const rightFigure = placeFigure(BOB, right, -1.02);
    const shoulder: Point = [right.x + 52, right.y + 160];
    const elbow: Point = [right.x - 6 + stop * 18, right.y + 270 - stop * 92];
    const hand: Point = [right.x + 20 - stop * 92, right.y + 360 - stop * 250];
    const arm = limb([
      { at: shoulder, width: 58 },
      { at: elbow, width: 42 },
      { at: hand, width: 26 },
    ]);
    const palm = place(HAND, { x: hand[0], y: hand[1], angle: -0.5 + stop * 0.35 });
    return [
      ...paintFigure(12, leftFigure, "#43182c"),
      ...paintFigure(14, rightFigure, DARK),
      paint(16, join(arm, palm), { fill: DARK, edge: { colour: "#f3a467", width: 2 } }),
      paint(17, join(arm, palm, rightFigure), { fill: DARK }),
    ];
  });
}

const HAND: Path = join(
  ellipse(-2, -14, 15, 19),
  limb([
    { at: [-11, -22], width: 9 },
    { at: [-15, -52], width: 7 },
  ]),
  limb([
    { at: [-4, -26], width: 9 },
    { at: [-5, -60], width: 7 },
  ]),
  limb([
    { at: [4, -26], width: 9 },
    { at: [5, -56], width: 7 },
  ]),
  limb([
    { at: [10, -20], width: 8 },
    { at: [14, -44], width: 6 },
  ]),
  limb([
    { at: [8, -6], width: 10 },
    { at: [24, -22], width: 7 },
  ]),
);

function placeFigure(
  hair: readonly Point[],
  at: { x: number; y: number; angle: number },
  scale: number,
): Path {
  const head = place(join(curve(PROFILE), curve(hair)), { ...at, scaleX: scale });
  const body = place(join(NECK, curve(TORSO)), { ...at, scaleX: scale, angle: at.angle * 0.35 });
  return join(head, body);
}

function paintFigure(layer: number, figure: Path, fill: string): Drawing[] {
  return [
    paint(layer, figure, { fill, edge: { colour: "#ffbf7d", width: 2.5 }, blur: 1 }),
    paint(layer + 1, figure, { fill }),
  ];
}

const CLOWN_HAIR: readonly Point[] = [
  [-60, -8],
  [-64, -44],
  [-40, -82],
  [0, -92],
  [42, -82],
  [64, -44],
  [60, -6],
  [40, 8],
  [0, 14],
  [-40, 8],
];

/** The third figure, up to the frame given: stands in the foreground like a rock, until frame 560. */
export function drawClown(frames: number): Shown[] {
  const walk: Ramp = [
    [360, 300],
    [430, 0],
  ];
  const fun: Ramp = [
    [555, 0],
    [575, 1],
    [715, 1],
    [740, 0.3],
  ];
  return moving(360, frames, (frame) => {
    const joy = ease(fun, frame);
    const beat = Math.sin(((frame - 560) / 30) * Math.PI * 2 * 1.1);
    const x = 1046 + ease(walk, frame) + joy * beat * 26;
    const y = 312 - joy * Math.abs(beat) * 26;
    const tilt = joy * beat * 0.16;
    const head = place(join(ellipse(0, 0, 54, 66), curve(CLOWN_HAIR)), { x, y, angle: tilt, scaleX: 1.12 });
    const body = place(
      curve([
        [-30, 52],
        [30, 52],
        [58, 78],
        [128, 104],
        [160, 170],
        [168, 300],
        [172, 460],
        [-172, 460],
        [-168, 300],
        [-160, 170],
        [-128, 104],
        [-58, 78],
      ]),
      { x, y: y + 14, angle: tilt * 0.3 },
    );
    const arms = join(raiseArm(x, y, -1, joy, beat), raiseArm(x, y, 1, joy, -beat));
    const figure = join(head, body, arms);
    return [
      paint(22, figure, { fill: "#180a13", edge: { colour: "#d9784f", width: 3 }, blur: 1.5 }),
      paint(23, figure, { fill: "#180a13" }),
    ];
  });
}

function raiseArm(x: number, y: number, side: 1 | -1, joy: number, beat: number): Path {
  const shoulder: Point = [x + side * 128, y + 150];
  const elbow: Point = [x + side * (176 + joy * 18), y + 300 - joy * (168 + beat * 14)];
  const hand: Point = [x + side * (150 - joy * 6), y + 430 - joy * (412 + beat * 40)];
  return join(
    limb([
      { at: shoulder, width: 76 },
      { at: elbow, width: 54 },
      { at: hand, width: 34 },
    ]),
    place(HAND, { x: hand[0], y: hand[1] + (1 - joy) * 24, scaleX: side * 1.1, angle: (1 - joy) * Math.PI }),
  );
}
