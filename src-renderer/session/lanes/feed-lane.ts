import type { LaneName, LaneNews, OpenLane } from "#annotations/host/lane-shapes.ts";
import type { Scan } from "#annotations/lanes/plan-scans.ts";
import type { LaneMaking } from "../../player/lanes/make-window-lane.ts";
import type { Core } from "../core.ts";

/** The film that lanes are of: its handle, where its bytes lie, and the media time that is looked at, in seconds. */
export type LaneFilm = {
  readonly logId: string;
  readonly handle: string;
  readonly url: string;
  readonly near: number;
};

/** Who gets what comes of a lane. */
export type LaneReceiver = {
  /** More bytes; whether they are those of the lane. */
  take(bytes: Uint8Array): boolean;
  onShare(share: number): void;
  /** Nothing more comes, at least until something is wished for. */
  onEnd(stage: "done" | "nothing" | "failed"): void;
};

/** A lane on its way into the window, from the machine or, where that has no ffmpeg, from a worker of the window. */
export type LaneFeed = {
  readonly lane: LaneName;
  /** News from the machine about the lane of a URL. */
  receive(url: string, news: LaneNews): void;
  wish(scan: Scan): void;
  /** Whether the film plays: what the window makes by itself rests then. */
  rest(resting: boolean): void;
  stop(): void;
};

/** Begins a lane. */
export function feedLane(core: Core, film: LaneFilm, lane: LaneName, receiver: LaneReceiver): LaneFeed {
  const { host, world, desk, stores } = core;
  let open: OpenLane | undefined;
  let making: LaneMaking | undefined;
  let received = 0;
  let known = 0;
  let isFetching = false;
  let isStopped = false;
  let stage: LaneNews["stage"] = "waiting";

  const end = (how: "done" | "nothing" | "failed"): void => {
    if (!isStopped) receiver.onEnd(how);
  };

  /** Fetches what is there and has not come yet. */
  const pull = async (): Promise<void> => {
    if (!open || isFetching) return;
    isFetching = true;
    try {
      while (received < known) {
        const bytes = await world.fetchBytes(`${open.url}/${received}`);
        // Whoever has stopped wants none of it; what was asked for is gone then.
        if (isStopped) return;
        if (!bytes || bytes.byteLength === 0) return end("failed");
        received += bytes.byteLength;
        if (!receiver.take(new Uint8Array(bytes))) return end("failed");
      }
      if (stage === "done" || stage === "nothing") end(stage);
      if (stage === "failed") end("failed");
    } catch (error) {
      desk.reportError(error);
      end("failed");
    } finally {
      isFetching = false;
    }
  };

  const makeHere = (): void => {
    const { playing } = stores.playback.getState();
    const task = { lane, url: film.url, near: film.near };
    making = world.makeLane(task, (report) => {
      if (isStopped) return;
      if (report.kind === "share") receiver.onShare(report.share);
      else if (report.kind === "bytes") receiver.take(report.bytes);
      else end(report.stage);
    });
    making.rest(playing);
  };

  const take = (news: LaneNews): void => {
    if (isStopped || making) return;
    stage = news.stage;
    known = news.size;
    // What ffmpeg cannot read the window may, but not what it has begun.
    if (stage === "no-ffmpeg" || (stage === "failed" && known === 0)) return makeHere();
    receiver.onShare(news.share);
    void pull();
  };

  const begin = async (): Promise<void> => {
    try {
      const { logId, handle, near } = film;
      const answer = await host.call("lane.open", { logId, handle, lane, near });
      if (isStopped) return;
      open = answer;
      take(answer);
    } catch (error) {
      if (isStopped) return;
      desk.noteError(error);
      end("failed");
    }
  };
  void begin();

  return {
    lane,
    receive(url, news) {
      if (open && open.url === url) take(news);
    },
    wish(scan) {
      if (making) return making.wish(scan);
      if (!open || open.url === "" || isStopped) return;
      host.call("lane.wish", { url: open.url, ...scan }).catch(desk.noteError);
    },
    rest: (resting) => making?.rest(resting),
    stop() {
      isStopped = true;
      making?.stop();
      if (open && open.url !== "") host.call("lane.close", { url: open.url }).catch(desk.noteError);
    },
  };
}
