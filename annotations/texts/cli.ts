import { defineTexts } from "./define.ts";

/** The command line: its help, its answers, and what an export left out. */
export const CLI_TEXTS = defineTexts({
  "cli.usage": {
    en: "Usage:\n  scenelog validate FILE\n  scenelog info FILE [--json]\n  scenelog export FILE --to csv [--out FILE]",
    ko: "사용법:\n  scenelog validate 파일\n  scenelog info 파일 [--json]\n  scenelog export 파일 --to csv [--out 파일]",
  },
  "cli.valid": {
    en: "{{name}} is a valid log (annotations: {{annotations}}).",
    ko: "{{name}}은(는) 올바른 로그입니다(기록 {{annotations}}개).",
  },
  "cli.warning-byte-order-mark": {
    en: "It begins with a byte order mark, which is not written again.",
    ko: "바이트 순서 표시(BOM)로 시작하며, 저장할 때는 쓰지 않습니다.",
  },
  "cli.warning-migrated": {
    en: "It has the older format {{version}} and becomes format {{to}} when it is saved.",
    ko: "이전 형식 {{version}}이며, 저장하면 형식 {{to}}이 됩니다.",
  },
  "cli.warning-proto-key": {
    en: "It has a key “__proto__”, which is not kept.",
    ko: "‘__proto__’ 키가 있으며, 이 키는 유지되지 않습니다.",
  },
  "cli.unreadable": {
    en: "{{name}} cannot be read: {{reason}}. Check the name and the rights.",
    ko: "{{name}} 파일을 읽을 수 없습니다: {{reason}}. 이름과 권한을 확인하세요.",
  },
  "cli.unwritable": {
    en: "{{name}} cannot be written: {{reason}}. Nothing was exported; check the folder and its rights.",
    ko: "{{name}} 파일을 쓸 수 없습니다: {{reason}}. 내보낸 것이 없습니다. 폴더와 권한을 확인하세요.",
  },
  "cli.unknown-format": {
    en: "There is no format “{{format}}” to export to. There are: {{formats}}.",
    ko: "‘{{format}}’ 형식으로는 내보낼 수 없습니다. 가능한 형식: {{formats}}.",
  },
  "cli.written": { en: "Written: {{name}}", ko: "내보냄: {{name}}" },
  "cli.title": { en: "Title", ko: "제목" },
  "cli.annotations": { en: "Annotations", ko: "기록" },
  "cli.segments": { en: "Segments", ko: "구간" },
  "cli.moments": { en: "Moments", ko: "순간" },
  "cli.open": { en: "Still running", ko: "진행 중" },
  "cli.quotes": { en: "Quotes", ko: "인용" },
  "cli.people": { en: "People", ko: "인물" },
  "cli.tags": { en: "Tags", ko: "태그" },
  "cli.media": { en: "Media", ko: "영상" },
  "cli.covered": {
    en: "{{covered}} s of {{duration}} s logged ({{percent}} %)",
    ko: "{{duration}}초 중 {{covered}}초 기록됨({{percent}}%)",
  },
  "cli.covered-only": { en: "{{covered}} s logged", ko: "{{covered}}초 기록됨" },

  "left.internal": {
    en: "Left out: internal annotations ({{count}})",
    ko: "제외됨: 내부용 기록({{count}}개)",
  },
  "left.running": {
    en: "Exported with the end known so far: annotations still running ({{count}})",
    ko: "지금까지의 끝점으로 내보냄: 진행 중인 기록({{count}}개)",
  },
  "left.passages": {
    en: "Not carried by this format: links to words of the article ({{count}})",
    ko: "이 형식에 담기지 않음: 기사 구절 연결({{count}}개)",
  },
  "left.quote-details": {
    en: "Not carried by this format: source, check and times of quotes ({{count}})",
    ko: "이 형식에 담기지 않음: 인용의 출처·확인·시간({{count}}개)",
  },
  "left.authorship": {
    en: "Not carried by this format: who made it and when ({{count}})",
    ko: "이 형식에 담기지 않음: 작성자와 작성 시각({{count}}개)",
  },
  "left.unknown-keys": {
    en: "Not carried by this format: fields of other programs ({{count}})",
    ko: "이 형식에 담기지 않음: 다른 프로그램의 필드({{count}}개)",
  },
  "left.conflicts": {
    en: "Not carried by this format: open conflicts ({{count}})",
    ko: "이 형식에 담기지 않음: 해결되지 않은 충돌({{count}}개)",
  },
  "left.embargo": {
    en: "Careful: the log is under embargo",
    ko: "주의: 엠바고가 걸린 로그입니다",
  },
  "left.apostrophes": {
    en: "Got an apostrophe in front, so that no spreadsheet takes them for formulas: cells ({{count}})",
    ko: "스프레드시트가 수식으로 읽지 않도록 앞에 작은따옴표를 붙인 칸({{count}}개)",
  },
});
