import { useStore } from "zustand";
import { BackupsSheet } from "../features/backups/backups-sheet.tsx";
import { CastSheet } from "../features/cast/cast-sheet.tsx";
import { CommandSheet } from "../features/commands/command-sheet.tsx";
import { KeysSheet } from "../features/commands/keys-sheet.tsx";
import { ConflictsSheet } from "../features/conflicts/conflicts-sheet.tsx";
import { CopiesSheet } from "../features/copies/copies-sheet.tsx";
import { DayZeroSheet } from "../features/day-zero/day-zero-sheet.tsx";
import { DeskFileSheet } from "../features/desk-file/desk-file-sheet.tsx";
import { ExportedSheet } from "../features/exported/exported-sheet.tsx";
import { FilePicker } from "../features/file-picker/file-picker.tsx";
import { KeySettingsSheet } from "../features/key-settings/key-settings-sheet.tsx";
import { PasteSheet } from "../features/paste/paste-sheet.tsx";
import { PastedSheet } from "../features/pasted/pasted-sheet.tsx";
import { ReportSheet } from "../features/report/report-sheet.tsx";
import { RescuedSheet } from "../features/rescued/rescued-sheet.tsx";
import { SettingsSheet } from "../features/settings/settings-sheet.tsx";
import { SharedSheet } from "../features/shared-log/shared-sheet.tsx";
import { TagsSheet } from "../features/tags/tags-sheet.tsx";
import type { ExchangeReport, Session } from "../session/types.ts";

/** The one sheet that floats over the window, if any. */
export function Sheets({ session, mac }: { readonly session: Session; readonly mac: boolean }) {
  const sheet = useStore(session.ui, (ui) => ui.sheet);
  const picking = useStore(session.ui, (ui) => ui.picking);
  const exchange = useStore(session.exchange);
  const close = () => session.show("none");

  switch (sheet) {
    case "keys":
      return <KeysSheet onChange={() => session.show("key-settings")} onClose={close} />;
    case "key-settings":
      return <KeySettingsSheet session={session} mac={mac} />;
    case "tags":
      return <TagsSheet session={session} />;
    case "cast":
      return <CastSheet session={session} />;
    case "day-zero":
      return <DayZeroSheet session={session} />;
    case "desk-file":
      return <DeskFileSheet session={session} />;
    case "settings":
      return <SettingsSheet session={session} />;
    case "commands":
      return (
        <CommandSheet canRun={(id) => session.canRun(id)} onRun={(id) => session.run(id)} onClose={close} />
      );
    case "backups":
      return <BackupsSheet session={session} />;
    case "copies":
      return <CopiesSheet session={session} />;
    case "conflicts":
      return <ConflictsSheet session={session} />;
    case "report":
      return <ReportSheet session={session} />;
    case "paste":
      return <PasteSheet session={session} />;
    case "picker":
      return picking === null ? null : (
        <FilePicker
          host={session.host}
          purpose={picking}
          onAnswer={(outcome) => session.answerPick(outcome)}
        />
      );
    case "none":
      return <Exchange session={session} exchange={exchange} />;
  }
}

/** What the last exchange brought or left out; nothing where it has been put away. */
function Exchange({
  session,
  exchange,
}: {
  readonly session: Session;
  readonly exchange: ExchangeReport | null;
}) {
  const close = () => session.exchange.setState(null, true);
  switch (exchange?.kind) {
    case "shared":
      return <SharedSheet report={exchange.report} onClose={close} />;
    case "exported":
      return <ExportedSheet report={exchange.report} onClose={close} />;
    case "rescued":
      return <RescuedSheet report={exchange.report} onClose={close} />;
    case "pasted":
      return <PastedSheet report={exchange.report} onClose={close} />;
    case undefined:
      return null;
  }
}
