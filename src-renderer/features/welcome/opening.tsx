import { FileQuestion, FileX2, Film } from "lucide-react";
import { useEffect, useState } from "react";
import type { Trouble } from "#annotations/host/shapes.ts";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice, Spinner } from "../../ui/notice.tsx";
import "./opening.css";

/** How long a log may take to open before anything is said of it, in milliseconds: what only flashes up disturbs. */
const QUIET_MS = 200;

/** That a log is being opened, by name, where that takes its time. */
export function Opening({ name }: { readonly name: string }) {
  const { t } = useTexts();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isSlow) return <main className="opening" />;
  return (
    <main className="opening">
      <Notice
        icon={<Spinner label={t("ui.loading")} />}
        title={name === "" ? t("open.opening-unnamed") : t("open.opening", { name })}
        text={t("open.opening-text")}
      />
    </main>
  );
}

type Choosing = Extract<LogState, { phase: "choosing-video" }>;

/** Asks which of several videos belongs to an article. */
export function ChooseVideo({ session, state }: { readonly session: Session; readonly state: Choosing }) {
  const { t } = useTexts();
  const { named, candidates } = state.choice;
  const elsewhere = async () => {
    const picked = await session.pick("video");
    if (picked.kind === "picked") await session.open(state.handle, { video: picked.handle });
  };
  const why =
    named !== null
      ? t("open.choose-named", { name: named })
      : t(candidates.length === 0 ? "open.choose-none" : "open.choose-several");

  return (
    <main className="opening">
      <section className="opening-card" aria-labelledby="choose-video">
        <span className="opening-icon" aria-hidden="true">
          <FileQuestion size={24} />
        </span>
        <h1 id="choose-video">{t("open.choose-headline")}</h1>
        <p>{why}</p>
        {candidates.length > 0 && (
          <ul className="opening-list">
            {candidates.map((candidate) => (
              <li key={candidate.handle}>
                <button
                  type="button"
                  className="opening-item"
                  onClick={() => void session.open(state.handle, { video: candidate.handle })}
                >
                  <Film size={16} aria-hidden="true" />
                  <span>{candidate.name}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="opening-buttons">
          <Button tone={candidates.length === 0 ? "main" : "plain"} onClick={() => void elsewhere()}>
            {t("open.choose-elsewhere")}
          </Button>
          <Button tone="quiet" onClick={() => void session.closeLog()}>
            {t("ui.cancel")}
          </Button>
        </div>
      </section>
    </main>
  );
}

type OpenFailedProps = {
  readonly session: Session;
  readonly trouble: Trouble;
  /** The handle of a damaged log, of which what can be read may be saved. */
  readonly damaged: string | null;
};

/** That something could not be opened: what, where, what to do, and that nothing was changed. */
export function OpenFailed({ session, trouble, damaged }: OpenFailedProps) {
  const { t, sayTrouble } = useTexts();
  const [rescuing, setRescuing] = useState(false);
  const rescue = async (handle: string) => {
    setRescuing(true);
    await session.rescue(handle);
    setRescuing(false);
  };
  const another = async () => {
    const picked = await session.pick("open");
    if (picked.kind === "picked") await session.open(picked.handle);
  };
  return (
    <main className="opening">
      <Notice
        tone="trouble"
        icon={<FileX2 size={28} />}
        title={t("open.failed")}
        text={[
          sayTrouble(trouble),
          t("open.failed-safe"),
          ...(damaged === null ? [] : [t("rescue.offer-about")]),
        ].join("\n")}
      >
        {damaged !== null && (
          <Button tone="main" disabled={rescuing} onClick={() => void rescue(damaged)}>
            {t("rescue.offer")}
          </Button>
        )}
        <Button tone={damaged === null ? "main" : "plain"} onClick={() => void another()}>
          {t("open.another")}
        </Button>
        <Button onClick={() => void session.closeLog()}>{t("ui.back")}</Button>
        <Button tone="quiet" onClick={() => session.show("report")}>
          {t("open.report")}
        </Button>
      </Notice>
    </main>
  );
}
