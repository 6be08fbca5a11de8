import { drawCatch, drawFinder } from "./camera-finder.ts";
import { moving, paint, still, type Drawing, type Shown } from "./drawing.ts";
import { ease, toExpression, type Ramp } from "./motion.ts";
import { glow, PICTURE, type Scene } from "./scene.ts";
import { SAG, STRENGTH, TIP } from "./shake.ts";
import {
  curve,
  ellipse,
  join,
  limb,
  place,
  polygon,
  rectangle,
  roundedRectangle,
  type Path,
} from "./shapes.ts";

const FRAMES = 750;
const WORLD = { width: 1600, height: 960 } as const;

/**
 * The camera shake, in cold blue: a street set seen through the finder of a camera that is heavier than it
 * looked. It wanders, sinks and tips until the operator's arms come into the picture and take the weight.
 */
export function buildCameraScene(): Scene {
  const strength = toExpression(STRENGTH, "n");
  const x = `160+(${strength})*(sin(n*0.83)+0.7*sin(n*1.71+1)+0.45*sin(n*2.63+2))`;
  const y = `120-(${toExpression(SAG, "n")})+(${strength})*0.8*(sin(n*0.97+2)+0.6*sin(n*1.93)+0.4*sin(n*2.9+1))`;
  const angle = `(${toExpression(TIP, "n")})+(${strength})*0.0007*sin(n*0.61)`;
  return {
    frames: FRAMES,
    world: WORLD,
    backdrop: {
      red: glow(6, 16, 960, { x: 980, y: 420, radius: 480, strength: 26 }),
      green: glow(16, 40, 960, { x: 980, y: 420, radius: 520, strength: 70 }),
      blue: glow(36, 60, 960, { x: 980, y: 420, radius: 560, strength: 92 }),
    },
    drawings: [...drawStreet(), ...drawCrew()],
    camera: `rotate=a='${angle}':c=0x091a33,crop=${PICTURE.width}:${PICTURE.height}:x='${x}':y='${y}'`,
    overlay: [...drawFinder(FRAMES), ...drawCatch()],
  };
}

function drawStreet(): Shown[] {
  const left = polygon([
    [-20, 150],
    [520, 250],
    [520, 760],
    [-20, 800],
  ]);
  const right = polygon([
    [1620, 90],
    [1190, 230],
    [1190, 760],
    [1620, 810],
  ]);
  const lit: Path[] = [];
  const dim: Path[] = [];
  for (let column = 0; column < 5; column++) {
    for (let row = 0; row < 4; row++) {
      const x = 50 + column * 96;
      const y = 230 + column * 17 + row * (104 - column * 2);
      const pane = polygon([
        [x, y],
        [x + 58, y + 10],
        [x + 58, y + 74],
        [x, y + 68],
      ]);
      ((column * 7 + row * 5) % 4 === 0 && column < 4 ? lit : dim).push(pane);
    }
  }
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 4; row++) {
      const x = 1230 + column * 96;
      const y = 268 - column * 28 + row * (104 + column * 3);
      const pane = polygon([
        [x, y],
        [x + 60, y - 18],
        [x + 60, y + 58],
        [x, y + 66],
      ]);
      ((column * 5 + row * 3) % 5 === 1 ? lit : dim).push(pane);
    }
  }
  const awning = polygon([
    [1190, 600],
    [1620, 580],
    [1620, 640],
    [1160, 646],
  ]);
  const truss = join(
    rectangle(-20, 128, 1640, 9),
    rectangle(-20, 176, 1640, 9),
    ...Array.from({ length: 28 }, (_, index) =>
      limb([
        { at: [-20 + index * 60, 180], width: 4 },
        { at: [10 + index * 60, 133], width: 4 },
        { at: [40 + index * 60, 180], width: 4 },
      ]),
    ),
  );
  return still(0, FRAMES, [
    paint(0, ellipse(900, 470, 230, 190), { fill: "#9fe3ea", opacity: 0.3, blur: 80 }),
    paint(1, join(left, right), { fill: "#10283d", blur: 2 }),
    paint(2, join(...dim), { fill: "#173a52", blur: 1 }),
    paint(2, join(...lit), { fill: "#a8ecf0", opacity: 0.85, blur: 2 }),
    paint(3, join(...lit), { fill: "#6fd3e3", opacity: 0.3, blur: 22 }),
    paint(3, awning, { fill: "#1d4a5f", blur: 1 }),
    paint(
      4,
      polygon([
        [-20, 752],
        [520, 716],
        [1190, 716],
        [1620, 752],
        [1620, 980],
        [-20, 980],
      ]),
      { fill: "#0a1826", blur: 3 },
    ),
    paint(5, ellipse(880, 770, 330, 26), { fill: "#7fd6e2", opacity: 0.4, blur: 22 }),
    paint(5, join(rectangle(760, 720, 10, 220), rectangle(905, 720, 16, 240), rectangle(1010, 720, 8, 200)), {
      fill: "#9fe3ea",
      opacity: 0.22,
      blur: 12,
    }),
    paint(6, truss, { fill: "#091521" }),
    ...drawSoftbox(620, 330),
    ...drawSoftbox(1110, 310),
    ...drawSign(),
  ]);
}

function drawSoftbox(x: number, y: number): Drawing[] {
  return [
    paint(
      6,
      polygon([
        [x - 62, y + 46],
        [x + 62, y + 46],
        [x + 210, 760],
        [x - 210, 760],
      ]),
      { fill: "#bdf0f2", opacity: 0.1, blur: 26 },
    ),
    paint(
      7,
      limb([
        { at: [x, 176], width: 6 },
        { at: [x, y - 40], width: 6 },
      ]),
      { fill: "#091521" },
    ),
    paint(
      7,
      polygon([
        [x - 30, y - 44],
        [x + 30, y - 44],
        [x + 68, y + 40],
        [x - 68, y + 40],
      ]),
      { fill: "#0b1c2a" },
    ),
    paint(8, ellipse(x, y + 42, 76, 17), { fill: "#9ff0f5", opacity: 0.5, blur: 16 }),
    paint(9, roundedRectangle(x - 66, y + 34, 132, 16, 7), { fill: "#effdfb", blur: 2 }),
  ];
}

/** A neon sign without a word: an arrow and a lamp, in the scene's one warm colour. */
function drawSign(): Drawing[] {
  const frame = join(
    limb([
      { at: [440, 300], width: 6 },
      { at: [500, 306], width: 6 },
      { at: [500, 470], width: 6 },
      { at: [440, 476], width: 6 },
      { at: [440, 300], width: 6 },
    ]),
    limb([
      { at: [470, 330], width: 6 },
      { at: [470, 410], width: 6 },
    ]),
    limb([
      { at: [454, 392], width: 6 },
      { at: [470, 412], width: 6 },
      { at: [486, 393], width: 6 },
    ]),
    ellipse(470, 440, 9),
  );
  return [
    paint(8, frame, { fill: "#ff8f5c", opacity: 0.7, blur: 16 }),
    paint(9, frame, { fill: "#ffd3b0", blur: 0.8 }),
  ];
}

const STANDING: Path = join(
  ellipse(0, -196, 27, 33),
  limb([
    { at: [0, -170], width: 24 },
    { at: [0, -140], width: 30 },
  ]),
  curve([
    [-20, -156],
    [20, -156],
    [52, -138],
    [60, -90],
    [50, -20],
    [48, 10],
    [-48, 10],
    [-50, -20],
    [-60, -90],
    [-52, -138],
  ]),
  limb([
    { at: [-24, 0], width: 44 },
    { at: [-28, 90], width: 34 },
    { at: [-32, 182], width: 26 },
  ]),
  limb([
    { at: [24, 0], width: 44 },
    { at: [28, 90], width: 34 },
    { at: [34, 182], width: 26 },
  ]),
);
const EARPHONES: Path = join(
  limb(
    Array.from({ length: 13 }, (_, index) => {
      const turn = (index / 12) * Math.PI;
      return { at: [-32 * Math.cos(turn), -194 - 38 * Math.sin(turn)] as const, width: 6 };
    }),
  ),
  ellipse(0, -204, 29, 30),
  ellipse(-32, -192, 9, 14),
  ellipse(32, -192, 9, 14),
);

/** Two of the crew: one with earphones who shifts from foot to foot, one with a reflector who gets worried. */
function drawCrew(): Shown[] {
  const worry: Ramp = [
    [380, 0],
    [430, 1],
    [560, 1],
    [600, 0],
  ];
  return moving(0, FRAMES, (frame) => {
    const shift = Math.sin(frame / 34) * 6;
    const wave = ease(worry, frame);
    const beat = Math.sin(frame / 5) * wave;
    const listener = place(
      join(
        STANDING,
        EARPHONES,
        limb([
          { at: [-50, -126], width: 30 },
          { at: [-66, -60], width: 24 },
          { at: [-22, -40], width: 20 },
        ]),
        limb([
          { at: [50, -126], width: 30 },
          { at: [68, -62], width: 24 },
          { at: [20, -34], width: 20 },
        ]),
        roundedRectangle(-34, -52, 68, 40, 6),
      ),
      { x: 762 + shift, y: 650, scaleX: 1.06, angle: shift * 0.002 },
    );
    const helper = place(
      join(
        STANDING,
        limb([
          { at: [-50, -126], width: 30 },
          { at: [-86, -130 - wave * 30], width: 24 },
          { at: [-78 - beat * 16, -170 - wave * 90], width: 18 },
        ]),
        limb([
          { at: [50, -126], width: 30 },
          { at: [74, -66], width: 24 },
          { at: [104, -76], width: 18 },
        ]),
      ),
      { x: 1010, y: 656, scaleX: 1.02, angle: beat * 0.02 },
    );
    const disc = place(ellipse(0, 0, 78, 96), { x: 1128, y: 572, angle: 0.16 + beat * 0.04 });
    return [
      paint(12, join(listener, helper), {
        fill: "#071320",
        edge: { colour: "#8be0ea", width: 2.4 },
        blur: 1,
      }),
      paint(13, join(listener, helper), { fill: "#071320" }),
      paint(14, disc, { fill: "#b9eef0", edge: { colour: "#e9fffb", width: 2 }, opacity: 0.92 }),
      paint(15, ellipse(1112, 546, 44, 58), { fill: "#ffffff", opacity: 0.6, blur: 18, clip: disc }),
    ];
  });
}
