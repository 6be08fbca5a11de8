import { mediumSchema, type Medium } from "../model/medium.ts";
import type { JsonObject } from "../json.ts";
import type { Ticks } from "../time/ticks.ts";
import { err, ok, type Result } from "../result.ts";
import { type Refusal, refusal } from "./command.ts";

/** What was read from a medium's file; what is absent was not read. */
export type MediumFactsPatch = {
  readonly duration?: Ticks;
  /** A rational: `"30000/1001"`. */
  readonly rate?: string;
  /** `"01:00:00;00"`; `;` before the frames for drop-frame. */
  readonly startTimecode?: string;
  readonly fingerprint?: { readonly size: number; readonly head: string; readonly tail: string };
};

/** The facts as fields to set, or the refusal that names the first one that a medium cannot have. */
export function checkedFacts(medium: Medium, facts: MediumFactsPatch): Result<JsonObject, Refusal> {
  const checked = mediumSchema.safeParse({ ...medium, ...facts });
  if (checked.success) return ok({ ...facts });
  const field = String(checked.error.issues[0]?.path[0] ?? "");
  return err(
    refusal("value-not-valid", { field, value: String(facts[field as keyof MediumFactsPatch] ?? "") }),
  );
}
