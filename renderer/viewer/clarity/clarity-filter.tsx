import { memo } from "react";
import { lightnessShares } from "./estimate/picture";
import { sharpenRadius, type Treatment } from "./pipeline";

export interface ClarityFilterProps {
  readonly id: string;
  readonly treatment: Treatment;
}

const greyRow = `${lightnessShares.join(" ")} 0 0`;
const greyMatrix = `${greyRow} ${greyRow} ${greyRow} 0 0 0 1 0`;

/** The filter that shows a page by `treatment`; the paper's colour is taken out before, by blending. */
export const ClarityFilter = memo(function ClarityFilter({ id, treatment }: ClarityFilterProps) {
  const { grey, sharpen, levels } = treatment;
  const table = levels.map((level) => (level / 255).toFixed(4)).join(" ");
  return (
    <svg className="clarity-filter" aria-hidden="true" focusable="false">
      <filter id={id} x="0" y="0" width="1" height="1" colorInterpolationFilters="sRGB">
        <feColorMatrix
          type="matrix"
          values={grey ? greyMatrix : "1 0 0 0 0 0 1 0 0 0 0 0 1 0 0 0 0 0 1 0"}
          result="seen"
        />
        {sharpen > 0 && (
          <>
            <feGaussianBlur in="seen" stdDeviation={sharpenRadius} result="soft" />
            <feComposite
              in="seen"
              in2="soft"
              operator="arithmetic"
              k1={0}
              k2={1 + sharpen}
              k3={-sharpen}
              k4={0}
            />
          </>
        )}
        <feComponentTransfer>
          <feFuncR type="table" tableValues={table} />
          <feFuncG type="table" tableValues={table} />
          <feFuncB type="table" tableValues={table} />
        </feComponentTransfer>
      </filter>
    </svg>
  );
});
