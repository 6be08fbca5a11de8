import { basename } from "node:path";
import type { LogEvent, OpenedLog } from "./log/log-api.ts";
import type { Caller, HostPorts } from "./ports.ts";

/** A log that some window has open. */
export type LogOfWindows = {
  path: string;
  name: string;
  /** The windows that have it, by their ids. */
  readonly callers: Map<string, Caller>;
  /** Which window sends under which client id. */
  readonly clients: Map<string, string>;
  /** Frame tables of its media that were read: where they lie, and the rate. */
  readonly frames: Map<string, { readonly path: string; readonly rate: string | null }>;
};

/** Which window has which log open. */
export type OpenLogs = {
  readonly get: (logId: string) => LogOfWindows | undefined;
  readonly byPath: (path: string) => string | undefined;
  readonly ids: () => string[];
  readonly add: (opened: OpenedLog, caller: Caller) => void;
  readonly remove: (logId: string, caller: Caller) => void;
  /** The logs of a window. */
  readonly of: (caller: Caller) => string[];
  /** Passes an event of the log service on to the windows that it concerns. */
  readonly pass: (event: LogEvent, notify: HostPorts["notify"]) => void;
};

/** A register with nothing open. */
export function createOpenLogs(): OpenLogs {
  const logs = new Map<string, LogOfWindows>();
  return {
    get: (logId) => logs.get(logId),
    byPath: (path) => [...logs].find(([, log]) => log.path === path)?.[0],
    ids: () => [...logs.keys()],
    add: ({ logId, path, name }, caller) => {
      const log = logs.get(logId) ?? {
        path,
        name,
        callers: new Map(),
        clients: new Map(),
        frames: new Map(),
      };
      log.callers.set(caller.id, caller);
      logs.set(logId, log);
    },
    remove: (logId, caller) => {
      const log = logs.get(logId);
      log?.callers.delete(caller.id);
      if (log?.callers.size === 0) logs.delete(logId);
    },
    of: (caller) => [...logs].filter(([, log]) => log.callers.has(caller.id)).map(([logId]) => logId),
    pass: (event, notify) => {
      if (event.kind === "note") return;
      const log = logs.get(event.logId);
      if (!log) return;
      if (event.kind === "copies") {
        for (const caller of log.callers.values()) notify(caller, "log.copies", { logId: event.logId });
        return;
      }
      if (event.kind === "moved") {
        log.path = event.path;
        log.name = basename(event.path);
        for (const caller of log.callers.values()) notify(caller, "app.trouble", event.notice);
        return;
      }
      if (event.kind === "saveState") {
        for (const caller of log.callers.values())
          notify(caller, "log.saveState", { logId: event.logId, state: event.state });
        return;
      }
      const { logId, rev, diff, origin, clientId } = event;
      const own = clientId === null ? undefined : log.clients.get(clientId);
      for (const caller of log.callers.values()) {
        if (caller.id !== own) notify(caller, "log.changed", { logId, rev, diff, origin });
      }
    },
  };
}
