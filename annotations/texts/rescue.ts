import { defineTexts } from "./define.ts";

/** Saving what can be read of a damaged log, and what came of it. */
export const RESCUE_TEXTS = defineTexts({
  "rescue.offer": { en: "Open what can be saved", ko: "읽을 수 있는 부분 열기" },
  "rescue.offer-about": {
    en: "What can be read of it can be opened from a new file beside it.",
    ko: "읽을 수 있는 내용은 옆에 새 파일로 저장해 열 수 있습니다.",
  },
  "damaged.found": {
    en: "Something outside of this app damaged the file of this log. What you see here is whole and can be saved again.",
    ko: "앱 밖에서 이 로그의 파일이 손상되었습니다. 지금 보이는 내용은 온전하며 다시 저장할 수 있습니다.",
  },
  "damaged.put-aside": { en: "Set that file aside and save", ko: "손상된 파일을 따로 두고 저장" },
  "toast.put-aside": {
    en: "Saved. The damaged file is kept as {{name}}.",
    ko: "저장했습니다. 손상된 파일은 {{name}} 이름으로 남겨 두었습니다.",
  },
  "rescue.title": { en: "Saved: {{name}}", ko: "복구함: {{name}}" },
  "rescue.lead": {
    en: "This is a new file beside the damaged one, which was left as it is. What is in it:",
    ko: "손상된 파일은 그대로 두고 옆에 새 파일로 저장했습니다. 담긴 내용:",
  },
  "rescue.annotation_one": { en: "entry", ko: "기록" },
  "rescue.annotation_other": { en: "entries", ko: "기록" },
  "rescue.person_one": { en: "person", ko: "인물" },
  "rescue.person_other": { en: "people", ko: "인물" },
  "rescue.tag_one": { en: "tag", ko: "태그" },
  "rescue.tag_other": { en: "tags", ko: "태그" },
  "rescue.medium_one": { en: "video", ko: "영상" },
  "rescue.medium_other": { en: "videos", ko: "영상" },
  "rescue.article_one": { en: "article", ko: "기사" },
  "rescue.article_other": { en: "articles", ko: "기사" },
  "rescue.changes_one": {
    en: "{{count}} record that was safe on this computer is in it too.",
    ko: "이 컴퓨터에 보관되어 있던 내용 {{count}}건도 담았습니다.",
  },
  "rescue.changes_other": {
    en: "{{count}} records that were safe on this computer are in it too.",
    ko: "이 컴퓨터에 보관되어 있던 내용 {{count}}건도 담았습니다.",
  },
  "rescue.losses_one": { en: "Lost or changed in {{count}} place", ko: "잃거나 바뀐 곳 {{count}}군데" },
  "rescue.losses_other": { en: "Lost or changed in {{count}} places", ko: "잃거나 바뀐 곳 {{count}}군데" },
  "rescue.losses-text": {
    en: "Line and column are those of the damaged file.",
    ko: "행과 열은 손상된 파일의 위치입니다.",
  },
  "rescue.losses-none": { en: "Nothing was lost.", ko: "잃은 것이 없습니다." },
  "rescue.losses-more": { en: "and {{count}} more", ko: "외 {{count}}군데" },
  "rescue.place": { en: "line {{line}}, column {{column}}", ko: "{{line}}행 {{column}}열" },
});
