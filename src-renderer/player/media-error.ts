import type { PlaybackTrouble, PlayerSource } from "./port.ts";

/** The machine's answer for a medium whose file is not there any more. */
const NOT_FOUND = 404;
const GONE = 410;

/**
 * What a media error means (HTML, MediaError). The element says the same of a file that has vanished and of a container
 * that it cannot read, so the file itself is asked for first.
 */
export async function diagnoseMediaError(code: number, source: PlayerSource): Promise<PlaybackTrouble> {
  const parameters = { name: source.name };
  if (await isGone(source.url)) return { code: "video-missing", parameters };
  if (code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED) {
    return {
      code: "container-unsupported",
      parameters: { ...parameters, container: extensionOf(source.name) },
    };
  }
  if (code === MediaError.MEDIA_ERR_DECODE) {
    return { code: "video-undecodable", parameters: { ...parameters, codec: source.videoCodec ?? "" } };
  }
  return { code: "video-unreadable", parameters: { ...parameters, error: code } };
}

async function isGone(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { headers: { range: "bytes=0-0" } });
    await answer.body?.cancel();
    return answer.status === NOT_FOUND || answer.status === GONE;
  } catch {
    // No answer at all is not the answer that the file is gone: the error code stands.
    return false;
  }
}

/** What the name says of a container that nothing could be read of: `AVI`. */
function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toUpperCase() ?? name;
}
