import type { ReactNode } from "react";
import "./notice.css";

type NoticeProps = {
  readonly icon: ReactNode;
  readonly title: string;
  /** What it means and what can be done. */
  readonly text?: ReactNode;
  readonly tone?: "plain" | "trouble";
  /** Buttons with what can be done. */
  readonly children?: ReactNode;
};

/** What a pane shows instead of its content: that it is empty, that something went wrong, and what to do. */
export function Notice({ icon, title, text, tone = "plain", children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === "trouble" ? "alert" : undefined}>
      <span className="notice-icon" aria-hidden="true">
        {icon}
      </span>
      <p className="notice-title">{title}</p>
      {text && <p className="notice-text">{text}</p>}
      {children && <div className="notice-buttons">{children}</div>}
    </div>
  );
}

/** A ring that turns while something loads, with its words for those who do not see it. */
export function Spinner({ label }: { readonly label: string }) {
  return (
    <span className="spinner" role="status">
      <span className="hidden-text">{label}</span>
    </span>
  );
}
