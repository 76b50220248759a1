import { createECDH, createHash } from "node:crypto";
import { type CardSubject, issueCard } from "../../shared/package/card";
import { type OwnerKeys, ownerKeys } from "../../shared/package/keys";
import { toBech32 } from "./bech32";

/** A person of the example with keys and card. The keys come from a seed and guard nothing: everybody has them. */
export interface ExamplePerson {
  readonly keys: OwnerKeys;
  /** The card's file as it is. */
  readonly card: Uint8Array<ArrayBuffer>;
}

const secretOf = (seed: number, label: string): Buffer =>
  createHash("sha256").update(`jiangping example ${seed} ${label}`).digest();

const signingOf = (secret: Buffer) => {
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(secret);
  const point = curve.getPublicKey();
  const part = (bytes: Buffer): string => bytes.toString("base64url");
  return {
    kty: "EC",
    crv: "P-256",
    x: part(point.subarray(1, 33)),
    y: part(point.subarray(33)),
    d: part(secret),
  } as const;
};

/**
 * Makes a person of the example. Keys and fingerprint are the same for the same seed and label; the card's signature is not,
 * for ECDSA draws a random number.
 */
export const examplePerson = async (
  seed: number,
  label: string,
  subject: CardSubject,
): Promise<ExamplePerson> => {
  const identity = toBech32("age-secret-key-", secretOf(seed, `${label} age`)).toUpperCase();
  const storageKey = secretOf(seed, `${label} storage`).toString("base64url");
  const keys = await ownerKeys(signingOf(secretOf(seed, `${label} signing`)), identity, storageKey);
  return { keys, card: await issueCard(keys, subject) };
};

const CREATED = "2026-09-01T09:00:00+08:00";

/** The example's bureau. */
export const exampleBureau = (seed: number): Promise<ExamplePerson> =>
  examplePerson(seed, "bureau", {
    role: "bureau",
    name: "示例经办人",
    organisation: "示例区人力资源和社会保障局（示例）",
    title: "评审工作组",
    createdAt: CREATED,
  });

/** The example's expert. */
export const exampleExpert = (seed: number): Promise<ExamplePerson> =>
  examplePerson(seed, "expert", {
    role: "expert",
    name: "示例专家甲",
    organisation: "示例职业技能评审专家库（示例）",
    title: "高级技师",
    createdAt: CREATED,
  });
