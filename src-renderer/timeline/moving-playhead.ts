import { TICKS_PER_SECOND } from "#annotations/time/ticks.ts";

/** How far the line may run ahead of what the player last told, in milliseconds: after that it waits. */
const AHEAD_MS = 250;
/** Beyond this the line jumps, below it is drawn nearer little by little, in milliseconds of real time. */
const DRIFT_MS = 60;

/**
 * The playhead between two tellings of the player. A film tells of itself 24 to 60 times a second and a little irregularly;
 * the line runs on by the clock, so that it moves with every repaint.
 */
export class MovingPlayhead {
  #time = 0;
  #rate = 0;
  #told = 0;
  /** The clock, in milliseconds, at which the line was at `#time`. */
  #at = 0;

  /** The player shows a frame that begins at a time (ticks), at a rate (0: it stands), at a time of the clock. */
  tell(time: number, rate: number, now: number): void {
    const drift = time - this.at(now);
    const isSmall = Math.abs(drift) < (DRIFT_MS / 1000) * TICKS_PER_SECOND * Math.max(1, Math.abs(rate));
    const runsOn = rate !== 0 && rate === this.#rate && isSmall;
    this.#time = runsOn ? this.at(now) + drift / 8 : time;
    this.#rate = rate;
    this.#at = now;
    this.#told = now;
  }

  /** Where the line is at a time of the clock, in ticks. */
  at(now: number): number {
    const until = Math.min(now, this.#told + AHEAD_MS);
    return this.#time + (this.#rate * Math.max(0, until - this.#at) * TICKS_PER_SECOND) / 1000;
  }

  get isMoving(): boolean {
    return this.#rate !== 0;
  }
}
