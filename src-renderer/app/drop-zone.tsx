import { Download, ListPlus } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { Session } from "../session/types.ts";
import { useTexts } from "../texts/texts.tsx";
import "./drop-zone.css";

/** What a drop comes to, by where it happens: the left third of a window with a log open adds to that log. */
type Aim = "open" | "add";

/** Takes files or folders that are dropped anywhere on the window: opens them, or adds them to the log that is open. */
export function DropZone({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const { t } = useTexts();
  const [aim, setAim] = useState<Aim | null>(null);
  const canAdd = useStore(
    session.log,
    (log) => log.phase === "open" && !log.loading && log.readOnly === null,
  );
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  const aimOf = ({ clientX, currentTarget }: DragEvent): Aim =>
    canAdd && clientX > 0 && clientX < currentTarget.getBoundingClientRect().width / 3 ? "add" : "open";

  const drop = async (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setAim(null);
    const wanted = aimOf(event);
    const files = [...event.dataTransfer.files].slice(0, wanted === "add" ? MOST_FILES : 1);
    const found = await Promise.all(files.map((file) => session.host.handleOfDrop(file)));
    const handles = found.filter((handle) => handle !== null);
    const [first] = handles;
    if (first === undefined || handles.length < files.length)
      session.toast({ tone: "trouble", key: "open.drop-unreachable", parameters: {}, action: null });
    if (first === undefined) return;
    if (wanted === "add") await session.addMedia(handles);
    else await session.open(first);
  };

  return (
    <div
      className="drop-zone"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setAim(aimOf(event));
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setAim(null);
      }}
      onDrop={(event) => void drop(event)}
    >
      {children}
      {aim !== null && (
        <div className="drop-zone-veil" aria-hidden="true">
          {canAdd && (
            <span className="drop-zone-add" data-aimed={aim === "add"}>
              <ListPlus size={18} />
              {t("media.drop-add")}
            </span>
          )}
          <span className="drop-zone-open" data-aimed={aim === "open"}>
            <Download size={18} />
            {t(canAdd ? "media.drop-open" : "open.drop-now")}
          </span>
        </div>
      )}
    </div>
  );
}

/** So many files of one drop are taken, as many as a call may name. */
const MOST_FILES = 1000;
