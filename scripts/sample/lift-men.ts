import { moving, paint, type Drawing, type Shown } from "./drawing.ts";
import { ease, type Ramp } from "./motion.ts";
import { curve, ellipse, join, limb, place, polygon, rectangle, type Path, type Point } from "./shapes.ts";

/** How hard the two laugh, 0 to 1 by frame of the scene; from the grin on they only pretend to be enemies. */
export const LAUGH: Ramp = [
  [190, 0],
  [215, 0.35],
  [250, 0.35],
  [262, 1],
  [380, 1],
  [400, 0.4],
  [560, 0.3],
  [580, 1],
  [680, 1],
  [700, 0.5],
];

type Man = {
  x: number;
  suit: string;
  lapel: string;
  shirt: string;
  skin: string;
  hair: string;
  phase: number;
  lean: number;
};

const MEN: readonly Man[] = [
  {
    x: 528,
    suit: "#2a4459",
    lapel: "#36576f",
    shirt: "#e6ecec",
    skin: "#e9bd9c",
    hair: "#2a1a16",
    phase: 0,
    lean: 1,
  },
  {
    x: 752,
    suit: "#33323c",
    lapel: "#454450",
    shirt: "#7f2f35",
    skin: "#e4b592",
    hair: "#15141a",
    phase: 2.1,
    lean: -1,
  },
];

const CROP: readonly Point[] = [
  [-62, 4],
  [-66, -34],
  [-50, -72],
  [0, -88],
  [50, -72],
  [66, -34],
  [62, 4],
  [54, -16],
  [38, -30],
  [0, -25],
  [-38, -30],
  [-54, -16],
];
const SLICK: readonly Point[] = [
  [-58, 8],
  [-64, -36],
  [-44, -78],
  [8, -94],
  [54, -74],
  [64, -34],
  [58, 8],
  [54, -22],
  [40, -50],
  [6, -58],
  [-30, -50],
  [-52, -24],
];
const FACE: readonly Point[] = [
  [0, -68],
  [44, -54],
  [57, -14],
  [53, 28],
  [34, 62],
  [0, 78],
  [-34, 62],
  [-53, 28],
  [-57, -14],
  [-44, -54],
];

/** The two in the lift, for as many frames as asked. */
export function drawMen(frames: number): Shown[] {
  return moving(0, frames, (frame) => MEN.flatMap((man, index) => drawMan(man, index, frame)));
}

function drawMan(man: Man, index: number, frame: number): Drawing[] {
  const laugh = ease(LAUGH, frame - index * 14);
  const bounce = Math.max(0, laugh - 0.4) * 1.66;
  const beat = Math.sin(frame * 0.92 + man.phase);
  const x = man.x + man.lean * laugh * 10;
  const y = 300 + bounce * beat * 7 + Math.sin(frame / 29 + man.phase) * 1.5;
  const tilt = man.lean * laugh * 0.1 + bounce * beat * 0.03 - bounce * 0.05;
  const on = (path: Path, angle = 0): Path => place(path, { x, y, angle });
  const body = on(
    curve([
      [-26, 84],
      [26, 84],
      [60, 104],
      [104, 126],
      [122, 190],
      [124, 300],
      [128, 400],
      [-128, 400],
      [-124, 300],
      [-122, 190],
      [-104, 126],
      [-60, 104],
    ]),
  );
  const arms = on(
    join(
      limb([
        { at: [-106, 170], width: 52 },
        { at: [-126, 290], width: 46 },
        { at: [-84, 372], width: 40 },
      ]),
      limb([
        { at: [106, 170], width: 52 },
        { at: [126, 290], width: 46 },
        { at: [84, 372], width: 40 },
      ]),
    ),
  );
  const shirt = on(
    polygon([
      [-24, 90],
      [24, 90],
      [4, 250],
      [-4, 250],
    ]),
  );
  const lapels = on(
    join(
      polygon([
        [-26, 86],
        [-54, 112],
        [-40, 150],
        [-4, 252],
      ]),
      polygon([
        [26, 86],
        [54, 112],
        [40, 150],
        [4, 252],
      ]),
    ),
  );
  const neck = on(
    limb([
      { at: [0, 50], width: 46 },
      { at: [0, 104], width: 50 },
    ]),
  );
  const layer = 7 + index * 5;
  const head = (path: Path): Path => on(path, tilt);
  return [
    paint(layer, join(body, arms), { fill: man.suit, edge: { colour: "#dfe9ec", width: 1.5 }, blur: 1 }),
    paint(layer + 1, join(body, arms), { fill: man.suit }),
    paint(layer + 1, arms, { fill: man.suit, edge: { colour: "#18242e", width: 1 } }),
    paint(layer + 1, shirt, { fill: man.shirt }),
    paint(layer + 2, lapels, { fill: man.lapel }),
    paint(layer + 2, neck, { fill: "#c9987a" }),
    paint(layer + 3, head(join(curve(FACE), ellipse(-57, 4, 10, 16), ellipse(57, 4, 10, 16))), {
      fill: man.skin,
    }),
    paint(layer + 3, head(ellipse(man.lean * 34, 20, 24, 50)), {
      fill: "#fff1de",
      opacity: 0.3,
      blur: 14,
      clip: head(curve(FACE)),
    }),
    paint(layer + 4, head(curve(index === 0 ? CROP : SLICK)), { fill: man.hair }),
    ...drawFace(head, laugh, bounce, layer + 4),
  ];
}

/** Eyes that narrow to arcs and a mouth that goes from a line to a grin to an open laugh. */
function drawFace(head: (path: Path) => Path, laugh: number, open: number, layer: number): Drawing[] {
  const arc = laugh * 9;
  const eye = (x: number): Path =>
    limb([
      { at: [x - 12, 8 + arc * 0.3], width: 4.5 },
      { at: [x, 8 - arc * 0.6], width: 5 },
      { at: [x + 12, 8 + arc * 0.3], width: 4.5 },
    ]);
  const brow = (x: number, side: number): Path =>
    limb([
      { at: [x - 15, -9 - laugh * 5 + side * 2], width: 4 },
      { at: [x + 15, -9 - laugh * 5 - side * 2], width: 4 },
    ]);
  const half = 15 + laugh * 13;
  const lift = laugh * 10;
  const mouth = curve([
    [-half, 43 - lift * 0.8],
    [-half * 0.5, 43 + lift * 0.1],
    [0, 43 + lift * 0.35],
    [half * 0.5, 43 + lift * 0.1],
    [half, 43 - lift * 0.8],
    [half * 0.55, 45 + lift * 0.5 + open * 12],
    [0, 46 + lift * 0.7 + open * 17],
    [-half * 0.55, 45 + lift * 0.5 + open * 12],
  ]);
  const teeth = rectangle(-half, 36, half * 2, 9 + lift * 0.6);
  return [
    paint(layer, head(join(eye(-23), eye(23), brow(-23, -1), brow(23, 1))), { fill: "#2a1a18" }),
    paint(layer, head(mouth), { fill: "#7a2f2f" }),
    ...(laugh > 0.15 ? [paint(layer, head(mouth), { fill: "#ffffff", clip: head(teeth) })] : []),
  ];
}
