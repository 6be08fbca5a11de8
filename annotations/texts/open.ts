import { defineTexts } from "./define.ts";

/** Opening: the welcome view, pasting an article, the page's own picker. */
export const OPEN_TEXTS = defineTexts({
  "open.headline": { en: "Log what happens in the film", ko: "영상 속 순간을 기록하세요" },
  "open.lead": {
    en: "Open an article, a video or a log. The article and its video are shown side by side, and one key press logs what you see.",
    ko: "기사, 영상, 로그 중 하나를 여세요. 기사와 영상이 나란히 보이고, 키 한 번으로 장면이 기록됩니다.",
  },
  "open.pick": { en: "Open…", ko: "열기…" },
  "open.pick-folder": { en: "Open a folder…", ko: "폴더 열기…" },
  "open.paste": { en: "Paste an article…", ko: "기사 붙여넣기…" },
  "open.drop": {
    en: "or drop an article, a video, a log or a folder here",
    ko: "또는 기사·영상·로그·폴더를 여기에 끌어다 놓으세요",
  },
  "open.drop-now": { en: "Let go to open", ko: "놓으면 열립니다" },
  "open.drop-unreachable": {
    en: "That file lies outside the folders that this page may read. Start the server with its folder, or move the file there.",
    ko: "이 페이지가 읽을 수 있는 폴더 밖의 파일입니다. 그 폴더로 서버를 시작하거나 파일을 옮겨 주세요.",
  },
  "open.formats": {
    en: "Articles: Markdown, HTML, text · Videos: MP4, MOV, WebM, MKV · Logs: .scenelog.json",
    ko: "기사: Markdown, HTML, 텍스트 · 영상: MP4, MOV, WebM, MKV · 로그: .scenelog.json",
  },
  "open.recent": { en: "Recent", ko: "최근 항목" },
  "open.unfinished_one": {
    en: "Scenelog did not end as it should. This was open; what you logged in it is safe. Open it, and it says what it brought back.",
    ko: "지난번에 Scenelog가 정상적으로 끝나지 않았습니다. 아래 항목이 열려 있었고 기록은 안전합니다. 열면 무엇을 복구했는지 알려 드립니다.",
  },
  "open.unfinished_other": {
    en: "Scenelog did not end as it should. These were open; what you logged in them is safe. Open one, and it says what it brought back.",
    ko: "지난번에 Scenelog가 정상적으로 끝나지 않았습니다. 아래 항목들이 열려 있었고 기록은 안전합니다. 열면 무엇을 복구했는지 알려 드립니다.",
  },
  "open.unfinished-open": { en: "Open {{name}}", ko: "{{name}} 열기" },
  "open.recent-none": {
    en: "What you open appears here. To try things out, open samples/itaewon-class of the source folder.",
    ko: "연 항목이 여기에 나타납니다. 시험해 보려면 소스 폴더의 samples/itaewon-class를 열어 보세요.",
  },
  "open.recent-missing": { en: "not found", ko: "찾을 수 없음" },
  "open.opening-unnamed": { en: "Opening", ko: "여는 중" },
  "open.opening": { en: "Opening {{name}}", ko: "{{name}} 여는 중" },
  "open.opening-text": {
    en: "Reading the log and looking for its video.",
    ko: "로그를 읽고 영상을 찾고 있습니다.",
  },
  "open.choose-headline": { en: "Which video belongs to it?", ko: "어떤 영상인가요?" },
  "open.choose-named": {
    en: "The article names {{name}}, which is not in its folder. Choose one of the videos there, or look for it elsewhere.",
    ko: "기사에 적힌 {{name}} 파일이 폴더에 없습니다. 폴더의 영상 중 하나를 고르거나 다른 곳에서 찾아 주세요.",
  },
  "open.choose-several": {
    en: "The folder has several videos and the article names none of them.",
    ko: "폴더에 영상이 여러 개이고, 기사에는 어떤 영상인지 적혀 있지 않습니다.",
  },
  "open.choose-none": {
    en: "There is no video in the folder of the article. Look for it elsewhere.",
    ko: "기사 폴더에 영상이 없습니다. 다른 곳에서 찾아 주세요.",
  },
  "open.choose-elsewhere": { en: "Look for a video…", ko: "영상 찾기…" },
  "open.failed": { en: "It could not be opened", ko: "열지 못했습니다" },
  "open.failed-safe": { en: "The file was not changed.", ko: "파일은 바뀌지 않았습니다." },
  "open.another": { en: "Open something else…", ko: "다른 항목 열기…" },
  "open.report": { en: "Copy a report…", ko: "보고서 복사…" },

  "paste.title": { en: "Paste an article", ko: "기사 붙여넣기" },
  "paste.text": {
    en: "It is kept as a Markdown file in a folder that you choose next; the log goes beside it.",
    ko: "다음에 고르는 폴더에 Markdown 파일로 저장되고, 로그도 그 옆에 놓입니다.",
  },
  "paste.field": { en: "Text of the article", ko: "기사 본문" },
  "paste.placeholder": {
    en: "Paste or write here. The first line is the title.",
    ko: "여기에 붙여넣거나 쓰세요. 첫 줄이 제목이 됩니다.",
  },
  "paste.words_one": { en: "{{count}} word", ko: "{{count}}단어" },
  "paste.words_other": { en: "{{count}} words", ko: "{{count}}단어" },
  "paste.go": { en: "Choose a folder…", ko: "폴더 고르기…" },

  "picker.open": { en: "Open an article, a video or a log", ko: "기사, 영상 또는 로그 열기" },
  "picker.video": { en: "Choose the video", ko: "영상 고르기" },
  "picker.videos": { en: "Add videos or sound to this log", ko: "이 로그에 영상·음성 추가" },
  "picker.log": { en: "Choose a shared log", ko: "공유받은 로그 고르기" },
  "picker.folder": { en: "Choose a folder", ko: "폴더 고르기" },
  "picker.places": { en: "Folders of this server", ko: "이 서버의 폴더" },
  "picker.empty": { en: "Nothing to choose in this folder", ko: "이 폴더에는 고를 항목이 없습니다" },
  "picker.up": { en: "Up one folder", ko: "상위 폴더로" },
  "picker.choose-folder": { en: "Choose this folder", ko: "이 폴더 고르기" },
  "picker.entries": { en: "Files and folders", ko: "파일과 폴더" },
});
