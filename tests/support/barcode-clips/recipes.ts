/** The picture of every clip, in pixels, as it is shown. */
export const CLIP_PICTURE = { width: 1280, height: 720 } as const;

/** How a clip with a frame barcode is made by ffmpeg. */
export type ClipRecipe = {
  readonly name: string;
  readonly container: "mp4" | "mkv" | "mov" | "webm";
  /** Nominal frames a second, as ffmpeg takes it: `30000/1001`. */
  readonly rate: string;
  readonly seconds: number;
  /** Filters that leave frames out or move them in time; they come before the barcode, which counts what is left. */
  readonly timing?: string;
  /** Options of the picture's input: a delay, for one. */
  readonly input?: readonly string[];
  readonly video: readonly string[];
  /** Options of the container. */
  readonly output?: readonly string[];
  /** Copies the made clip, without encoding it again, from this second on: the container then trims by an edit list. */
  readonly trimFrom?: number;
  /** Stores the picture turned and says so in the track's matrix: a phone held upright. */
  readonly turned?: true;
};

const KEYFRAME_SECONDS = 2;
const SECONDS = 12;

/** H.264 with two B-frames in a row and a keyframe every so many frames. */
function h264(keyframeEvery: number, pixels = "yuv420p"): readonly string[] {
  const groups = ["-g", `${keyframeEvery}`, "-keyint_min", `${keyframeEvery}`, "-sc_threshold", "0"];
  return ["-c:v", "libx264", "-preset", "veryfast", "-crf", "26", "-bf", "2", ...groups, "-pix_fmt", pixels];
}

function keyframeEvery(rate: string): number {
  const [numerator = 0, denominator = 1] = rate.split("/").map(Number);
  return Math.round((KEYFRAME_SECONDS * numerator) / denominator);
}

function plain(name: string, rate: string, more: Partial<ClipRecipe> = {}): ClipRecipe {
  return { name, container: "mp4", rate, seconds: SECONDS, video: h264(keyframeEvery(rate)), ...more };
}

/** One frame in five left out, as screen recorders do where nothing moves. */
const LEFT_OUT = "select='not(eq(mod(n,5),3))'";

/** Every frame up to 12 ms late by a fixed series, as telephones write them. */
const UNEVEN = "settb=1/90000,setpts='N*3000+mod(N*389,1080)'";
const FINE_CLOCK = ["-enc_time_base", "1/90000", "-video_track_timescale", "90000"];

/** The clips of the seek bench: every rate, and every way of a container to write times that players stumble over. */
export const CLIP_RECIPES: readonly ClipRecipe[] = [
  plain("23.976", "24000/1001"),
  plain("24", "24"),
  plain("25", "25"),
  plain("29.97", "30000/1001"),
  plain("30", "30"),
  plain("48", "48"),
  plain("50", "50"),
  plain("59.94", "60000/1001"),
  plain("60", "60"),
  plain("left-out-mp4", "25", { timing: LEFT_OUT, video: h264(40) }),
  plain("left-out-mkv", "25", { timing: LEFT_OUT, video: h264(40), container: "mkv" }),
  plain("uneven-mp4", "30", { timing: UNEVEN, output: FINE_CLOCK }),
  plain("uneven-mkv", "30", { timing: UNEVEN, output: ["-enc_time_base", "1/90000"], container: "mkv" }),
  plain("fragmented", "30000/1001", {
    output: ["-movflags", "frag_keyframe+empty_moov+default_base_moof"],
  }),
  plain("no-edit-list", "30000/1001", { output: ["-use_editlist", "0"] }),
  plain("trimmed", "30000/1001", { seconds: SECONDS + 1, trimFrom: 1.3 }),
  plain("delayed", "25", { input: ["-itsoffset", "0.5"] }),
  plain("mkv-priming", "24000/1001", { container: "mkv" }),
  plain("vp9-webm", "30", {
    container: "webm",
    video: [
      "-c:v",
      "libvpx-vp9",
      "-deadline",
      "realtime",
      "-cpu-used",
      "8",
      "-row-mt",
      "1",
      "-b:v",
      "1M",
      "-g",
      "60",
    ],
  }),
  plain("av1", "25", { video: ["-c:v", "libsvtav1", "-preset", "12", "-crf", "40", "-g", "50"] }),
  plain("mov", "24000/1001", { container: "mov" }),
  plain("long-group", "30", { seconds: 40, video: h264(600) }),
  plain("10-bit", "25", { video: h264(50, "yuv420p10le") }),
  plain("rotated", "30", { turned: true }),
];
