import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";

type TextFieldProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly lang?: string | undefined;
  /** Told the text when the field is left or Enter is pressed, and only where it was changed. */
  readonly onChange: (text: string) => void;
};

/** A line that grows with its text. Enter and leaving it take the text over, Esc puts the old one back. */
export function TextField({ label, placeholder, text, lang, onChange }: TextFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(text);
  // Somebody else's change is shown unless this very field is being written in.
  useEffect(() => {
    if (document.activeElement !== area.current) setTyped(text);
  }, [text]);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "0";
    element.style.height = `${Math.max(28, element.scrollHeight + 2)}px`;
  });

  return (
    <div className="row-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={area}
        id={id}
        className="input row-field-text"
        rows={1}
        lang={lang}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (typed !== text) onChange(typed);
        }}
        onKeyDown={(event) => {
          // The Enter that ends a Korean composition ends the composition only.
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            event.stopPropagation();
            event.currentTarget.blur();
          }
          if (event.key === "Escape") {
            event.stopPropagation();
            const element = event.currentTarget;
            setTyped(text);
            // Leaving the field must see the old text, which is there after the next drawing.
            requestAnimationFrame(() => element.blur());
          }
        }}
      />
    </div>
  );
}
