import { useMemo } from "react";
import type { Material } from "../../../shared/domain/application";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { type MaterialSource, Thumbnails } from "../../viewer";
import { useReview, useReviewState } from "../review";
import { kindWords, materialIcon } from "./material-words";
import "./reading.css";
import "./withdrawn.css";
import { useReading, useReadingState } from "./reading-context";

interface MaterialsListProps {
  /** The open material's source, for small pictures of its pages. */
  readonly source: MaterialSource | null;
  /** A strip of numbers alone, for narrow windows and for those who folded the list. */
  readonly folded: boolean;
  readonly onFold?: ((folded: boolean) => void) | undefined;
}

/** The dossier's materials in order, and the pages of the open one. */
export function MaterialsList({ source, folded, onFold }: MaterialsListProps) {
  const { application } = useReview();
  const { materials } = application;
  const pages = materials.reduce((sum, material) => sum + material.pages, 0);
  const marks = useMarkCounts();
  return (
    <nav className={folded ? "reading-list reading-strip" : "reading-list"} aria-label="申报材料">
      <div className={folded && !onFold ? "reading-list-head ui-spoken" : "reading-list-head"}>
        {!folded && (
          <span>
            材料 {materials.length} 件 · {pages} 页
          </span>
        )}
        {onFold && (
          <IconButton
            label={folded ? "展开材料列表" : "折叠材料列表"}
            icon="sidebar"
            onClick={() => onFold(!folded)}
          />
        )}
      </div>
      <ol>
        {materials.map((material, index) => (
          <MaterialItem
            key={material.id}
            material={material}
            number={index + 1}
            marks={marks[material.id] ?? 0}
            folded={folded}
          />
        ))}
      </ol>
      {!folded && source && <PagePictures source={source} />}
    </nav>
  );
}

interface MaterialItemProps {
  readonly material: Material;
  readonly number: number;
  readonly marks: number;
  readonly folded: boolean;
}

function MaterialItem({ material, number, marks, folded }: MaterialItemProps) {
  const reading = useReading();
  const open = useReadingState((state) => state.materialId === material.id);
  const withdrawn = useReadingState((state) => state.withdrawn[material.id] !== undefined);
  const state = withdrawn ? "，已撤下" : "";
  const spoken = `材料${number} ${material.title}${state}，${material.pages} 页${marks > 0 ? `，${marks} 处批注` : ""}`;
  return (
    <li>
      <button
        type="button"
        className="reading-material"
        aria-current={open ? "true" : undefined}
        data-tip={
          folded
            ? `${material.title}${state} · ${material.pages} 页`
            : `${kindWords[material.kind]}，原文件 ${material.fileName}`
        }
        onClick={() => reading.open(material.id)}
      >
        <span className="reading-sheet-icon" aria-hidden="true">
          <Icon name={materialIcon(material)} size={folded ? 16 : 20} />
          <b>{number}</b>
        </span>
        {!folded && (
          <span className="reading-material-words">
            <span className="reading-material-title">{material.title}</span>
            <small>
              {material.pages} 页{marks > 0 && <> · {marks} 处批注</>}
            </small>
            {withdrawn && <small className="reading-withdrawn">已撤下，请联系区局</small>}
          </span>
        )}
        {folded && <span className="ui-spoken">{spoken}</span>}
        {folded && withdrawn && (
          <span className="reading-strip-withdrawn">
            <Icon name="warn" size={16} />
          </span>
        )}
        {folded && marks > 0 && (
          <span className="reading-strip-marks" aria-hidden="true">
            {marks}
          </span>
        )}
      </button>
    </li>
  );
}

function PagePictures({ source }: { readonly source: MaterialSource }) {
  const annotations = useReviewState((state) => state.history.draft.annotations);
  const own = useMemo(
    () => Object.values(annotations).filter((annotation) => annotation.materialId === source.materialId),
    [annotations, source],
  );
  return (
    <>
      <h2 className="reading-pages-head">本件缩略图</h2>
      <div className="reading-pages">
        <Thumbnails source={source} annotations={own} />
      </div>
    </>
  );
}

/** How many annotations each material has, by its id. */
function useMarkCounts(): Readonly<Record<string, number>> {
  const annotations = useReviewState((state) => state.history.draft.annotations);
  return useMemo(() => {
    const counts: Record<string, number> = {};
    for (const { materialId } of Object.values(annotations))
      counts[materialId] = (counts[materialId] ?? 0) + 1;
    return counts;
  }, [annotations]);
}
