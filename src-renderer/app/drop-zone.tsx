import { Download } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";
import type { Session } from "../session/types.ts";
import { useTexts } from "../texts/texts.tsx";
import "./drop-zone.css";

/** Takes a file or folder that is dropped anywhere on the window and opens it. */
export function DropZone({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const { t } = useTexts();
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

  const drop = async (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (!file) return;
    const handle = await session.host.handleOfDrop(file);
    if (handle !== null) await session.open(handle);
    else session.toast({ tone: "trouble", key: "open.drop-unreachable", parameters: {}, action: null });
  };

  return (
    <div
      className="drop-zone"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setOver(false);
      }}
      onDrop={(event) => void drop(event)}
    >
      {children}
      {over && (
        <div className="drop-zone-veil" aria-hidden="true">
          <span>
            <Download size={18} />
            {t("open.drop-now")}
          </span>
        </div>
      )}
    </div>
  );
}
