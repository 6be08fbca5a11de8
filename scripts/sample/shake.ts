import type { Ramp } from "./motion.ts";

/** How far the camera strays, in pixels by frame of the scene: a calm start, then its weight, and a catch by the operator at 540. */
export const STRENGTH: Ramp = [
  [0, 2.5],
  [170, 3],
  [230, 12],
  [400, 26],
  [500, 38],
  [528, 38],
  [552, 5],
  [620, 2],
  [749, 1.5],
];
/** How far it sinks, in pixels. */
export const SAG: Ramp = [
  [200, 0],
  [400, 24],
  [480, 34],
  [528, 74],
  [556, 0],
];
/** How far it tips over, in radians. */
export const TIP: Ramp = [
  [200, 0],
  [420, 0.015],
  [500, 0.03],
  [528, 0.075],
  [556, 0],
];
