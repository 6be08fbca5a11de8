import { useSyncExternalStore } from "react";

/** Below these widths, in pixels, a pane gives way to the picture: the article first, then the log. */
const ARTICLE_ROOM = "(min-width: 1000px)";
const LOG_ROOM = "(min-width: 720px)";
/** Below this height the timeline does. */
const TIMELINE_ROOM = "(min-height: 560px)";

/** Which panes the window has room for around the picture. */
export function useRoom(): { readonly article: boolean; readonly log: boolean; readonly timeline: boolean } {
  return { article: useMedia(ARTICLE_ROOM), log: useMedia(LOG_ROOM), timeline: useMedia(TIMELINE_ROOM) };
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}
