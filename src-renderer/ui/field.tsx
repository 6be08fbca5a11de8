import { type ReactNode, useId } from "react";
import "./field.css";

type FieldProps = {
  readonly label: string;
  /** What the setting means, below it. */
  readonly hint?: string;
  /** Draws the control; it must carry the id that it is given. */
  readonly children: (id: string, hintId: string | undefined) => ReactNode;
};

/** A control with its label beside it and a hint below. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-control">
        {children(id, hintId)}
        {hint !== undefined && (
          <p id={hintId} className="field-hint">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
};

/** A few choices side by side, one of them taken: radio buttons that look like a switch. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend className="hidden-text">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice-option" data-checked={option.value === value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
