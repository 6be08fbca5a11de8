import { defineTexts } from "./define.ts";

/** Entries on the clipboard: copying and pasting them between logs and spreadsheets, and what could not be pasted. */
export const CLIPBOARD_TEXTS = defineTexts({
  "command.edit.cut": { en: "Cut what is selected", ko: "선택한 기록 잘라내기" },
  "command.edit.copy": { en: "Copy what is selected, as rows too", ko: "선택한 기록 복사(표로도)" },
  "command.edit.paste": { en: "Paste entries or rows", ko: "기록이나 표의 행 붙여넣기" },
  "step.paste_one": { en: "paste {{count}} entry", ko: "기록 {{count}}개 붙여넣기" },
  "step.paste_other": { en: "paste {{count}} entries", ko: "기록 {{count}}개 붙여넣기" },
  "toast.entries-copied_one": { en: "{{count}} entry copied", ko: "기록 {{count}}개를 복사했습니다" },
  "toast.entries-copied_other": { en: "{{count}} entries copied", ko: "기록 {{count}}개를 복사했습니다" },
  "toast.entries-pasted_one": { en: "{{count}} entry pasted", ko: "기록 {{count}}개를 붙여넣었습니다" },
  "toast.entries-pasted_other": { en: "{{count}} entries pasted", ko: "기록 {{count}}개를 붙여넣었습니다" },
  "toast.paste-by-key": {
    en: "Press Ctrl+V: only a key press or the menu may read the clipboard.",
    ko: "Ctrl+V를 누르세요. 클립보드는 키나 메뉴로만 읽을 수 있습니다.",
  },
  "trouble.nothing-to-paste": {
    en: "There are no entries on the clipboard. Copy some in a log, or rows with the headings In, Out, Tags … in a spreadsheet.",
    ko: "클립보드에 기록이 없습니다. 로그에서 기록을 복사하거나, 스프레드시트에서 시작, 끝, 태그… 제목이 있는 행을 복사하세요.",
  },
  "pasted.title_one": { en: "{{count}} entry pasted", ko: "기록 {{count}}개를 붙여넣음" },
  "pasted.title_other": { en: "{{count}} entries pasted", ko: "기록 {{count}}개를 붙여넣음" },
  "pasted.lead": {
    en: "Not everything could be taken over. One undo takes the whole paste back.",
    ko: "모두 가져오지는 못했습니다. 실행 취소 한 번으로 붙여넣기 전체가 취소됩니다.",
  },
  "pasted.beyond_one": {
    en: "{{count}} entry lies beyond the end of this film and was left out",
    ko: "영상이 끝난 뒤의 기록 {{count}}개는 뺐습니다",
  },
  "pasted.beyond_other": {
    en: "{{count}} entries lie beyond the end of this film and were left out",
    ko: "영상이 끝난 뒤의 기록 {{count}}개는 뺐습니다",
  },
  "pasted.cut_one": {
    en: "{{count}} entry reached beyond the end of this film and ends there now",
    ko: "영상 끝을 넘는 기록 {{count}}개는 영상 끝에서 끝냈습니다",
  },
  "pasted.cut_other": {
    en: "{{count}} entries reached beyond the end of this film and end there now",
    ko: "영상 끝을 넘는 기록 {{count}}개는 영상 끝에서 끝냈습니다",
  },
  "pasted.passages_one": {
    en: "{{count}} link to an article that is not in this log was dropped",
    ko: "이 로그에 없는 기사로 가는 연결 {{count}}개는 뺐습니다",
  },
  "pasted.passages_other": {
    en: "{{count}} links to articles that are not in this log were dropped",
    ko: "이 로그에 없는 기사로 가는 연결 {{count}}개는 뺐습니다",
  },
  "pasted.row-time": {
    en: "Row {{row}}: “{{text}}” is not a time of this film",
    ko: "{{row}}행: ‘{{text}}’은(는) 이 영상의 시간이 아닙니다",
  },
  "pasted.row-end": {
    en: "Row {{row}}: the out does not lie after the in ({{text}})",
    ko: "{{row}}행: 끝이 시작보다 뒤에 있지 않습니다({{text}})",
  },
  "pasted.row-status": {
    en: "Row {{row}}: “{{text}}” is none of draft, checked and published",
    ko: "{{row}}행: ‘{{text}}’은(는) 초안, 확인됨, 게시됨이 아닙니다",
  },
});
