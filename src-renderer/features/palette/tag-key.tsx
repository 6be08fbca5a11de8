import { Circle, Diamond, RectangleEllipsis } from "lucide-react";
import { memo } from "react";
import { useStore } from "zustand";
import type { Annotation } from "#annotations/model/annotation.ts";
import { type Tag, tagLabel } from "#annotations/model/tag.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { type Clock, lengthOf } from "../../ui/clock.ts";
import { KeyCaps } from "../../ui/key-cap.tsx";
import "./palette-key.css";

type TagKeyProps = {
  readonly session: Session;
  readonly tag: Tag;
  readonly clock: Clock;
  /** The digit of the tag, where its bank is the one that the digits have now. */
  readonly cap: string | undefined;
  /** The segment of this tag that runs. */
  readonly running: Annotation | undefined;
  readonly isTarget: boolean;
  /** Whether a press of it was just ignored. */
  readonly ignored: boolean;
};

/** A tag as a key of the palette. A click is a press of the key, with the same modifiers, and takes no focus. */
export const TagKey = memo(function TagKey(props: TagKeyProps) {
  const { session, tag, clock, cap, running, isTarget, ignored } = props;
  const { t, language } = useTexts();
  const label = tagLabel(tag, language);
  const state = [running && t("palette.running"), tag.kind !== "segment" && t(`palette.${tag.kind}`)];
  const press = (event: { timeStamp: number; altKey: boolean; shiftKey: boolean }) => {
    session.pressTag(tag.id, event.timeStamp, { alt: event.altKey, shift: event.shiftKey });
    session.releaseTag(tag.id, event.timeStamp);
  };
  return (
    <button
      type="button"
      className="palette-key"
      data-colour={tag.colour}
      data-tag={tag.id}
      data-running={running !== undefined}
      data-target={isTarget}
      data-ignored={ignored}
      aria-pressed={running !== undefined}
      aria-label={[label, ...state].filter(Boolean).join(", ")}
      aria-keyshortcuts={cap}
      data-tip={[label, ...state].filter(Boolean).join(" · ")}
      data-tip-keys={cap}
      onClick={(event) => press(event.nativeEvent)}
      onContextMenu={(event) => {
        event.preventDefault();
        session.vocabulary.edit(tag.id);
      }}
    >
      {cap !== undefined && <KeyCaps keys={cap} />}
      {tag.kind === "moment" && <Diamond size={12} aria-hidden="true" className="palette-kind" />}
      {tag.kind === "window" && <RectangleEllipsis size={12} aria-hidden="true" className="palette-kind" />}
      <span className="palette-label">{label}</span>
      {running && <TagTime session={session} annotation={running} clock={clock} />}
      {ignored && <Circle size={8} aria-hidden="true" className="palette-ignored" />}
    </button>
  );
});

/** How long the tag has been running; the only part of the key that follows the playhead. */
function TagTime({
  session,
  annotation,
  clock,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
  readonly clock: Clock;
}) {
  const text = useStore(session.playhead, (shown) => {
    const length = lengthOf(annotation, shown.start);
    return length === undefined ? "" : clock.formatLength(length);
  });
  return <span className="palette-time time">{text}s</span>;
}
