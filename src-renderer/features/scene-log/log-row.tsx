import { memo, type MouseEvent, useRef } from "react";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { preferredName } from "#annotations/model/person.ts";
import type { Quote } from "#annotations/model/quote.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { type Clock, lengthOf } from "../../ui/clock.ts";
import { TagChip } from "../../ui/tag-chip.tsx";
import { RowEditor } from "./row-editor.tsx";
import "./log-row.css";

type LogRowProps = {
  readonly index: number;
  /** Whether Tab leads to it. */
  readonly reachable: boolean;
  /** Where the row begins, in pixels from the top of the list. */
  readonly offset: number;
  readonly session: Session;
  readonly document: LogDocument;
  /** Whether the log cannot be changed. */
  readonly locked: boolean;
  readonly annotation: Annotation;
  readonly clock: Clock;
  readonly selected: boolean;
  readonly unfolded: boolean;
  /** Whether it lies under the playhead. */
  readonly current: boolean;
  readonly running: boolean;
  readonly target: boolean;
};

/** An entry of the log. A click selects and unfolds it, with Ctrl or Shift it joins the selection; a double click jumps there. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { index, reachable, offset, session, document, annotation, clock, selected, unfolded } = props;
  const { t } = useTexts();
  const state = stateOf(props);
  // The first click unfolds the row, so that the second of a double click may come down on a field of the editor, and the
  // browser then sends no `dblclick`.
  const began = useRef(false);
  const onMouseDown = (event: MouseEvent) => {
    if (event.detail === 1) began.current = isOnSummary(event.target);
    if (event.detail !== 2 || !began.current) return;
    event.preventDefault();
    session.jumpTo(annotation.start);
  };
  return (
    <div
      className="log-row"
      onMouseDown={onMouseDown}
      role="row"
      tabIndex={reachable ? 0 : -1}
      aria-selected={selected}
      aria-rowindex={index + 1}
      data-index={index}
      data-annotation={annotation.id}
      data-current={props.current}
      data-state={state}
      style={{ transform: `translateY(${offset}px)` }}
    >
      <div
        className="log-row-summary"
        role="gridcell"
        onClick={(event) => pick(session, annotation.id, unfolded, event)}
      >
        <RowHead {...props} />
        {!unfolded && <RowTexts annotation={annotation} document={document} />}
        {props.current && <span className="hidden-text">{t("log-list.current")}</span>}
      </div>
      {unfolded && !props.locked && (
        <RowEditor
          key={annotation.id}
          session={session}
          document={document}
          annotation={annotation}
          clock={clock}
        />
      )}
    </div>
  );
});

function isOnSummary(target: EventTarget): boolean {
  return target instanceof Element && target.closest(".log-row-summary") !== null;
}

type RowState = "running" | "left-open" | "done";

function stateOf({ annotation, running }: Pick<LogRowProps, "annotation" | "running">): RowState {
  if (running) return "running";
  return annotation.open ? "left-open" : "done";
}

function pick(
  session: Session,
  id: string,
  unfolded: boolean,
  event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; detail: number },
) {
  if (event.detail > 1) return;
  const { ids } = session.selection.getState();
  if (event.ctrlKey || event.metaKey || event.shiftKey) {
    session.select(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id], false);
    return;
  }
  session.select([id], !unfolded);
}

function RowHead({ session, annotation, document, clock, target, running, unfolded }: LogRowProps) {
  const { t, language } = useTexts();
  const tags = (annotation.tags ?? []).flatMap((id) => document.tables.tag.get(id) ?? []);
  const length = lengthOf(annotation);
  const state = stateOf({ annotation, running });
  return (
    <div className="log-row-head">
      <button
        type="button"
        className="log-row-in time"
        tabIndex={-1}
        data-tip={t("log-list.jump")}
        aria-label={t("log-list.jump-to", { time: clock.formatShort(annotation.start) })}
        onClick={(event) => {
          event.stopPropagation();
          session.jumpTo(annotation.start);
        }}
      >
        {clock.formatShort(annotation.start)}
      </button>
      <span className="log-row-length time">
        {state === "running" && <span className="log-row-running">{t("log-list.running")}</span>}
        {state === "left-open" && t("log-list.left-open")}
        {state === "done" &&
          (length === undefined
            ? t("log-list.moment")
            : t("log-list.seconds", { seconds: clock.formatLength(length) }))}
      </span>
      {target && (
        <span
          className="log-row-target"
          data-tip={t("log-list.target")}
          role="img"
          aria-label={t("log-list.target")}
        />
      )}
      <span className="log-row-tags">
        {tags.map((tag) => (
          <TagChip key={tag.id} label={tagLabel(tag, language)} colour={tag.colour} />
        ))}
        {tags.length === 0 && !unfolded && <span className="log-row-untagged">{t("log-list.untagged")}</span>}
      </span>
    </div>
  );
}

function RowTexts({
  annotation,
  document,
}: {
  readonly annotation: Annotation;
  readonly document: LogDocument;
}) {
  const { language } = useTexts();
  const nameOf = (id: string) => {
    const person = document.tables.person.get(id);
    return person ? preferredName(person.names, language) || id : id;
  };
  const people = annotation.people ?? [];
  return (
    <>
      {people.length > 0 && <p className="log-row-people">{people.map(nameOf).join(", ")}</p>}
      {annotation.quotes?.map((quote) => (
        <QuoteLines key={quote.id} quote={quote} speaker={speakerOf(quote, people, nameOf)} />
      ))}
      {annotation.note !== undefined && <p className="log-row-note">{annotation.note}</p>}
    </>
  );
}

/** The speaker goes before the words only where more than one person is there to have said them. */
function speakerOf(quote: Quote, people: readonly string[], nameOf: (id: string) => string): string | null {
  if (quote.speaker === undefined) return null;
  return people.length === 1 && people[0] === quote.speaker ? null : nameOf(quote.speaker);
}

function QuoteLines({ quote, speaker }: { readonly quote: Quote; readonly speaker: string | null }) {
  const translation = quote.translations?.[0];
  return (
    <>
      {quote.text !== undefined && (
        <p className="log-row-quote" lang={quote.lang}>
          {speaker !== null && <span className="log-row-speaker">{speaker}: </span>}“{quote.text}”
        </p>
      )}
      {translation && (
        <p className="log-row-translation" lang={translation.lang}>
          “{translation.text}”
          <span className="log-row-languages">
            {" "}
            {[quote.lang, translation.lang].filter(Boolean).join(" → ")}
          </span>
        </p>
      )}
    </>
  );
}
