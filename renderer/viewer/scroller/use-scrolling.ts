import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { restWhenHidden } from "../drawing/rest-when-hidden";
import type { Jump } from "../session";
import { listenPointer } from "./listen-pointer";
import type { ScrollerHandle } from "./page-scroller";
import { ScrollController, type ScrollingInput } from "./scroll-controller";

interface Scrolling {
  /** The pages to be there, from 1. */
  readonly mounted: readonly number[];
  readonly handle: ScrollerHandle;
}

/** Gives a scroller its controller and keeps it told of what changes. */
export function useScrolling(input: ScrollingInput): Scrolling {
  const [controller] = useState(() => new ScrollController(input));
  const { layout, pane, drawer, known, session, scroller } = input;
  const [range, setRange] = useState<readonly [number, number]>([input.first.page, input.first.page]);
  useLayoutEffect(() => {
    controller.input = input;
    controller.onRange = setRange;
    input.redraw.now = () => controller.draw();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is listed is what moves the pages
  useLayoutEffect(() => controller.applyLayout(), [controller, layout, pane, drawer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that became known can be drawn now
  useEffect(() => controller.draw(), [controller, known]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const ends = [controller.listen(element), listenPointer(element, controller)];
    return () => {
      for (const end of ends) end();
    };
  }, [controller, scroller]);
  const { document } = input;
  useEffect(
    () => (drawer ? restWhenHidden(drawer, document, () => controller.draw()) : undefined),
    [drawer, document, controller],
  );
  useEffect(() => {
    const go = (jump: Jump | null) => jump && controller.goToPage(jump.page, jump.offset);
    // One asked for while the document was still opening counts too.
    go(session.getState().jump);
    // Gone to at once, not after a render: what the page needs is asked for that much earlier.
    return session.subscribe((now, before) => now.jump !== before.jump && go(now.jump));
  }, [controller, session]);
  const mounted = useMemo(() => {
    const from = Math.max(layout?.first ?? 1, range[0] - 1);
    const to = Math.min(layout?.last ?? 0, range[1] + 1);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  }, [range, layout]);
  return { mounted, handle: controller };
}
