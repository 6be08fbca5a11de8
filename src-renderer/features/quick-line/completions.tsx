import { useEffect, useRef } from "react";
import type { LogDocument } from "#annotations/document/document.ts";
import { preferredName } from "#annotations/model/person.ts";
import type { Completion, Suggestion } from "#annotations/quick-line/complete.ts";
import { useTexts } from "../../texts/texts.tsx";

type CompletionsProps = {
  readonly completion: Completion;
  readonly active: number;
  readonly document: LogDocument;
  readonly onTake: (suggestion: Suggestion) => void;
};

/** The tags or people that Tab can take, best first, above the line. A click takes one and leaves the focus in the line. */
export function Completions({ completion, active, document, onTake }: CompletionsProps) {
  const { t, language } = useTexts();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <ul
      ref={list}
      id="quick-line-completions"
      className="quick-completions"
      role="listbox"
      aria-label={t("quick-line.completions")}
    >
      {completion.items.map((item, index) => {
        const person = item.kind === "person" ? document.tables.person.get(item.id) : undefined;
        const tag = item.kind === "tag" ? document.tables.tag.get(item.id) : undefined;
        const about = person?.character ? preferredName(person.character.names, language) : person?.role;
        return (
          <li
            key={`${item.kind} ${item.id}`}
            id={`quick-line-completion-${index}`}
            className="quick-completion"
            role="option"
            aria-selected={index === active}
            data-colour={tag?.colour}
            onMouseDown={(event) => {
              event.preventDefault();
              event.stopPropagation();
              onTake(item);
            }}
          >
            {tag ? (
              <span className="quick-completion-dot" aria-hidden="true" />
            ) : (
              <span className="quick-completion-sigil" aria-hidden="true">
                @
              </span>
            )}
            <span className="quick-completion-label">{item.label}</span>
            <span className="quick-completion-about">{item.matched ?? about}</span>
          </li>
        );
      })}
    </ul>
  );
}
