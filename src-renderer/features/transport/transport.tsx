import {
  ChevronsLeft,
  ChevronsRight,
  ListVideo,
  Maximize,
  Minimize,
  Pause,
  Play,
  Repeat,
  StepBack,
  StepForward,
  Volume2,
  VolumeX,
} from "lucide-react";
import { useStore } from "zustand";
import type { LogState, Session } from "../../session/types.ts";
import { useTexts } from "../../texts/texts.tsx";
import { IconButton } from "../../ui/button.tsx";
import type { Clock } from "../../ui/clock.ts";
import { CommandButton, useCommands } from "../../ui/commands.tsx";
import { PlayheadTime } from "./playhead-time.tsx";
import { RateMenu } from "./rate-menu.tsx";
import { SeekBar } from "./seek-bar.tsx";
import "./transport.css";

type TransportProps = {
  readonly session: Session;
  readonly state: Extract<LogState, { phase: "open" }>;
  readonly clock: Clock;
};

/** Where the film is and how it runs: seek bar, time, steps, speed, sound, full screen. */
export function Transport({ session, state, clock }: TransportProps) {
  const { t } = useTexts();
  const playing = useStore(session.playback, (playback) => playback.playing);
  const ready = useStore(session.playback, (playback) => playback.phase === "ready");
  const rate = useStore(session.playback, (playback) => playback.rate);
  const looping = useStore(session.transport, (transport) => transport.loop !== null);
  const skipping = useStore(session.transport, (transport) => transport.skipGaps);
  const fullScreen = useStore(session.ui, (ui) => ui.fullScreen);

  return (
    <section className="transport" aria-label={t("transport.bar")}>
      <SeekBar
        session={session}
        document={state.document}
        medium={state.medium}
        clock={clock}
        ready={ready}
      />
      <div className="transport-row">
        <PlayheadTime session={session} clock={clock} />
        <div className="transport-steps">
          <CommandButton command="transport.secondBack" disabled={!ready} large>
            <ChevronsLeft size={18} />
          </CommandButton>
          <CommandButton command="transport.stepBack" disabled={!ready} large>
            <StepBack size={18} />
          </CommandButton>
          <CommandButton
            command="transport.playPause"
            label={t(playing ? "transport.pause" : "transport.play")}
            disabled={!ready}
            large
            className="transport-play"
          >
            {playing ? <Pause size={16} fill="currentColor" /> : <Play size={16} fill="currentColor" />}
          </CommandButton>
          <CommandButton command="transport.stepForward" disabled={!ready} large>
            <StepForward size={18} />
          </CommandButton>
          <CommandButton command="transport.secondForward" disabled={!ready} large>
            <ChevronsRight size={18} />
          </CommandButton>
        </div>
        <div className="transport-end">
          <div className="transport-modes">
            <CommandButton command="transport.skipGaps" pressed={skipping} disabled={!ready}>
              <ListVideo size={16} />
            </CommandButton>
            <CommandButton command="transport.loop" pressed={looping} disabled={!ready}>
              <Repeat size={16} />
            </CommandButton>
          </div>
          <RateMenu rate={rate} onChoose={(chosen) => session.player.setRate(chosen)} />
          <Sound session={session} />
          <CommandButton
            command="view.fullScreen"
            {...(fullScreen ? { label: t("transport.leave-full-screen") } : {})}
          >
            {fullScreen ? <Minimize size={16} /> : <Maximize size={16} />}
          </CommandButton>
        </div>
      </div>
    </section>
  );
}

function Sound({ session }: { readonly session: Session }) {
  const { t, sayTrouble } = useTexts();
  const { caps } = useCommands();
  const volume = useStore(session.playback, (playback) => playback.volume);
  const muted = useStore(session.playback, (playback) => playback.muted);
  // A trouble while the picture plays is about the sound; it is told here and not over the picture.
  const trouble = useStore(session.playback, (playback) =>
    playback.phase === "ready" ? playback.trouble : null,
  );
  const silent = muted || volume === 0;
  const set = (nextVolume: number, nextMuted: boolean) =>
    void session.setSettings({ volume: nextVolume, muted: nextMuted });

  return (
    <div className="transport-sound" data-trouble={trouble !== null}>
      <IconButton
        label={trouble ? sayTrouble(trouble) : t(silent ? "transport.unmute" : "transport.mute")}
        keys={caps("transport.mute")}
        onClick={() => set(volume === 0 ? 1 : volume, !silent)}
      >
        {silent || trouble ? <VolumeX size={16} /> : <Volume2 size={16} />}
      </IconButton>
      <input
        type="range"
        className="transport-volume"
        aria-label={t("transport.volume")}
        min={0}
        max={1}
        step={0.05}
        value={silent ? 0 : volume}
        onChange={(event) => set(Number(event.target.value), false)}
      />
    </div>
  );
}
