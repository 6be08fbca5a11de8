import { ArrowDown, ArrowDownNarrowWide, ArrowUp, ArrowUpNarrowWide, SlidersHorizontal } from "lucide-react";
import { useId, useRef } from "react";
import { LIST_COLUMNS, type ListColumn, type Settings } from "#annotations/host/settings.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { IconButton } from "../../ui/button.tsx";
import "./columns-menu.css";

type ListSettings = Settings["list"];
type ColumnsMenuProps = { readonly session: Session } & ListSettings;

const SORTS: readonly ListSettings["sort"][] = ["film", "duration", "tag", "person", "modified"];

/** What the rows show and in which order, and how they are sorted. Kept with the user's settings. */
export function ColumnsMenu({ session, columns, sort, descending }: ColumnsMenuProps) {
  const { t } = useTexts();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const change = (patch: Partial<ListSettings>) =>
    void session.setSettings({ list: { columns: [...columns], sort, descending, ...patch } });
  const place = () => {
    const anchor = button.current?.getBoundingClientRect();
    if (!anchor || !menu.current) return;
    menu.current.style.top = `${anchor.bottom + 6}px`;
    menu.current.style.right = `${window.innerWidth - anchor.right}px`;
  };
  const shown = [...columns, ...LIST_COLUMNS.filter((column) => !columns.includes(column))];

  return (
    <>
      <IconButton
        ref={button}
        label={t("columns.menu")}
        aria-haspopup="dialog"
        popoverTarget={id}
        pressed={sort !== "film" || descending}
      >
        <SlidersHorizontal size={16} />
      </IconButton>
      <div ref={menu} id={id} popover="auto" className="columns-menu" onBeforeToggle={place}>
        <div className="columns-sort">
          <label htmlFor={`${id}-sort`}>{t("columns.sort")}</label>
          <select
            id={`${id}-sort`}
            className="input"
            value={sort}
            onChange={(event) => change({ sort: SORTS.find((key) => key === event.target.value) ?? "film" })}
          >
            {SORTS.map((key) => (
              <option key={key} value={key}>
                {t(`columns.sort-${key}`)}
              </option>
            ))}
          </select>
          <IconButton
            label={t(descending ? "columns.descending" : "columns.ascending")}
            onClick={() => change({ descending: !descending })}
          >
            {descending ? <ArrowUpNarrowWide size={16} /> : <ArrowDownNarrowWide size={16} />}
          </IconButton>
        </div>
        <ul className="columns-list" aria-label={t("columns.shown")}>
          {shown.map((column) => (
            <ColumnItem
              key={column}
              column={column}
              columns={columns}
              onChange={(next) => change({ columns: next })}
            />
          ))}
        </ul>
      </div>
    </>
  );
}

type ColumnItemProps = {
  readonly column: ListColumn;
  readonly columns: readonly ListColumn[];
  readonly onChange: (columns: ListColumn[]) => void;
};

function ColumnItem({ column, columns, onChange }: ColumnItemProps) {
  const { t } = useTexts();
  const name = t(`columns.${column}`);
  const at = columns.indexOf(column);
  const move = (by: 1 | -1) => onChange(columns.toSpliced(at, 1).toSpliced(at + by, 0, column));
  return (
    <li className="columns-item">
      <label>
        <input
          type="checkbox"
          checked={at >= 0}
          onChange={() => onChange(at >= 0 ? columns.toSpliced(at, 1) : [...columns, column])}
        />
        {name}
      </label>
      {at > 0 && (
        <IconButton label={t("columns.up", { name })} onClick={() => move(-1)}>
          <ArrowUp size={14} />
        </IconButton>
      )}
      {at >= 0 && at < columns.length - 1 && (
        <IconButton label={t("columns.down", { name })} onClick={() => move(1)}>
          <ArrowDown size={14} />
        </IconButton>
      )}
    </li>
  );
}
