import { describe, expect, it } from "vitest";
import { bytesSource } from "../../shared/package/byte-source";
import { utf8 } from "../../shared/package/bytes";
import { verifyReview } from "../../shared/package/verify-review";
import { verifyTask } from "../../shared/package/verify-task";
import { packageRefusalCodes, type RefusalCode, type Result, refusalSentence } from "../../shared/refusal";
import { honestRoot, withEnd, withName } from "../fixtures/archives";
import { anyJws, claimsIn, resign, restore, setText, textOf, type Workbench } from "../fixtures/bag-workshop";
import { bagWithChanged, changedTask, honest, taskAtHand, toBureau } from "../fixtures/honest";
import { people } from "../fixtures/people";

type PackageCode = (typeof packageRefusalCodes)[number];
const digest = "0".repeat(64);

/** The answer of the expert to a task package. */
async function asTask(bytes: Uint8Array): Promise<Result<unknown>> {
  const { bureau, expert, second } = await people();
  const cards = [bureau.trusted, expert.trusted, second.trusted];
  return verifyTask({ source: bytesSource(bytes), cards, identity: expert.keys.identity });
}

const change = async (work: Parameters<typeof changedTask>[0]) => asTask(await changedTask(work));
const claiming = (claims: Record<string, unknown>) =>
  change((bench, { keys }) => resign(bench, keys, claims));
const dropping = (path: string) => change((bench) => void bench.files.delete(path));
const header = (said: Record<string, unknown>) =>
  change(async (bench: Workbench, { keys }) => {
    const jws = { alg: "ES256", typ: "jp-claims+jws", kid: keys.kid, ...said };
    setText(bench, "signature.jws", await anyJws(jws, claimsIn(bench), keys));
  });

async function asBundle(
  bytes: Uint8Array,
  other: Parameters<typeof taskAtHand>[0] = {},
): Promise<Result<unknown>> {
  const { bureau, expert } = await people();
  const cards = [bureau.trusted, expert.trusted];
  const { identity } = bureau.keys;
  return verifyReview({ source: bytesSource(bytes), cards, identity, task: await taskAtHand(other) });
}

/** One crafted case for each code. A code that is added has to be added here, or this does not compile. */
const cases: Readonly<Record<PackageCode, () => Promise<Result<unknown>>>> = {
  "not-a-package": () => asTask(utf8("hello")),
  "archive-malformed": async () => asTask(await withEnd({ trailing: Buffer.from("x") })),
  "archive-limit": async () => asTask(await withEnd({ zip64: { here: 20_001, entries: 20_001 } })),
  "name-forbidden": async () => asTask(await withName(`${await honestRoot()}/../x`)),
  "file-missing": () => dropping("bagit.txt"),
  "signature-missing": () => dropping("signature.jws"),
  "header-forbidden": () => header({ crit: ["b64"] }),
  "signature-malformed": () =>
    change((bench) => setText(bench, "signature.jws", `${textOf(bench, "signature.jws")}\n`)),
  "signer-unknown": async () => {
    const { stranger } = await people();
    return change((bench) => resign(bench, stranger.keys));
  },
  "signature-invalid": async () => {
    const { bureau, stranger } = await people();
    return change(async (bench) => {
      const said = { alg: "ES256", typ: "jp-claims+jws", kid: bureau.keys.kid };
      setText(bench, "signature.jws", await anyJws(said, claimsIn(bench), stranger.keys));
    });
  },
  "signer-role": async () => {
    const { expert } = await people();
    return change((bench) => resign(bench, expert.keys));
  },
  "card-invalid": () =>
    change(async (bench, { keys }) => {
      setText(bench, "bureau.jpcard", "hello");
      await resign(bench, keys);
    }),
  "format-unsupported": () => claiming({ format: 2 }),
  "claims-invalid": () => claiming({ kind: "other" }),
  "digest-mismatch": () => claiming({ tagmanifestSha256: digest }),
  "file-unlisted": () => change((bench) => setText(bench, "readme.txt", "x")),
  "bag-invalid": () =>
    change(async (bench, { keys }) => {
      setText(bench, "bagit.txt", "x");
      await resign(bench, keys);
    }),
  "wrong-recipient": async () => {
    const { bureau, stranger } = await people();
    const source = bytesSource((await honest()).task.bytes);
    return verifyTask({ source, cards: [bureau.trusted], identity: stranger.keys.identity });
  },
  "decrypt-failed": () =>
    change(async (bench, { keys }) => {
      setText(bench, "data/round.json.age", "x");
      await restore(bench, keys);
    }),
  "schema-invalid": async () =>
    asBundle(
      await toBureau(
        await bagWithChanged("data/declaration.json", (each) => Object.assign(each, { more: 1 })),
      ),
    ),
  "cross-check": () => claiming({ roundSha256: digest }),
  "wrong-round": async () => {
    const { contents } = await taskAtHand();
    if (!contents) throw new Error("not opened");
    return asBundle((await honest()).bundle, { round: { ...contents.round, id: "r2" } });
  },
  "wrong-task": async () => asBundle((await honest()).bundle, { issuedAt: "2026-09-03T09:00:00+08:00" }),
};

describe("every refusal code of the format", () => {
  it("is one of 23, and each has a case here", () => {
    expect(packageRefusalCodes).toHaveLength(23);
    expect(Object.keys(cases).sort()).toEqual([...packageRefusalCodes].sort());
  });

  it.each(packageRefusalCodes)("%s is given by a crafted file", async (code) => {
    const result = await cases[code]();
    expect(result.ok ? "accepted" : result.refusal.code).toBe(code);
  });

  it.each(packageRefusalCodes)(
    "%s has one Chinese sentence that names the file and says what to do",
    (code) => {
      const file = "样例.jptask";
      const sentence = refusalSentence({ code: code satisfies RefusalCode, file });
      expect(sentence).toContain(file);
      expect(sentence.replace(file, "")).not.toMatch(/[A-Za-z]/);
      expect(sentence).toMatch(/^[^。]+，[^。]*请[^。]+。$/);
    },
  );
});
