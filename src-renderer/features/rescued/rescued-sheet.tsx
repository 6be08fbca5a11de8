import type { RescueReport } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Counts } from "../../ui/counts.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./rescued-sheet.css";

const KINDS = ["annotation", "person", "tag", "medium", "article"] as const;

/** What was saved of a damaged log into the new file that is open now, and what was lost, place by place. */
export function RescuedSheet({
  report,
  onClose,
}: {
  readonly report: RescueReport;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  return (
    <Sheet
      title={t("rescue.title", { name: report.name })}
      closeLabel={t("ui.close")}
      width="wide"
      onClose={onClose}
      foot={
        <Button tone="main" data-autofocus onClick={onClose}>
          {t("shared.done")}
        </Button>
      }
    >
      <p className="rescued-lead">{t("rescue.lead")}</p>
      <Counts
        counts={KINDS.map((kind) => {
          const count = report.saved[kind];
          return { count, label: t(`rescue.${kind}`, { count }) };
        })}
      />
      {report.changes > 0 && <p className="rescued-note">{t("rescue.changes", { count: report.changes })}</p>}
      {!report.isSound && <p className="rescued-note">{t("cli.recover-not-utf8")}</p>}
      <Losses report={report} />
    </Sheet>
  );
}

function Losses({ report }: { readonly report: RescueReport }) {
  const { t, say } = useTexts();
  const { losses, lossesInAll } = report;
  if (losses.length === 0) return <p className="rescued-note">{t("rescue.losses-none")}</p>;
  return (
    <section className="rescued-part">
      <h3>{t("rescue.losses", { count: lossesInAll })}</h3>
      <p>{t("rescue.losses-text")}</p>
      <ul className="rescued-list" tabIndex={0} aria-label={t("rescue.losses", { count: lossesInAll })}>
        {losses.map(({ code, parameters }) => (
          <li key={`${code} ${JSON.stringify(parameters)}`}>
            <span className="rescued-place">
              {t("rescue.place", { line: parameters["line"] ?? 0, column: parameters["column"] ?? 0 })}
            </span>
            <span className="rescued-what">{say({ key: `recover.${code}`, parameters })}</span>
          </li>
        ))}
        {lossesInAll > losses.length && (
          <li className="rescued-place">{t("rescue.losses-more", { count: lossesInAll - losses.length })}</li>
        )}
      </ul>
    </section>
  );
}
