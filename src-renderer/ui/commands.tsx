import { createContext, type ReactNode, useContext } from "react";
import type { KeyTable } from "#annotations/commands/key-table.ts";
import { type KeyboardLayout, keyCaps, letterOn } from "#annotations/commands/keys.ts";
import type { PaletteKey } from "#annotations/commands/palette-keys.ts";
import type { UserCommandId } from "#annotations/commands/table.ts";
import { useTexts } from "../texts/texts.tsx";
import { IconButton } from "./button.tsx";

/** Commands as the page reaches them: which keys they have now, how those are lettered here, and how one is run. */
export type Commands = {
  readonly table: KeyTable;
  /** The lettering of a command's first key, with blanks between the caps: `Ctrl Shift Z`, on a Mac `⌘ ⇧ Z`. */
  readonly caps: (id: UserCommandId) => string | undefined;
  /** The same of any binding. */
  readonly capsOf: (binding: string) => string;
  /** What the user's layout has on a physical key of the palettes: `Q`, `1`. */
  readonly letter: (key: PaletteKey) => string;
  readonly run: (id: UserCommandId) => void;
};

/** How commands are reached with these keys on this keyboard. */
export function commandsWith(
  { table, layout }: { readonly table: KeyTable; readonly layout: KeyboardLayout },
  mac: boolean,
  run: (id: UserCommandId) => void,
): Commands {
  const capsOf = (binding: string): string => keyCaps(binding, mac, layout).join(" ");
  return {
    table,
    run,
    capsOf,
    caps(id) {
      const [first] = table.keysOf(id);
      return first === undefined ? undefined : capsOf(first);
    },
    letter: ({ code }) => letterOn(code, layout),
  };
}

const CommandsContext = createContext<Commands | null>(null);

/** Gives the commands to everything below it. */
export function CommandsProvider({
  commands,
  children,
}: {
  readonly commands: Commands;
  readonly children: ReactNode;
}) {
  return <CommandsContext.Provider value={commands}>{children}</CommandsContext.Provider>;
}

/** The commands of the window; throws outside a {@link CommandsProvider}. */
export function useCommands(): Commands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error("useCommands outside a CommandsProvider");
  return commands;
}

type CommandButtonProps = {
  readonly command: UserCommandId;
  /** Where the command's own name says less than could be said here. */
  readonly label?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly large?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
};

/** An icon that runs a command of the table and names it, with its key, in the tooltip. */
export function CommandButton({ command, label, children, ...rest }: CommandButtonProps) {
  const { t } = useTexts();
  const { caps, run } = useCommands();
  return (
    <IconButton
      label={label ?? t(`command.${command}`)}
      keys={caps(command)}
      onClick={() => run(command)}
      {...rest}
    >
      {children}
    </IconButton>
  );
}
