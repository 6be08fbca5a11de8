import type { ListColumn } from "#annotations/host/settings.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { preferredName } from "#annotations/model/person.ts";
import type { Quote } from "#annotations/model/quote.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Marked, useFound } from "./found.tsx";
import type { RowTables } from "./log-row.tsx";

type RowTextsProps = {
  readonly annotation: Annotation;
  readonly people: RowTables["person"];
  readonly columns: readonly ListColumn[];
};

/** What an entry says below its times, in the user's order. */
export function RowTexts({ annotation, people, columns }: RowTextsProps) {
  const { language } = useTexts();
  const nameOf = (id: string) => {
    const person = people.get(id);
    return person ? preferredName(person.names, language) || id : id;
  };
  const facts = columns.filter((column) => FACTS.has(column));
  const first = columns.find((column) => FACTS.has(column));
  return columns.map((column) => {
    if (column === "people") return <People key={column} ids={annotation.people ?? []} nameOf={nameOf} />;
    if (column === "quotes")
      return annotation.quotes?.map((quote) => (
        <QuoteLines key={quote.id} quote={quote} speaker={speakerOf(quote, annotation, nameOf)} />
      ));
    if (column === "note" && annotation.note !== undefined)
      return (
        <p key={column} className="log-row-note">
          <Marked text={annotation.note} />
        </p>
      );
    return column === first && <Facts key={column} annotation={annotation} columns={facts} />;
  });
}

/** What stands together in one line: it is short, and mostly not there. */
const FACTS: ReadonlySet<ListColumn> = new Set(["rating", "author", "modified"]);

function Facts({
  annotation,
  columns,
}: {
  readonly annotation: Annotation;
  readonly columns: readonly ListColumn[];
}) {
  const { language } = useTexts();
  const { rating, author, modified } = annotation;
  const texts = columns.flatMap((column) => {
    if (column === "rating" && rating !== undefined && rating > 0) return "★".repeat(rating);
    if (column === "author" && author !== undefined) return author;
    if (column === "modified" && modified !== undefined)
      return new Date(modified).toLocaleString(language, { dateStyle: "short", timeStyle: "short" });
    return [];
  });
  return texts.length > 0 && <p className="log-row-facts">{texts.join(" · ")}</p>;
}

function People({
  ids,
  nameOf,
}: {
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string;
}) {
  const found = useFound();
  if (ids.length === 0) return null;
  return (
    <p className="log-row-people">
      {ids.map((id, at) => (
        <span key={id}>
          {at > 0 && ", "}
          {found.people.has(id) ? <mark className="found">{nameOf(id)}</mark> : nameOf(id)}
        </span>
      ))}
    </p>
  );
}

/** The speaker goes before the words only where more than one person is there to have said them. */
function speakerOf(quote: Quote, { people }: Annotation, nameOf: (id: string) => string): string | null {
  if (quote.speaker === undefined) return null;
  return people?.length === 1 && people[0] === quote.speaker ? null : nameOf(quote.speaker);
}

function QuoteLines({ quote, speaker }: { readonly quote: Quote; readonly speaker: string | null }) {
  const translation = quote.translations?.[0];
  return (
    <>
      {quote.text !== undefined && (
        <p className="log-row-quote" lang={quote.lang}>
          {speaker !== null && (
            <span className="log-row-speaker">
              <Marked text={speaker} />:{" "}
            </span>
          )}
          “<Marked text={quote.text} />”
        </p>
      )}
      {translation && (
        <p className="log-row-translation" lang={translation.lang}>
          “<Marked text={translation.text} />”
          <span className="log-row-languages">
            {" "}
            {[quote.lang, translation.lang].filter(Boolean).join(" → ")}
          </span>
        </p>
      )}
    </>
  );
}
