import { ArrowRightToLine, BookOpen, Lock, Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import { useStore } from "zustand";
import type { RowsBy } from "../../session/timeline-desk.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { CommandButton, useCommands } from "../../ui/commands.tsx";

const ROWS_BY: readonly RowsBy[] = ["tag", "person", "packed"];

/** What the rows are, beside the ruler; and how closely they are looked at, beside the strip of the whole film. */
export function TimelineTools({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const { caps } = useCommands();
  const by = useStore(session.timeline.state, (state) => state.by);
  const follow = useStore(session.timeline.state, (state) => state.follow);
  return (
    <>
      <div className="timeline-corner">
        <div
          className="timeline-by"
          role="radiogroup"
          aria-label={t("timeline.rows")}
          data-tip-keys={caps("timeline.rows")}
        >
          {ROWS_BY.map((each) => (
            <button
              key={each}
              type="button"
              role="radio"
              aria-checked={each === by}
              onClick={() => session.timeline.state.setState({ by: each })}
            >
              {t(`timeline.by-${each}`)}
            </button>
          ))}
        </div>
      </div>
      <div className="timeline-tools">
        <CommandButton command="timeline.zoomOut">
          <ZoomOut size={14} />
        </CommandButton>
        <CommandButton command="timeline.zoomWhole">
          <Maximize2 size={14} />
        </CommandButton>
        <CommandButton command="timeline.zoomIn">
          <ZoomIn size={14} />
        </CommandButton>
        <CommandButton
          command="timeline.follow"
          label={`${t("timeline.follow")}: ${t(`timeline.follow-${follow}`)}`}
        >
          {follow === "page" ? (
            <BookOpen size={14} />
          ) : follow === "smooth" ? (
            <ArrowRightToLine size={14} />
          ) : (
            <Lock size={14} />
          )}
        </CommandButton>
      </div>
    </>
  );
}
