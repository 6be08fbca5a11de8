import type { z } from "zod";
import {
  type Answer,
  CALLS,
  type CallInput,
  type CallName,
  type CallOutput,
  type Handlers,
} from "./contract.ts";
import type { Parameters, Trouble } from "./shapes.ts";

/** A failure that the caller is told by code and parameters; the catalogue has its sentence under `trouble.<code>`. */
export class HostError extends Error {
  readonly code: string;
  readonly parameters: Parameters;

  constructor(code: string, parameters: Parameters = {}) {
    super(code);
    this.name = "HostError";
    this.code = code;
    this.parameters = parameters;
  }

  /** The same failure as data. */
  toTrouble(): Trouble {
    return { code: this.code, parameters: this.parameters };
  }
}

/** Takes what nobody foresaw, notes it in the diagnostics log and gives the id under which it stands there. */
export type NoteUnknown = (call: string, error: unknown) => string;

/**
 * The single way in from any wire: own-key check, parse the input, run, parse the output. Never rejects. What was not
 * foreseen reaches the caller as `internal` with the id of its line in the diagnostics log.
 */
export async function dispatch<Caller>(
  handlers: Handlers<Caller>,
  name: unknown,
  raw: unknown,
  caller: Caller,
  noteUnknown: NoteUnknown,
): Promise<Answer> {
  if (typeof name !== "string" || !Object.hasOwn(CALLS, name)) {
    return { ok: false, code: "unknown-call", parameters: { name: String(name).slice(0, 100) } };
  }
  return run(handlers, name as CallName, raw, caller, noteUnknown);
}

async function run<Caller, Name extends CallName>(
  handlers: Handlers<Caller>,
  name: Name,
  raw: unknown,
  caller: Caller,
  noteUnknown: NoteUnknown,
): Promise<Answer> {
  const call: { input: z.ZodType; output: z.ZodType } = CALLS[name];
  const input = call.input.safeParse(raw);
  if (!input.success) {
    const issue = input.error.issues[0];
    return {
      ok: false,
      code: "bad-input",
      parameters: { call: name, at: issue?.path.join(".") ?? "", expected: issue?.message ?? "" },
    };
  }
  try {
    const value: CallOutput<Name> = await handlers[name](input.data as CallInput<Name>, caller);
    return { ok: true, value: call.output.parse(value) };
  } catch (error) {
    if (error instanceof HostError) return { ok: false, code: error.code, parameters: error.parameters };
    return { ok: false, code: "internal", parameters: { id: noteUnknown(name, error) } };
  }
}
