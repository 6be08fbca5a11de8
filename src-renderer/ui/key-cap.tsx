import "./key-cap.css";

/** Keys drawn as small caps keys, side by side. `keys` are the caps' letterings with blanks between: `Ctrl Shift Z`. */
export function KeyCaps({ keys }: { readonly keys: string }) {
  return (
    <span className="key-caps">
      {keys.split(" ").map((key) => (
        <kbd key={key} className="key-cap">
          {key}
        </kbd>
      ))}
    </span>
  );
}
