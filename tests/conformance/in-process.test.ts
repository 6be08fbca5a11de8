import { dispatch } from "#annotations/host/dispatch.ts";
import { type Client, describeConformance } from "./cases.ts";
import { createStubHandlers, NOTED_ID } from "./stub-handlers.ts";

describeConformance("no wire at all", async () => {
  const heard = new Map<string, { name: string; payload: unknown }[]>();
  const handlers = createStubHandlers((id, name, payload) => {
    heard.set(id, [...(heard.get(id) ?? []), { name, payload }]);
  });
  const clientOf = (id: string): Client => ({
    call: (name, input) => dispatch(handlers, name, input, { id }, () => NOTED_ID),
    events: async (count) => (heard.get(id) ?? []).slice(0, count),
  });
  return { one: clientOf("one"), two: clientOf("two"), close: async () => {} };
});
