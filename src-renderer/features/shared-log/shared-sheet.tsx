import type { SharedReport } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Counts } from "../../ui/counts.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./shared-sheet.css";

/** What loading a shared log brought: what was added, what differs and was left as it is, and what was left out. */
export function SharedSheet({
  report,
  onClose,
}: {
  readonly report: SharedReport;
  readonly onClose: () => void;
}) {
  const { t, say, sayName } = useTexts();
  const { annotations, people, tags } = report.added;
  return (
    <Sheet
      title={t("shared.title", { name: report.name })}
      closeLabel={t("ui.close")}
      width="wide"
      onClose={onClose}
      foot={
        <Button tone="main" data-autofocus onClick={onClose}>
          {t("shared.done")}
        </Button>
      }
    >
      <Counts
        counts={[
          { count: annotations, label: t("shared.annotations", { count: annotations }) },
          { count: people, label: t("shared.people", { count: people }) },
          { count: tags, label: t("shared.tags", { count: tags }) },
        ]}
      />
      <section className="shared-part">
        <h3>{t("shared.differing", { count: report.differing.length })}</h3>
        <p>{t(report.differing.length === 0 ? "shared.differing-none" : "shared.differing-text")}</p>
        {report.differing.length > 0 && (
          <ul className="shared-list">
            {report.differing.map((record) => (
              <li key={`${record.kind} ${record.id}`}>
                <span className="shared-kind">{kindName(record.kind, t)}</span>
                <span className="shared-label">{record.label}</span>
                <span className="shared-fields">
                  {record.fields.map((field) => sayName("field", field)).join(", ")}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {report.left.length > 0 && (
        <section className="shared-part">
          <h3>{t("shared.left")}</h3>
          <ul className="shared-left">
            {report.left.map((reason) => (
              <li key={`${reason.key} ${JSON.stringify(reason.parameters)}`}>{say(reason)}</li>
            ))}
          </ul>
        </section>
      )}
    </Sheet>
  );
}

function kindName(kind: string, t: ReturnType<typeof useTexts>["t"]): string {
  if (kind === "annotation") return t("shared.kind-annotation");
  if (kind === "person") return t("shared.kind-person");
  if (kind === "tag") return t("shared.kind-tag");
  if (kind === "medium") return t("shared.kind-medium");
  if (kind === "article") return t("shared.kind-article");
  return t("shared.kind-other");
}
