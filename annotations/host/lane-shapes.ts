import { z } from "zod";

/** What is made of a film in the background: its sound as peaks, pictures of its keyframes, the frames at which shots begin. */
export const laneNameSchema = z.enum(["waveform", "filmstrip", "shots"]);

/** See {@link laneNameSchema}. */
export type LaneName = z.output<typeof laneNameSchema>;

/**
 * How far a lane is. `waiting`: others come first. `nothing`: the film has no sound, or no picture. `no-ffmpeg`: the window has
 * to make it by itself. `failed`: what has come so far is all that there will be.
 */
export const laneStageSchema = z.enum(["waiting", "working", "done", "nothing", "no-ffmpeg", "failed"]);

/** See {@link laneStageSchema}. */
export type LaneStage = z.output<typeof laneStageSchema>;

/** News of a lane: how many of its bytes are there, and how much of the film they are about, from 0 to 1. */
export const laneNewsSchema = z.strictObject({
  stage: laneStageSchema,
  size: z.int().min(0),
  share: z.number().min(0).max(1),
});

/** See {@link laneNewsSchema}. */
export type LaneNews = z.output<typeof laneNewsSchema>;

/** A lane as the window reaches it: its bytes from an offset on lie under `url/OFFSET`, and more come. */
export const openLaneSchema = laneNewsSchema.extend({ url: z.string() });

/** See {@link openLaneSchema}. */
export type OpenLane = z.output<typeof openLaneSchema>;
