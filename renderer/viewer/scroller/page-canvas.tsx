import { type ReactNode, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { addTurns, lies, type Turn } from "../../../shared/annotation/geometry";
import { Button } from "../../ui";
import type { DrawnCanvas, PageDrawer, PageFace } from "../drawing/page-drawer";
import "./page-canvas.css";

export interface PageCanvasProps {
  readonly drawer: PageDrawer;
  readonly page: number;
  readonly turn: Turn;
  /** Width by height of the page as shown. */
  readonly aspect: number;
  /** The drawing alone, without words while it is awaited or when it fails: for small pictures. */
  readonly plain?: boolean;
  /** Puts the drawing into something that shows it differently. */
  readonly dress?: (drawing: ReactNode) => ReactNode;
}

/** The drawn face of a page. What is there stays, stretched to the new size, until the new drawing is complete. */
export function PageCanvas(props: PageCanvasProps) {
  const { drawer, page, turn, aspect, plain = false, dress = asItIs } = props;
  const host = useRef<HTMLDivElement>(null);
  const subscribe = useCallback((listener: () => void) => drawer.subscribe(listener), [drawer]);
  const face = useSyncExternalStore(subscribe, () => drawer.face(page));
  useLayoutEffect(() => {
    host.current?.replaceChildren(...canvasesOf(face, turn, aspect));
  }, [face, turn, aspect]);
  return (
    <>
      {dress(
        <div
          ref={host}
          className="viewer-face"
          data-drawn={face.whole !== null}
          data-preview={face.preview !== null || undefined}
        />,
      )}
      {!plain && !face.whole && !face.preview && !face.failed && (
        <div className="viewer-face-wait">第 {page} 页</div>
      )}
      {!plain && face.failed && <BrokenPage page={page} onRetry={() => drawer.retry(page)} />}
    </>
  );
}

function asItIs(drawing: ReactNode): ReactNode {
  return drawing;
}

function canvasesOf(face: PageFace, turn: Turn, aspect: number): HTMLCanvasElement[] {
  const canvases: HTMLCanvasElement[] = [];
  const whole = face.whole ?? face.preview;
  if (whole) canvases.push(styled(whole, addTurns(turn, -whole.turn), aspect));
  if (face.detail?.turn === turn) {
    const { canvas, area } = face.detail;
    canvas.className = "viewer-canvas";
    Object.assign(canvas.style, {
      left: `${area.x * 100}%`,
      top: `${area.y * 100}%`,
      width: `${area.width * 100}%`,
      height: `${area.height * 100}%`,
    });
    canvases.push(canvas);
  }
  return canvases;
}

/** Until it is drawn anew, a page that the reader turned shows its old drawing turned. */
function styled({ canvas }: DrawnCanvas, behind: Turn, aspect: number): HTMLCanvasElement {
  const swapped = lies(behind);
  canvas.className = "viewer-canvas";
  Object.assign(canvas.style, {
    width: swapped ? `${100 / aspect}%` : "100%",
    height: swapped ? `${100 * aspect}%` : "100%",
    left: "50%",
    top: "50%",
    transform: `translate(-50%, -50%)${behind === 0 ? "" : ` rotate(${behind}deg)`}`,
  });
  return canvas;
}

function BrokenPage({ page, onRetry }: { readonly page: number; readonly onRetry: () => void }) {
  return (
    <div className="viewer-face-broken" role="alert">
      <strong>第 {page} 页：本页无法显示</strong>
      <span>这一页的数据有误，其他页不受影响。</span>
      <Button size="small" onClick={onRetry}>
        重试
      </Button>
    </div>
  );
}
