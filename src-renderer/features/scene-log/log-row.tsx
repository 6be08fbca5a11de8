import { Check, CheckCheck, PencilLine } from "lucide-react";
import { memo, type MouseEvent, useRef } from "react";
import type { LogDocument } from "#annotations/document/document.ts";
import type { ListColumn } from "#annotations/host/settings.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { type Clock, lengthOf } from "../../ui/clock.ts";
import { TagChip } from "../../ui/tag-chip.tsx";
import { useFound } from "./found.tsx";
import { RowEditor } from "./row-editor.tsx";
import { RowTexts } from "./row-texts.tsx";
import "./log-row.css";

/** What of the log's tables the rows look names up in: they change seldom, the log with every press. */
export type RowTables = Pick<LogDocument["tables"], "tag" | "person">;

type LogRowProps = {
  readonly index: number;
  /** Whether Tab leads to it. */
  readonly reachable: boolean;
  /** Where the row begins, in pixels from the top of the list. */
  readonly offset: number;
  readonly session: Session;
  readonly tags: RowTables["tag"];
  readonly people: RowTables["person"];
  /** The log, for the row that is unfolded for editing; `null` on every other. */
  readonly editing: LogDocument | null;
  readonly annotation: Annotation;
  readonly clock: Clock;
  readonly columns: readonly ListColumn[];
  readonly selected: boolean;
  readonly unfolded: boolean;
  /** Whether it lies under the playhead. */
  readonly current: boolean;
  readonly running: boolean;
  readonly target: boolean;
};

/** An entry of the log. A click selects and unfolds it, with Ctrl or Shift it joins the selection; a double click jumps there. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { index, reachable, offset, session, editing, annotation, clock, selected, unfolded } = props;
  const { t } = useTexts();
  const state = stateOf(props);
  // The first click unfolds the row, so that the second of a double click may come down on a field of the editor, and the
  // browser then sends no `dblclick`.
  const began = useRef(false);
  const onMouseDown = (event: MouseEvent) => {
    if (event.detail === 1) began.current = isOnSummary(event.target);
    // A range is selected, not the words on the way.
    if (event.shiftKey && isOnSummary(event.target)) event.preventDefault();
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
      data-row={annotation.id}
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
        {!unfolded && <RowTexts {...props} />}
        {props.current && <span className="hidden-text">{t("log-list.current")}</span>}
      </div>
      {unfolded && editing && (
        <RowEditor
          key={annotation.id}
          session={session}
          document={editing}
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
  if (event.shiftKey) return session.selectTo(id);
  const { ids } = session.selection.getState();
  if (event.ctrlKey || event.metaKey) {
    session.select(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id], false);
    return;
  }
  session.select([id], !unfolded);
}

/** From the least finished on, each with a shape of its own. */
const STATUS_ICONS = {
  draft: <PencilLine size={13} />,
  checked: <Check size={13} />,
  published: <CheckCheck size={13} />,
};

function RowHead({ session, annotation, tags, clock, columns, target, running, unfolded }: LogRowProps) {
  const { t, language } = useTexts();
  const found = useFound();
  const labelled = (annotation.tags ?? []).flatMap((id) => tags.get(id) ?? []);
  const length = lengthOf(annotation);
  const state = stateOf({ annotation, running });
  const { end, status } = annotation;
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
      {columns.includes("out") && end !== undefined && !running && (
        <span className="log-row-out time">{clock.formatShort(end)}</span>
      )}
      <span className="log-row-length time">
        {state === "running" && <span className="log-row-running">{t("log-list.running")}</span>}
        {state === "left-open" && t("log-list.left-open")}
        {state === "done" &&
          (length === undefined
            ? t("log-list.moment")
            : t("log-list.seconds", { seconds: clock.formatLength(length) }))}
      </span>
      {columns.includes("status") && status !== undefined && (
        <span
          className="log-row-status"
          data-status={status}
          data-tip={t(`status.${status}`)}
          role="img"
          aria-label={t(`status.${status}`)}
        >
          {STATUS_ICONS[status]}
        </span>
      )}
      {target && (
        <span
          className="log-row-target"
          data-tip={t("log-list.target")}
          role="img"
          aria-label={t("log-list.target")}
        />
      )}
      {(columns.includes("tags") || unfolded) && (
        <span className="log-row-tags">
          {labelled.map((tag) => (
            <TagChip
              key={tag.id}
              label={tagLabel(tag, language)}
              colour={tag.colour}
              found={found.tags.has(tag.id)}
            />
          ))}
          {labelled.length === 0 && !unfolded && (
            <span className="log-row-untagged">{t("log-list.untagged")}</span>
          )}
        </span>
      )}
    </div>
  );
}
