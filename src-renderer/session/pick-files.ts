import type { PickPurpose } from "#annotations/host/pick-purpose.ts";
import type { Core } from "./core.ts";
import type { PickOutcome } from "./types.ts";

/** Picking files: by the system's dialog, or by the page's own picker. */
export type FilePicker = {
  pick(purpose: PickPurpose): Promise<PickOutcome>;
  answer(outcome: PickOutcome): void;
};

/** Makes the picker. One pick at a time: a second one cancels the first. */
export function createFilePicker({ host, stores, desk }: Core): FilePicker {
  let waiting: ((outcome: PickOutcome) => void) | undefined;

  const answer = (outcome: PickOutcome): void => {
    const resolve = waiting;
    waiting = undefined;
    if (stores.ui.getState().sheet === "picker") stores.ui.setState({ sheet: "none", picking: null });
    resolve?.(outcome);
  };

  // However the picker's sheet goes away, whoever asked gets an answer.
  stores.ui.subscribe((ui) => {
    if (ui.sheet !== "picker" && waiting) answer({ kind: "cancelled" });
  });

  return {
    answer,
    async pick(purpose) {
      answer({ kind: "cancelled" });
      try {
        const picked = await host.call("files.pick", { purpose });
        if (picked.kind !== "own-picker") return picked;
      } catch (error) {
        desk.reportError(error);
        return { kind: "cancelled" };
      }
      return new Promise((resolve) => {
        stores.ui.setState({ sheet: "picker", picking: purpose });
        waiting = resolve;
      });
    },
  };
}
