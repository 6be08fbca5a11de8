import { defineTexts } from "./define.ts";

/** Playable copies of films that cannot be played as they are. */
export const STAND_IN_TEXTS = defineTexts({
  "stand-in.picture": {
    en: "The picture is {{codec}}, which cannot be shown here",
    ko: "여기서 볼 수 없는 {{codec}} 영상입니다",
  },
  "stand-in.container": {
    en: "{{container}} files cannot be played here",
    ko: "{{container}} 파일은 여기서 재생할 수 없습니다",
  },
  "stand-in.sound": {
    en: "The sound is {{codec}}, which cannot be heard here",
    ko: "여기서 들을 수 없는 {{codec}} 음성입니다",
  },
  "stand-in.proxy-text": {
    en: "Scenelog can make a proxy of {{name}} with ffmpeg: a copy in H.264, in its own cache. The film stays as it is, and everything you log keeps the film’s own frames. It takes a while.",
    ko: "Scenelog가 ffmpeg로 {{name}}의 프록시(H.264 사본)를 만들어 캐시에 둘 수 있습니다. 원본은 그대로이고, 기록은 모두 원본의 프레임에 남습니다. 시간이 조금 걸립니다.",
  },
  "stand-in.remux-text": {
    en: "Scenelog can put {{name}} into an MP4 with ffmpeg, in its own cache. Its picture is not encoded again, so it takes seconds. The film stays as it is, and everything you log keeps the film’s own frames.",
    ko: "Scenelog가 ffmpeg로 {{name}}을(를) MP4로 옮겨 캐시에 둘 수 있습니다. 영상을 다시 인코딩하지 않아 몇 초면 됩니다. 원본은 그대로이고, 기록은 모두 원본의 프레임에 남습니다.",
  },
  "stand-in.make-proxy": { en: "Make a proxy", ko: "프록시 만들기" },
  "stand-in.make-remux": { en: "Put it into an MP4", ko: "MP4로 옮기기" },
  "stand-in.make-sound": { en: "Make a copy with sound", ko: "소리 나는 사본 만들기" },
  "stand-in.other-file": { en: "Choose another file…", ko: "다른 파일 고르기…" },
  "stand-in.ask-again": { en: "Try again", ko: "다시 시도" },
  "stand-in.making-proxy": { en: "Making a proxy of {{name}}", ko: "{{name}} 프록시 만드는 중" },
  "stand-in.making-remux": { en: "Putting {{name}} into an MP4", ko: "{{name}} MP4로 옮기는 중" },
  "stand-in.beginning": { en: "Beginning…", ko: "시작하는 중…" },
  "stand-in.percent": { en: "{{percent}} %", ko: "{{percent}}%" },
  "stand-in.checking": {
    en: "Comparing it with the film, frame by frame…",
    ko: "원본과 프레임 단위로 대조하는 중…",
  },
  "stand-in.seconds-left": { en: "{{percent}} % · {{count}} s left", ko: "{{percent}}% · {{count}}초 남음" },
  "stand-in.minutes-left": {
    en: "{{percent}} % · about {{count}} min left",
    ko: "{{percent}}% · 약 {{count}}분 남음",
  },
  "standIn.cancel": { en: "Cancel", ko: "취소" },
  "stand-in.ready": {
    en: "The copy of {{name}} is ready; it plays when the film is opened again.",
    ko: "{{name}}의 사본이 준비되었습니다. 영상을 다시 열면 재생됩니다.",
  },
});
