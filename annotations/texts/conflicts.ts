import { defineTexts } from "./define.ts";

/** Fields that two sides have changed, which nobody has chosen between yet. */
export const CONFLICT_TEXTS = defineTexts({
  "conflicts.found_one": {
    en: "One thing in this log was changed on two sides. Both values are kept.",
    ko: "이 로그에 양쪽에서 바뀐 항목이 1개 있습니다. 두 값을 모두 보관했습니다.",
  },
  "conflicts.found_other": {
    en: "{{count}} things in this log were changed on two sides. All values are kept.",
    ko: "이 로그에 양쪽에서 바뀐 항목이 {{count}}개 있습니다. 모든 값을 보관했습니다.",
  },
  "conflicts.look": { en: "Look and choose…", ko: "살펴보고 선택…" },
  "conflicts.title": { en: "Changed on two sides", ko: "양쪽에서 바뀐 항목" },
  "conflicts.lead": {
    en: "Somebody changed the same thing in the file while you did. Yours stands until you choose; choosing is a step that can be undone.",
    ko: "같은 항목을 다른 사람도 파일에서 바꿨습니다. 선택하기 전까지는 내 값이 유지되며, 선택은 실행 취소할 수 있습니다.",
  },
  "conflicts.none": { en: "Nothing is left to choose.", ko: "선택할 항목이 없습니다." },
  "conflicts.whole": { en: "the whole entry", ko: "항목 전체" },
  "conflicts.stands": { en: "In the log now", ko: "지금 로그의 값" },
  "conflicts.other": { en: "From the other side", ko: "다른 쪽의 값" },
  "conflicts.other-by": { en: "From {{author}}", ko: "{{author}} 님의 값" },
  "conflicts.keep": { en: "Keep", ko: "유지" },
  "conflicts.keep-label": {
    en: "Keep what is in the log now: {{what}}",
    ko: "지금 로그의 값 유지: {{what}}",
  },
  "conflicts.take": { en: "Take this", ko: "이 값 사용" },
  "conflicts.take-label": { en: "Take this: {{what}}", ko: "이 값 사용: {{what}}" },
  "conflicts.nothing": { en: "nothing", ko: "없음" },
  "conflicts.there": { en: "kept", ko: "유지됨" },
  "conflicts.deleted": { en: "deleted", ko: "삭제됨" },
  "conflicts.yes": { en: "yes", ko: "예" },
  "conflicts.no": { en: "no", ko: "아니요" },
  "conflicts.field": { en: "{{label}}: {{field}}", ko: "{{label}}: {{field}}" },
  "step.settleConflict": { en: "choose between two values", ko: "두 값 중 선택" },
});
