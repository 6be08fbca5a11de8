import { useDeferredValue } from "react";
import type { LogDocument } from "#annotations/document/document.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { LineQuote, PersonReference } from "#annotations/quick-line/line.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Clock } from "../../ui/clock.ts";
import { TagChip } from "../../ui/tag-chip.tsx";

type QuickPreviewProps = {
  readonly session: Session;
  readonly document: LogDocument;
  readonly text: string;
  readonly clock: Clock;
};

/** What the line will log, as chips: times, tags, people, quotes, note; what is new to the log says so. */
export function QuickPreview({ session, document, text, clock }: QuickPreviewProps) {
  const { t, language } = useTexts();
  const asked = useDeferredValue(text);
  const line = session.readQuickLine(asked);
  const nameOf = (id: string) => {
    const person = document.tables.person.get(id);
    return person ? preferredName(person.names, language) : id;
  };
  const speakerName = (speaker: PersonReference) =>
    speaker.kind === "known" ? nameOf(speaker.id) : speaker.name;

  if (!line) return null;
  return (
    <div id="quick-line-preview" className="quick-preview" role="status" aria-label={t("quick-line.preview")}>
      {line.time && (
        <span className="quick-piece time">
          {clock.formatShort(line.time.start)}
          {line.time.end !== undefined && ` – ${clock.formatShort(line.time.end)}`}
        </span>
      )}
      {line.tags.map((id) => {
        const tag = document.tables.tag.get(id);
        return tag && <TagChip key={id} label={tagLabel(tag, language)} colour={tag.colour} />;
      })}
      {line.newTags.map(({ name }) => (
        <span key={name} className="quick-piece quick-new">
          #{name} <small>{t("quick-line.new-tag")}</small>
        </span>
      ))}
      {line.people.map((id) => (
        <span key={id} className="quick-piece">
          {nameOf(id)}
        </span>
      ))}
      {line.newPeople.map(({ name }) => (
        <span key={name} className="quick-piece quick-new">
          @{name} <small>{t("quick-line.new-person")}</small>
        </span>
      ))}
      {line.quotes.map((quote) => (
        <span key={quoteText(quote)} className="quick-quote">
          {quote.speaker && `${speakerName(quote.speaker)}: `}
          {quoteText(quote)}
        </span>
      ))}
      {line.note !== "" && <span className="quick-note">{line.note}</span>}
    </div>
  );
}

function quoteText({ text, translation }: LineQuote): string {
  const parts = [text, translation?.text].filter((part) => part !== undefined);
  return parts.map((part) => `“${part}”`).join(" = ");
}
