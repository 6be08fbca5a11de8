import { useState } from "react";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Button } from "../../ui/button.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import "./paste-sheet.css";

/** Takes the text of an article that is not a file, and hands it to the session, which asks for a folder. */
export function PasteSheet({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const [text, setText] = useState("");
  const words = text.split(/\s+/u).filter((word) => word !== "").length;

  return (
    <Sheet
      title={t("paste.title")}
      closeLabel={t("ui.close")}
      width="wide"
      onClose={() => session.show("none")}
      foot={
        <>
          <span className="paste-count">{t("paste.words", { count: words })}</span>
          <Button onClick={() => session.show("none")}>{t("ui.cancel")}</Button>
          <Button tone="main" disabled={words === 0} onClick={() => void session.pasteArticle(text)}>
            {t("paste.go")}
          </Button>
        </>
      }
    >
      <p className="paste-lead">{t("paste.text")}</p>
      <textarea
        className="input paste-field"
        data-autofocus
        aria-label={t("paste.field")}
        placeholder={t("paste.placeholder")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Sheet>
  );
}
