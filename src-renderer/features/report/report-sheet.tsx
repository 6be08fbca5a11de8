import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { HostError } from "#annotations/host/dispatch.ts";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./report-sheet.css";

/** Shows the diagnostics report as it would be copied, with two ticks for what it leaves out unless asked. */
export function ReportSheet({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const [paths, setPaths] = useState(false);
  const [texts, setTexts] = useState(false);
  const [copied, setCopied] = useState(false);
  const report = useReport(session, paths, texts);

  const copy = async () => {
    await navigator.clipboard.writeText(report);
    setCopied(true);
  };

  return (
    <Sheet
      title={t("report.title")}
      closeLabel={t("ui.close")}
      width="wide"
      onClose={() => session.show("none")}
      foot={
        <>
          <span role="status" className="report-copied">
            {copied && t("report.copied")}
          </span>
          <Button
            tone="main"
            icon={copied ? <Check size={16} /> : <Copy size={16} />}
            disabled={report === ""}
            onClick={() => void copy()}
          >
            {t("report.copy")}
          </Button>
        </>
      }
    >
      <p className="report-lead">{t("report.lead")}</p>
      <Tick label={t("report.paths")} hint={t("report.paths-hint")} checked={paths} onChange={setPaths} />
      <Tick label={t("report.texts")} hint={t("report.texts-hint")} checked={texts} onChange={setTexts} />
      <textarea className="input report-text" readOnly aria-label={t("report.preview")} value={report} />
    </Sheet>
  );
}

function useReport(session: Session, paths: boolean, texts: boolean): string {
  const [report, setReport] = useState("");
  useEffect(() => {
    let left = false;
    session.host.call("diagnostics.report", { paths, texts }).then(
      ({ text }) => {
        if (!left) setReport(text);
      },
      (error: unknown) => {
        if (!(error instanceof HostError)) throw error;
        session.report(error.toTrouble());
      },
    );
    return () => {
      left = true;
    };
  }, [session, paths, texts]);
  return report;
}

type TickProps = {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

function Tick({ label, hint, checked, onChange }: TickProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        <span className="check-hint">{hint}</span>
      </span>
    </label>
  );
}
