import { useEffect, useRef, useState } from "react";
import type { Annotation } from "../../../../shared/domain/annotation";
import type { MarkPicture } from "../../../forms";
import { type MaterialSource, RegionImages } from "../../../viewer";
import type { ReviewDeskPorts } from "../../ports";

/** The marks of one application of which pictures are to be drawn. */
export interface PicturesOf {
  readonly packageId: string;
  readonly applicationId: string;
  readonly annotations: readonly Annotation[];
}

interface MarkPicturesProps {
  readonly ports: Pick<ReviewDeskPorts, "openMaterial">;
  readonly of: readonly PicturesOf[];
  readonly onProgress?: (done: number, total: number) => void;
  /** Called once all are drawn, with the pictures by the annotation's id; what cannot be drawn is left out. */
  readonly onPictures: (pictures: ReadonlyMap<string, MarkPicture>) => void;
}

/** A picture's room on paper, in CSS pixels: some 5 by 3 cm. */
const room = { width: 190, height: 110 };

interface Step extends PicturesOf {
  readonly materialId: string;
}

/** Draws small pictures of marks for the printed lists, one material after the other. Nothing of it shows. */
export function MarkPictures(props: MarkPicturesProps) {
  const { ports, of } = props;
  const [steps] = useState(() => of.flatMap(stepsOf));
  const [at, setAt] = useState(0);
  const found = useRef(new Map<string, MarkPicture>());
  const now = useRef(props);
  now.current = props;
  const step = steps[at];
  useEffect(() => {
    now.current.onProgress?.(at, steps.length);
    if (at >= steps.length) now.current.onPictures(found.current);
  }, [at, steps]);
  if (!step) return null;
  const take = (pictures: ReadonlyMap<string, MarkPicture>) => {
    for (const [id, picture] of pictures) found.current.set(id, picture);
    setAt(at + 1);
  };
  return <MaterialPictures key={at} ports={ports} step={step} onPictures={take} />;
}

function stepsOf({ packageId, applicationId, annotations }: PicturesOf): Step[] {
  const materialIds = [...new Set(annotations.map(({ materialId }) => materialId))];
  return materialIds.map((materialId) => ({
    ...{ packageId, applicationId, materialId },
    annotations: annotations.filter((each) => each.materialId === materialId),
  }));
}

interface MaterialPicturesProps extends Pick<MarkPicturesProps, "ports" | "onPictures"> {
  readonly step: Step;
}

function MaterialPictures({ ports, step, onPictures }: MaterialPicturesProps) {
  const [source, setSource] = useState<MaterialSource | null>(null);
  const tell = useRef(onPictures);
  tell.current = onPictures;
  useEffect(() => {
    let opened: MaterialSource | null = null;
    let left = false;
    void ports.openMaterial(step.packageId, step.applicationId, step.materialId).then((result) => {
      if (left) return result.ok ? result.value.close() : undefined;
      // A withdrawn material has no pictures; the list names its marks all the same.
      if (!result.ok) return tell.current(new Map());
      opened = result.value;
      setSource(result.value);
    });
    return () => {
      left = true;
      // The drawing's own clean-up runs in the same commit; it must be through before the bytes go.
      setTimeout(() => opened?.close(), 0);
    };
  }, [ports, step]);
  if (!source) return null;
  return (
    <RegionImages
      source={source}
      annotations={step.annotations}
      room={room}
      onImages={(images) => tell.current(images)}
    />
  );
}
