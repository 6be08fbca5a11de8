import { ArrowUp, File, FileJson, FileText, Film, Folder } from "lucide-react";
import { useEffect, useState } from "react";
import { HostError } from "#annotations/host/dispatch.ts";
import type { CallOutput, Host } from "#annotations/host/contract.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import type { PickPurpose } from "#annotations/host/pick-purpose.ts";
import type { PickOutcome } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { Notice, Spinner } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./file-picker.css";

type Entry = CallOutput<"files.list">["entries"][number];
type Listing =
  | { readonly phase: "loading" }
  | { readonly phase: "ready"; readonly entries: readonly Entry[] }
  | { readonly phase: "failed"; readonly trouble: Trouble };

type FilePickerProps = {
  readonly host: Host;
  readonly purpose: PickPurpose;
  readonly onAnswer: (outcome: PickOutcome) => void;
};

/** The page's own picker, for the host that has no dialogs: folders that the server may read, and what lies in them. */
export function FilePicker({ host, purpose, onAnswer }: FilePickerProps) {
  const { t, sayTrouble } = useTexts();
  const [path, setPath] = useState<readonly Entry[]>([]);
  const folder = path.at(-1) ?? null;
  const listing = useListing(host, folder?.handle ?? null);
  const cancel = () => onAnswer({ kind: "cancelled" });
  const choose = (entry: Entry) => onAnswer({ kind: "picked", handle: entry.handle, name: entry.name });
  const enter = (entry: Entry) => (entry.kind === "folder" ? setPath([...path, entry]) : choose(entry));
  const shown = listing.phase === "ready" ? listing.entries.filter((entry) => fits(entry, purpose)) : [];
  const mayTakeFolder = folder !== null && purpose !== "video" && purpose !== "log";

  return (
    <Sheet
      title={t(`picker.${purpose}`)}
      closeLabel={t("ui.close")}
      onClose={cancel}
      foot={
        <>
          <Button onClick={cancel}>{t("ui.cancel")}</Button>
          {mayTakeFolder && (
            <Button tone="main" onClick={() => choose(folder)}>
              {t("picker.choose-folder")}
            </Button>
          )}
        </>
      }
    >
      <div className="file-picker-path">
        <IconButton
          label={t("picker.up")}
          disabled={path.length === 0}
          onClick={() => setPath(path.slice(0, -1))}
        >
          <ArrowUp size={16} />
        </IconButton>
        <span className="file-picker-where">
          {path.length === 0 ? t("picker.places") : path.map((entry) => entry.name).join(" / ")}
        </span>
      </div>
      <div className="file-picker-list">
        {listing.phase === "loading" && (
          <div className="file-picker-wait">
            <Spinner label={t("ui.loading")} />
          </div>
        )}
        {listing.phase === "failed" && (
          <Notice tone="trouble" icon={<Folder size={20} />} title={sayTrouble(listing.trouble)} />
        )}
        {listing.phase === "ready" && shown.length === 0 && (
          <Notice icon={<Folder size={20} />} title={t("picker.empty")} />
        )}
        {shown.length > 0 && (
          <ul aria-label={t("picker.entries")}>
            {shown.map((entry) => (
              <li key={entry.handle}>
                <button type="button" className="file-picker-item" onClick={() => enter(entry)}>
                  <EntryIcon entry={entry} />
                  <span>{entry.name}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  );
}

/** What lies in a folder; the answer for a folder that was left meanwhile is dropped. */
function useListing(host: Host, folder: string | null): Listing {
  const [read, setRead] = useState<{ readonly folder: string | null; readonly listing: Listing } | null>(
    null,
  );
  useEffect(() => {
    let left = false;
    host.call("files.list", { folder }).then(
      ({ entries }) => {
        if (!left) setRead({ folder, listing: { phase: "ready", entries } });
      },
      (error: unknown) => {
        if (!(error instanceof HostError)) throw error;
        if (!left) setRead({ folder, listing: { phase: "failed", trouble: error.toTrouble() } });
      },
    );
    return () => {
      left = true;
    };
  }, [host, folder]);
  return read?.folder === folder ? read.listing : { phase: "loading" };
}

const VIDEO =
  /\.(mp4|m4v|mov|webm|mkv|ogv|mp3|m4a|aac|wav|ogg|opus|flac|ts|mts|m2ts|avi|mxf|mpg|mpeg|vob|wmv)$/iu;
const LOG = /\.scenelog\.json$/iu;

/** Folders can always be entered; files are shown where they can be meant. */
function fits(entry: Entry, purpose: PickPurpose): boolean {
  if (entry.kind === "folder") return true;
  if (purpose === "video" || purpose === "videos") return VIDEO.test(entry.name);
  if (purpose === "log") return LOG.test(entry.name);
  if (purpose === "keys" || purpose === "vocabulary") return entry.name.endsWith(".json");
  return purpose === "open";
}

function EntryIcon({ entry }: { readonly entry: Entry }) {
  if (entry.kind === "folder") return <Folder size={16} aria-hidden="true" />;
  if (VIDEO.test(entry.name)) return <Film size={16} aria-hidden="true" />;
  if (LOG.test(entry.name)) return <FileJson size={16} aria-hidden="true" />;
  if (/\.(md|markdown|html?|txt)$/iu.test(entry.name)) return <FileText size={16} aria-hidden="true" />;
  return <File size={16} aria-hidden="true" />;
}
