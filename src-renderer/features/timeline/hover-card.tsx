import type { LogDocument } from "#annotations/document/document.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import { asTicks } from "#annotations/time/ticks.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Hover } from "../../timeline/pointer.ts";
import type { Clock } from "../../ui/clock.ts";
import { TagChip } from "../../ui/tag-chip.tsx";

type HoverCardProps = { readonly document: LogDocument; readonly hover: Hover; readonly clock: Clock };

/** What the pointer rests on, in words: its times, tags, people, quote and note. */
export function HoverCard({ document, hover, clock }: HoverCardProps) {
  const { t, language } = useTexts();
  const annotation = document.tables.annotation.get(hover.entry?.id ?? "");
  if (!annotation) return null;
  const tags = (annotation.tags ?? []).flatMap((id) => document.tables.tag.get(id) ?? []);
  const people = (annotation.people ?? []).flatMap((id) => document.tables.person.get(id) ?? []);
  const [quote] = annotation.quotes ?? [];
  const { start, end } = annotation;
  return (
    <div
      className="timeline-card"
      style={{ left: hover.clientX, bottom: window.innerHeight - hover.clientY + 14 }}
    >
      <p className="timeline-card-time time">
        {clock.formatShort(start)}
        {end !== undefined && ` – ${clock.formatShort(end)}`}
        {end !== undefined && (
          <span> {t("log-list.seconds", { seconds: clock.formatLength(asTicks(end - start)) })}</span>
        )}
      </p>
      {tags.length > 0 && (
        <p className="timeline-card-tags">
          {tags.map((tag) => (
            <TagChip key={tag.id} label={tagLabel(tag, language)} colour={tag.colour} />
          ))}
        </p>
      )}
      {people.length > 0 && (
        <p className="timeline-card-people">
          {people.map((person) => preferredName(person.names, language)).join(", ")}
        </p>
      )}
      {quote?.text !== undefined && <p className="timeline-card-quote">“{quote.text}”</p>}
      {annotation.note !== undefined && <p className="timeline-card-note">{annotation.note}</p>}
    </div>
  );
}
