import type { Zoom } from "../props";

const factors = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8];

export interface ZoomChoiceProps {
  readonly zoom: Zoom;
  /** The factor that the zoom comes to now. */
  readonly factor: number;
  readonly onZoom: (zoom: Zoom) => void;
}

/** 适合宽度, 整页, or a percentage; a factor between the offered ones shows as it is. */
export function ZoomChoice({ zoom, factor, onZoom }: ZoomChoiceProps) {
  const value = String(zoom);
  const own = typeof zoom === "number" && !factors.includes(zoom);
  const choose = (chosen: string) =>
    onZoom(chosen === "width" || chosen === "page" ? chosen : Number(chosen));
  return (
    <select
      className="viewer-zoom"
      aria-label="显示大小"
      value={value}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="width">适合宽度</option>
      <option value="page">整页</option>
      {own && <option value={value}>{percent(factor)}</option>}
      {factors.map((each) => (
        <option key={each} value={String(each)}>
          {percent(each)}
        </option>
      ))}
    </select>
  );
}

function percent(factor: number): string {
  return `${Math.round(factor * 100)}%`;
}
