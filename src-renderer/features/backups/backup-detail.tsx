import { useState } from "react";
import type { BackupView } from "#annotations/host/backup-shapes.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Choice } from "../../ui/field.tsx";
import { BackupRowList } from "./backup-rows.tsx";

type BackupDetailProps = {
  readonly session: Session;
  readonly logId: string;
  readonly backup: string;
  readonly document: LogDocument;
  readonly view: BackupView;
};

const KINDS = ["annotation", "person", "tag", "medium", "article"] as const;
const MARKS = ["gone", "come", "changed"] as const;

/** What a backup holds and how it differs from now: counts by kind, records, and its annotation rows. */
export function BackupDetail({ session, logId, backup, document, view }: BackupDetailProps) {
  const { t } = useTexts();
  const [only, setOnly] = useState<"all" | "differing">(view.rows.differing > 0 ? "differing" : "all");
  return (
    <>
      <Counts view={view} />
      {view.others.length > 0 && <Others view={view} />}
      <div className="backup-rows-head">
        <h3>{t("backups.rows")}</h3>
        <Choice
          label={t("backups.show")}
          value={only}
          options={[
            { value: "differing", label: `${t("backups.show-differing")} ${view.rows.differing}` },
            { value: "all", label: `${t("backups.show-all")} ${view.rows.all}` },
          ]}
          onChange={setOnly}
        />
      </div>
      <BackupRowList
        key={`${backup} ${only}`}
        session={session}
        logId={logId}
        backup={backup}
        document={document}
        only={only}
        count={view.rows[only]}
      />
    </>
  );
}

/** How many records of each kind differ and how; kinds in which nothing does are left out. */
function Counts({ view }: { readonly view: BackupView }) {
  const { t } = useTexts();
  const kinds = KINDS.filter((kind) => MARKS.some((mark) => view.counts[kind][mark] > 0));
  const hasLogChange = view.others.some(({ kind }) => kind === "log");
  if (kinds.length === 0 && !hasLogChange) return <p className="backup-same">{t("backups.no-difference")}</p>;
  return (
    <table className="backup-counts">
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden-text">{t("backups.kind")}</span>
          </th>
          {MARKS.map((mark) => (
            <th key={mark} scope="col">
              <span className="backup-mark" data-mark={mark}>
                {t(`backups.mark-${mark}`)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`backups.kind-${kind}`)}</th>
            {MARKS.map((mark) => (
              <td key={mark} data-none={view.counts[kind][mark] === 0}>
                {view.counts[kind][mark]}
              </td>
            ))}
          </tr>
        ))}
        {hasLogChange && (
          <tr>
            <th scope="row">{t("backups.kind-log")}</th>
            {MARKS.map((mark) => (
              <td key={mark} data-none={mark !== "changed"}>
                {mark === "changed" ? 1 : 0}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Others({ view }: { readonly view: BackupView }) {
  const { t, sayName } = useTexts();
  const more = view.othersInAll - view.others.length;
  return (
    <details className="backup-others">
      <summary>
        {t("backups.others")} <span className="backup-others-count">{view.othersInAll}</span>
      </summary>
      <ul>
        {view.others.map(({ kind, id, label, mark, fields }) => (
          <li key={`${kind} ${id}`}>
            <span className="backup-other-kind">{t(`backups.kind-${kind}`)}</span>
            <span className="backup-other-label">{label}</span>
            <span className="backup-row-fields">
              {fields.map((field) => sayName("field", field)).join(", ")}
            </span>
            <span className="backup-mark" data-mark={mark}>
              {t(`backups.mark-${mark}`)}
            </span>
          </li>
        ))}
        {more > 0 && <li className="backup-others-more">{t("backups.others-more", { count: more })}</li>}
      </ul>
    </details>
  );
}
