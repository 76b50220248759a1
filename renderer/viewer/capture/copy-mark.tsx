import type { StoreApi } from "zustand/vanilla";
import { rectToScreen, shownSize, type Turn } from "../../../shared/annotation/geometry";
import { boundsOf } from "../../../shared/annotation/marks";
import type { Annotation } from "../../../shared/domain/annotation";
import { Button } from "../../ui";
import type { OpenedDocument, OpenedPage } from "../document/opened-document";
import type { ViewerSession } from "../session";
import type { OnRegion } from "./capture-layer";
import { regionPicture } from "./region-picture";

interface CopyMarkProps {
  readonly annotation: Annotation;
  readonly session: StoreApi<ViewerSession>;
  readonly document: OpenedDocument;
  readonly onRegion: OnRegion;
}

/** 复制为图片: what lies under the selected mark. A note marks a point and has nothing under it. */
export function CopyMark({ annotation, session, document, onRegion }: CopyMarkProps) {
  if (annotation.mark.tool === "note") return null;
  const copy = () => {
    const turn = session.getState().turns[annotation.page] ?? 0;
    const picture = document.page(annotation.page).then((page) => pictureOf(page, turn, annotation));
    onRegion(picture, annotation.page);
  };
  return (
    <Button size="small" onClick={copy}>
      复制为图片
    </Button>
  );
}

function pictureOf(page: OpenedPage, turn: Turn, { mark }: Annotation) {
  const view = { box: page.box, turn, scale: 1 };
  const { width, height } = shownSize(view);
  const { x, y, width: across, height: down } = rectToScreen(view, boundsOf(mark));
  const region = { x: x / width, y: y / height, width: across / width, height: down / height };
  return regionPicture(page, turn, region);
}
