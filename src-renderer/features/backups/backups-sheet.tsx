import { FileX2, History } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import type { Backup, BackupView } from "#annotations/host/backup-shapes.ts";
import type { RestoreScope } from "#annotations/restore/restore.ts";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice, Spinner } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { BackupDetail } from "./backup-detail.tsx";
import { type BackupList, type KnownFacts, useBackupList, useLook } from "./use-backups.ts";
import "./backups-sheet.css";

/** The earlier states of the open log: one is picked, looked at beside what is now, and restored. */
export function BackupsSheet({ session }: { readonly session: Session }) {
  const log = useStore(session.log);
  return log.phase === "open" ? <OpenSheet key={log.logId} session={session} log={log} /> : null;
}

type OpenSheetProps = {
  readonly session: Session;
  readonly log: Extract<LogState, { phase: "open" }>;
};

function OpenSheet({ session, log }: OpenSheetProps) {
  const { t, language } = useTexts();
  const list = useBackupList(session, log.logId);
  const [picked, setPicked] = useState<string>();
  const [restoring, setRestoring] = useState(false);
  const chosen = list.items?.find(({ id }) => id === picked) ?? list.items?.[0];
  const looking = useLook(session, chosen?.id);
  const view = looking?.view;
  const close = () => session.show("none");
  const restore = async (backup: Backup, shown: BackupView, scope: RestoreScope) => {
    setRestoring(true);
    const went = await session.restoreBackup(shown, scope, formatTime(backup.at, language));
    setRestoring(false);
    if (went) close();
  };

  return (
    <Sheet
      title={t("backups.title")}
      closeLabel={t("ui.close")}
      width="broad"
      onClose={close}
      foot={
        chosen &&
        view && (
          <RestoreButtons
            view={view}
            disabled={restoring || log.readOnly !== null}
            onRestore={(scope) => void restore(chosen, view, scope)}
          />
        )
      }
    >
      <p className="backups-lead">{t("backups.lead")}</p>
      {list.items === undefined && (
        <Notice icon={<Spinner label={t("ui.loading")} />} title={t("ui.loading")} />
      )}
      {list.items?.length === 0 && (
        <Notice icon={<History size={24} />} title={t("backups.none")} text={t("backups.none-text")} />
      )}
      {chosen && (
        <div className="backups">
          <BackupPicker list={list} chosen={chosen.id} onPick={setPicked} />
          <section
            className="backup-detail"
            aria-label={t("backups.state-of", { time: formatTime(chosen.at, language) })}
          >
            {view && (
              <BackupDetail
                key={chosen.id}
                session={session}
                logId={log.logId}
                backup={chosen.id}
                document={log.document}
                view={view}
              />
            )}
            {looking?.view === null && <Notice icon={<FileX2 size={24} />} title={t("backups.unreadable")} />}
            {view === undefined && (
              <Notice icon={<Spinner label={t("ui.loading")} />} title={t("ui.loading")} />
            )}
          </section>
        </div>
      )}
    </Sheet>
  );
}

type BackupPickerProps = {
  readonly list: BackupList;
  readonly chosen: string;
  readonly onPick: (id: string) => void;
};

function BackupPicker({ list, chosen, onPick }: BackupPickerProps) {
  const { t, language } = useTexts();
  return (
    <div className="backup-list">
      <ul aria-label={t("backups.list")}>
        {(list.items ?? []).map((item, index) => (
          <li key={item.id}>
            <button
              type="button"
              className="backup-item"
              aria-pressed={item.id === chosen}
              {...(index === 0 ? { "data-autofocus": true } : {})}
              onClick={() => onPick(item.id)}
            >
              <span className="backup-item-time">{formatTime(item.at, language)}</span>
              <Facts facts={list.factsOf(item.id)} />
            </button>
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <Button tone="quiet" className="backup-older" onClick={list.showMore}>
          {t("backups.older")}
        </Button>
      )}
    </div>
  );
}

function Facts({ facts }: { readonly facts: KnownFacts }) {
  const { t } = useTexts();
  if (facts === undefined) return <span className="backup-item-facts">…</span>;
  if (facts === "unreadable") return <span className="backup-item-facts">{t("backups.unreadable")}</span>;
  const { annotations, author, differs } = facts;
  const marks = (["gone", "come", "changed"] as const).filter((mark) => (differs?.[mark] ?? 0) > 0);
  return (
    <>
      <span className="backup-item-facts">{t("backups.entries", { count: annotations })}</span>
      {author !== "" && <span className="backup-item-facts">{t("backups.by", { author })}</span>}
      {differs && (
        <span className="backup-item-marks">
          {marks.length === 0 && t("backups.same")}
          {marks.map((mark) => (
            <span key={mark} className="backup-mark" data-mark={mark}>
              {t(`backups.count-${mark}`, { count: differs[mark] })}
            </span>
          ))}
        </span>
      )}
    </>
  );
}

type RestoreButtonsProps = {
  readonly view: BackupView;
  readonly disabled: boolean;
  readonly onRestore: (scope: RestoreScope) => void;
};

/** What restoring does, in numbers, and the two ways of doing it. */
function RestoreButtons({ view, disabled, onRestore }: RestoreButtonsProps) {
  const { t } = useTexts();
  const counts = Object.values(view.counts);
  const total = (mark: "gone" | "come" | "changed") => counts.reduce((sum, one) => sum + one[mark], 0);
  const changed = total("changed") + (view.others.some(({ kind }) => kind === "log") ? 1 : 0);
  const [gone, come] = [total("gone"), total("come")];
  const will = come === 0 ? "set-back" : changed === 0 ? "remove" : "both";
  return (
    <>
      <p className="backup-will">
        {gone > 0 && <span>{t("backups.will-missing", { count: gone })}</span>}
        {come + changed > 0 && <span>{t(`backups.will-${will}`, { come, changed })}</span>}
      </p>
      <Button
        tone={gone > 0 ? "main" : "plain"}
        disabled={disabled || gone === 0}
        onClick={() => onRestore("missing")}
      >
        {t("backups.restore-missing")}
      </Button>
      <Button disabled={disabled || gone + come + changed === 0} onClick={() => onRestore("all")}>
        {t("backups.restore-all")}
      </Button>
    </>
  );
}

/** A point in time as people write it here, to the minute. */
function formatTime(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}
