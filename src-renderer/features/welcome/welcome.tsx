import { ClipboardPaste, FileVideo, Film, FolderOpen, History, TriangleAlert } from "lucide-react";
import { useStore } from "zustand";
import type { Recent } from "#annotations/host/shapes.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import "./welcome.css";

/** What the window shows while no log is open: how to open one, what was open before, and what the app takes. */
export function Welcome({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const recent = useStore(session.app, (app) => app.recent);
  const open = async (purpose: "open" | "folder") => {
    const picked = await session.pick(purpose);
    if (picked.kind === "picked") await session.open(picked.handle);
  };

  return (
    <main className="welcome" aria-label={t("app.name")}>
      <div className="welcome-column">
        <header className="welcome-head">
          <span className="welcome-mark" aria-hidden="true">
            <Film size={22} />
          </span>
          <h1>{t("open.headline")}</h1>
          <p>{t("open.lead")}</p>
        </header>
        <Unfinished recent={recent} onOpen={(handle) => void session.open(handle)} />
        <div className="welcome-drop">
          <div className="welcome-buttons">
            <Button tone="main" icon={<FileVideo size={16} />} onClick={() => void open("open")}>
              {t("open.pick")}
            </Button>
            <Button icon={<FolderOpen size={16} />} onClick={() => void open("folder")}>
              {t("open.pick-folder")}
            </Button>
            <Button icon={<ClipboardPaste size={16} />} onClick={() => session.show("paste")}>
              {t("open.paste")}
            </Button>
          </div>
          <p className="welcome-drop-text">{t("open.drop")}</p>
          <p className="welcome-formats">{t("open.formats")}</p>
        </div>
        <RecentList recent={recent} onOpen={(handle) => void session.open(handle)} />
      </div>
    </main>
  );
}

type RecentProps = {
  readonly recent: readonly Recent[];
  readonly onOpen: (handle: string) => void;
};

/** What was open when the app last broke off; nothing where it ended as it should. */
function Unfinished({ recent, onOpen }: RecentProps) {
  const { t } = useTexts();
  const items = recent.filter(({ unfinished, missing }) => unfinished && !missing);
  if (items.length === 0) return null;
  return (
    <section className="welcome-unfinished" role="status">
      <p>
        <TriangleAlert size={16} aria-hidden="true" />
        {t("open.unfinished", { count: items.length })}
      </p>
      <div className="welcome-buttons">
        {items.map((item) => (
          <Button key={item.handle} onClick={() => onOpen(item.handle)}>
            {t("open.unfinished-open", { name: item.name })}
          </Button>
        ))}
      </div>
    </section>
  );
}

function RecentList({ recent, onOpen }: RecentProps) {
  const { t, language } = useTexts();
  const days = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric" });
  return (
    <section className="welcome-recent" aria-labelledby="welcome-recent">
      <h2 id="welcome-recent" className="welcome-label">
        <History size={16} aria-hidden="true" />
        {t("open.recent")}
      </h2>
      {recent.length === 0 && <p className="welcome-none">{t("open.recent-none")}</p>}
      <ul>
        {recent.map((item) => (
          <li key={item.handle}>
            <button
              type="button"
              className="welcome-item"
              disabled={item.missing}
              onClick={() => onOpen(item.handle)}
            >
              <span className="welcome-item-name">{item.name}</span>
              <span className="welcome-item-folder">{item.folder}</span>
              <span className="welcome-item-day">
                {item.missing ? t("open.recent-missing") : days.format(new Date(item.openedAt))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
