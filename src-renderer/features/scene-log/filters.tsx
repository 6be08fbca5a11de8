import { CircleDashed, Radio } from "lucide-react";
import type { LogDocument } from "#annotations/document/document.ts";
import { countInState } from "../../session/rows.ts";
import type { ListState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";

type FiltersProps = {
  readonly session: Session;
  readonly document: LogDocument;
  readonly medium: string | null;
  readonly list: ListState;
};

/** What needs another look: what was left open, and what was logged live and never trimmed. Each is there while there is any. */
export function Filters({ session, document, medium, list }: FiltersProps) {
  const { t } = useTexts();
  const filters = [
    { state: "open", label: t("log-list.filter-open"), icon: <CircleDashed size={14} aria-hidden="true" /> },
    { state: "live", label: t("log-list.filter-live"), icon: <Radio size={14} aria-hidden="true" /> },
  ] as const;
  return filters.map(({ state, label, icon }) => {
    const count = countInState(document, medium, state);
    if (count === 0 && !list[state]) return null;
    return (
      <button
        key={state}
        type="button"
        className="scene-log-filter"
        aria-pressed={list[state]}
        data-tip={t(`log-list.filter-${state}-tip`)}
        onClick={() => session.list.setState({ [state]: !list[state] })}
      >
        {icon}
        {label}
        <span className="scene-log-filter-count">{count}</span>
      </button>
    );
  });
}
