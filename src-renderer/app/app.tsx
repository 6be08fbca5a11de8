// Before any component: their styles come after these and outweigh them.
import "../ui/tokens.css";
import "../ui/base.css";
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { ChooseVideo, OpenFailed, Opening } from "../features/welcome/opening.tsx";
import { Toasts } from "../features/toasts/toasts.tsx";
import { Welcome } from "../features/welcome/welcome.tsx";
import type { Session } from "../session/types.ts";
import { TextsProvider } from "../texts/texts.tsx";
import { type Commands, CommandsProvider, commandsWith } from "../ui/commands.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { CrashBoundary } from "./crash-boundary.tsx";
import { DropZone } from "./drop-zone.tsx";
import { MainWindow } from "./main-window.tsx";
import { Sheets } from "./sheets.tsx";
import { useFocusManners } from "./use-focus-manners.ts";

/** The whole window over a session: what phase the log is in decides what is shown, and what floats lies over it. */
export function App({ session }: { readonly session: Session }) {
  const language = useStore(session.app, (app) => app.language);
  const theme = useStore(session.app, (app) => app.settings.theme);
  const mac = useStore(session.app, (app) => app.platform === "darwin");
  const keys = useStore(session.keys);
  const commands = useMemo((): Commands => {
    return commandsWith(keys, mac, (id) => session.run(id));
  }, [session, keys, mac]);
  useFocusManners();

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);

  return (
    <TextsProvider language={language}>
      <CommandsProvider commands={commands}>
        <CrashBoundary session={session}>
          <DropZone session={session}>
            <Phase session={session} />
          </DropZone>
          <Sheets session={session} mac={mac} />
        </CrashBoundary>
        <Toasts session={session} />
        <Tooltip />
      </CommandsProvider>
    </TextsProvider>
  );
}

function Phase({ session }: { readonly session: Session }) {
  const state = useStore(session.log);
  const title = state.phase === "open" ? `${state.document.log.title ?? state.name} – Scenelog` : "Scenelog";
  useEffect(() => {
    document.title = title;
  }, [title]);

  switch (state.phase) {
    case "none":
      return <Welcome session={session} />;
    case "opening":
      return <Opening name={state.name} />;
    case "choosing-video":
      return <ChooseVideo session={session} state={state} />;
    case "failed":
      return <OpenFailed session={session} trouble={state.trouble} damaged={state.damaged} />;
    case "open":
      return <MainWindow key={state.opening} session={session} state={state} />;
  }
}
