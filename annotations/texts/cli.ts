import { defineTexts } from "./define.ts";

/** The command line: its help, its answers, and what an export left out. */
export const CLI_TEXTS = defineTexts({
  "cli.usage": {
    en: "Usage:\n  scenelog validate FILE\n  scenelog info FILE [--json]\n  scenelog stats FILE [--by tag|person|pair] [--format table|csv|json]\n  scenelog export FILE --to csv [--out FILE]\n  scenelog migrate FILE [--out NEW]\n  scenelog repair FILE --out NEW\n  scenelog rename FOLDER --from CAST.json [--dry-run]",
    ko: "사용법:\n  scenelog validate 파일\n  scenelog info 파일 [--json]\n  scenelog stats 파일 [--by tag|person|pair] [--format table|csv|json]\n  scenelog export 파일 --to csv [--out 파일]\n  scenelog migrate 파일 [--out 새파일]\n  scenelog repair 파일 --out 새파일\n  scenelog rename 폴더 --from 명단.json [--dry-run]",
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
  "cli.articles": { en: "Articles", ko: "기사" },
  "cli.removed": { en: "Removed", ko: "삭제됨" },
  "cli.conflicts": { en: "Open conflicts", ko: "해결되지 않은 충돌" },
  "cli.stats-name": { en: "Name", ko: "이름" },
  "cli.stats-sum": { en: "Seconds (sum)", ko: "초(합계)" },
  "cli.stats-union": { en: "Seconds (overlaps once)", ko: "초(겹침 제외)" },
  "cli.not-new": {
    en: "{{name}} cannot be written as a new file: {{reason}}. Name a file that is not there yet, in a folder that can be written to.",
    ko: "{{name}}을(를) 새 파일로 쓸 수 없습니다: {{reason}}. 쓸 수 있는 폴더에 아직 없는 파일 이름을 지정하세요.",
  },
  "cli.up-to-date": {
    en: "{{name}} has format {{version}} already. Nothing was changed.",
    ko: "{{name}}은(는) 이미 형식 {{version}}입니다. 바뀐 것이 없습니다.",
  },
  "cli.migrated": {
    en: "{{name}} was brought from format {{version}} to {{to}}. The file as it was is among the backups.",
    ko: "{{name}}을(를) 형식 {{version}}에서 {{to}}(으)로 옮겼습니다. 이전 파일은 백업에 있습니다.",
  },
  "cli.migrated-to": {
    en: "{{name}} (format {{version}}) was written to {{out}} in format {{to}}.",
    ko: "{{name}}(형식 {{version}})을(를) 형식 {{to}}(으)로 {{out}}에 썼습니다.",
  },
  "cli.nothing-to-recover": {
    en: "Nothing in this file is part of a log. It was left as it is; look for it among the backups or ask for it again.",
    ko: "이 파일에는 로그의 내용이 없습니다. 파일은 그대로 두었습니다. 백업을 찾아보거나 파일을 다시 받으세요.",
  },
  "cli.recovered": {
    en: "From {{name}} into {{out}} were saved:",
    ko: "{{name}}에서 {{out}}(으)로 복구했습니다:",
  },
  "cli.recovered-all": { en: "Nothing was lost.", ko: "잃은 것이 없습니다." },
  "cli.recovered-part": {
    en: "Lost or changed, as said above: {{count}}. The damaged file was left as it is.",
    ko: "위에 적은 대로 잃거나 바뀐 것: {{count}}건. 손상된 파일은 그대로 두었습니다.",
  },
  "cli.recover-not-utf8": {
    en: "Parts of the file are not UTF-8; letters that could not be read are shown as �. Check the names.",
    ko: "파일 일부가 UTF-8이 아닙니다. 읽을 수 없는 글자는 �로 표시됩니다. 이름을 확인하세요.",
  },
  "cli.rename-bad-cast": {
    en: 'This is no list of corrections (at {{path}}). Each is {"from": …, "to": …} or a person as in a log.',
    ko: '수정 목록이 아닙니다({{path}}). 각 항목은 {"from": …, "to": …} 또는 로그의 인물 형식이어야 합니다.',
  },
  "cli.rename-mentions": {
    en: "“{{from}}” also stands in notes and quotes, which were left alone: {{count}}",
    ko: "메모와 인용에도 ‘{{from}}’이(가) 있으며, 그대로 두었습니다: {{count}}곳",
  },
  "cli.rename-would": {
    en: "Logs that would be changed: {{count}} of {{logs}}. Nothing was written.",
    ko: "바뀔 로그: {{logs}}개 중 {{count}}개. 아무것도 쓰지 않았습니다.",
  },
  "cli.rename-did": {
    en: "Logs changed: {{count}} of {{logs}}. The files as they were are among the backups.",
    ko: "바뀐 로그: {{logs}}개 중 {{count}}개. 이전 파일은 백업에 있습니다.",
  },
  "cli.rename-failed": {
    en: "Logs that could not be read or written, as said above: {{count}}",
    ko: "위에 적은 대로 읽거나 쓸 수 없었던 로그: {{count}}개",
  },

  "recover.lost-record": {
    en: "Lost: a record that cannot be read ({{found}})",
    ko: "잃음: 읽을 수 없는 항목({{found}})",
  },
  "recover.cut-record": {
    en: "Saved in part: a record that breaks off ({{found}})",
    ko: "일부만 복구: 중간에 끊긴 항목({{found}})",
  },
  "recover.lost-field": {
    en: "Lost: the field “{{field}}” of {{id}}, which a log cannot have",
    ko: "잃음: {{id}}의 ‘{{field}}’ 필드(로그에 맞지 않는 값)",
  },
  "recover.lost-text": {
    en: "Lost: text that is no part of a log ({{found}})",
    ko: "잃음: 로그가 아닌 내용({{found}})",
  },
  "recover.repeated-key": {
    en: "A key stands twice; the later value was taken ({{found}})",
    ko: "같은 키가 두 번 있어 뒤의 값을 썼습니다({{found}})",
  },
  "recover.repeated-record": {
    en: "{{id}} stands twice and was saved once",
    ko: "{{id}}이(가) 두 번 있어 한 번만 복구했습니다",
  },
  "recover.repeated-id": {
    en: "A second record has the id {{id}}; it was saved as {{to}}",
    ko: "id가 {{id}}인 항목이 또 있어 {{to}}(으)로 복구했습니다",
  },
  "recover.made-reference": {
    en: "{{id}} is named by annotations but was lost; it was made anew, without its details",
    ko: "기록이 가리키는 {{id}}을(를) 잃어 세부 내용 없이 새로 만들었습니다",
  },
  "recover.new-log-id": {
    en: "The log’s own id was lost; it got a new one",
    ko: "로그의 id를 잃어 새로 만들었습니다",
  },
  "recover.older-version": {
    en: "It has the older format {{version}} and was brought up to date",
    ko: "이전 형식 {{version}}이어서 새 형식으로 옮겼습니다",
  },
  "recover.newer-version": {
    en: "It has the newer format {{version}}; what this version does not know was kept as it is",
    ko: "더 새로운 형식 {{version}}입니다. 이 버전이 모르는 내용은 그대로 두었습니다",
  },

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
