import { beforeAll, describe, expect, it } from "vitest";
import { openAge } from "../../shared/package/age-read";
import { sealBytes, sealBytesUnderPassphrase } from "../../shared/package/age-seal";
import { bytesSource, readAll } from "../../shared/package/byte-source";
import { type Bytes, joinBytes, utf8 } from "../../shared/package/bytes";
import type { TaskAtHand } from "../../shared/package/task-at-hand";
import { verifyTask } from "../../shared/package/verify-task";
import {
  putTogether,
  resign,
  restore,
  setText,
  takeApart,
  textOf,
  type Workbench,
} from "../fixtures/bag-workshop";
import { annotationUrn, tinyRound } from "../fixtures/documents";
import { dossierOf, ids, sampleReview, sampleTask } from "../fixtures/packages";
import { type Person, people } from "../fixtures/people";
import { bundleAnswer, reviewAnswer } from "./refused-by";

let bundle: Bytes;
let bag: Bytes;
let task: TaskAtHand;

beforeAll(async () => {
  const { bureau } = await people();
  const sealed = await sampleTask();
  bundle = (await sampleReview(sealed)).bytes;
  const inner = await openAge(bytesSource(bundle), { identity: bureau.keys.identity }, "bundle");
  if (!inner) throw new Error("not for the bureau");
  bag = await readAll(inner);
  task = await taskOf(sealed.bytes);
});

async function taskOf(bytes: Uint8Array): Promise<TaskAtHand> {
  const { bureau } = await people();
  const verified = await verifyTask({
    source: bytesSource(bytes),
    cards: [bureau.trusted],
    identity: bureau.keys.identity,
  });
  if (!verified.ok) throw new Error(verified.refusal.code);
  return verified.value;
}

type Change = (bench: Workbench, expert: Person) => Promise<void> | void;

async function changed(change: Change): Promise<Bytes> {
  const bench = await takeApart(bag);
  await change(bench, (await people()).expert);
  return putTogether(bench);
}

/** A bundle that its expert signed with changed claims. */
const asSigned = (change: Record<string, unknown>) =>
  changed((bench, expert) => resign(bench, expert.keys, change));

/** A bundle that its expert signed with a changed JSON document. */
const withDocument = (path: string, change: (document: Record<string, unknown>) => void, claims = {}) =>
  changed(async (bench, expert) => {
    const document = JSON.parse(textOf(bench, path));
    change(document);
    setText(bench, path, JSON.stringify(document));
    await restore(bench, expert.keys, claims);
  });

const assigned = (change: object) => (document: object) => void Object.assign(document, change);

const review = "data/reviews/a1/review.json";
const annotations = "data/reviews/a1/annotations.json";

describe("an honest bundle", () => {
  it("is accepted, alone and against its task", async () => {
    expect(await bundleAnswer(bundle)).toBe("accepted");
    expect(await bundleAnswer(bundle, task)).toBe("accepted");
    expect(await reviewAnswer(putTogether(await takeApart(bag)), task)).toBe("accepted");
  });
});

describe("the age file around a bundle", () => {
  it("for another reader is refused", async () => {
    const { otherBureau } = await people();
    expect(await bundleAnswer(await sealBytes(bag, otherBureau.keys.recipient))).toBe("wrong-recipient");
  });

  it("around something else is refused", async () => {
    const { bureau } = await people();
    expect(await bundleAnswer(await sealBytes(utf8("hello"), bureau.keys.recipient))).toBe("not-a-package");
    expect(await bundleAnswer(await sealBytes(bundle, bureau.keys.recipient))).toBe("not-a-package");
    expect(await bundleAnswer(bag)).toBe("not-a-package");
    expect(await bundleAnswer(await sealBytesUnderPassphrase(bag, "x", 8))).toBe("not-a-package");
  });

  it("cut or continued is refused", async () => {
    for (const bytes of [bundle.slice(0, -1), bundle.slice(0, 300), joinBytes([bundle, utf8("x")])]) {
      expect(await bundleAnswer(bytes)).toBe("decrypt-failed");
    }
    expect(await bundleAnswer(bundle.slice(0, 100))).toBe("decrypt-failed");
  });

  it("with a second stanza is refused", async () => {
    const text = Buffer.from(bundle).toString("latin1");
    const stanza = /-> X25519 \S+\n\S+\n/.exec(text)?.[0] ?? "";
    const twice = Buffer.from(text.replace(stanza, stanza + stanza), "latin1");
    expect(await bundleAnswer(twice)).toBe("not-a-package");
  });
});

describe("a file of a bundle", () => {
  it.each([
    ["expert.jpcard", "file-missing"],
    ["data/declaration.json", "file-missing"],
    ["signature.jws", "signature-missing"],
    [review, "file-missing"],
    [annotations, "file-missing"],
    ["data/reviews/a1/opinion.pdf", "file-missing"],
  ])("%s that is missing is refused", async (path, code) => {
    expect(await reviewAnswer(await changed((bench) => void bench.files.delete(path)))).toBe(code);
    const signed = await changed(async (bench, expert) => {
      bench.files.delete(path);
      if (bench.files.has("signature.jws")) await restore(bench, expert.keys);
    });
    expect(await reviewAnswer(signed)).toBe(code);
  });

  it.each(["data/reviews/a1/more.json", "data/reviews/a1/x/review.json", "bureau.jpcard", "data/round.json"])(
    "%s that is too many is refused",
    async (path) => {
      const signed = await changed(async (bench, expert) => {
        bench.files.set(path, utf8("{}"));
        await restore(bench, expert.keys);
      });
      expect(await reviewAnswer(signed)).toBe("file-unlisted");
    },
  );

  it("that was changed is refused", async () => {
    for (const path of [review, annotations, "data/reviews/a1/opinion.pdf", "data/declaration.json"]) {
      const bytes = await changed((bench) => setText(bench, path, `${textOf(bench, path)} `));
      expect(await reviewAnswer(bytes)).toBe("digest-mismatch");
    }
  });

  it("taken from another application is refused", async () => {
    const bytes = await changed(async (bench, expert) => {
      setText(bench, "data/reviews/a2/review.json", textOf(bench, review));
      await restore(bench, expert.keys);
    });
    expect(await reviewAnswer(bytes)).toBe("cross-check");
  });
});

describe("a bundle's claim", () => {
  const members = [
    "kind",
    "bundleId",
    "task",
    "round",
    "bureau",
    "expert",
    "revision",
    "supersedes",
    "reviews",
    "createdAt",
  ];
  it.each([...members, "appVersion", "suites", "format"])("%s that is missing is refused", async (name) => {
    expect(await reviewAnswer(await asSigned({ [name]: undefined }))).toBe("claims-invalid");
  });

  const a1 = { applicationId: "a1", state: "scored", total: 10 };
  const a2 = { applicationId: "a2", state: "recused", total: null };
  it.each([
    ["an unknown one", { more: 1 }, "claims-invalid"],
    ["a later format", { format: 9 }, "format-unsupported"],
    ["another kind", { kind: "task" }, "claims-invalid"],
    ["another bundle", { bundleId: ids.task }, "cross-check"],
    ["another total", { reviews: [{ ...a1, total: 11 }, a2] }, "cross-check"],
    ["another state", { reviews: [{ ...a1, state: "recused", total: null }, a2] }, "cross-check"],
    ["a recusal with a total", { reviews: [a1, { ...a2, total: 5 }] }, "claims-invalid"],
    ["a missing application", { reviews: [a1] }, "cross-check"],
    ["an application too many", { reviews: [a1, a2, { ...a1, applicationId: "a3" }] }, "cross-check"],
    ["an application twice", { reviews: [a1, a2, a1] }, "claims-invalid"],
    ["a second revision that supersedes nothing", { revision: 2 }, "cross-check"],
    [
      "a first revision that supersedes",
      { supersedes: { bundleId: ids.task, digest: "0".repeat(64) } },
      "cross-check",
    ],
    ["no suites", { suites: [] }, "cross-check"],
    ["more suites", { suites: ["ES256", "ML-DSA-65"] }, "cross-check"],
    ["another round than the reviews'", { round: { id: "r2", revision: 1 } }, "cross-check"],
    [
      "another package than the reviews'",
      { task: { packageId: ids.review, digest: "0".repeat(64) } },
      "cross-check",
    ],
  ])("%s is refused", async (_name, change, code) => {
    expect(await reviewAnswer(await asSigned(change))).toBe(code);
  });

  it("that names another bureau is refused", async () => {
    const { otherBureau, bureau } = await people();
    const { kid, recipient } = bureau.keys;
    for (const other of [
      { kid: otherBureau.keys.kid, recipient: otherBureau.keys.recipient },
      { kid: otherBureau.keys.kid, recipient },
      { kid, recipient: otherBureau.keys.recipient },
    ]) {
      expect(await reviewAnswer(await asSigned({ bureau: other }))).toBe("wrong-recipient");
    }
  });

  it("that names another expert is refused", async () => {
    const { second, expert } = await people();
    const named = (kid: string, name: string) => asSigned({ expert: { kid, name } });
    expect(await reviewAnswer(await named(second.keys.kid, expert.name))).toBe("cross-check");
    expect(await reviewAnswer(await named(expert.keys.kid, second.name))).toBe("cross-check");
  });

  it("signed by a bureau or by someone unknown is refused", async () => {
    const { bureau, stranger } = await people();
    const by = (person: Person) => changed((bench) => resign(bench, person.keys));
    expect(await reviewAnswer(await by(bureau))).toBe("signer-role");
    expect(await reviewAnswer(await by(stranger))).toBe("signer-unknown");
  });

  it("with another expert's card is refused", async () => {
    const { second } = await people();
    const bytes = await changed(async (bench, expert) => {
      bench.files.set("expert.jpcard", second.card);
      await resign(bench, expert.keys);
    });
    expect(await reviewAnswer(bytes)).toBe("cross-check");
  });
});

describe("a document of a bundle", () => {
  const assigned = (change: object) => (document: object) => void Object.assign(document, change);

  it.each([
    ["another application", { applicationId: "a2" }, "cross-check"],
    ["another round", { roundId: "r2" }, "cross-check"],
    ["another task in the first revision", { taskPackageId: ids.review }, "cross-check"],
    ["another expert", { expertKid: "A".repeat(43) }, "cross-check"],
    ["a total that is not the sum", { total: 11 }, "cross-check"],
    ["an unknown key", { more: 1 }, "schema-invalid"],
    ["no total", { total: null }, "schema-invalid"],
    ["a later format", { format: 2 }, "schema-invalid"],
    ["a declared recusal", { recusal: { declared: true, reason: "" } }, "schema-invalid"],
  ])("with %s is refused", async (_name, change, code) => {
    expect(await reviewAnswer(await withDocument(review, assigned(change)))).toBe(code);
  });

  it("whose total is wrong in claims and document alike is refused", async () => {
    const claims = {
      reviews: [
        { applicationId: "a1", state: "scored", total: 11 },
        { applicationId: "a2", state: "recused", total: null },
      ],
    };
    expect(await reviewAnswer(await withDocument(review, assigned({ total: 11 }), claims))).toBe(
      "cross-check",
    );
  });

  it("whose evidence is not there is refused", async () => {
    const lost = annotationUrn.replace(/a$/, "b");
    const gates = [{ id: "team", verdict: "met" as const, comment: "", evidence: [lost] }];
    expect(await reviewAnswer(await withDocument(review, assigned({ gates })))).toBe("cross-check");
  });

  it("whose annotations are of another application is refused", async () => {
    const bytes = await withDocument(annotations, (document) => {
      const text = JSON.stringify(document).replace("urn:jp:a1:", "urn:jp:a2:");
      Object.assign(document, JSON.parse(text));
    });
    expect(await reviewAnswer(bytes)).toBe("cross-check");
  });

  it.each([
    ["another expert", { expertKid: "A".repeat(43) }, "cross-check"],
    ["no answer", { recusals: [] }, "cross-check"],
    [
      "confidentiality not accepted",
      { confidentiality: { accepted: false, at: "2026-10-08T10:00:00Z" } },
      "cross-check",
    ],
    ["an unknown key", { more: 1 }, "schema-invalid"],
  ])("the declaration with %s is refused", async (_name, change, code) => {
    expect(await reviewAnswer(await withDocument("data/declaration.json", assigned(change)))).toBe(code);
  });

  it("the declaration that answers otherwise is refused", async () => {
    const bytes = await withDocument("data/declaration.json", (document) => {
      for (const each of document.recusals as { declared: boolean }[]) each.declared = !each.declared;
    });
    expect(await reviewAnswer(bytes)).toBe("cross-check");
  });
});

describe("a bundle against the task at hand", () => {
  const [points, count] = [
    { criterionId: "A1", points: 8.5, count: null, comment: "", evidence: [] },
    { criterionId: "A2", points: 1.5, count: 2, comment: "", evidence: [] },
  ];
  const claimed = (total: number) => ({
    reviews: [
      { applicationId: "a1", state: "scored", total },
      { applicationId: "a2", state: "recused", total: null },
    ],
  });

  it.each([
    ["more points than there are", [{ ...points, points: 10.5 }, count], 12],
    ["half a step", [{ ...points, points: 8.25 }, count], 9.75],
    ["a count where points are given", [{ ...points, count: 1 }, count], 10],
    ["no count where one is asked for", [points, { ...count, count: null }], 10],
    ["points that do not follow the count", [points, { ...count, points: 2 }], 10.5],
    ["another order", [count, points], 10],
    ["a criterion too few", [points], 8.5],
    ["an unknown criterion", [points, { ...count, criterionId: "A9" }], 10],
  ])("with %s is refused", async (_name, scores, total) => {
    const change = (document: Record<string, unknown>) => void Object.assign(document, { scores, total });
    const bytes = await withDocument(review, change, claimed(total));
    expect(await reviewAnswer(bytes)).toBe("accepted");
    expect(await reviewAnswer(bytes, task)).toBe("cross-check");
  });

  it("with an unknown gate, recommendation, material or page is refused", async () => {
    const gate = await withDocument(review, assigned({ gates: [] }));
    const recommendation = await withDocument(review, assigned({ recommendation: "随便" }));
    const replaced = (from: string, to: string) =>
      withDocument(annotations, (document) => {
        Object.assign(document, JSON.parse(JSON.stringify(document).replace(from, to)));
      });
    const material = await replaced(":m1", ":m9");
    const page = await replaced("page=1", "page=2");
    for (const bytes of [gate, recommendation, material, page]) {
      expect(await reviewAnswer(bytes)).toBe("accepted");
      expect(await reviewAnswer(bytes, task)).toBe("cross-check");
    }
  });

  it("of another round is refused as such", async () => {
    const other = await taskOf((await sampleTask({ round: { ...tinyRound, id: "r2" } })).bytes);
    expect(await bundleAnswer(bundle, other)).toBe("wrong-round");
  });

  it("of this round but another package is refused as such", async () => {
    const other = await taskOf((await sampleTask({ issuedAt: "2026-09-03T09:00:00+08:00" })).bytes);
    expect(await bundleAnswer(bundle, other)).toBe("wrong-task");
  });

  it("from someone who is no expert of the task is refused", async () => {
    const { second } = await people();
    const experts = [{ kid: second.keys.kid, recipient: second.keys.recipient }];
    const sealed = await sampleTask({ experts });
    expect(await bundleAnswer((await sampleReview(sealed)).bytes, await taskOf(sealed.bytes))).toBe(
      "cross-check",
    );
  });

  it("that leaves an application out, or has one of its own, is refused", async () => {
    const three = [
      await dossierOf("a1", [utf8("1")]),
      await dossierOf("a2", [utf8("2")]),
      await dossierOf("a3", [utf8("3")]),
    ];
    for (const dossiers of [three, three.slice(0, 1)]) {
      const sealed = await sampleTask({ dossiers });
      expect(await bundleAnswer((await sampleReview(sealed)).bytes, await taskOf(sealed.bytes))).toBe(
        "cross-check",
      );
    }
  });
});
