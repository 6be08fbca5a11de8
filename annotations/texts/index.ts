import { APP_TEXTS } from "./app.ts";
import { ARTICLE_TEXTS } from "./article.ts";
import { BACKUP_TEXTS } from "./backups.ts";
import { CAST_TEXTS } from "./cast.ts";
import { CLI_TEXTS } from "./cli.ts";
import { CLIPBOARD_TEXTS } from "./clipboard.ts";
import { COMMAND_SHEET_TEXTS } from "./command-sheets.ts";
import { COMMAND_TEXTS } from "./commands.ts";
import { CONFLICT_TEXTS } from "./conflicts.ts";
import { COPY_TEXTS } from "./copies.ts";
import { DAY_ZERO_TEXTS } from "./day-zero.ts";
import { DESK_FILE_TEXTS } from "./desk-file.ts";
import { EXPECTED_TEXTS } from "./expected.ts";
import { KEY_SETTINGS_TEXTS } from "./key-settings.ts";
import { LIST_EDIT_TEXTS } from "./list-edits.ts";
import { LANE_TEXTS } from "./lanes.ts";
import { LOG_LIST_TEXTS } from "./log-list.ts";
import { LOGGING_TEXTS } from "./logging.ts";
import { MACHINE_TEXTS } from "./machine.ts";
import { MEDIA_TEXTS } from "./media.ts";
import { NAME_TEXTS } from "./names.ts";
import { OPEN_TEXTS } from "./open.ts";
import { PLAYER_TEXTS } from "./player.ts";
import { QUICK_LINE_TEXTS } from "./quick-line.ts";
import { RESCUE_TEXTS } from "./rescue.ts";
import { SESSION_TEXTS } from "./session.ts";
import { SETTINGS_TEXTS } from "./settings.ts";
import { SHEET_TEXTS } from "./sheets.ts";
import { STAND_IN_TEXTS } from "./stand-ins.ts";
import { STEP_TEXTS } from "./steps.ts";
import { TIMELINE_TEXTS } from "./timeline.ts";
import { TOP_BAR_TEXTS } from "./top-bar.ts";
import { APP_TROUBLE_TEXTS } from "./troubles-app.ts";
import { FILE_TROUBLE_TEXTS } from "./troubles-files.ts";
import { MEDIA_TROUBLE_TEXTS } from "./troubles-media.ts";
import { UI_TEXTS } from "./ui.ts";
import { VOCABULARY_TEXTS } from "./vocabulary.ts";

/** Every text that a user sees, by key: one file for each area, merged here. */
export const TEXTS = {
  ...APP_TEXTS,
  ...ARTICLE_TEXTS,
  ...BACKUP_TEXTS,
  ...CAST_TEXTS,
  ...CLI_TEXTS,
  ...CLIPBOARD_TEXTS,
  ...COMMAND_SHEET_TEXTS,
  ...COMMAND_TEXTS,
  ...CONFLICT_TEXTS,
  ...COPY_TEXTS,
  ...DAY_ZERO_TEXTS,
  ...DESK_FILE_TEXTS,
  ...EXPECTED_TEXTS,
  ...KEY_SETTINGS_TEXTS,
  ...LIST_EDIT_TEXTS,
  ...LANE_TEXTS,
  ...LOG_LIST_TEXTS,
  ...LOGGING_TEXTS,
  ...MACHINE_TEXTS,
  ...MEDIA_TEXTS,
  ...NAME_TEXTS,
  ...OPEN_TEXTS,
  ...PLAYER_TEXTS,
  ...QUICK_LINE_TEXTS,
  ...RESCUE_TEXTS,
  ...SESSION_TEXTS,
  ...SETTINGS_TEXTS,
  ...SHEET_TEXTS,
  ...STAND_IN_TEXTS,
  ...STEP_TEXTS,
  ...TIMELINE_TEXTS,
  ...TOP_BAR_TEXTS,
  ...APP_TROUBLE_TEXTS,
  ...FILE_TROUBLE_TEXTS,
  ...MEDIA_TROUBLE_TEXTS,
  ...UI_TEXTS,
  ...VOCABULARY_TEXTS,
};

type Singular<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** The key of a text, without its plural ending. */
export type TextKey = Singular<keyof typeof TEXTS>;

/** The languages that the app speaks. */
export const LANGUAGES = ["en", "ko"] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** The catalogue of one language in the form that i18next takes: flat keys, texts of that language. */
export function catalogueOf(language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(TEXTS).map(([key, text]) => [key, text[language]]));
}
