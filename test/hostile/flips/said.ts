import { createHash } from "node:crypto";
import type { Bytes } from "../../../shared/package/bytes";
import { textOf, type Workbench } from "../../fixtures/bag-workshop";
import { openedByLibrary } from "./age-envelope";

/** All that a verified package yields: whoever accepts it acts on this and nothing else. */
export interface Said {
  readonly digest: string;
  readonly claims: unknown;
  /** By path. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  /** The files outside `data/`; `null` where the verifier hands none out. */
  readonly tags: Readonly<Record<string, Bytes>> | null;
  /** The payload as it was handed over. */
  readonly payload: Readonly<Record<string, Bytes>>;
  readonly contents: unknown;
}

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const isPayload = (path: string) => path.startsWith("data/");
const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
const byPath = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);

function bagSaid(bench: Workbench): Omit<Said, "contents"> & { claims: Record<string, unknown> } {
  const [header = "", payload = ""] = textOf(bench, "signature.jws").split(".");
  const files = [...bench.files].sort(byPath);
  return {
    digest: sha256(`${header}.${payload}`),
    claims: JSON.parse(Buffer.from(payload, "base64url").toString()),
    files: files.map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
    tags: Object.fromEntries(files.filter(([path]) => !isPayload(path))),
    payload: Object.fromEntries(files.filter(([path]) => isPayload(path))),
  };
}

/** What a bundle with these files says, by Node's own JSON, base64url and SHA-256. */
export async function reviewSaid(bench: Workbench): Promise<Said> {
  const said = bagSaid(bench);
  const document = (path: string) => jsonOf(bench.files.get(path) ?? new Uint8Array(0));
  const claimed = said.claims.reviews as { applicationId: string }[];
  const contents = {
    card: textOf(bench, "expert.jpcard"),
    declaration: document("data/declaration.json"),
    reviews: claimed.map(({ applicationId }) => ({
      applicationId,
      review: document(`data/reviews/${applicationId}/review.json`),
      annotations: document(`data/reviews/${applicationId}/annotations.json`),
    })),
  };
  return { ...said, tags: null, contents };
}

const documentForm = /^data\/applications\/([^/]+)\/application\.json\.age$/;
const materialForm = /^data\/applications\/([^/]+)\/([^/.]+)\.age$/;

/** What a task package with these files says to a reader, opened by the age library. */
export async function taskSaid(bench: Workbench, reader: { identity: string; kid: string }): Promise<Said> {
  const keyName = sha256(reader.kid).slice(0, 32);
  const open = async (path: string, identity: string) =>
    openedByLibrary(bench.files.get(path) ?? new Uint8Array(0), identity);
  const packageIdentity = new TextDecoder().decode(await open(`keys/${keyName}.age`, reader.identity)).trim();
  const applications: unknown[] = [];
  const plaintext: Record<string, string> = {};
  for (const path of bench.files.keys()) {
    const [, id, material] = materialForm.exec(path) ?? [];
    if (documentForm.test(path)) applications.push(jsonOf(await open(path, packageIdentity)));
    else if (id && material) plaintext[`${id}/${material}`] = sha256(await open(path, packageIdentity));
  }
  const returns = `data/returns/${keyName}.json.age`;
  const contents = {
    packageIdentity,
    round: jsonOf(await open("data/round.json.age", packageIdentity)),
    applications,
    returns: bench.files.has(returns) ? jsonOf(await open(returns, reader.identity)) : null,
    plaintext,
  };
  return { ...bagSaid(bench), contents };
}

/** What a card has none of. */
export const cardFrame = { digest: "", files: [], tags: null, payload: {} } as const;
const cardFile = { root: "card", path: "own.jpcard" } as const;
/** Where a card lies that is handed over alone. */
export const cardPlace = `${cardFile.root}/${cardFile.path}`;

/** A card as the one file of a bag that is none. */
export const cardBench = (card: Bytes): Workbench => ({
  root: cardFile.root,
  files: new Map([[cardFile.path, card]]),
});

/** What a card says, by Node's own JSON, base64url and SHA-256. */
export function cardSaid(bench: Workbench): Said {
  const compact = textOf(bench, cardFile.path);
  const [header, claims] = compact
    .split(".", 2)
    .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()) as unknown);
  const { kid } = header as { kid: string };
  const { role, recipient } = claims as { role: string; recipient: string };
  const hash = createHash("sha256").update(`jp-card\n${role}\n${kid}\n${recipient}`).digest();
  const bits = [...hash].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const groups = Array.from({ length: 6 }, (_, group) =>
    Array.from({ length: 4 }, (_, index) => {
      const at = (group * 4 + index) * 5;
      return letters.charAt(Number.parseInt(bits.slice(at, at + 5), 2));
    }).join(""),
  );
  return { ...cardFrame, claims, contents: { kid, fingerprint: groups.join(" "), compact } };
}
