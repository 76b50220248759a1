import { describe, it } from "vitest";
import type { Application } from "../../../shared/domain/application";
import { type Bytes, utf8 } from "../../../shared/package/bytes";
import { sha256Hex } from "../../../shared/package/fixity";
import type { RefusalCode } from "../../../shared/refusal";
import { putTogether, restore, takeApart } from "../../fixtures/bag-workshop";
import { tinyRound } from "../../fixtures/documents";
import { plaintextIn, taskBench, taskWithDocument } from "../../fixtures/honest";
import { dossierOf, sampleTask } from "../../fixtures/packages";
import { people } from "../../fixtures/people";
import { expectTaskAnswer, expectTaskRefused } from "../expect-refused";

// Documents of a task package that the bureau sealed and signed: each is well formed, and they do not go together.

const round = "data/round.json.age";
const application = "data/applications/a1/application.json.age";

async function changedDocument<T>(path: string, change: (document: T) => unknown): Promise<Bytes> {
  const document = JSON.parse(new TextDecoder().decode(await plaintextIn(await taskBench(), path)));
  return utf8(JSON.stringify(change(document)));
}

/** The package with its round.json changed, and the claims saying the new digest. */
async function withRound(change: (document: typeof tinyRound) => unknown): Promise<Bytes> {
  const bytes = await changedDocument(round, change);
  return taskWithDocument(round, bytes, { roundSha256: await sha256Hex(bytes) });
}

const withApplication = async (change: (document: Application) => unknown): Promise<Bytes> =>
  taskWithDocument(application, await changedDocument(application, change));

describe("round.json", () => {
  it("in another spelling than was claimed is refused", async () => {
    const bytes = await changedDocument(round, (document) => document);
    await expectTaskRefused(await taskWithDocument(round, bytes), "cross-check");
  });

  const { rubric } = tinyRound;
  const [first, second] = rubric.criteria;
  const cases: [string, object, RefusalCode][] = [
    ["of another id", { id: "r2" }, "cross-check"],
    ["of another revision", { revision: 2 }, "cross-check"],
    ["of a later format", { format: 2 }, "schema-invalid"],
    ["whose criteria do not add up", { rubric: { ...rubric, total: 13 } }, "schema-invalid"],
    [
      "whose criteria add up but for rounding",
      { rubric: { ...rubric, total: 12.000000000000002 } },
      "schema-invalid",
    ],
    [
      "with a criterion twice",
      { rubric: { ...rubric, total: 20, criteria: [first, first] } },
      "schema-invalid",
    ],
    ["without criteria", { rubric: { ...rubric, total: 0, criteria: [] } }, "schema-invalid"],
    ["with a step of nothing", { rubric: { ...rubric, step: 0 } }, "schema-invalid"],
    [
      "with a level upside down",
      {
        rubric: {
          ...rubric,
          criteria: [{ ...first, levels: [{ label: "优", min: 9, max: 1, text: "" }] }, second],
        },
      },
      "schema-invalid",
    ],
    ["with a gate twice", { gates: [tinyRound.gates[0], tinyRound.gates[0]] }, "schema-invalid"],
    [
      "with an unknown way to score",
      { rubric: { ...rubric, criteria: [{ ...first, scoring: { kind: "dice" } }, second] } },
      "schema-invalid",
    ],
    [
      "whose gates are not those of the precheck",
      { gates: [{ id: "other", title: "", article: "" }] },
      "cross-check",
    ],
  ];
  it.each(cases)("%s is refused", async (_name, change, code) => {
    await expectTaskRefused(await withRound((document) => ({ ...document, ...change })), code);
  });
});

describe("application.json", () => {
  const material = (id: string, bytes: number) => ({
    ...{ id, kind: "form", title: "表", fileName: "表.pdf", mediaType: "application/pdf" },
    ...{ pages: 1, bytes, sha256: "0".repeat(64) },
  });
  const cases: [string, object, RefusalCode][] = [
    ["of another id", { id: "a2" }, "cross-check"],
    ["of a later format", { format: 2 }, "schema-invalid"],
    ["without its material", { materials: [] }, "cross-check"],
    [
      "with a material that is not there",
      { materials: [material("m1", 8), material("m2", 8)] },
      "cross-check",
    ],
    ["with another material", { materials: [material("m2", 8)] }, "cross-check"],
    ["with a material twice", { materials: [material("m1", 8), material("m1", 8)] }, "schema-invalid"],
    ["with a larger material", { materials: [material("m1", 9)] }, "cross-check"],
    ["with an empty material", { materials: [material("m1", 0)] }, "cross-check"],
    ["with a material in a path", { materials: [material("../m1", 8)] }, "schema-invalid"],
    [
      "with a material of an unknown type",
      { materials: [{ ...material("m1", 8), mediaType: "text/html" }] },
      "schema-invalid",
    ],
    [
      "with a precheck of an unknown gate",
      { precheck: [{ gateId: "other", result: "pass", note: "" }] },
      "cross-check",
    ],
    [
      "with an anchor of an unknown criterion",
      { calibration: { anchors: [{ criterionId: "A9", points: 1, note: "" }] } },
      "cross-check",
    ],
    [
      "with an anchor beyond its criterion",
      { calibration: { anchors: [{ criterionId: "A1", points: 10.5, note: "" }] } },
      "cross-check",
    ],
  ];
  it.each(cases)("%s is refused", async (_name, change, code) => {
    await expectTaskRefused(await withApplication((document) => ({ ...document, ...change })), code);
  });

  it("with another digest of its material is refused where the material is opened whole", async () => {
    const bytes = await withApplication((document) => ({ ...document, materials: [material("m1", 8)] }));
    await expectTaskAnswer(bytes, "digest-mismatch");
  });

  it("of another folder, with claims and names around it, is refused", async () => {
    const dossiers = [await dossierOf("a1", [utf8("%PDF-one")]), await dossierOf("a3", [utf8("%PDF-two")])];
    const bench = await takeApart((await sampleTask({ dossiers })).bytes);
    for (const [path, bytes] of [...bench.files]) {
      if (!path.startsWith("data/applications/a3/")) continue;
      bench.files.delete(path);
      bench.files.set(path.replace("/a3/", "/a2/"), bytes);
    }
    const applications = ["a1", "a2"].map((id) => ({ id, materials: 1 }));
    await restore(bench, (await people()).bureau.keys, { applications });
    await expectTaskRefused(putTogether(bench), "cross-check");
  });
});
