import { CircleAlert } from "lucide-react";
import { Component, type ReactNode } from "react";
import type { Session } from "../session/types.ts";
import { useTexts } from "../texts/texts.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import "./crash-boundary.css";

type CrashBoundaryProps = { readonly session: Session; readonly children: ReactNode };

/** Stands in for a view that threw: says that nothing logged is lost, notes the error, and draws the view again on request. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override componentDidCatch(error: unknown) {
    const name = error instanceof Error ? error.name : typeof error;
    this.props.session.report({ code: "window-part-failed", parameters: { name } });
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return <Crashed session={this.props.session} onAgain={() => this.setState({ crashed: false })} />;
  }
}

function Crashed({ session, onAgain }: { readonly session: Session; readonly onAgain: () => void }) {
  const { t } = useTexts();
  return (
    <main className="crashed">
      <Notice
        tone="trouble"
        icon={<CircleAlert size={28} />}
        title={t("ui.crashed")}
        text={t("ui.crashed-text")}
      >
        <Button tone="main" onClick={onAgain}>
          {t("ui.draw-again")}
        </Button>
        <Button
          onClick={() => {
            onAgain();
            session.show("report");
          }}
        >
          {t("open.report")}
        </Button>
      </Notice>
    </main>
  );
}
