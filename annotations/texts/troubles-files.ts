import { defineTexts } from "./define.ts";

/** Troubles with files, folders, journal and the text of a log: what, where, and what to do. */
export const FILE_TROUBLE_TEXTS = defineTexts({
  "trouble.not-json": {
    en: "This is not valid JSON at line {{line}}, column {{column}} ({{path}}): found {{found}}, expected {{expected}}. The file was left as it is; mend it there in a text editor, or ask for it again.",
    ko: "{{line}}행 {{column}}열({{path}})이 올바른 JSON이 아닙니다. 있는 값: {{found}}, 있어야 할 값: {{expected}}. 파일은 그대로 두었습니다. 텍스트 편집기에서 그 자리를 고치거나 파일을 다시 받으세요.",
  },
  "trouble.duplicate-key": {
    en: "A key stands twice at line {{line}}, column {{column}} ({{path}}): {{found}}. Nobody can tell which one is meant. The file was left as it is; remove one of the two.",
    ko: "{{line}}행 {{column}}열({{path}})에 같은 키가 두 번 있습니다: {{found}}. 어느 쪽이 맞는지 알 수 없어 파일은 그대로 두었습니다. 둘 중 하나를 지우세요.",
  },
  "trouble.unsafe-integer": {
    en: "The number {{found}} at line {{line}}, column {{column}} ({{path}}) is too big to be kept exactly. The file was left as it is; write it as a text, in quotation marks.",
    ko: "{{line}}행 {{column}}열({{path}})의 수 {{found}}은(는) 너무 커서 정확히 보존할 수 없습니다. 파일은 그대로 두었습니다. 따옴표로 감싸 텍스트로 적으세요.",
  },
  "trouble.too-deep": {
    en: "The file is nested too deeply at line {{line}}, column {{column}}. No log looks like this; it was left as it is. Check that it is the right file.",
    ko: "{{line}}행 {{column}}열에서 너무 깊게 중첩되어 있습니다. 로그 파일이 아닌 것 같아 그대로 두었습니다. 맞는 파일인지 확인하세요.",
  },
  "trouble.not-a-scenelog": {
    en: "This is JSON, but not a Scenelog log: {{path}} is {{found}}, expected {{expected}}. The file was left as it is. Check that it is the right file.",
    ko: "JSON이지만 Scenelog 로그가 아닙니다. {{path}}의 값: {{found}}, 있어야 할 값: {{expected}}. 파일은 그대로 두었습니다. 맞는 파일인지 확인하세요.",
  },
  "trouble.not-a-desk": {
    en: "This is no desk file: {{path}} is {{found}}, expected {{expected}}. The file was left as it is. Check that it is the right file.",
    ko: "데스크 파일이 아닙니다. {{path}}의 값: {{found}}, 있어야 할 값: {{expected}}. 파일은 그대로 두었습니다. 맞는 파일인지 확인하세요.",
  },
  "trouble.newer-version": {
    en: "This log was written by a newer Scenelog (format {{found}}; this one knows {{expected}}). It can be read here but not changed. Update Scenelog to work on it.",
    ko: "더 새로운 Scenelog에서 만든 로그입니다(형식 {{found}}, 이 버전이 아는 형식: {{expected}}). 여기서는 읽을 수만 있습니다. 편집하려면 Scenelog를 업데이트하세요.",
  },
  "trouble.bad-version": {
    en: "The version of the format is missing or no number: found {{found}} at {{path}}, expected {{expected}}. The file was left as it is.",
    ko: "형식 버전이 없거나 숫자가 아닙니다. {{path}}의 값: {{found}}, 있어야 할 값: {{expected}}. 파일은 그대로 두었습니다.",
  },
  "trouble.too-large": {
    en: "The log is larger than Scenelog opens ({{found}}; {{expected}}). The file was left as it is. Split it by video and open the parts.",
    ko: "로그가 열 수 있는 크기를 넘습니다({{found}}, {{expected}}). 파일은 그대로 두었습니다. 영상별로 나누어 여세요.",
  },
  "trouble.log-too-large": {
    en: "{{name}} has {{size}} MB; logs of up to {{most}} MB are opened. The file was left as it is. Split it by video and open the parts.",
    ko: "{{name}} 파일은 {{size}} MB입니다. 최대 {{most}} MB까지 열 수 있습니다. 파일은 그대로 두었습니다. 영상별로 나누어 여세요.",
  },
  "trouble.duplicate-id": {
    en: "Two records have the same id, {{found}}, at line {{line}}, column {{column}} ({{path}}). The file was left as it is; give one of them another id.",
    ko: "{{line}}행 {{column}}열({{path}})에 같은 id({{found}})를 가진 기록이 둘 있습니다. 파일은 그대로 두었습니다. 한쪽의 id를 바꾸세요.",
  },
  "trouble.wrong-value": {
    en: "A value is not what a log can have at line {{line}}, column {{column}} ({{path}}): found {{found}}, expected {{expected}}. The file was left as it is; mend the value there.",
    ko: "{{line}}행 {{column}}열({{path}})의 값이 로그에 맞지 않습니다. 있는 값: {{found}}, 있어야 할 값: {{expected}}. 파일은 그대로 두었습니다. 그 값을 고치세요.",
  },
  "trouble.not-utf8": {
    en: "{{name}} is not UTF-8 text, so its names would be damaged. It was left as it is. Save it as UTF-8 and open it again.",
    ko: "{{name}} 파일이 UTF-8이 아니어서 이름이 깨질 수 있습니다. 파일은 그대로 두었습니다. UTF-8로 저장한 뒤 다시 여세요.",
  },
  "trouble.proto-key": {
    en: "{{name}} has a key named __proto__, which Scenelog does not keep. Everything else was read; once the log is saved, that key is only in the backup that is made then.",
    ko: "{{name}} 파일에 __proto__라는 키가 있습니다. Scenelog는 이 키를 보존하지 않습니다. 나머지는 모두 읽었고, 로그를 저장하면 이 키는 그때 만드는 백업에만 남습니다.",
  },
  "trouble.damaged": {
    en: "{{name}} is damaged. What could be read was opened as a new log beside it; the damaged file was left as it is. Check the last entries.",
    ko: "{{name}} 파일이 손상되었습니다. 읽을 수 있는 부분을 옆에 새 로그로 열었고 손상된 파일은 그대로 두었습니다. 마지막 기록을 확인하세요.",
  },
  "trouble.log-missing": {
    en: "{{name}} is not there any more. It may have been moved or deleted; look for it, or open the article to start anew.",
    ko: "{{name}} 파일이 더 이상 없습니다. 옮겨졌거나 지워졌을 수 있습니다. 파일을 찾아 열거나 기사를 열어 새로 시작하세요.",
  },
  "trouble.file-missing": {
    en: "{{name}} is not there any more. It may have been moved, renamed or deleted; look for it and open it from its new place.",
    ko: "{{name}} 파일이 더 이상 없습니다. 옮겨졌거나 이름이 바뀌었거나 지워졌을 수 있습니다. 새 위치에서 찾아 여세요.",
  },
  "trouble.file-unreadable": {
    en: "{{name}} cannot be read ({{reason}}). Check that you may read it and that its disk is connected.",
    ko: "{{name}} 파일을 읽을 수 없습니다({{reason}}). 읽기 권한이 있는지, 디스크가 연결되어 있는지 확인하세요.",
  },
  "trouble.not-a-file": {
    en: "{{name}} is not a file. Choose the log, article or video itself.",
    ko: "{{name}} 항목은 파일이 아닙니다. 로그, 기사 또는 영상 파일을 고르세요.",
  },
  "trouble.unknown-file": {
    en: "{{name}} is neither an article, a video nor a log that Scenelog knows. Open a Markdown, HTML or text file, an MP4, MOV, WebM or MKV file, or a .scenelog.json file.",
    ko: "{{name}} 파일은 Scenelog가 아는 기사, 영상, 로그가 아닙니다. Markdown·HTML·텍스트 파일, MP4·MOV·WebM·MKV 파일 또는 .scenelog.json 파일을 여세요.",
  },
  "trouble.folder-empty": {
    en: "There is no article, video or log in {{name}}. Choose another folder, or open a file.",
    ko: "{{name}} 폴더에 기사, 영상, 로그가 없습니다. 다른 폴더를 고르거나 파일을 여세요.",
  },
  "trouble.folder-many-logs": {
    en: "There are {{count}} logs in {{name}}. Open the one that you want to work on.",
    ko: "{{name}} 폴더에 로그가 {{count}}개 있습니다. 작업할 로그를 직접 여세요.",
  },
  "trouble.folder-many-articles": {
    en: "There are {{count}} articles in {{name}}. Open the one that the log is for.",
    ko: "{{name}} 폴더에 기사가 {{count}}개 있습니다. 로그를 만들 기사를 직접 여세요.",
  },
  "trouble.folder-many-videos": {
    en: "There are {{count}} videos in {{name}} and no article. Open the video that you want to log.",
    ko: "{{name}} 폴더에 기사 없이 영상만 {{count}}개 있습니다. 기록할 영상을 직접 여세요.",
  },
  "trouble.outside-the-folders": {
    en: "That place lies outside the folders that this server may read. Start the server with its folder, or move the file there.",
    ko: "이 서버가 읽을 수 있는 폴더 밖입니다. 그 폴더로 서버를 시작하거나 파일을 옮기세요.",
  },
  "trouble.unknown-handle": {
    en: "The file was chosen in an earlier run, and this one does not know it any more. Choose it again.",
    ko: "이전에 고른 파일이라 지금은 알 수 없습니다. 파일을 다시 고르세요.",
  },
  "trouble.unknown-format": {
    en: "There is no export to {{format}}. Choose one of the formats of the export menu.",
    ko: "{{format}} 형식으로는 내보낼 수 없습니다. 내보내기 메뉴의 형식 중에서 고르세요.",
  },
  "trouble.disk-full": {
    en: "The disk is full, so {{name}} could not be written in {{folder}}. Make room; it is tried again by itself.",
    ko: "디스크가 가득 차서 {{folder}} 폴더에 {{name}} 파일을 쓰지 못했습니다. 공간을 비우면 자동으로 다시 저장합니다.",
  },
  "trouble.no-permission": {
    en: "Scenelog may not read or write {{name}} in {{folder}}. Change the permissions of the folder, or copy it to where you may write.",
    ko: "{{folder}} 폴더의 {{name}} 파일을 읽거나 쓸 권한이 없습니다. 폴더 권한을 바꾸거나 쓸 수 있는 곳으로 복사하세요.",
  },
  "trouble.read-only-place": {
    en: "{{folder}} is on a disk that cannot be written, so {{name}} cannot be saved there. Copy the folder to another disk and open it from there.",
    ko: "{{folder}} 폴더가 쓰기 금지된 디스크에 있어 {{name}} 파일을 저장할 수 없습니다. 폴더를 다른 디스크로 복사해 여세요.",
  },
  "trouble.folder-not-writable": {
    en: "Nothing can be written into {{folder}}. What you log is kept safe on this machine; make the folder writable to have it in the file.",
    ko: "{{folder}} 폴더에 쓸 수 없습니다. 기록은 이 컴퓨터에 안전하게 보관됩니다. 폴더를 쓸 수 있게 하면 파일에도 저장됩니다.",
  },
  "trouble.file-read-only": {
    en: "{{name}} is write-protected. What you log is kept safe on this machine; take the protection off to have it in the file.",
    ko: "{{name}} 파일이 쓰기 금지되어 있습니다. 기록은 이 컴퓨터에 안전하게 보관됩니다. 쓰기 금지를 풀면 파일에도 저장됩니다.",
  },
  "trouble.folder-gone": {
    en: "{{name}} cannot be found in {{folder}}: the file or its folder was moved or deleted, or its disk is not connected. Bring it back, or open it from its new place.",
    ko: "{{folder}} 폴더에서 {{name}} 파일을 찾을 수 없습니다. 옮겨졌거나 지워졌거나 디스크가 연결되지 않았습니다. 되돌려 놓거나 새 위치에서 여세요.",
  },
  "trouble.place-unreachable": {
    en: "The disk or server that has {{name}} does not answer ({{reason}}). What you log is kept safe on this machine, and is written by itself once it answers again.",
    ko: "{{name}} 파일이 있는 디스크나 서버가 응답하지 않습니다({{reason}}). 기록은 이 컴퓨터에 안전하게 보관되며, 다시 응답하면 자동으로 저장됩니다.",
  },
  "trouble.file-busy": {
    en: "{{name}} is in use by another program or is being written right now. It is tried again by itself; close the other program if this stays.",
    ko: "{{name}} 파일을 다른 프로그램이 쓰고 있거나 지금 저장 중입니다. 자동으로 다시 시도합니다. 계속되면 다른 프로그램을 닫으세요.",
  },
  "trouble.file-changed": {
    en: "{{name}} was changed by somebody else just now, so nothing was written. Run the command again.",
    ko: "방금 다른 사람이 {{name}} 파일을 바꾸어 아무것도 쓰지 않았습니다. 명령을 다시 실행하세요.",
  },
  "trouble.too-many-files": {
    en: "The system allows no more open files, so {{name}} could not be opened. Close other programs and try again.",
    ko: "시스템에서 더 이상 파일을 열 수 없어 {{name}} 파일을 열지 못했습니다. 다른 프로그램을 닫고 다시 시도하세요.",
  },
  "trouble.file-failed": {
    en: "Something went wrong with {{name}} ({{reason}}). Check its folder and its disk, and try again.",
    ko: "{{name}} 파일에 문제가 생겼습니다({{reason}}). 폴더와 디스크를 확인하고 다시 시도하세요.",
  },
  "trouble.journal-failing": {
    en: "The safety copy of your work on this machine cannot be written ({{reason}}). Make room on the disk that has your user folder, and do not close the window before this message has gone.",
    ko: "이 컴퓨터의 안전 사본을 쓸 수 없습니다({{reason}}). 사용자 폴더가 있는 디스크의 공간을 비우고, 이 메시지가 사라지기 전에는 창을 닫지 마세요.",
  },
  "trouble.journal-unreadable": {
    en: "The safety copy {{name}} of earlier work cannot be read ({{reason}}). The log was not opened, so that nothing of it is lost; check the permissions of Scenelog’s data folder.",
    ko: "이전 작업의 안전 사본 {{name}}을(를) 읽을 수 없습니다({{reason}}). 잃는 것이 없도록 로그를 열지 않았습니다. Scenelog 데이터 폴더의 권한을 확인하세요.",
  },
  "trouble.journal-damaged": {
    en: "The disk has damaged the safety copy of {{name}}. Changes that were not in the file yet and could not be read: {{count}}; everything else was recovered. The damaged copy was kept. Check the last entries, and the disk.",
    ko: "디스크에서 {{name}}의 안전 사본이 손상되어, 아직 파일에 없던 변경 {{count}}건을 읽지 못했습니다. 나머지는 모두 복구했고 손상된 사본도 보관했습니다. 마지막 기록과 디스크를 확인하세요.",
  },
  "trouble.journal-newer": {
    en: "A newer Scenelog left work on {{name}} on this machine that is not in the file yet, and this one does not understand it. It was left as it is: open the log once with the newer Scenelog to have it in the file. You can go on here meanwhile.",
    ko: "더 새로운 Scenelog가 이 컴퓨터에 남긴 {{name}} 작업이 아직 파일에 없는데, 이 버전은 읽을 수 없습니다. 그대로 두었으니 새 버전으로 로그를 한 번 열면 파일에 저장됩니다. 그동안 여기서 계속 작업할 수 있습니다.",
  },
  "trouble.log-open-elsewhere": {
    en: "{{name}} is open in another Scenelog on this computer too. Both can go on: each keeps its own safety copy, and the changes meet in the file.",
    ko: "이 컴퓨터의 다른 Scenelog에서도 {{name}} 파일을 열었습니다. 양쪽 모두 계속 작업할 수 있습니다. 안전 사본은 따로 보관되고 변경은 파일에서 합쳐집니다.",
  },
  "trouble.other-log-in-place": {
    en: "Another log lies at {{name}} now, and the one that was there before has work of yours that is in no file yet. It could not be written beside it ({{reason}}), but is safe on this machine: see that the folder can be written, and open {{name}} again.",
    ko: "{{name}} 자리에 다른 로그가 있고, 전에 있던 로그에는 아직 파일에 저장되지 않은 작업이 있습니다. 옆에 저장하지 못했지만({{reason}}) 이 컴퓨터에 안전하게 있습니다. 폴더에 쓸 수 있게 한 뒤 {{name}} 파일을 다시 여세요.",
  },
  "trouble.other-log-kept-beside": {
    en: "Another log was put in the place of {{name}}. Neither was overwritten: yours goes on beside it as {{kept}}.",
    ko: "{{name}} 자리에 다른 로그가 놓였습니다. 어느 쪽도 덮어쓰지 않았습니다. 내 로그는 옆의 {{kept}} 파일로 이어집니다.",
  },
  "trouble.nothing-to-recover": {
    en: "Nothing in {{name}} is part of a log. It was left as it is; look for an earlier copy of it, or ask for it again.",
    ko: "{{name}}에는 로그의 내용이 없습니다. 파일은 그대로 두었습니다. 이전 사본을 찾아보거나 파일을 다시 받으세요.",
  },
  "trouble.no-such-backup": {
    en: "That backup of {{name}} is not there any more, or it is damaged. Choose another one of the list.",
    ko: "{{name}}의 그 백업이 더 이상 없거나 손상되었습니다. 목록에서 다른 백업을 고르세요.",
  },
  "trouble.backup-unreadable": {
    en: "That backup of {{name}} cannot be read as a log. Choose another one of the list.",
    ko: "{{name}}의 그 백업을 로그로 읽을 수 없습니다. 목록에서 다른 백업을 고르세요.",
  },
  "trouble.settings-unwritable": {
    en: "The settings could not be saved ({{reason}}). They hold until Scenelog is closed; check the disk that has your user folder.",
    ko: "설정을 저장하지 못했습니다({{reason}}). Scenelog를 닫을 때까지만 유지됩니다. 사용자 폴더가 있는 디스크를 확인하세요.",
  },
});
