import { CornerDownRight, Film, ListEnd, Plus } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { mediaInOrder } from "#annotations/commands/media-order.ts";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { CommandButton, useCommands } from "../../ui/commands.tsx";
import { Notice } from "../../ui/notice.tsx";
import { MediumRow } from "./medium-row.tsx";
import "./media-pane.css";

type MediaPaneProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
  /** The heads of the views that share the pane. */
  readonly tabs: ReactNode;
};

/** The media of the log: which is in the player, how far each is logged, who works on it, and the way to the next free one. */
export function MediaPane({ session, state, tabs }: MediaPaneProps) {
  const { t } = useTexts();
  const { run } = useCommands();
  const { document, medium: shown } = state;
  const { medium: table } = document.tables;
  const media = useMemo(
    () => mediaInOrder({ tables: { ...document.tables, medium: table } }),
    [document.tables, table],
  );
  const places = useStore(session.media, ({ places: found }) => found);
  const playOn = useStore(session.app, (app) => app.settings.playOn);
  const [isLinking, setLinking] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const done = media.filter(({ status }) => status === "done").length;
  const locked = state.readOnly !== null || state.loading;

  // The medium in the player is in view, wherever the way to it began.
  useEffect(() => {
    const row = shown === null ? null : list.current?.querySelector(`[data-medium="${CSS.escape(shown)}"]`);
    row?.scrollIntoView({ block: "nearest" });
  }, [shown]);

  return (
    <section className="media-pane" aria-label={t("media.pane")}>
      <div className="media-label">{tabs}</div>
      {media.length > 1 && (
        <div className="media-head">
          <span className="media-counts">{t("media.counts", { done, count: media.length })}</span>
          <CommandButton command="media.playOn" pressed={playOn}>
            <ListEnd size={16} />
          </CommandButton>
          <CommandButton command="media.takeNext" disabled={locked}>
            <CornerDownRight size={16} />
          </CommandButton>
        </div>
      )}
      {media.length === 0 ? (
        <Notice icon={<Film size={24} />} title={t("media.empty")} text={t("media.empty-text")} />
      ) : (
        <ul ref={list} className="media-list" aria-label={t("media.list")}>
          {media.map((medium) => (
            <MediumRow
              key={medium.id}
              session={session}
              medium={medium}
              place={places.get(medium.id)}
              shown={medium.id === shown}
              locked={locked}
            />
          ))}
        </ul>
      )}
      <div className="media-foot">
        {isLinking ? (
          <LinkField session={session} onClose={() => setLinking(false)} />
        ) : (
          <>
            <Button icon={<Plus size={16} />} disabled={locked} onClick={() => run("file.addMedia")}>
              {t("media.add")}
            </Button>
            <Button tone="quiet" disabled={locked} onClick={() => setLinking(true)}>
              {t("media.add-link")}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

/** The address of a video that nobody has as a file yet. Enter adds it, Esc gives it up. */
function LinkField({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const url = typed.trim();
  const isAddress = /^https?:\/\/\S+$/iu.test(url);
  const add = () => {
    if (isAddress && session.addLink(url)) onClose();
  };
  return (
    <div className="media-link">
      <input
        ref={input}
        className="input"
        type="url"
        aria-label={t("media.link")}
        placeholder="https://"
        spellCheck={false}
        value={typed}
        aria-invalid={url !== "" && url.length > 8 && !isAddress}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (url === "") onClose();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === "Escape") onClose();
          else add();
        }}
      />
      <IconButton label={t("media.add-link")} disabled={!isAddress} onClick={add}>
        <Plus size={16} />
      </IconButton>
    </div>
  );
}
