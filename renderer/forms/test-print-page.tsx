import { Fixed, type FlowReport } from "./flowing";
import { movedCorner, type OverprintPlace } from "./overprint-place";

/** 套打测试页: the cell as the overprint takes it, a cross at each corner, rulers along two sides, a grid of centimetres. */
export function TestPrintPage({ place, ...report }: FlowReport & { readonly place: OverprintPlace }) {
  const { left, top } = movedCorner(place);
  const right = left + place.width;
  const bottom = top + place.height;
  return (
    <Fixed {...report}>
      <section className="form-sheet form-over">
        <svg className="form-test" viewBox="0 0 210 297" aria-hidden="true">
          <path className="form-test-grid" d={grid} />
          <path className="form-test-cell" d={`M${left} ${top}H${right}V${bottom}H${left}Z`} />
          <path className="form-test-line" d={`${rulerAcross(left, top)}${rulerDown(left, top)}`} />
          {[
            [left, top],
            [right, top],
            [left, bottom],
            [right, bottom],
          ].map(([x = 0, y = 0]) => (
            <Cross key={`${x} ${y}`} x={x} y={y} />
          ))}
        </svg>
        <div className="form-test-words" style={{ top: bottom > 215 ? "12mm" : "240mm" }}>
          <h1>套打测试页</h1>
          <p>
            用普通白纸打印，与已签字盖章的申报表“专家评估意见”页叠在一起，对着光看：四个十字应落在该栏的四个角上。
          </p>
          <p>
            每小格 1 毫米，每大格 10 毫米。十字偏左几毫米，“向右移”就加几；偏上几毫米，“向下移”就加几；
            栏的宽、高不同的，改“栏宽”“栏高”。改后再打一张测试页，对准后再套打。
          </p>
          <p>
            本页设定：向右移 {place.right} 毫米，向下移 {place.down} 毫米，栏宽 {place.width} 毫米，栏高{" "}
            {place.height} 毫米。打印时请选“实际大小”，不要缩放。
          </p>
        </div>
      </section>
    </Fixed>
  );
}

function Cross({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <>
      <path className="form-test-line" d={`M${x - 6} ${y}H${x + 6}M${x} ${y - 6}V${y + 6}`} />
      <circle className="form-test-line" cx={x} cy={y} r={2.5} />
      <text x={x + 1.5} y={y - 3.2} className="form-test-figures">
        {`${shown(x)}，${shown(y)}`}
      </text>
    </>
  );
}

const shown = (millimetres: number) => millimetres.toFixed(1);

const every = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

/** Every ten millimetres of the paper. */
const grid = [
  ...every(10, 200, 10).map((x) => `M${x} 5V292`),
  ...every(10, 290, 10).map((y) => `M5 ${y}H205`),
].join("");

/** Ticks of a millimetre, longer at five and ten. */
const tick = (at: number) => (at % 10 === 0 ? 4 : at % 5 === 0 ? 2.8 : 1.6);

const rulerAcross = (x: number, y: number) =>
  every(-20, 60, 1)
    .map((at) => `M${x + at} ${y}v${-tick(at)}`)
    .join("");

const rulerDown = (x: number, y: number) =>
  every(-20, 60, 1)
    .map((at) => `M${x} ${y + at}h${-tick(at)}`)
    .join("");
