import { Check } from "lucide-react";
import { useId, useRef } from "react";
import { useTexts } from "../../texts/texts.tsx";
import { useCommands } from "../../ui/commands.tsx";
import "./rate-menu.css";

const RATES = [1 / 16, 1 / 8, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4, 8, 16];

/** A rate as people write it: `2×`, `1/16×`, and `−4×` for backwards. */
function rateLabel(rate: number): string {
  const size = Math.abs(rate);
  return `${rate < 0 ? "−" : ""}${size < 0.25 ? `1/${1 / size}` : size}×`;
}

type RateMenuProps = { readonly rate: number; readonly onChoose: (rate: number) => void };

/** How fast the film runs, and a list to choose from. */
export function RateMenu({ rate, onChoose }: RateMenuProps) {
  const { t } = useTexts();
  const { caps } = useCommands();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);

  const place = () => {
    const anchor = button.current?.getBoundingClientRect();
    if (!anchor || !list.current) return;
    list.current.style.bottom = `${window.innerHeight - anchor.top + 6}px`;
    list.current.style.left = `${anchor.left + anchor.width / 2}px`;
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className="rate-button time"
        aria-label={`${t("transport.rate")} ${rateLabel(rate)}`}
        aria-haspopup="menu"
        popoverTarget={id}
        data-tip={t("transport.rate")}
        data-tip-keys={[caps("transport.rateDown"), caps("transport.rateUp")].filter(Boolean).join(" ")}
        data-changed={rate !== 1}
      >
        {rateLabel(rate)}
      </button>
      <ul ref={list} id={id} popover="auto" className="rate-list" role="menu" onBeforeToggle={place}>
        {RATES.map((each) => (
          <li key={each} role="none">
            <button
              type="button"
              role="menuitemradio"
              aria-checked={each === Math.abs(rate)}
              className="rate-item time"
              onClick={() => {
                onChoose(each);
                list.current?.hidePopover();
              }}
            >
              <span>{rateLabel(each)}</span>
              {each === Math.abs(rate) && <Check size={16} aria-hidden="true" />}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
