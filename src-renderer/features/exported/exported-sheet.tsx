import type { ExportReport } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./exported-sheet.css";

/** What an export could not carry or left out on purpose: a format drops nothing in silence. */
export function ExportedSheet({
  report,
  onClose,
}: {
  readonly report: ExportReport;
  readonly onClose: () => void;
}) {
  const { t, say } = useTexts();
  return (
    <Sheet
      title={t("exported.title", { name: report.name })}
      closeLabel={t("ui.close")}
      onClose={onClose}
      foot={
        <Button tone="main" data-autofocus onClick={onClose}>
          {t("shared.done")}
        </Button>
      }
    >
      <p className="exported-lead">{t("exported.lead")}</p>
      <ul className="exported-left">
        {report.left.map((reason) => (
          <li key={`${reason.key} ${JSON.stringify(reason.parameters)}`}>{say(reason)}</li>
        ))}
      </ul>
    </Sheet>
  );
}
