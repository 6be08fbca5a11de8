import type { ReactNode } from "react";
import "./tabs.css";

type TabsProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly tabs: readonly {
    readonly value: Value;
    readonly label: string;
    readonly icon: ReactNode;
    readonly count?: number;
  }[];
  readonly onChoose: (value: Value) => void;
};

/** The heads of views that share a pane, the shown one marked; a count says how much the others hold. */
export function Tabs<Value extends string>({ label, value, tabs, onChoose }: TabsProps<Value>) {
  return (
    <div className="tabs" role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          className="tab"
          aria-selected={tab.value === value}
          onClick={() => onChoose(tab.value)}
        >
          {tab.icon}
          <span>{tab.label}</span>
          {tab.count !== undefined && <span className="tab-count">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}
