import { Component, type ErrorInfo, type ReactNode } from "react";
import { Button } from "../ui";
import "./error-boundary.css";

export interface ErrorBoundaryProps {
  readonly log: (code: string, detail: string) => void;
  readonly children: ReactNode;
}

/** A mistake of the program ends here: logged without personal data, and said in Chinese with the way on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.log("window-error", errorPlace(error, info.componentStack ?? ""));
  }

  override render(): ReactNode {
    return this.state.failed ? <FailureCard /> : this.props.children;
  }
}

/** The kind of an error and where it arose. Its message stays out: it may quote what people typed. */
export function errorPlace(error: unknown, componentStack: string): string {
  const name = error instanceof Error ? error.name : typeof error;
  const frames =
    error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  return [name, ...frames.slice(0, 8), ...componentStack.split("\n").slice(0, 8)].join("\n").slice(0, 2000);
}

function FailureCard() {
  return (
    <div className="failure" data-screen="failure">
      <main className="failure-card" role="alert">
        <h1>这个界面出了问题</h1>
        <p>已经显示“已保存”的内容不受影响。请重新载入窗口，解锁后可以接着做。</p>
        <p>如果同样的问题再次出现，请记下刚才的操作，联系技术支持。</p>
        <Button variant="primary" size="large" autoFocus onClick={() => window.location.reload()}>
          重新载入
        </Button>
      </main>
    </div>
  );
}
