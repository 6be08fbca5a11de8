import { defineTexts } from "./define.ts";

/** The scene log: its list, the row that is unfolded, and the search over it. */
export const LOG_LIST_TEXTS = defineTexts({
  "log-list.pane": { en: "Scene log", ko: "장면 로그" },
  "log-list.count_one": { en: "{{count}} entry", ko: "기록 {{count}}개" },
  "log-list.count_other": { en: "{{count}} entries", ko: "기록 {{count}}개" },
  "log-list.found": { en: "{{found}} of {{count}}", ko: "{{count}}개 중 {{found}}개" },
  "log-list.loading": { en: "Loading the rest…", ko: "나머지 기록을 불러오는 중…" },
  "log-list.find": { en: "Find in log", ko: "로그에서 찾기" },
  "log-list.clear": { en: "Clear the search", ko: "찾기 지우기" },
  "log-list.empty": { en: "Nothing logged yet", ko: "아직 기록이 없습니다" },
  "log-list.empty-no-tags": {
    en: "Press Enter while the film plays and type #, a name, and what you see. The new tag gets a key of its own.",
    ko: "영상이 재생될 때 Enter를 누르고 #과 이름, 보이는 것을 적으세요. 새 태그에는 키가 하나 생깁니다.",
  },
  "log-list.jump": { en: "Jump here", ko: "여기로 이동" },
  "log-list.jump-to": { en: "Jump to {{time}}", ko: "{{time}}(으)로 이동" },
  "log-list.empty-text": {
    en: "Press a tag’s key while the film plays. Press it again to end the segment.",
    ko: "재생 중에 태그 키를 누르면 기록이 시작되고, 다시 누르면 끝납니다.",
  },
  "log-list.none-found": { en: "Nothing found", ko: "찾은 기록이 없습니다" },
  "log-list.none-found-text": {
    en: "Tags, people in every spelling, quotes and notes were searched.",
    ko: "태그, 인물의 모든 표기, 인용, 메모에서 찾았습니다.",
  },
  "log-list.running": { en: "running", ko: "기록 중" },
  "log-list.moment": { en: "moment", ko: "순간" },
  "log-list.seconds": { en: "{{seconds}} s", ko: "{{seconds}}초" },
  "log-list.untagged": { en: "untagged", ko: "태그 없음" },
  "log-list.current": { en: "under the playhead", ko: "재생 위치" },
  "log-list.target": { en: "target of people keys", ko: "인물 키의 대상" },
  "log-list.left-open": { en: "left running", ko: "끝나지 않음" },
  "log-list.left-open-count_one": {
    en: "{{count}} segment was still running when the app last ended.",
    ko: "지난번에 앱이 끝날 때 기록 중이던 구간이 {{count}}개 있습니다.",
  },
  "log-list.left-open-count_other": {
    en: "{{count}} segments were still running when the app last ended.",
    ko: "지난번에 앱이 끝날 때 기록 중이던 구간이 {{count}}개 있습니다.",
  },
  "log-list.end-left-open": { en: "End where the film was", ko: "그때 위치에서 끝내기" },
  "log-list.in": { en: "In", ko: "시작" },
  "log-list.out": { en: "Out", ko: "끝" },
  "log-list.tags": { en: "Tags", ko: "태그" },
  "log-list.people": { en: "People", ko: "인물" },
  "log-list.quote": { en: "Quote", ko: "인용" },
  "log-list.translation": { en: "Translation", ko: "번역" },
  "log-list.note": { en: "Note", ko: "메모" },
  "log-list.add-tag": { en: "add a tag", ko: "태그 추가" },
  "log-list.add-person": { en: "add a person", ko: "인물 추가" },
  "log-list.add-quote": { en: "what was said", ko: "들은 말" },
  "log-list.add-translation": { en: "in {{lang}}", ko: "{{lang}}로" },
  "log-list.add-note": { en: "what to know", ko: "알아 둘 점" },
  "log-list.remove": { en: "Remove {{name}}", ko: "{{name}} 빼기" },
  "log-list.time-not-read": {
    en: "“{{text}}” is not a time. Write 1:02, 62.4, 01:00:02;00, f1873 or +5.",
    ko: "‘{{text}}’은(는) 시간이 아닙니다. 1:02, 62.4, 01:00:02;00, f1873, +5처럼 쓰세요.",
  },
  "log-list.time-no-drop-frame": {
    en: "This film does not count drop-frame. Write the timecode with a colon before the frames.",
    ko: "드롭 프레임을 쓰지 않는 영상입니다. 프레임 앞에 쌍점(:)을 쓰세요.",
  },
  "log-list.time-dropped": {
    en: "Drop-frame timecode skips {{text}}. Write the label before or after it.",
    ko: "드롭 프레임 타임코드에는 {{text}}이(가) 없습니다. 앞이나 뒤의 값을 쓰세요.",
  },
  "log-list.time-no-rate": {
    en: "The frame rate of this film is not known. Write seconds, as in 1:02.4.",
    ko: "영상의 프레임 레이트를 알 수 없습니다. 1:02.4처럼 초로 쓰세요.",
  },
  "log-list.time-outside": {
    en: "{{text}} lies outside the film.",
    ko: "{{text}}은(는) 영상 밖의 시간입니다.",
  },
  "log-list.delete": { en: "Delete", ko: "삭제" },
  "log-list.fold": { en: "Done", ko: "완료" },
});
