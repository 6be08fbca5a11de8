import { useEffect, useRef, useState } from "react";

type EditTextProps = {
  readonly label: string;
  readonly text: string;
  readonly placeholder?: string;
  /** Takes the text when the field is left or Enter is pressed, trimmed and in NFC; not where it is the same. */
  readonly onChange: (text: string) => void;
  /** For a field that has just been asked for: it takes the focus, and this is called when it is left as it was. */
  readonly onUnused?: () => void;
};

/** A line of text that is kept when it is left. Esc gives back what stood there; nothing happens while Korean is composed. */
export function EditText({ label, text, placeholder, onChange, onUnused }: EditTextProps) {
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const isAsked = onUnused !== undefined;
  useEffect(() => {
    if (isAsked) field.current?.focus();
  }, [isAsked]);

  const keep = () => {
    const next = (draft ?? text).normalize("NFC").trim();
    setDraft(null);
    if (next === text) onUnused?.();
    else onChange(next);
  };
  return (
    <input
      ref={field}
      type="text"
      className="input"
      aria-label={label}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      value={draft ?? text}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.keyCode === 229) return;
        if (event.key === "Enter") {
          event.stopPropagation();
          keep();
        } else if (event.key === "Escape" && (isAsked || (draft !== null && draft !== text))) {
          event.stopPropagation();
          setDraft(null);
          onUnused?.();
        }
      }}
    />
  );
}
