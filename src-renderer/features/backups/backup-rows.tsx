import { useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { LogDocument } from "#annotations/document/document.ts";
import { mediumCounting, recordedFrames } from "#annotations/document/medium-time.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { type Clock, createClock, lengthOf } from "../../ui/clock.ts";
import type { KeyedRows } from "../../ui/drawn-rows/row-offsets.ts";
import { useDrawnRows } from "../../ui/drawn-rows/use-drawn-rows.ts";
import { TagChip } from "../../ui/tag-chip.tsx";
import { type RowWithNames, useRows } from "./use-backups.ts";

/** The height of a row, in pixels. */
const ROW = 48;

type BackupRowsProps = {
  readonly session: Session;
  readonly logId: string;
  readonly backup: string;
  readonly document: LogDocument;
  readonly only: "all" | "differing";
  readonly count: number;
};

/** The annotations of a backup, to be read only, each with how it stands to now. Only those in view are in the page. */
export function BackupRowList({ session, logId, backup, document, only, count }: BackupRowsProps) {
  const { t } = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows(session, logId, backup, only);
  const clockOf = useClocks(session, document);
  const places = useMemo(() => placesUpTo(count), [count]);
  const drawn = useDrawnRows({ rows: places, scroller, usual: ROW });
  const [first, last] = [drawn.indexes[0], drawn.indexes.at(-1)];
  const { want } = rows;
  useEffect(() => {
    if (first !== undefined && last !== undefined) want(first, last);
  }, [want, first, last]);

  return (
    <div ref={scroller} className="backup-rows" tabIndex={0} role="group" aria-label={t("backups.rows")}>
      {count === 0 && <p className="backup-rows-none">{t("backups.rows-none")}</p>}
      <ul style={{ height: drawn.total }}>
        {drawn.indexes.map((index) => (
          <li
            key={index}
            className="backup-row"
            data-row={index}
            data-mark={rows.at(index)?.row.mark}
            style={{ height: ROW, transform: `translateY(${drawn.offsetOf(index)}px)` }}
          >
            <RowContent found={rows.at(index)} clockOf={clockOf} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Rows that are known by their place: what a backup holds does not change while it is looked at. */
function placesUpTo(count: number): KeyedRows {
  return {
    size: count,
    keyAt: (index) => (index >= 0 && index < count ? `${index}` : undefined),
    indexOf: (key) => (Number(key) < count ? Number(key) : -1),
  };
}

function RowContent({
  found,
  clockOf,
}: {
  readonly found: RowWithNames | undefined;
  readonly clockOf: (medium: string) => Clock;
}) {
  const { t, language, sayName } = useTexts();
  if (!found) return <span className="hidden-text">{t("ui.loading")}</span>;
  const { annotation, mark, fields } = found.row;
  const clock = clockOf(annotation.medium);
  const length = lengthOf(annotation);
  const tags = (annotation.tags ?? []).flatMap((id) => found.tags.find((tag) => tag.id === id) ?? []);
  const nameOf = (id: string) =>
    preferredName(found.people.find((person) => person.id === id)?.names ?? [], language) || id;
  const words = [
    ...(annotation.people ?? []).map(nameOf),
    ...(annotation.quotes ?? []).flatMap(({ text, translations }) => {
      const said = text ?? translations?.[0]?.text;
      return said === undefined ? [] : [`“${said}”`];
    }),
    ...(annotation.note === undefined ? [] : [annotation.note]),
  ].join(" · ");
  return (
    <>
      <div className="backup-row-line">
        <span className="backup-row-in time">{clock.formatShort(annotation.start)}</span>
        <span className="backup-row-length time">
          {length === undefined
            ? t("log-list.moment")
            : t("log-list.seconds", { seconds: clock.formatLength(length) })}
        </span>
        <span className="backup-row-tags">
          {tags.map((tag) => (
            <TagChip key={tag.id} label={tagLabel(tag, language)} colour={tag.colour} />
          ))}
        </span>
        {mark !== "same" && (
          <span className="backup-mark" data-mark={mark}>
            {t(`backups.mark-${mark}`)}
          </span>
        )}
      </div>
      <div className="backup-row-line">
        <span className="backup-row-words">{words}</span>
        {fields.length > 0 && (
          <span className="backup-row-fields">
            {fields.map((field) => sayName("field", field)).join(", ")}
          </span>
        )}
      </div>
    </>
  );
}

/** A clock for each medium of the log, in the way in which the user has times shown. */
function useClocks(session: Session, { tables }: LogDocument): (medium: string) => Clock {
  const wanted = useStore(session.ui, (ui) => ui.timeFormat);
  return (id) => {
    const medium = tables.medium.get(id);
    const format = wanted ?? (medium?.startTimecode === undefined ? "media" : "timecode");
    const frames = medium && recordedFrames(medium);
    return createClock(
      format === "media" ? "media-time" : "timecode",
      medium && mediumCounting(medium),
      frames,
    );
  };
}
