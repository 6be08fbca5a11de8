/** The one IPC channel on which a window calls the machine. */
export const CALL_CHANNEL = "scenelog:call";
/** The one channel on which the machine sends events to a window. */
export const EVENT_CHANNEL = "scenelog:event";
/** Paths of dropped files, from the preload alone: the page has no way to put a path on it. */
export const DROP_CHANNEL = "scenelog:drop";
