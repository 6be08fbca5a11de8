import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import "./button.css";

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "title"> & {
  /** `main` is the one thing that a view is for; `plain` is everything else; `quiet` has no box. */
  readonly tone?: "main" | "plain" | "quiet";
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button with words, and an icon before them where one helps. */
export function Button({ tone = "plain", icon, children, className = "", ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button button-${tone} ${className}`} {...rest}>
      {icon}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "title" | "aria-label"> & {
  /** What the button does, in words: its name and its tooltip. */
  readonly label: string;
  /** The key that does the same, as it is written on key caps (`Ctrl Z`). */
  readonly keys?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly large?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button that is only an icon; its tooltip names the command and the key. */
export function IconButton({
  label,
  keys,
  pressed,
  large = false,
  children,
  className = "",
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={`icon-button ${large ? "icon-button-large" : ""} ${className}`}
      aria-label={label}
      aria-pressed={pressed}
      data-tip={label}
      data-tip-keys={keys}
      {...rest}
    >
      {children}
    </button>
  );
}
