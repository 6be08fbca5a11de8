import { useEffect, useState } from "react";
import type { LogDocument } from "#annotations/document/document.ts";
import { asTicks, type Ticks } from "#annotations/time/ticks.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Entry } from "../../timeline/entries.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Clock } from "../../ui/clock.ts";
import { entryLabel, tagNames } from "./entry-label.ts";

type VisibleListProps = {
  readonly document: LogDocument;
  /** Another number whenever the view has come to rest elsewhere. */
  readonly rested: number;
  readonly visible: () => Timeline | null;
  readonly clock: Clock;
};

/** More than these are counted, not read out. */
const MOST_READ = 60;
/** The list waits so long for more edits, in milliseconds. */
const REST_MS = 300;

type Listed = {
  /** What of the film, and of which log, was in view. */
  readonly of: { readonly rested: number; readonly document: LogDocument };
  readonly entries: readonly Entry[];
  readonly count: number;
  readonly from: Ticks;
  readonly to: Ticks;
};

/** What a timeline shows, for those who hear it: the entries in view with their times. */
export function VisibleList({ document, rested, visible, clock }: VisibleListProps) {
  const { t, language } = useTexts();
  const [listed, setListed] = useState<Listed | null>(null);

  useEffect(() => {
    const timer = setTimeout(() => {
      const timeline = visible();
      const span = timeline?.span();
      if (!timeline || !span) return;
      const { entries, count } = timeline.visible(MOST_READ);
      const [from, to] = [asTicks(Math.round(span.from)), asTicks(Math.round(span.to))];
      setListed({ of: { rested, document }, entries, count, from, to });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [document, rested, visible]);

  if (!listed) return null;
  const say = (entry: Entry): string => {
    const annotation = document.tables.annotation.get(entry.id);
    if (!annotation) return "";
    const tags = tagNames(document, annotation, language);
    const words = entryLabel(document, annotation, language);
    const label =
      tags === "" || words === tags
        ? words || t("timeline.row-none")
        : words === ""
          ? tags
          : `${tags}: ${words}`;
    const start = clock.formatShort(annotation.start);
    if (annotation.open) return t("timeline.running", { label, start });
    if (annotation.end === undefined) return t("timeline.moment", { label, start });
    return t("timeline.segment", { label, start, end: clock.formatShort(annotation.end) });
  };
  const more = listed.count - MOST_READ;
  const name = t("timeline.visible", {
    from: clock.formatShort(listed.from),
    to: clock.formatShort(listed.to),
  });
  return (
    <ul className="timeline-visible" aria-label={name}>
      {listed.entries.slice(0, MOST_READ).map((entry) => (
        <li key={entry.id}>{say(entry)}</li>
      ))}
      {more > 0 && <li>{t("timeline.visible-more", { count: more })}</li>}
    </ul>
  );
}
