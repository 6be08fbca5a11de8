import { paint, moving, still, type Drawing, type Shown } from "./drawing.ts";
import { ease, type Ramp } from "./motion.ts";
import { drawClown, drawPair } from "./rehearsal-figures.ts";
import { glow, PICTURE, type Scene } from "./scene.ts";
import { curve, ellipse, join, limb, place, polygon, rectangle, type Path, type Point } from "./shapes.ts";

const FRAMES = 750;
const LIGHT = { x: 560, y: 300 };

/**
 * The kiss rehearsal, in amber and rose: two figures before a great lamp lean towards one another, and one hand
 * stops the kiss, twice; in the second half a third one comes into the foreground, earnest, and starts to clown.
 */
export function buildRehearsalScene(): Scene {
  return {
    frames: FRAMES,
    world: PICTURE,
    backdrop: {
      red: glow(70, 150, 720, { ...LIGHT, radius: 430, strength: 120 }),
      green: glow(26, 52, 720, { ...LIGHT, radius: 400, strength: 96 }),
      blue: glow(48, 44, 720, { ...LIGHT, radius: 340, strength: 46 }),
    },
    drawings: [...drawSet(), ...drawBulbs(), ...drawPair(FRAMES), ...drawBoom(), ...drawClown(FRAMES)],
    overlay: [],
  };
}

function drawSet(): Shown[] {
  const skyline = polygon([
    [0, 560],
    [0, 470],
    [70, 470],
    [70, 440],
    [150, 440],
    [150, 490],
    [230, 490],
    [230, 455],
    [290, 455],
    [290, 505],
    [380, 505],
    [380, 480],
    [450, 480],
    [450, 520],
    [700, 520],
    [700, 470],
    [770, 470],
    [770, 435],
    [850, 435],
    [850, 495],
    [930, 495],
    [930, 460],
    [1010, 460],
    [1010, 500],
    [1110, 500],
    [1110, 445],
    [1190, 445],
    [1190, 480],
    [1280, 480],
    [1280, 560],
  ]);
  const windows: Path[] = [];
  for (let index = 0; index < 26; index++) {
    const x = (index * 197) % 1270;
    if (x > 420 && x < 690) continue;
    windows.push(rectangle(x, 500 + ((index * 31) % 40), 5, 8));
  }
  const rail = join(
    rectangle(0, 556, 1280, 7),
    ...Array.from({ length: 17 }, (_, index) => rectangle(12 + index * 78, 560, 4, 80)),
  );
  return still(0, FRAMES, [
    paint(0, ellipse(LIGHT.x, LIGHT.y, 300), { fill: "#ffb26b", opacity: 0.25, blur: 60 }),
    paint(1, ellipse(LIGHT.x, LIGHT.y, 188), { fill: "#ffd8a0", blur: 5 }),
    paint(1, ellipse(LIGHT.x, LIGHT.y, 150), { fill: "#fff0cf", opacity: 0.75, blur: 40 }),
    paint(2, skyline, { fill: "#5d2636", opacity: 0.75, blur: 3 }),
    paint(3, join(...windows), { fill: "#ffcf85", opacity: 0.6, blur: 1 }),
    paint(4, rail, { fill: "#421a29", blur: 1 }),
    paint(5, rectangle(0, 632, 1280, 90), { fill: "#33141f", blur: 2 }),
    paint(6, ellipse(LIGHT.x, 668, 430, 26), { fill: "#e88b58", opacity: 0.4, blur: 20 }),
    ...drawLamp(),
  ]);
}

/** A lamp on its stand at the left, the sign that this is a set. */
function drawLamp(): Drawing[] {
  const beam = polygon([
    [176, 196],
    [186, 252],
    [560, 560],
    [640, 300],
  ]);
  const stand = limb([
    { at: [128, 236], width: 8 },
    { at: [126, 640], width: 8 },
  ]);
  const legs = join(
    limb([
      { at: [126, 590], width: 6 },
      { at: [74, 690], width: 6 },
    ]),
    limb([
      { at: [126, 590], width: 6 },
      { at: [180, 690], width: 6 },
    ]),
  );
  const head = place(roundBox(-44, -34, 84, 68), { x: 128, y: 218, angle: 0.14 });
  const doors = polygon([
    [166, 190],
    [206, 160],
    [214, 168],
    [176, 206],
  ]);
  const lower = polygon([
    [160, 250],
    [196, 286],
    [204, 278],
    [172, 244],
  ]);
  return [
    paint(6, beam, { fill: "#ffd39a", opacity: 0.12, blur: 24 }),
    paint(7, join(stand, legs), { fill: "#1f0d18" }),
    paint(8, join(head, doors, lower), { fill: "#1f0d18" }),
    paint(9, place(ellipse(0, 0, 7, 27), { x: 170, y: 224, angle: 0.14 }), { fill: "#fff3d6", blur: 4 }),
  ];
}

function roundBox(x: number, y: number, width: number, height: number): Path {
  return curve([
    [x, y + 6],
    [x + 8, y],
    [x + width - 8, y],
    [x + width, y + 6],
    [x + width, y + height - 6],
    [x + width - 8, y + height],
    [x + 8, y + height],
    [x, y + height - 6],
  ]);
}

function hang(from: Point, to: Point, sag: number, share: number): Point {
  const x = from[0] + (to[0] - from[0]) * share;
  return [x, from[1] + (to[1] - from[1]) * share + sag * 4 * share * (1 - share)];
}

/** Two strings of bulbs. */
function drawBulbs(): Shown[] {
  const strings = [
    { from: [-20, 60], to: [760, 20], sag: 70, count: 11 },
    { from: [620, 6], to: [1300, 96], sag: 84, count: 10 },
  ] as const;
  const shown: Shown[] = [];
  for (const { from, to, sag, count } of strings) {
    const points = Array.from({ length: 25 }, (_, index) => hang(from, to, sag, index / 24));
    shown.push(
      ...still(0, FRAMES, [paint(9, limb(points.map((at) => ({ at, width: 2 }))), { fill: "#3a1724" })]),
    );
    for (let bulb = 0; bulb < count; bulb++) {
      const [x, y] = hang(from, to, sag, (bulb + 0.5) / count);
      shown.push(
        ...still(0, FRAMES, [
          paint(10, ellipse(x, y + 10, 24), { fill: "#ffb561", opacity: 0.35, blur: 14 }),
          paint(11, ellipse(x, y + 11, 7, 9), { fill: "#fff0c4", blur: 1.5 }),
        ]),
      );
    }
  }
  return shown;
}

/** The boom microphone, which dips into the picture once. */
function drawBoom(): Shown[] {
  const dip: Ramp = [
    [250, 0],
    [290, 1],
    [318, 1],
    [350, 0],
  ];
  return moving(0, FRAMES, (frame) => {
    const y = -44 + ease(dip, frame) * 78 + Math.sin(frame / 17) * 2;
    const pole = limb([
      { at: [1290, y - 90], width: 7 },
      { at: [850, y + 8], width: 5 },
    ]);
    const fur = place(ellipse(0, 0, 62, 19), { x: 800, y: y + 18, angle: -0.2 });
    return [paint(20, join(pole, fur), { fill: "#1c0b15", edge: { colour: "#8a4a3f", width: 1.2 } })];
  });
}
