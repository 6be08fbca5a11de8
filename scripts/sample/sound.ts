import { RATE } from "./drawing.ts";
import { LAUGH } from "./lift-men.ts";
import { toExpression, type Ramp } from "./motion.ts";
import { STRENGTH } from "./shake.ts";

const SAMPLE_RATE = 48000;

/**
 * The clip's sound as a filter graph that ends in `[sound]`: a warm chord with a clapper and a knock, a cold hum
 * with a rumble that follows the camera's shake, and a lift's hum with its bell and two soft laughing voices.
 * `lengths` are the frames of the three scenes; each soundscape is cut to the sample.
 */
export function buildSoundGraph(lengths: readonly [number, number, number]): string {
  const [first, second, third] = lengths;
  return [
    layTogether("s0", first, playRehearsal(), {
      noise: "pink",
      seed: 11,
      filters: "lowpass=f=900,volume=0.05",
    }),
    layTogether("s1", second, playCamera(), {
      noise: "brown",
      seed: 23,
      filters: "bandpass=f=420:w=500,volume=0.22",
    }),
    layTogether("s2", third, playLift(), { noise: "pink", seed: 37, filters: "lowpass=f=300,volume=0.10" }),
    "[s0][s1][s2]concat=n=3:v=0:a=1,volume=1.8[sound]",
  ].join(";");
}

/** A left and a right channel as `aevalsrc` expressions, and the noise of the room under them. */
type Stereo = { left: string; right: string };

function layTogether(
  label: string,
  frames: number,
  tones: Stereo,
  room: { noise: string; seed: number; filters: string },
): string {
  const samples = Math.floor((frames * RATE.denominator * SAMPLE_RATE) / RATE.numerator);
  const end = samples / SAMPLE_RATE;
  return [
    `aevalsrc=exprs='${tones.left}|${tones.right}':s=${SAMPLE_RATE}:d=${end + 1}[${label}t]`,
    `anoisesrc=c=${room.noise}:seed=${room.seed}:r=${SAMPLE_RATE}:a=0.6:d=${end + 1},${room.filters},aformat=channel_layouts=stereo[${label}n]`,
    `[${label}t][${label}n]amix=inputs=2:normalize=0,atrim=end_sample=${samples},` +
      `afade=t=in:d=0.25,afade=t=out:st=${(end - 0.3).toFixed(3)}:d=0.3,asetpts=N/SR/TB[${label}]`,
  ].join(";");
}

function playRehearsal(): Stereo {
  const chord = (detune: number, speed: number): string =>
    [220, 277.18, 329.63, 415.3]
      .map(
        (pitch, index) =>
          `${tone(pitch * detune)}*(0.03+0.018*sin(2*PI*${(speed * (1 + index * 0.31)).toFixed(4)}*t))`,
      )
      .join("+");
  const clapper = strike(1.3, [1750, 2430], 0.1, 46);
  const knock = strike(9.9, [82, 123], 0.16, 13);
  return { left: `${chord(1, 0.11)}+${clapper}+${knock}`, right: `${chord(1.003, 0.14)}+${clapper}` };
}

function playCamera(): Stereo {
  const weight = toExpression(toSeconds(STRENGTH, 1 / 38), "t");
  const hum = `0.022*${tone(100)}+0.012*${tone(200)}+0.005*${tone(1480)}*(0.5+0.5*sin(2*PI*0.4*t))`;
  const rumble = (pitch: number, speed: number): string =>
    `(${weight})*0.13*${tone(pitch)}*(0.4+0.6*pow(sin(2*PI*${speed}*t),2))+(${weight})*0.03*${tone(pitch * 4.03)}*sin(2*PI*${speed * 1.7}*t)`;
  const relief = strike(18.4, [293.66, 440, 587.33], 0.035, 0.9);
  return { left: `${hum}+${rumble(52, 2.3)}+${relief}`, right: `${hum}+${rumble(57, 2.9)}+${relief}` };
}

function playLift(): Stereo {
  const hum = `0.03*${tone(66)}+0.012*${tone(132.5)}+0.010*${tone(523.25)}*(0.6+0.4*sin(2*PI*0.2*t))+0.008*${tone(783.99)}*(0.6+0.4*sin(2*PI*0.17*t))`;
  const bell = [1.47, 16.6].map((at) => strike(at, [987.77, 1318.51, 2637], 0.06, 2.4)).join("+");
  const joy = toExpression(toSeconds(LAUGH, 1), "t");
  const voice = (pitch: number, speed: number): string =>
    `0.085*max(0,(${joy})-0.4)*1.66*pow(max(0,sin(2*PI*${speed}*t)),2)*(${tone(pitch)}+0.6*${tone(pitch * 2)}+0.3*${tone(pitch * 4)})`;
  const [high, low] = [voice(196, 4.4), voice(147, 3.9)];
  return { left: `${hum}+${bell}+${high}+0.4*${low}`, right: `${hum}+${bell}+0.4*${high}+${low}` };
}

function tone(pitch: number): string {
  return `sin(2*PI*${pitch.toFixed(3)}*t)`;
}

/** A struck sound: tones that start at a time (seconds) and die away. */
function strike(at: number, pitches: readonly number[], loudness: number, decay: number): string {
  const tones = pitches.map((pitch) => `sin(2*PI*${pitch}*(t-${at}))`).join("+");
  return `${loudness}*gte(t,${at})*exp(-${decay}*max(0,t-${at}))*(${tones})`;
}

function toSeconds(ramp: Ramp, scale: number): Ramp {
  return ramp.map(([frame, value]) => [(frame * RATE.denominator) / RATE.numerator, value * scale] as const);
}
