import { createRoot } from "react-dom/client";
import { z } from "zod";
import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import { App } from "./app/app.tsx";
import { connect } from "./host/connect.ts";
import { listenToClipboard } from "./keyboard/listen-to-clipboard.ts";
import { listenToKeys } from "./keyboard/listen-to-keys.ts";
import { createPlayer } from "./player/create-player.ts";
import { withRuler } from "./player/ruler.ts";
import { startSession } from "./session/create-session.ts";
import { browserWorld } from "./session/world.ts";

// The schema library compiles its checks with `new Function`, which the page's Content-Security-Policy forbids.
z.config({ jitless: true });

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");

const session = await startSession({
  host: connect(),
  player: withRuler(createPlayer()),
  world: browserWorld(),
});
listenToKeys(session, window);
listenToClipboard(session, window);
createRoot(root).render(<App session={session} />);
