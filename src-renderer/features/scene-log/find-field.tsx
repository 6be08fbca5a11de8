import { ChevronDown, ChevronUp, Search, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { IconButton } from "../../ui/button.tsx";
import { CommandButton } from "../../ui/commands.tsx";

/** The words that are looked for. Enter goes to the next entry found, Shift+Enter to the one before, Esc gives up. */
export function FindField({ session }: { readonly session: Session }) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const words = useStore(session.list, (list) => list.text);
  const requests = useStore(session.ui, (ui) => ui.findRequests);
  const answered = useRef(requests);
  useEffect(() => {
    if (answered.current === requests) return;
    answered.current = requests;
    input.current?.focus();
    input.current?.select();
  }, [requests]);
  const lookFor = (text: string) => session.list.setState({ text });

  return (
    <div className="scene-log-find" role="search">
      <Search size={16} aria-hidden="true" />
      <input
        ref={input}
        type="text"
        aria-label={t("log-list.find")}
        placeholder={t("log-list.find")}
        spellCheck={false}
        value={words}
        onChange={(event) => lookFor(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") {
            event.stopPropagation();
            if (words === "") event.currentTarget.blur();
            else lookFor("");
          }
          if (event.key !== "Enter") return;
          if (words === "") event.currentTarget.blur();
          else session.run(event.shiftKey ? "edit.findPrevious" : "edit.findNext");
        }}
      />
      {words !== "" && (
        <>
          <CommandButton command="edit.findPrevious">
            <ChevronUp size={16} />
          </CommandButton>
          <CommandButton command="edit.findNext">
            <ChevronDown size={16} />
          </CommandButton>
          <IconButton label={t("log-list.clear")} keys="Esc" onClick={() => lookFor("")}>
            <X size={16} />
          </IconButton>
        </>
      )}
    </div>
  );
}
