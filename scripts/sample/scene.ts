import type { Shown } from "./drawing.ts";

/** One scene of the clip: a painted backdrop, drawings over it, and what the camera does with both. */
export type Scene = {
  /** How many frames it runs. */
  frames: number;
  /** The size of the drawn world in pixels; larger than the picture where the camera moves in it. */
  world: { width: number; height: number };
  /** Red, green and blue (0 to 255) of the backdrop as ffmpeg `geq` expressions in X and Y. */
  backdrop: { red: string; green: string; blue: string };
  /** Drawings in the world, frames counted from the scene's start. */
  drawings: readonly Shown[];
  /** The filters that turn the world into the picture; none where the world is the picture. */
  camera?: string;
  /** Drawings fixed to the picture, not to the world. */
  overlay: readonly Shown[];
};

/** The size of the clip in pixels. */
export const PICTURE = { width: 1280, height: 720 } as const;

/** A blended channel of a backdrop: top and bottom values and a round light with its strength and radius. */
export function glow(
  top: number,
  bottom: number,
  height: number,
  light: { x: number; y: number; radius: number; strength: number },
): string {
  const { x, y, radius, strength } = light;
  return `${top}+(${bottom - top})*Y/${height}+${strength}*exp(-(pow(X-${x},2)+pow(Y-${y},2))/${radius * radius})`;
}
