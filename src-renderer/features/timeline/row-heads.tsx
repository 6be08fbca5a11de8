import { ChevronDown, ChevronRight } from "lucide-react";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { LEFT_OVER, type NamedRow } from "./timeline-rows.ts";
import type { Seen } from "./use-timeline.ts";

type RowHeadsProps = {
  readonly session: Session;
  readonly rows: readonly NamedRow[];
  readonly seen: Seen;
};

/** The names of the lanes and rows, beside them; each row folds. */
export function RowHeads({ session, rows, seen }: RowHeadsProps) {
  const { t } = useTexts();
  const { layout, scroll } = seen;
  const named = new Map(rows.map((row) => [row.id, row] as const));
  return (
    <>
      {layout.picturesHeight > 0 && (
        <span className="timeline-lane" style={{ top: layout.picturesTop, height: layout.picturesHeight }}>
          {t("timeline.picture")}
        </span>
      )}
      {layout.soundHeight > 0 && (
        <span className="timeline-lane" style={{ top: layout.soundTop, height: layout.soundHeight }}>
          {t("timeline.sound")}
        </span>
      )}
      <div className="timeline-row-heads" style={{ top: layout.rowsTop, height: layout.rowsHeight }}>
        <ul style={{ transform: `translateY(${-scroll}px)` }}>
          {layout.rows.map(({ row, height }) => {
            const head = named.get(row.id);
            return head ? (
              <RowHead key={row.id} session={session} row={head} folded={row.folded} height={height} />
            ) : null;
          })}
        </ul>
      </div>
    </>
  );
}

type RowHeadProps = {
  readonly session: Session;
  readonly row: NamedRow;
  readonly folded: boolean;
  readonly height: number;
};

function RowHead({ session, row, folded, height }: RowHeadProps) {
  const { t } = useTexts();
  const by = session.timeline.state.getState().by;
  const leftOver = t(by === "person" ? "timeline.row-nobody" : "timeline.row-none");
  const label =
    row.label ?? (row.id === LEFT_OVER ? leftOver : t("timeline.row-lane", { number: row.number }));
  const fold = () => {
    const { folded: before } = session.timeline.state.getState();
    const next = new Set(before);
    if (!next.delete(row.id)) next.add(row.id);
    session.timeline.state.setState({ folded: next });
  };
  return (
    <li
      className="timeline-row-head"
      style={{ height }}
      data-folded={folded}
      data-colour={row.colour ?? undefined}
    >
      <button
        type="button"
        className="timeline-fold"
        aria-expanded={!folded}
        aria-label={t(folded ? "timeline.unfold" : "timeline.fold", { row: label })}
        data-tip={`${label} · ${row.entries.size}`}
        onClick={fold}
      >
        {folded ? (
          <ChevronRight size={12} aria-hidden="true" />
        ) : (
          <ChevronDown size={12} aria-hidden="true" />
        )}
        {row.colour !== null && <span className="timeline-dot" aria-hidden="true" />}
        <span className="timeline-row-name">{label}</span>
        <span className="timeline-row-count time">{row.entries.size > 0 ? row.entries.size : ""}</span>
      </button>
    </li>
  );
}
