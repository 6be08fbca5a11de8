import {
  type Answer,
  type CallName,
  type CallOutput,
  CALLS,
  type EventName,
  type EventPayload,
  EVENTS,
  type Host,
} from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import { parametersSchema } from "#annotations/host/shapes.ts";
import { z } from "zod";

/** What carries calls and events: the preload's bridge, or a WebSocket. Nothing that comes from it has been checked. */
export type Wire = {
  /** Resolves with an answer envelope; rejects with a `HostError` where no answer can come any more. */
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  /** Hands every event to one listener, those that came before included. */
  readonly listen: (listener: (name: string, payload: unknown) => void) => void;
  readonly handleOfDrop: (file: unknown, host: Host) => Promise<string | null>;
};

const answerSchema: z.ZodType<Answer> = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), code: z.string(), parameters: parametersSchema }),
]);

/** Who listens to what. What came before anybody listened (a file to open, the note about a crash) waits in `missed`. */
type Listeners = {
  readonly heard: Map<string, Set<(payload: unknown) => void>>;
  readonly missed: Map<string, unknown[]>;
};

/** The machine over a wire: answers and events are checked against the contract before anybody sees them. */
export function createHost(wire: Wire): Host {
  const listeners: Listeners = { heard: new Map(), missed: new Map() };
  wire.listen((name, payload) => {
    const event = parseEvent(name, payload);
    const heard = listeners.heard.get(name);
    if (heard === undefined) listeners.missed.set(name, [...(listeners.missed.get(name) ?? []), event]);
    else for (const listener of [...heard]) listener(event);
  });
  const host: Host = {
    call: async (name, input) => {
      const answer = answerSchema.parse(await wire.call(name, input));
      if (!answer.ok) throw new HostError(answer.code, answer.parameters);
      return parseOutput(name, answer.value);
    },
    on: (name, listener) => listenTo(listeners, name, listener),
    handleOfDrop: (file) => wire.handleOfDrop(file, host),
  };
  return host;
}

function listenTo<Name extends EventName>(
  listeners: Listeners,
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  const heard = (payload: unknown): void => listener(payload as EventPayload<Name>);
  const all = listeners.heard.get(name) ?? new Set();
  listeners.heard.set(name, all.add(heard));
  const missed = listeners.missed.get(name) ?? [];
  listeners.missed.delete(name);
  for (const payload of missed) heard(payload);
  return () => all.delete(heard);
}

function parseOutput<Name extends CallName>(name: Name, value: unknown): CallOutput<Name> {
  const schema: z.ZodType = CALLS[name].output;
  return schema.parse(value) as CallOutput<Name>;
}

/** An event as the contract has it; throws for one that the contract does not know, which only a bug sends. */
function parseEvent(name: string, payload: unknown): unknown {
  if (!Object.hasOwn(EVENTS, name)) throw new Error(`Unknown event: ${name}`);
  const schema: z.ZodType = EVENTS[name as EventName];
  return schema.parse(payload);
}
