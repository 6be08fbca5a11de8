import { KEY_PRESETS, type KeyPreset, presetKeys } from "#annotations/commands/key-set.ts";
import { keyTable } from "#annotations/commands/key-table.ts";
import { keyCaps } from "#annotations/commands/keys.ts";
import { PEOPLE_KEYS, TAG_KEYS } from "#annotations/commands/palette-keys.ts";
import { COMMAND_GROUPS, USER_COMMANDS, type UserCommand } from "#annotations/commands/table.ts";
import { TEXTS } from "#annotations/texts/index.ts";

/** `docs/keys.md`: the palettes, then every command with its keys, from the command table. */
export function keysPage(): string {
  const commands: readonly UserCommand[] = USER_COMMANDS;
  const groups = COMMAND_GROUPS.map((group) => {
    const rows = commands
      .filter((command) => command.group === group)
      .map(({ textKey, keys }) => [
        keysOf(keys),
        TEXTS[textKey as keyof typeof TEXTS].en,
        TEXTS[textKey as keyof typeof TEXTS].ko,
      ]);
    return `## ${TEXTS[`group.${group}`].en}\n\n${table(rows)}`;
  });
  return `# Keys

Written by \`npm run docs\` from \`annotations/commands/table.ts\`. On a Mac, Ctrl is Cmd.

Letters and digits act by their place on the keyboard, so they act with Hangul mode on and on every layout; punctuation
acts by the character. Only text fields take keys away from logging.

## Palettes

${table(paletteRows())}

${groups.join("\n\n")}

## Presets

*Change keys…* turns transport and edit keys into those of two editing systems. What a preset gives to a command is no
palette key: tags move up by one, and people get a free letter of the right hand.

${presetTable()}
`;
}

/** Only what a preset has otherwise; who loses a key by it is told by the app's own preview. */
function presetTable(): string {
  const own = presetKeys("scenelog");
  const [resolve, premiere] = [presetKeys("resolve"), presetKeys("premiere")];
  const rows = USER_COMMANDS.map(({ id, textKey }) => ({
    name: TEXTS[textKey as keyof typeof TEXTS].en,
    keys: [own, resolve, premiere].map((keys) => keysOf(keys.get(id) ?? [])),
  })).filter(({ keys }) => new Set(keys).size > 1);
  return [
    "| Command | Scenelog | Resolve | Premiere |",
    "| --- | --- | --- | --- |",
    ...rows.map(({ name, keys }) => `| ${name} | ${keys.join(" | ")} |`),
    `| *People* | ${KEY_PRESETS.map(peopleOf).join(" | ")} |`,
  ].join("\n");
}

function peopleOf(preset: KeyPreset): string {
  return capsOf(keyTable({ preset, changed: {} }).palette.people.map(({ key }) => key.toUpperCase()));
}

function paletteRows(): readonly (readonly string[])[] {
  const tags = capsOf(TAG_KEYS.map(({ key }) => key));
  const people = capsOf(PEOPLE_KEYS.map(({ key }) => key.toUpperCase()));
  const row = (keys: string, text: keyof typeof TEXTS) => [keys, TEXTS[text].en, TEXTS[text].ko];
  return [
    row(tags, "keys.tags"),
    row("Alt + digit", "keys.tags-alt"),
    row("Shift + digit", "keys.tags-shift"),
    row(people, "keys.people"),
    row("Shift + letter", "keys.people-shift"),
  ];
}

function keysOf(keys: readonly string[]): string {
  return keys.map((binding) => capsOf(keyCaps(binding, false), "+")).join(" or ");
}

function capsOf(caps: readonly string[], between = " "): string {
  return caps.map((cap) => (cap === "`" ? "`` ` ``" : `\`${cap}\``)).join(between);
}

function table(rows: readonly (readonly string[])[]): string {
  return [
    "| Keys | English | 한국어 |",
    "| --- | --- | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
}
