import { defineTexts } from "./define.ts";

/** The picture, the transport bar under it, and the palettes. */
export const PLAYER_TEXTS = defineTexts({
  "player.pane": { en: "Picture", ko: "영상" },
  "player.loading": { en: "Loading the video", ko: "영상 불러오는 중" },
  "player.reading": { en: "Reading the frames: {{percent}} %", ko: "프레임 읽는 중: {{percent}}%" },
  "player.decoded": { en: "decoded frame", ko: "디코딩한 프레임" },
  "player.decoded-why": {
    en: "The player cannot stop on this frame, so Scenelog has decoded it from the file and shows it in its place.",
    ko: "플레이어가 이 프레임에 멈출 수 없어 Scenelog가 파일에서 직접 디코딩해 보여 줍니다.",
  },
  "player.count": { en: "The loop begins in {{count}}", ko: "반복 시작까지 {{count}}" },
  "player.running": { en: "Being logged", ko: "기록 중" },
  "player.untagged": { en: "untagged", ko: "태그 없음" },
  "player.target": { en: "target of people keys", ko: "인물 키의 대상" },
  "player.sound-only": { en: "Sound only", ko: "음성만 있음" },
  "player.none": { en: "No video in this log", ko: "영상이 없는 로그" },
  "player.none-text": {
    en: "Open a video together with the article to log what happens in it.",
    ko: "기사와 영상을 함께 열면 장면을 기록할 수 있습니다.",
  },
  "player.missing": {
    en: "{{name}} is not where the log says",
    ko: "{{name}} 파일이 로그에 적힌 자리에 없습니다",
  },
  "player.missing-text": {
    en: "It may have been moved or renamed. Look for it, and the log remembers the new place; all annotations stay.",
    ko: "옮겨졌거나 이름이 바뀌었을 수 있습니다. 파일을 찾아 주면 새 위치를 기억합니다. 기록은 모두 그대로입니다.",
  },
  "player.look-for": { en: "Look for the file…", ko: "파일 찾기…" },
  "player.link": { en: "This video is only a link", ko: "링크로만 있는 영상" },
  "player.link-text": {
    en: "Log against its times: press = and type one, or Space to let the clock run while it plays elsewhere. When there is a file, everything logged stays.",
    ko: "영상의 시간을 보고 기록하세요. =을 눌러 시간을 입력하거나, 다른 곳에서 재생하며 Space로 시계를 맞춰 움직일 수 있습니다. 파일이 생기면 연결하세요. 기록은 그대로 남습니다.",
  },
  "player.type-time": { en: "Type a time", ko: "시간 입력" },
  "player.typed-time": { en: "typed time", ko: "입력한 시간" },
  "player.failed": { en: "The video cannot be played", ko: "영상을 재생할 수 없습니다" },

  "transport.bar": { en: "Transport", ko: "재생 조작" },
  "transport.frame": { en: "frame {{frame}}", ko: "프레임 {{frame}}" },
  "transport.copy-time": {
    en: "Click copies, double-click types a time",
    ko: "클릭하면 복사, 두 번 클릭하면 시간 입력",
  },
  "transport.go-to": { en: "Go to", ko: "이동할 시간" },
  "transport.go-to-forms": { en: "1:02, f1873 or +5", ko: "1:02, f1873, +5 등" },
  "transport.remaining": { en: "Left to play", ko: "남은 시간" },
  "transport.play": { en: "Play", ko: "재생" },
  "transport.pause": { en: "Pause", ko: "일시 정지" },
  "transport.seek": { en: "Playhead", ko: "재생 위치" },
  "transport.rate": { en: "Speed", ko: "재생 속도" },
  "transport.mute": { en: "Mute", ko: "음소거" },
  "transport.unmute": { en: "Sound on", ko: "소리 켜기" },
  "transport.volume": { en: "Volume", ko: "음량" },
  "transport.leave-full-screen": { en: "Leave full screen", ko: "전체 화면 나가기" },

  "palette.tags": { en: "Tags", ko: "태그" },
  "palette.people": { en: "People", ko: "인물" },
  "palette.no-tags": {
    en: "No tags yet. Press Enter and type #, then a name.",
    ko: "아직 태그가 없습니다. Enter를 누르고 #과 이름을 입력하세요.",
  },
  "palette.no-people": {
    en: "No people yet. Press Enter and type @, then a name.",
    ko: "아직 인물이 없습니다. Enter를 누르고 @와 이름을 입력하세요.",
  },
  "palette.bank": { en: "Keys 1 to 0 for tags {{from}} to {{to}}", ko: "1~0 키: 태그 {{from}}–{{to}}" },
  "palette.moment": { en: "moment", ko: "순간" },
  "palette.window": { en: "window", ko: "구간" },
  "palette.armed": { en: "armed for the next tag", ko: "다음 태그에 붙음" },
  "palette.on-target": { en: "on the target", ko: "대상에 있음" },
  "palette.running": { en: "running", ko: "기록 중" },
});
