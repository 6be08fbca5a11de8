import { defineTexts } from "./define.ts";

/** The sheet with a log's backups: what each of them holds, how it differs from now, and restoring it. */
export const BACKUP_TEXTS = defineTexts({
  "backups.title": { en: "Earlier states of this log", ko: "이 로그의 이전 상태" },
  "backups.lead": {
    en: "Kept on this computer before the file was written over. Look before you restore; Ctrl+Z takes a restore back.",
    ko: "파일을 덮어쓰기 전에 이 컴퓨터에 보관한 상태입니다. 살펴본 뒤 복원하세요. 복원은 Ctrl+Z로 취소할 수 있습니다.",
  },
  "backups.list": { en: "Backups, newest first", ko: "백업(최신순)" },
  "backups.older": { en: "Show older ones", ko: "더 이전 백업 보기" },
  "backups.none": { en: "No backups yet", ko: "아직 백업이 없습니다" },
  "backups.none-text": {
    en: "One is kept whenever the file of the log is about to be written over, at most once a minute.",
    ko: "로그 파일을 덮어쓰기 전에 자동으로 보관합니다(최대 1분에 한 번).",
  },
  "backups.entries_one": { en: "{{count}} entry", ko: "기록 {{count}}개" },
  "backups.entries_other": { en: "{{count}} entries", ko: "기록 {{count}}개" },
  "backups.by": { en: "last change: {{author}}", ko: "마지막 변경: {{author}}" },
  "backups.same": { en: "same as now", ko: "지금과 같음" },
  "backups.unreadable": { en: "cannot be read", ko: "읽을 수 없음" },
  "backups.state-of": { en: "As it was on {{time}}", ko: "{{time}}의 상태" },

  "backups.count-gone": { en: "{{count}} missing now", ko: "지금 없는 것 {{count}}개" },
  "backups.count-come": { en: "{{count}} added since", ko: "그 뒤 추가 {{count}}개" },
  "backups.count-changed": { en: "{{count}} changed since", ko: "그 뒤 변경 {{count}}개" },
  "backups.mark-gone": { en: "missing now", ko: "지금 없음" },
  "backups.mark-come": { en: "added since", ko: "그 뒤 추가됨" },
  "backups.mark-changed": { en: "changed since", ko: "그 뒤 변경됨" },
  "backups.kind": { en: "Kind", ko: "종류" },
  "backups.kind-annotation": { en: "Entries", ko: "기록" },
  "backups.kind-person": { en: "People", ko: "인물" },
  "backups.kind-tag": { en: "Tags", ko: "태그" },
  "backups.kind-medium": { en: "Videos", ko: "영상" },
  "backups.kind-article": { en: "Articles", ko: "기사" },
  "backups.kind-log": { en: "The log itself", ko: "로그 자체" },
  "backups.no-difference": { en: "Nothing differs from now", ko: "지금과 다른 점이 없습니다" },
  "backups.others": { en: "Records other than entries", ko: "기록 외의 항목" },
  "backups.others-more": { en: "and {{count}} more", ko: "외 {{count}}개" },
  "backups.rows": { en: "Entries of this state", ko: "이 상태의 기록" },
  "backups.show": { en: "Which entries are shown", ko: "표시할 기록" },
  "backups.show-differing": { en: "What differs", ko: "다른 기록" },
  "backups.show-all": { en: "All", ko: "전체" },
  "backups.rows-none": { en: "No entries to show", ko: "표시할 기록이 없습니다" },

  "backups.will-missing_one": {
    en: "Bringing back adds {{count}} record and touches nothing else.",
    ko: "되살리면 {{count}}개를 추가하고 다른 내용은 그대로 둡니다.",
  },
  "backups.will-missing_other": {
    en: "Bringing back adds {{count}} records and touches nothing else.",
    ko: "되살리면 {{count}}개를 추가하고 다른 내용은 그대로 둡니다.",
  },
  "backups.will-both": {
    en: "Restoring this state also removes {{come}} added since, by whomever, and sets {{changed}} back.",
    ko: "이 상태로 복원하면 그 뒤 추가된 {{come}}개(다른 사람 것 포함)를 지우고 {{changed}}개를 되돌립니다.",
  },
  "backups.will-remove": {
    en: "Restoring this state also removes {{come}} added since, by whomever.",
    ko: "이 상태로 복원하면 그 뒤 추가된 {{come}}개(다른 사람 것 포함)를 지웁니다.",
  },
  "backups.will-set-back": {
    en: "Restoring this state also sets {{changed}} back.",
    ko: "이 상태로 복원하면 {{changed}}개를 되돌립니다.",
  },
  "backups.restore-missing": { en: "Bring back what is missing", ko: "없어진 것만 되살리기" },
  "backups.restore-all": { en: "Restore this state", ko: "이 상태로 복원" },
  "toast.restored": { en: "Restored: the state of {{time}}", ko: "{{time}}의 상태를 복원했습니다" },
  "toast.restored-in-part": {
    en: "Restored: the state of {{time}}. What was changed after you looked stays.",
    ko: "{{time}}의 상태를 복원했습니다. 살펴본 뒤에 바뀐 내용은 그대로 두었습니다.",
  },
});
