import type { PasteReport } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./pasted-sheet.css";

/** What of a paste could not be taken over, row by row. */
export function PastedSheet({
  report,
  onClose,
}: {
  readonly report: PasteReport;
  readonly onClose: () => void;
}) {
  const { t, say } = useTexts();
  return (
    <Sheet
      title={t("pasted.title", { count: report.count })}
      closeLabel={t("ui.close")}
      onClose={onClose}
      foot={
        <Button tone="main" data-autofocus onClick={onClose}>
          {t("shared.done")}
        </Button>
      }
    >
      <p className="pasted-lead">{t("pasted.lead")}</p>
      <ul className="pasted-left">
        {report.left.map((reason) => (
          <li key={`${reason.key} ${JSON.stringify(reason.parameters)}`}>{say(reason)}</li>
        ))}
      </ul>
    </Sheet>
  );
}
