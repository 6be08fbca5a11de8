import type { Handlers } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import type { StandInFailure, Original } from "./media/stand-ins/kind.ts";
import { fileTrouble } from "./file-layer/file-trouble.ts";
import { filmOf, logOf } from "./lookups.ts";
import { fingerprintOf } from "./media/fingerprint.ts";
import { standInFile, type MediumReader } from "./media/medium-facts.ts";
import type { OpenLogs } from "./open-logs.ts";
import type { Caller, HostPorts } from "./ports.ts";
import { basename } from "node:path";

/** What the handlers of copies work with. */
type StandInParts = {
  readonly ports: Pick<HostPorts, "notify">;
  readonly openLogs: OpenLogs;
  readonly medium: MediumReader;
};

/** Why there is no copy, as a code of the catalogue. */
const TROUBLES: Readonly<Record<StandInFailure, string>> = {
  "no-ffmpeg": "stand-in-no-ffmpeg",
  "no-encoder": "stand-in-no-encoder",
  "disk-full": "stand-in-disk-full",
  "not-the-same": "stand-in-not-the-same",
  failed: "stand-in-failed",
  cancelled: "stand-in-cancelled",
};

/** The calls about playable copies of films. */
export function standInHandlers({
  ports,
  openLogs,
  medium,
}: StandInParts): Pick<Handlers<Caller>, "standIn.ask" | "standIn.make" | "standIn.cancel"> {
  const { standIns, handles } = medium;
  return {
    "standIn.ask": async () => {
      const able = await standIns.canMake();
      return { able: able.ok ? "yes" : able.error };
    },
    "standIn.make": async ({ logId, handle, kind }, caller) => {
      logOf({ openLogs }, logId, caller);
      const path = filmOf({ handles }, handle);
      const made = await standIns.make(await readOriginal(medium, path), kind, caller.id, (progress) =>
        ports.notify(caller, "standIn.progress", { handle, ...progress }),
      );
      if (made.ok) return standInFile(handles, made.value);
      throw new HostError(TROUBLES[made.error], { name: basename(path) });
    },
    "standIn.cancel": async (_input, caller) => {
      await standIns.cancel(caller.id);
      return {};
    },
  };
}

/** A film as it is now: it may have been changed since the window has read it. */
async function readOriginal({ probes, ffprobe }: MediumReader, path: string): Promise<Original> {
  const fingerprint = await fingerprintOf(path).catch((error: unknown) => {
    const { code, parameters } = fileTrouble(error, path);
    throw new HostError(code, parameters);
  });
  const probe = await probes.probe(ffprobe(), path, fingerprint);
  if (probe.ok) return { path, fingerprint, probe: probe.value };
  const code = TROUBLES[probe.error === "not-installed" ? "no-ffmpeg" : "failed"];
  throw new HostError(code, { name: basename(path) });
}
