import { useEffect, useRef } from "react";
import type { Turn } from "../../../shared/annotation/geometry";
import type { Annotation } from "../../../shared/domain/annotation";
import { DocumentLoader } from "../document/document-loader";
import type { OpenedDocument } from "../document/opened-document";
import { drop, newCanvas } from "../drawing/canvases";
import { shapePath } from "../marks/shape-paths";
import type { MaterialSource } from "../source";
import { type Region, type RegionRoom, regionOf } from "./region";

/** A picture of what a mark marks, in greys, with the mark's outline. */
export interface RegionImage {
  /** A `data:` address. */
  readonly address: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface RegionImagesProps {
  readonly source: MaterialSource;
  /** All on this material. */
  readonly annotations: readonly Annotation[];
  readonly room: RegionRoom;
  /** Called once, with the pictures by the annotation's id; one that cannot be drawn is left out. */
  readonly onImages: (images: ReadonlyMap<string, RegionImage>) => void;
}

/** A material that does not open within this time, in milliseconds, has no pictures: it may wait for a password. */
const longest = 20_000;
/** Pixels a CSS pixel: 288 dots an inch on paper. */
const density = 3;
const upright: Turn = 0;

/** Draws pictures of marks for paper, one after the other. Nothing of it shows. */
export function RegionImages(props: RegionImagesProps) {
  const { source } = props;
  const now = useRef(props);
  now.current = props;
  const told = useRef(false);
  const tell = (images: ReadonlyMap<string, RegionImage>) => {
    if (told.current) return;
    told.current = true;
    now.current.onImages(images);
  };
  const tellNow = useRef(tell);
  tellNow.current = tell;
  const opened = useRef(false);
  useEffect(() => {
    const timer = setTimeout(() => opened.current || tellNow.current(new Map()), longest);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div hidden>
      <DocumentLoader source={source}>
        {(document) => {
          opened.current = true;
          return <Drawn document={document} {...props} onImages={tell} />;
        }}
      </DocumentLoader>
    </div>
  );
}

function Drawn({ document, ...props }: RegionImagesProps & { readonly document: OpenedDocument }) {
  const now = useRef(props);
  now.current = props;
  useEffect(() => {
    let gone = false;
    const { annotations, room } = now.current;
    void drawAll(document, annotations, room, () => gone).then(
      (images) => gone || now.current.onImages(images),
    );
    return () => {
      gone = true;
    };
  }, [document]);
  return null;
}

async function drawAll(
  document: OpenedDocument,
  annotations: readonly Annotation[],
  room: RegionRoom,
  isGone: () => boolean,
): Promise<Map<string, RegionImage>> {
  const images = new Map<string, RegionImage>();
  for (const annotation of annotations) {
    if (isGone()) break;
    try {
      images.set(annotation.id, await drawOne(document, annotation, room));
    } catch (error) {
      // The list says what is marked in words; a page that cannot be drawn costs its picture alone.
      console.warn(`the picture of a mark on page ${annotation.page} could not be drawn`, error);
    }
  }
  return images;
}

async function drawOne(
  document: OpenedDocument,
  { page: number, mark }: Annotation,
  room: RegionRoom,
): Promise<RegionImage> {
  const page = await document.page(number);
  const region = regionOf(mark, page.box, upright, room);
  const scale = region.scale * density;
  const { area } = region;
  const canvas = newCanvas(Math.round(area.width * scale), Math.round(area.height * scale));
  const paper = newCanvas(canvas.width, canvas.height);
  try {
    const offset = { x: area.x * scale, y: area.y * scale };
    await page.draw({ canvas, turn: upright, scale, offset, onStep: (goOn) => goOn() }).done;
    const context = paper.getContext("2d", { alpha: false });
    if (!context) throw new Error("the engine gave no canvas");
    context.filter = "grayscale(1)";
    context.drawImage(canvas, 0, 0);
    context.filter = "none";
    const { d, width } = shapePath({ box: page.box, turn: upright, scale: 1 }, mark);
    outline(context, d, width, region);
    return {
      address: paper.toDataURL("image/jpeg", 0.8),
      width: area.width * region.scale,
      height: area.height * region.scale,
    };
  } finally {
    drop(canvas);
    drop(paper);
  }
}

/** The mark as a black line: colours say nothing on this paper. */
function outline(
  context: CanvasRenderingContext2D,
  d: string,
  width: number | null,
  { area, scale }: Region,
): void {
  const unit = scale * density;
  context.setTransform(unit, 0, 0, unit, -area.x * unit, -area.y * unit);
  context.lineWidth = width ?? 1.5 / scale;
  context.strokeStyle = "#000";
  context.stroke(new Path2D(d));
}
