import { createContext, type ReactNode, useContext } from "react";
import { keyCaps } from "#annotations/commands/keys.ts";
import { userCommand, type UserCommandId } from "#annotations/commands/table.ts";
import { useTexts } from "../texts/texts.tsx";
import { IconButton } from "./button.tsx";

/** Commands as the page reaches them: how their keys are lettered here, and how one is run. */
export type Commands = {
  readonly caps: (id: UserCommandId) => string | undefined;
  readonly run: (id: UserCommandId) => void;
};

/** The lettering of a command's first key, with blanks between the caps: `Ctrl Shift Z`, on a Mac `⌘ ⇧ Z`. */
export function commandCaps(id: UserCommandId, mac: boolean): string | undefined {
  const first = userCommand(id)?.keys[0];
  return first === undefined ? undefined : keyCaps(first, mac).join(" ");
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
