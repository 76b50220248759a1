/**
 * Numbers of the documents as what they are in the file: decimals. Points are added and compared by their shortest
 * decimal spelling, so a total is exact whatever the rubric's step is (0.1 + 0.2 is 0.3 here).
 */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

function toDecimal(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

const scaledTo = (decimal: Decimal, places: number) =>
  decimal.digits * 10n ** BigInt(places - decimal.places);

const toNumber = (digits: bigint, places: number) => Number(`${digits}e-${places}`);

/** The exact sum of finite numbers as their decimals say it. An empty list gives 0. */
export function exactSum(values: readonly number[]): number {
  const decimals = values.map(toDecimal);
  // Not Math.max over all of them at once: a document may have more numbers than a call takes arguments.
  const places = decimals.reduce((most, each) => Math.max(most, each.places), 0);
  const sum = decimals.reduce((total, each) => total + scaledTo(each, places), 0n);
  return toNumber(sum, places);
}

/** The exact product of two finite numbers as their decimals say it. */
export function exactProduct(one: number, other: number): number {
  const [a, b] = [toDecimal(one), toDecimal(other)];
  return toNumber(a.digits * b.digits, a.places + b.places);
}

/** Whether `value` is a whole multiple of `step` (a positive number), exactly. */
export function isWholeSteps(value: number, step: number): boolean {
  const [a, b] = [toDecimal(value), toDecimal(step)];
  const places = Math.max(a.places, b.places);
  return scaledTo(a, places) % scaledTo(b, places) === 0n;
}
