import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactProduct, exactSum, isWholeSteps } from "../../../../shared/domain/decimal";

const hundredths = fc.integer({ min: -1_000_000, max: 1_000_000 });

describe("exact decimals", () => {
  it("add what binary fractions only approach", () => {
    expect(exactSum([0.1, 0.2])).toBe(0.3);
    expect(exactSum([1.005, 2.3, -0.305])).toBe(3);
    expect(exactSum([])).toBe(0);
    expect(exactSum([1e21, 1e-7])).toBe(1e21);
  });

  it("add hundredths as whole numbers do, in any order", () => {
    fc.assert(
      fc.property(fc.array(hundredths, { maxLength: 40 }), (values) => {
        const points = values.map((each) => each / 100);
        const sum = values.reduce((total, each) => total + each, 0) / 100;
        expect(exactSum(points)).toBe(sum);
        expect(exactSum([...points].reverse())).toBe(sum);
      }),
    );
  });

  it("multiply exactly", () => {
    expect(exactProduct(0.1, 3)).toBe(0.3);
    expect(exactProduct(1.1, 1.1)).toBe(1.21);
    expect(exactProduct(0, 5)).toBe(0);
  });

  it("tell whole steps from others", () => {
    expect([7.5, 0, 100, 0.5].every((each) => isWholeSteps(each, 0.5))).toBe(true);
    expect(isWholeSteps(0.3, 0.1)).toBe(true);
    expect(isWholeSteps(7.51, 0.5)).toBe(false);
    expect(isWholeSteps(1e-7, 0.5)).toBe(false);
  });
});
