import { useStore } from "zustand";
import type { Trouble } from "#annotations/host/shapes.ts";
import type { SaveView, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import "./save-mark.css";

/** How far the log is saved, as one word with a mark. `in-file` is the only one that is called saved. */
type SaveStep = "pending" | "safe" | "in-file" | "failing" | "read-only";

/** How far what the user did is saved: on its way, safe on this computer, in the file, or why it cannot get there. */
export function SaveMark({
  session,
  readOnly,
}: {
  readonly session: Session;
  readonly readOnly: Trouble | null;
}) {
  const { t, sayTrouble } = useTexts();
  const save = useStore(session.save);
  const step = readOnly ? "read-only" : stepOf(save);
  const trouble = readOnly ?? save.state?.trouble ?? null;
  const about = trouble ? sayTrouble(trouble) : t(`save.${step}-about`);
  return (
    <span
      className="save-mark"
      data-step={step}
      data-tip={about}
      role="status"
      tabIndex={trouble ? 0 : undefined}
      aria-description={about}
    >
      <span className="save-mark-dot" aria-hidden="true" />
      {t(`save.${step}`)}
    </span>
  );
}

function stepOf({ state, pending }: SaveView): SaveStep {
  if (state?.trouble) return "failing";
  if (pending > 0) return "pending";
  if (!state || state.fileRev >= state.rev) return "in-file";
  return state.safeRev >= state.rev ? "safe" : "pending";
}
