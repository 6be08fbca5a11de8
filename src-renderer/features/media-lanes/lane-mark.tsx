import { X } from "lucide-react";
import { useStore } from "zustand";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { IconButton } from "../../ui/button.tsx";
import "./lane-mark.css";

/** What is being made of the film in the background, how far it is, and the way to give it up; nothing while nothing is. */
export function LaneMark({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const lane = useStore(session.lanes, ({ making }) => making?.lane);
  const percent = useStore(session.lanes, ({ making }) => Math.floor((making?.share ?? 0) * 100));
  if (lane === undefined) return null;
  return (
    <span className="lane-mark" data-lane={lane} data-tip={t("lane.about")}>
      <progress
        className="lane-mark-bar"
        max={100}
        value={percent}
        aria-label={t(`lane.${lane}`, { percent })}
      />
      <span className="lane-mark-words">{t(`lane.${lane}`, { percent })}</span>
      <IconButton label={t(`lane.cancel-${lane}`)} onClick={() => session.cancelLane(lane)}>
        <X size={14} />
      </IconButton>
    </span>
  );
}
