import { defineTexts } from "./define.ts";

/** Troubles with videos and articles: what, where, and what to do. */
export const MEDIA_TROUBLE_TEXTS = defineTexts({
  "trouble.video-missing": {
    en: "{{name}} is not where the log says. Look for the file, and the log remembers the new place; all annotations stay.",
    ko: "{{name}} 파일이 로그에 적힌 자리에 없습니다. 파일을 찾아 주면 새 위치를 기억하고, 기록은 모두 그대로 남습니다.",
  },
  "trouble.not-a-video": {
    en: "{{name}} is not a video that Scenelog knows. Choose an MP4, MOV, WebM or MKV file.",
    ko: "{{name}} 파일은 Scenelog가 아는 영상이 아닙니다. MP4, MOV, WebM 또는 MKV 파일을 고르세요.",
  },
  "trouble.film-loading": {
    en: "The film is still loading, so there is no frame to log yet. Press again when it shows.",
    ko: "영상을 불러오는 중이라 아직 기록할 프레임이 없습니다. 화면이 나오면 다시 누르세요.",
  },
  "trouble.no-film": {
    en: "There is no film on the screen to log yet. Open its video, or wait until it has loaded.",
    ko: "아직 기록할 영상이 화면에 없습니다. 영상을 열거나 다 불러올 때까지 기다리세요.",
  },
  "trouble.video-ambiguous": {
    en: "Several videos could belong to {{name}}. Choose the one that is meant.",
    ko: "{{name}}에 맞는 영상이 여러 개입니다. 어떤 영상인지 고르세요.",
  },
  "trouble.video-undecodable": {
    en: "The picture of {{name}} is {{codec}}, which cannot be shown here. With ffmpeg installed, Scenelog can make a proxy to play in its place.",
    ko: "{{name}}의 영상 코덱 {{codec}}은(는) 여기서 볼 수 없습니다. ffmpeg가 설치되어 있으면 Scenelog가 대신 재생할 프록시를 만들 수 있습니다.",
  },
  "trouble.audio-undecodable": {
    en: "The picture of {{name}} plays, but its sound is {{codec}}, which cannot be heard here. With ffmpeg installed, Scenelog can make a copy with sound in seconds.",
    ko: "{{name}}의 영상은 재생되지만 음성 코덱 {{codec}}은(는) 들을 수 없습니다. ffmpeg가 설치되어 있으면 소리 나는 사본을 몇 초 만에 만들 수 있습니다.",
  },
  "trouble.no-picture": {
    en: "{{name}} has no picture that can be shown. If it is a video, make an H.264 copy of it and choose that; if it is sound only, times can still be typed.",
    ko: "{{name}}에 표시할 수 있는 영상이 없습니다. 영상 파일이면 H.264 사본을 만들어 지정하세요. 음성뿐이라면 시간을 직접 입력할 수 있습니다.",
  },
  "trouble.container-unsupported": {
    en: "{{name}} is a kind of file ({{container}}) that cannot be played here. With ffmpeg installed, Scenelog can put it into an MP4 in seconds.",
    ko: "{{name}}은(는) 여기서 재생할 수 없는 형식({{container}})입니다. ffmpeg가 설치되어 있으면 Scenelog가 몇 초 만에 MP4로 옮길 수 있습니다.",
  },
  "trouble.video-unreadable": {
    en: "Playing {{name}} broke off: the file could not be read on (error {{error}}). Check that its disk is connected and that it was copied in full, then open it again.",
    ko: "{{name}} 재생이 중단되었습니다. 파일을 더 읽을 수 없습니다(오류 {{error}}). 디스크 연결과 복사가 끝났는지 확인한 뒤 다시 여세요.",
  },
  "trouble.media-unreadable": {
    en: "The frames of {{name}} could not be counted, so frame numbers come from its rate only. If they look wrong, install ffmpeg and open the log again.",
    ko: "{{name}}의 프레임을 셀 수 없어 프레임 번호를 프레임 레이트로만 계산합니다. 어긋나 보이면 ffmpeg를 설치하고 로그를 다시 여세요.",
  },
  "trouble.play-refused": {
    en: "The film did not start to play ({{reason}}). Press Space again; if it stays, open the log again.",
    ko: "재생이 시작되지 않았습니다({{reason}}). Space를 다시 눌러 보고, 계속되면 로그를 다시 여세요.",
  },
  "trouble.ffmpeg-missing": {
    en: "ffprobe was not found, so the video is measured in the window: slower, and not in every format. Install ffmpeg to have the start timecode and exact frames.",
    ko: "ffprobe를 찾지 못해 창에서 직접 영상을 분석합니다. 더 느리고 모든 형식을 읽지는 못합니다. 시작 타임코드와 정확한 프레임이 필요하면 ffmpeg를 설치하세요.",
  },
  "trouble.stand-in-no-ffmpeg": {
    en: "No copy of {{name}} can be made: ffmpeg is not installed on this machine. Install it (ffmpeg.org; on macOS by Homebrew, on Linux by the package manager) and try again.",
    ko: "{{name}}의 사본을 만들 수 없습니다. 이 컴퓨터에 ffmpeg가 없습니다. ffmpeg를 설치한 뒤(ffmpeg.org, macOS는 Homebrew, Linux는 패키지 관리자) 다시 시도하세요.",
  },
  "trouble.stand-in-no-encoder": {
    en: "No copy of {{name}} can be made: the ffmpeg of this machine was built without an H.264 encoder. Install a full build of ffmpeg (with libx264) and try again.",
    ko: "{{name}}의 사본을 만들 수 없습니다. 이 컴퓨터의 ffmpeg에 H.264 인코더가 없습니다. libx264가 포함된 ffmpeg를 설치한 뒤 다시 시도하세요.",
  },
  "trouble.stand-in-disk-full": {
    en: "The disk is full, so the copy of {{name}} could not be finished; nothing of it was kept. Make room and try again.",
    ko: "디스크가 가득 차 {{name}}의 사본을 끝내지 못했고 만들던 것은 지웠습니다. 공간을 비운 뒤 다시 시도하세요.",
  },
  "trouble.stand-in-failed": {
    en: "ffmpeg could not make a copy of {{name}}: the file may be damaged, or copied only in part. Check that it plays elsewhere, then try again.",
    ko: "ffmpeg가 {{name}}의 사본을 만들지 못했습니다. 파일이 손상되었거나 일부만 복사되었을 수 있습니다. 다른 플레이어에서 재생되는지 확인한 뒤 다시 시도하세요.",
  },
  "trouble.stand-in-not-the-same": {
    en: "The copy of {{name}} does not have the same frames as the film, one for one, so it was thrown away: its frame numbers could not be trusted.",
    ko: "{{name}}의 사본이 원본과 프레임 단위로 일치하지 않아 버렸습니다. 프레임 번호를 믿을 수 없기 때문입니다.",
  },
  "trouble.stand-in-cancelled": {
    en: "The copy of {{name}} was given up; nothing of it was kept.",
    ko: "{{name}}의 사본 만들기를 취소했고 만들던 것은 모두 지웠습니다.",
  },
  "trouble.different-video": {
    en: "The shared log is about another video: {{theirs}}, and this one is about {{ours}}. Nothing was added. Open it by itself instead.",
    ko: "공유받은 로그는 다른 영상({{theirs}})의 기록이고, 이 로그는 {{ours}}의 기록입니다. 아무것도 추가하지 않았습니다. 따로 열어 주세요.",
  },
  "trouble.already-removed": {
    en: "{{count}} entries of the shared log were deleted here before and stay deleted. Undo the deletion if they should come back.",
    ko: "공유받은 로그의 기록 {{count}}개는 여기서 이미 삭제한 것이라 추가하지 않았습니다. 되살리려면 삭제를 실행 취소하세요.",
  },
  "trouble.article-missing": {
    en: "The article {{name}} is not there any more. The log goes on without it; bring the file back, or open the article from its new place.",
    ko: "기사 {{name}} 파일이 더 이상 없습니다. 로그는 기사 없이 계속 쓸 수 있습니다. 파일을 되돌려 놓거나 새 위치에서 기사를 여세요.",
  },
  "trouble.article-too-large": {
    en: "The article {{name}} is larger than {{most}} MB and is not shown. Save its text alone and open that.",
    ko: "기사 {{name}} 파일이 {{most}} MB를 넘어 표시하지 않습니다. 본문만 따로 저장해 여세요.",
  },
  "trouble.article-unreadable": {
    en: "The article {{name}} cannot be read as text. Save it as Markdown, HTML or plain text in UTF-8 and open it again.",
    ko: "기사 {{name}} 파일을 텍스트로 읽을 수 없습니다. UTF-8 Markdown, HTML 또는 텍스트로 저장한 뒤 다시 여세요.",
  },
  "trouble.article-charset-guessed": {
    en: "{{name}} does not say how its letters are written; it was read as {{charset}}. If names look broken, save it as UTF-8.",
    ko: "{{name}} 파일에 문자 인코딩이 적혀 있지 않아 {{charset}}(으)로 읽었습니다. 글자가 깨져 보이면 UTF-8로 저장하세요.",
  },
});
