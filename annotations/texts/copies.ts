import { defineTexts } from "./define.ts";

/** Copies that sync services make beside a log where two people saved at once. */
export const COPY_TEXTS = defineTexts({
  "copies.found_one": {
    en: "A sync service seems to have made a copy of this log, with something that is not in it.",
    ko: "동기화 서비스가 이 로그의 사본을 만든 것 같습니다. 이 로그에 없는 내용이 있습니다.",
  },
  "copies.found_other": {
    en: "A sync service seems to have made {{count}} copies of this log, with something that is not in it.",
    ko: "동기화 서비스가 이 로그의 사본을 {{count}}개 만든 것 같습니다. 이 로그에 없는 내용이 있습니다.",
  },
  "copies.look": { en: "Look and merge…", ko: "살펴보고 병합…" },
  "copies.title": { en: "Copies of this log", ko: "이 로그의 사본" },
  "copies.lead": {
    en: "They lie beside the log. Merging adds what only the copy has and lists what differs; nothing of yours is replaced, and no file is deleted.",
    ko: "로그 옆에 있는 파일입니다. 병합하면 사본에만 있는 내용을 추가하고 다른 내용은 목록으로 보여 줍니다. 내 로그의 내용은 바뀌지 않고, 파일도 지워지지 않습니다.",
  },
  "copies.saved-at": { en: "saved {{time}}", ko: "{{time}}에 저장됨" },
  "copies.annotations_one": { en: "{{count}} entry to add", ko: "추가할 기록 {{count}}개" },
  "copies.annotations_other": { en: "{{count}} entries to add", ko: "추가할 기록 {{count}}개" },
  "copies.people_one": { en: "{{count}} person to add", ko: "추가할 인물 {{count}}명" },
  "copies.people_other": { en: "{{count}} people to add", ko: "추가할 인물 {{count}}명" },
  "copies.tags_one": { en: "{{count}} tag to add", ko: "추가할 태그 {{count}}개" },
  "copies.tags_other": { en: "{{count}} tags to add", ko: "추가할 태그 {{count}}개" },
  "copies.differing_one": {
    en: "{{count}} record differs; yours stays",
    ko: "내용이 다른 항목 {{count}}개(내 것 유지)",
  },
  "copies.differing_other": {
    en: "{{count}} records differ; yours stay",
    ko: "내용이 다른 항목 {{count}}개(내 것 유지)",
  },
  "copies.more": { en: "and {{count}} more", ko: "외 {{count}}개" },
  "copies.merge": { en: "Merge into this log", ko: "이 로그에 병합" },
  "copies.leave": { en: "Leave it alone", ko: "그대로 두기" },
});
