import { useDeferredValue } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { useStore } from "zustand";
import { LaneMark } from "../features/media-lanes/lane-mark.tsx";
import { Palettes } from "../features/palette/palettes.tsx";
import { PlayerSurface } from "../features/player/player-surface.tsx";
import { QuickLine } from "../features/quick-line/quick-line.tsx";
import { SceneLog } from "../features/scene-log/scene-log.tsx";
import { TopBar } from "../features/top-bar/top-bar.tsx";
import { TimelinePane } from "../features/timeline/timeline-pane.tsx";
import { Transport } from "../features/transport/transport.tsx";
import type { LogState, Session } from "../session/types.ts";
import { useTexts } from "../texts/texts.tsx";
import { BesidePane } from "./beside-pane.tsx";
import { useClock } from "./use-clock.ts";
import { useRoom } from "./use-room.ts";
import "./main-window.css";

type MainWindowProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
};

/** The window with a log open: the article, the picture with the palettes under it, the log, and the timeline below. The picture is the largest. */
export function MainWindow({ session, state }: MainWindowProps) {
  const { t } = useTexts();
  const clock = useClock(session, state);
  const panes = useStore(session.app, (app) => app.settings.panes);
  const layout = useStore(session.app, (app) => app.settings.layout);
  const fullScreen = useStore(session.ui, (ui) => ui.fullScreen);
  const room = useRoom();
  const showArticle = panes.article && room.article && !fullScreen;
  const showLog = panes.log && room.log && !fullScreen;
  // The film and its keys come first; the other panes are drawn a little at a time, so that the page is never held up.
  const isRestDrawn = useDeferredValue(true, false);
  const showTimeline = panes.timeline && room.timeline && !fullScreen;
  const keepLayout = (
    sizes: Record<string, number>,
    { isUserInteraction }: { isUserInteraction: boolean },
  ) => {
    if (isUserInteraction) void session.setSettings({ layout: { ...layout, ...sizes } });
  };
  const title = state.document.log.title ?? state.name.replace(/\.scenelog\.json$/iu, "");

  return (
    <div className="main-window" data-full-screen={fullScreen}>
      {!fullScreen && (
        <TopBar session={session} state={state} title={title}>
          <LaneMark session={session} />
        </TopBar>
      )}
      <main className="main-panes">
        <Group orientation="vertical" disableCursor onLayoutChanged={keepLayout}>
          <Panel id="upper" minSize="40%">
            <Group disableCursor onLayoutChanged={keepLayout}>
              {showArticle && (
                <Panel
                  id="article"
                  defaultSize={sizeOf(layout["article"], 18)}
                  minSize={200}
                  maxSize="30%"
                  groupResizeBehavior="preserve-pixel-size"
                >
                  {isRestDrawn && <BesidePane session={session} state={state} />}
                </Panel>
              )}
              {showArticle && <Separator className="main-separator" aria-label={t("ui.resize-panes")} />}
              <Panel id="film" className="main-film" minSize="40%">
                <PlayerSurface session={session} state={state} clock={clock}>
                  <QuickLine session={session} state={state} clock={clock} />
                </PlayerSurface>
                <Transport session={session} state={state} clock={clock} />
                {!fullScreen && <Palettes session={session} state={state} clock={clock} />}
              </Panel>
              {showLog && <Separator className="main-separator" aria-label={t("ui.resize-panes")} />}
              {showLog && (
                <Panel
                  id="log"
                  defaultSize={sizeOf(layout["log"], 24)}
                  minSize={260}
                  maxSize="38%"
                  groupResizeBehavior="preserve-pixel-size"
                >
                  {isRestDrawn && <SceneLog session={session} state={state} clock={clock} />}
                </Panel>
              )}
            </Group>
          </Panel>
          {showTimeline && (
            <Separator className="main-separator main-separator-across" aria-label={t("ui.resize-panes")} />
          )}
          {showTimeline && (
            <Panel
              id="timeline"
              defaultSize={sizeOf(layout["timeline"], 28)}
              minSize={120}
              maxSize="60%"
              groupResizeBehavior="preserve-pixel-size"
            >
              {isRestDrawn && (
                <TimelinePane key={state.medium} session={session} state={state} clock={clock} />
              )}
            </Panel>
          )}
        </Group>
      </main>
    </div>
  );
}

/** A pane's share as it was left, in per cent, else the usual one. */
function sizeOf(left: number | undefined, usual: number): string {
  return `${left ?? usual}%`;
}
