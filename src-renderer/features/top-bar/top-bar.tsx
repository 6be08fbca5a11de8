import {
  Clapperboard,
  Keyboard,
  PanelBottom,
  PanelLeft,
  PanelRight,
  Redo2,
  Search,
  SlidersHorizontal,
  Undo2,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { CommandButton, useCommands } from "../../ui/commands.tsx";
import { KeyCaps } from "../../ui/key-cap.tsx";
import { SaveMark } from "./save-mark.tsx";
import "./top-bar.css";

type TopBarProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
  /** What the log is called. */
  readonly title: string;
  /** What goes on in the background. */
  readonly children?: ReactNode;
};

/** Which log this is, how far it is saved, the way to every command, undo and redo, panes, settings, export. */
export function TopBar({ session, state, title, children }: TopBarProps) {
  const { t, say } = useTexts();
  const { caps, run } = useCommands();
  const panes = useStore(session.app, (app) => app.settings.panes);
  const { undo, redo } = state;

  return (
    <header className="top-bar">
      <div className="top-bar-start">
        <CommandButton command="file.close">
          <Clapperboard size={18} />
        </CommandButton>
        <h1 className="top-bar-title" data-tip={state.name}>
          {title}
        </h1>
        <SaveMark session={session} readOnly={state.readOnly} />
        {children}
      </div>
      <button type="button" className="top-bar-search" onClick={() => run("view.commands")}>
        <Search size={16} aria-hidden="true" />
        <span className="top-bar-search-text">{t("top.search")}</span>
        <KeyCaps keys={caps("view.commands") ?? ""} />
      </button>
      <div className="top-bar-end">
        <CommandButton
          command="edit.undo"
          label={undo ? t("top.undo-step", { step: say(undo) }) : t("top.undo")}
          disabled={undo === null}
        >
          <Undo2 size={16} />
        </CommandButton>
        <CommandButton
          command="edit.redo"
          label={redo ? t("top.redo-step", { step: say(redo) }) : t("top.redo")}
          disabled={redo === null}
        >
          <Redo2 size={16} />
        </CommandButton>
        <span className="top-bar-rule" aria-hidden="true" />
        <CommandButton command="view.articlePane" pressed={panes.article}>
          <PanelLeft size={16} />
        </CommandButton>
        <CommandButton command="view.logPane" pressed={panes.log}>
          <PanelRight size={16} />
        </CommandButton>
        <CommandButton command="view.timelinePane" pressed={panes.timeline}>
          <PanelBottom size={16} />
        </CommandButton>
        <span className="top-bar-rule" aria-hidden="true" />
        <CommandButton command="file.loadShared" disabled={state.readOnly !== null || state.loading}>
          <Users size={16} />
        </CommandButton>
        <CommandButton command="help.keys">
          <Keyboard size={16} />
        </CommandButton>
        <CommandButton command="help.settings">
          <SlidersHorizontal size={16} />
        </CommandButton>
        <Button
          tone="main"
          className="top-bar-export"
          data-tip={t("top.export-hint")}
          data-tip-keys={caps("file.export")}
          onClick={() => run("file.export")}
        >
          {t("top.export")}
        </Button>
      </div>
    </header>
  );
}
