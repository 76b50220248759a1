import { describe, expect, it } from "vitest";
import type { Bytes } from "../../../shared/package/bytes";
import type { RefusalCode } from "../../../shared/refusal";
import {
  claimsIn,
  putTogether,
  restoreManifest,
  restoreTagmanifest,
  sign,
  type Workbench,
} from "../../fixtures/bag-workshop";
import { keyFileOf, reviewBench, taskBench } from "../../fixtures/honest";
import { type Person, people } from "../../fixtures/people";
import { firstOf, pairsOf, swap } from "../../fixtures/swaps";
import { expectBagAnswer, expectBagRefused, expectTaskAnswer, expectTaskRefused } from "../expect-refused";
import { taskAnswer } from "../refused-by";

const ofEveryBag = [
  "bagit.txt",
  "bag-info.txt",
  "manifest-sha256.txt",
  "tagmanifest-sha256.txt",
  "signature.jws",
];
/** What the signer writes anew after a swap, so that another's content there does no harm. */
const rewritten = ofEveryBag.slice(2);

interface Swapped {
  /** The two files swapped and nothing else done. */
  readonly plain: Bytes;
  /** The manifests rebuilt around them: what anyone can do. */
  readonly rebuilt: Bytes;
  /** Signed again by the rightful signer. */
  readonly signed: Bytes;
}

async function swapped(bench: Workbench, one: string, other: string, signer: Person): Promise<Swapped> {
  const claims = claimsIn(bench);
  swap(bench, one, other);
  const plain = putTogether(bench);
  await restoreManifest(bench);
  const tagmanifestSha256 = await restoreTagmanifest(bench);
  const rebuilt = putTogether(bench);
  await sign(bench, signer.keys, { ...claims, tagmanifestSha256 });
  return { plain, rebuilt, signed: putTogether(bench) };
}

/** Without the signer's key there is one answer: the signature is no signature, or it names another tag manifest. */
function unsignedCode(pair: readonly string[], card: string): RefusalCode {
  if (!pair.includes("signature.jws")) return "digest-mismatch";
  return pair.includes(card) ? "header-forbidden" : "signature-malformed";
}

describe("two files of a task package swapped", () => {
  const order = ["bag-invalid", "decrypt-failed", "card-invalid", "schema-invalid", "cross-check"] as const;
  const keyFiles = ["keys of bureau", "keys of expert", "keys of second"];
  const application = (id: string) => `data/applications/${id}/application.json.age`;
  const material = (id: string) => `data/applications/${id}/m1.age`;
  const documents = ["data/round.json.age", application("a1"), application("a2")];
  const materials = [material("a1"), material("a2")];
  const names = [...ofEveryBag, "bureau.jpcard", ...keyFiles, ...documents, ...materials];

  const isAge = (name: string) => [...keyFiles, ...documents, ...materials].includes(name);

  /** What the expert finds wrong with `name` once it holds what `from` held. */
  function fault(name: string, from: string): RefusalCode | null {
    if (rewritten.includes(name)) return null;
    if (ofEveryBag.includes(name)) return "bag-invalid";
    if (name === "bureau.jpcard") return "card-invalid";
    if (!isAge(from)) return "decrypt-failed";
    // To whom another reader's key file is cannot be seen; that it is for someone can.
    if (keyFiles.includes(name)) return name === "keys of expert" ? "decrypt-failed" : null;
    if (keyFiles.includes(from)) return "decrypt-failed";
    if (materials.includes(name)) return "cross-check";
    return name.includes("application.json") && from.includes("application.json")
      ? "cross-check"
      : "schema-invalid";
  }

  const pathOf = async (name: string) => {
    const reader = name.replace("keys of ", "") as "bureau" | "expert" | "second";
    return keyFiles.includes(name) ? keyFileOf((await people())[reader]) : name;
  };

  /** These two are told apart only by those whom they are for: they have a test of their own. */
  const alike = (pair: readonly string[]) =>
    pair.includes("keys of bureau") && pair.includes("keys of second");

  it.each(pairsOf(names).filter((pair) => !alike(pair)))("%s and %s is refused", async (one, other) => {
    const { bureau } = await people();
    const made = await swapped(await taskBench(), await pathOf(one), await pathOf(other), bureau);
    const code = unsignedCode([one, other], "bureau.jpcard");
    await expectTaskAnswer(made.plain, code);
    const onlyRewritten = rewritten.includes(one) && rewritten.includes(other);
    const isRestored = onlyRewritten && one !== "signature.jws" && other !== "signature.jws";
    await expectTaskAnswer(made.rebuilt, isRestored ? "accepted" : code);
    const faults = [fault(one, other), fault(other, one)].filter((each) => each !== null);
    const signedAlike = faults.length === 0 && onlyRewritten;
    if (signedAlike) await expectTaskAnswer(made.signed, "accepted");
    else await expectTaskRefused(made.signed, firstOf(order, faults));
  });

  it("two readers' key files are refused to both of these readers", async () => {
    const { bureau, second, expert } = await people();
    const pair = [await keyFileOf(bureau), await keyFileOf(second)] as const;
    const { signed } = await swapped(await taskBench(), ...pair, bureau);
    expect(await taskAnswer(signed, bureau)).toBe("decrypt-failed");
    expect(await taskAnswer(signed, second)).toBe("decrypt-failed");
    expect(await taskAnswer(signed, expert)).toBe("accepted");
  });
});

describe("two files of a bundle swapped", () => {
  const order = ["bag-invalid", "schema-invalid", "card-invalid", "cross-check"] as const;
  const review = (id: string) => `data/reviews/${id}/review.json`;
  const annotations = (id: string) => `data/reviews/${id}/annotations.json`;
  const opinion = (id: string) => `data/reviews/${id}/opinion.pdf`;
  const folder = (id: string) => [review(id), annotations(id), opinion(id)];
  const names = [
    ...[...ofEveryBag, "expert.jpcard", "data/declaration.json"],
    ...[...folder("a1"), ...folder("a2")],
  ];

  /** What the bureau finds wrong with `name` once it holds what `from` held. The form is bytes to it. */
  function fault(name: string, from: string): RefusalCode | null {
    if (rewritten.includes(name) || name.endsWith(".pdf")) return null;
    if (ofEveryBag.includes(name)) return "bag-invalid";
    if (name === "expert.jpcard") return "card-invalid";
    const [kind, other] = [name, from].map((path) => path.split("/").at(-1));
    return kind === other ? "cross-check" : "schema-invalid";
  }

  /** What a form looks like is between paper and people: the expert may sign any. */
  const alike = (pair: readonly string[]) => pair.every((path) => path.endsWith(".pdf"));

  it.each(pairsOf(names).filter((pair) => !alike(pair)))("%s and %s is refused", async (one, other) => {
    const made = await swapped(await reviewBench(), one, other, (await people()).expert);
    const code = unsignedCode([one, other], "expert.jpcard");
    await expectBagAnswer(made.plain, code);
    const onlyRewritten = rewritten.includes(one) && rewritten.includes(other);
    const isRestored = onlyRewritten && one !== "signature.jws" && other !== "signature.jws";
    await expectBagAnswer(made.rebuilt, isRestored ? "accepted" : code);
    const faults = [fault(one, other), fault(other, one)].filter((each) => each !== null);
    const formRewritten = (name: string) => rewritten.includes(name) || name.endsWith(".pdf");
    if (formRewritten(one) && formRewritten(other)) await expectBagAnswer(made.signed, "accepted");
    else await expectBagRefused(made.signed, firstOf(order, faults));
  });

  it("two forms is refused but where the expert signed it so", async () => {
    const { expert } = await people();
    const made = await swapped(await reviewBench(), opinion("a1"), opinion("a2"), expert);
    await expectBagRefused(made.plain, "digest-mismatch");
    await expectBagRefused(made.rebuilt, "digest-mismatch");
    await expectBagAnswer(made.signed, "accepted");
  });
});
