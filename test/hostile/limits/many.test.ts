import { describe, expect, it } from "vitest";
import { exactSum } from "../../../shared/domain/decimal";
import { reviewDocumentSchema } from "../../../shared/domain/review-document";
import { roundSchema } from "../../../shared/domain/round";
import { utf8 } from "../../../shared/package/bytes";
import { readDocument } from "../../../shared/package/document";
import { parseJws } from "../../../shared/package/jws";
import { mostJsonValues } from "../../../shared/package/limits";
import { guarded, Refused } from "../../../shared/package/refused";
import { parseStrictJson } from "../../../shared/package/strict-json";
import { crossCheckApplication } from "../../../shared/package/task-checks";
import { resign } from "../../fixtures/bag-workshop";
import { tinyApplication, tinyRound } from "../../fixtures/documents";
import { fullDocuments } from "../../fixtures/full-documents";
import { changedTask } from "../../fixtures/honest";
import { people } from "../../fixtures/people";
import { expectTaskNotStored } from "../expect-refused";

// What is small in a file and large once it is read: as many values, lines and names as 16 MiB have room for. Nothing
// here looks at a clock: work that grows with the square of them does not end within a test's time.

const many = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("a JSON text of very many values", () => {
  it.each(["[]", "{}", '""', "0"])("%s, as often as 16 MiB hold it, is refused by their number", (value) => {
    const count = Math.floor((16 * 1024 * 1024 - 100) / (value.length + 1));
    const bytes = utf8(`{"x":[${Array(count).fill(value).join()}]}`);
    expect(() => readDocument(roundSchema, bytes, "round.json")).toThrow(/^archive-limit: /);
  });

  it("is read up to the limit, and refused with one more", () => {
    // The list is a value itself.
    const text = (count: number) => utf8(`[${Array(count).fill(0).join()}]`);
    expect(parseStrictJson(text(mostJsonValues - 1))).toHaveLength(mostJsonValues - 1);
    expect(() => parseStrictJson(text(mostJsonValues))).toThrow("too many values");
  });

  it("of which none fits is refused, not a fault of the program", () => {
    const sample = fullDocuments.find(({ name }) => name === "review.json")?.sample;
    const bytes = utf8(JSON.stringify({ ...sample, scores: many(300_000) }));
    expect(() => readDocument(reviewDocumentSchema, bytes, "review.json")).toThrow(/^schema-invalid: /);
  });
});

describe("very many figures and names", () => {
  it("200,000 figures are summed exactly", () => {
    expect(exactSum(many(200_000).map(() => 0.1))).toBe(20_000);
  });

  it("200,000 prechecks are held against 200,000 gates", () => {
    const ids = many(200_000).map((index) => `g${index}`);
    const round = { ...tinyRound, gates: ids.map((id) => ({ id, title: "", article: "" })) };
    const precheck = ids.map((gateId) => ({ gateId, result: "pass" as const, note: "" }));
    const application = { ...tinyApplication("a1", []), precheck: precheck.reverse() };
    expect(() => crossCheckApplication([], "a1", application, round)).not.toThrow();
    const other = {
      ...application,
      precheck: [...precheck, { gateId: "x", result: "pass" as const, note: "" }],
    };
    expect(() => crossCheckApplication([], "a1", other, round)).toThrow(/^cross-check: /);
  });

  it("200,000 experts in the claims of a package with two key files are refused", async () => {
    const { expert, second } = await people();
    const strangers = many(200_000).map((index) => `${String(index).padStart(42, "A")}A`);
    const experts = [expert.keys.kid, second.keys.kid, ...strangers];
    const bytes = await changedTask((bench, bureau) => resign(bench, bureau.keys, { experts }));
    // The desk verifies it too: once is enough for 12 MiB of claims.
    await expectTaskNotStored(bytes, "cross-check");
  });

  it("millions of points are no signature", () => {
    expect(() => parseJws(utf8(".".repeat(16_000_000)), "jp-claims+jws", "x")).toThrow(
      /^signature-malformed/,
    );
  });
});

describe("what is said about a refusal", () => {
  it("is short, whatever a hostile document is full of", async () => {
    const key = "x".repeat(1_000_000);
    const bytes = utf8(`{"${key}":1,"${key}":2}`);
    const result = await guarded(async () => readDocument(roundSchema, bytes, "round.json"));
    const detail = result.ok ? "" : (result.refusal.detail ?? "");
    expect(result).toMatchObject({ ok: false, refusal: { code: "schema-invalid", file: "round.json" } });
    expect(detail.length).toBeGreaterThan(0);
    expect(detail.length).toBeLessThan(300);
    expect(new Refused("internal", "x", key).message.length).toBeLessThan(300);
  });
});
