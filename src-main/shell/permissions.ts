import type { Session } from "electron";
import { PAGE_ORIGIN } from "./scheme.ts";

/** What the page may ask for: everything else is denied without a question. */
const ALLOWED: ReadonlySet<string> = new Set([
  // Copying a report, a quote or a link.
  "clipboard-sanitized-write",
  // The picture at full screen.
  "fullscreen",
]);

/** Denies every permission but the two that the app uses, and those to any origin but ours. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, decide, details) => {
    decide(ALLOWED.has(permission) && details.isMainFrame && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_page, permission, origin) => ALLOWED.has(permission) && isOurs(origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
}

function isOurs(address: string): boolean {
  return address === PAGE_ORIGIN || address.startsWith(`${PAGE_ORIGIN}/`);
}
