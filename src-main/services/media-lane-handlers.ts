import type { Handlers } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import { fileTrouble } from "./file-layer/file-trouble.ts";
import { filmOf, logOf } from "./lookups.ts";
import { fingerprintOf } from "./media/fingerprint.ts";
import { readFirstFrameTime } from "./media/frames-file.ts";
import type { Lanes, LaneSource } from "./media/lanes/lanes.ts";
import type { MediumReader } from "./media/medium-facts.ts";
import type { OpenLogs } from "./open-logs.ts";
import type { Caller, HostPorts } from "./ports.ts";

/** What the handlers of lanes work with. */
type LaneParts = {
  readonly ports: Pick<HostPorts, "notify">;
  readonly openLogs: OpenLogs;
  readonly medium: MediumReader;
  readonly lanes: Lanes;
};

/** The calls about waveforms, filmstrips and shot changes. */
export function laneHandlers({
  ports,
  openLogs,
  medium,
  lanes,
}: LaneParts): Pick<Handlers<Caller>, "lane.open" | "lane.wish" | "lane.close"> {
  return {
    "lane.open": async ({ logId, handle, lane, near }, caller) => {
      logOf({ openLogs }, logId, caller);
      const film = await readSource(medium, filmOf(medium, handle));
      if (!film) return { url: "", stage: "no-ffmpeg", size: 0, share: 0 };
      const { key, ...opened } = await lanes.open(film, lane, near, caller.id, (of, news) =>
        ports.notify(caller, "lane.news", { url: urlOf(of), ...news }),
      );
      return { url: urlOf(key), ...opened };
    },
    "lane.wish": async ({ url, ...scan }) => {
      lanes.wish(keyOf(url), scan);
      return {};
    },
    "lane.close": async ({ url }, caller) => {
      await lanes.close(caller.id, url === null ? null : keyOf(url));
      return {};
    },
  };
}

/** A film as it is now; `undefined` where there is no ffprobe, and then no ffmpeg beside it, or it cannot read the film. */
async function readSource({ probes, ffprobe }: MediumReader, path: string): Promise<LaneSource | undefined> {
  try {
    const fingerprint = await fingerprintOf(path);
    const probe = await probes.probe(ffprobe(), path, fingerprint);
    if (!probe.ok) return undefined;
    const { facts, framesPath } = probe.value;
    const firstSeconds = framesPath === null ? 0 : await readFirstFrameTime(framesPath);
    return { path, facts, fingerprint, firstSeconds };
  } catch (error) {
    const { code, parameters } = fileTrouble(error, path);
    throw new HostError(code, parameters);
  }
}

function urlOf(key: string): string {
  return `/lane/${key}`;
}

function keyOf(url: string): string {
  return url.replace(/^\/lane\//, "");
}
