import { parseArgs } from "node:util";
import { exportLog } from "./cli/export.ts";
import { info } from "./cli/info.ts";
import { migrate } from "./cli/migrate.ts";
import { rename } from "./cli/rename.ts";
import { repair } from "./cli/repair.ts";
import { stats } from "./cli/stats.ts";
import type { CliCommand, ExitCode, Options, Terminal } from "./cli/terminal.ts";
import { validate } from "./cli/validate.ts";
import { userDataFolder } from "./data-folder.ts";
import { createMachineTexts, languageOfEnvironment } from "./texts.ts";

/** The commands of `scenelog COMMAND FILE-OR-FOLDER`, in the language of the terminal. A new one is a file and a line here. */
const COMMANDS: Readonly<Record<string, CliCommand>> = {
  validate,
  info,
  stats,
  export: exportLog,
  migrate,
  repair,
  rename,
};

const texts = createMachineTexts(languageOfEnvironment(process.env));

async function main(): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    options: {
      json: { type: "boolean" },
      "dry-run": { type: "boolean" },
      to: { type: "string" },
      out: { type: "string" },
      by: { type: "string" },
      format: { type: "string" },
      from: { type: "string" },
    },
    allowPositionals: true,
  });
  const [name = "", target, ...more] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined || target === undefined || more.length > 0) return misunderstood();
  const { json = false, "dry-run": dryRun = false, ...named } = values;
  const given = [...Object.keys(named), ...(json ? ["json"] : []), ...(dryRun ? ["dryRun"] : [])];
  if (given.some((option) => !command.options.some((known) => known === option))) return misunderstood();
  const options: Options = { json, dryRun, ...named };
  return (await command.run(terminal(), target, options)) ?? misunderstood();
}

function terminal(): Terminal {
  return {
    texts,
    print: (line) => process.stdout.write(`${line}\n`),
    write: (text) => process.stdout.write(text),
    warn,
    dataFolder: userDataFolder(process.platform, process.env),
    now: () => new Date(),
  };
}

function misunderstood(): ExitCode {
  warn(texts.t("cli.usage"));
  return 2;
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof TypeError) || !("code" in error)) throw error;
  // An option that the parser of arguments does not know.
  process.exitCode = misunderstood();
}
