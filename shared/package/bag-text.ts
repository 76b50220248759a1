import { dateSchema, uuidSchema } from "../domain/ids";
import { bagDeclaration, bagFiles } from "./bag-names";
import { asciiText, type Bytes, utf8 } from "./bytes";
import { isBagName } from "./names";
import { demand, Refused } from "./refused";

/** The paths of a manifest and the SHA-256 (lower-case hex) of each. */
export type Manifest = ReadonlyMap<string, string>;

const lineForm = /^([0-9a-f]{64}) {2}(.+)$/;

/** Reads a manifest; refuses `bag-invalid` for any line that is not hex, two spaces, name, and for a name that occurs twice. */
export function parseManifest(bytes: Uint8Array, file: string): Manifest {
  const lines = asciiText(bytes)?.split("\n");
  if (lines?.pop() !== "") throw new Refused("bag-invalid", file, "not lines of ASCII");
  const manifest = new Map<string, string>();
  for (const line of lines) {
    const [, digest, path] = lineForm.exec(line) ?? [];
    if (!digest || !path || !isBagName(path)) throw new Refused("bag-invalid", file, "a wrong line");
    demand(!manifest.has(path), "bag-invalid", file, "a file occurs twice");
    manifest.set(path, digest);
  }
  return manifest;
}

/** The text of a manifest. */
export const manifestText = (manifest: Manifest): Bytes =>
  utf8([...manifest].map(([path, digest]) => `${digest}  ${path}\n`).join(""));

/** What `bag-info.txt` says. */
export interface BagInfo {
  /** The package's UUID. */
  readonly identifier: string;
  readonly kind: "task" | "review";
  /** The payload's bytes and files. */
  readonly bytes: number;
  readonly files: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly agent: string;
}

const labels = [
  "Bag-Software-Agent",
  "Bagging-Date",
  "External-Identifier",
  "Jp-Format",
  "Jp-Kind",
  "Payload-Oxum",
] as const;

/** Reads `bag-info.txt`: exactly the labels of this format, once each, in any order. Refuses `bag-invalid`. */
export function parseBagInfo(bytes: Uint8Array): BagInfo {
  const fields = infoFields(bytes);
  const [, octets = "", count = ""] =
    /^(0|[1-9]\d{0,14})\.(0|[1-9]\d{0,5})$/.exec(fields["Payload-Oxum"]) ?? [];
  const kind = fields["Jp-Kind"];
  const valid =
    uuidSchema.safeParse(fields["External-Identifier"]).success &&
    dateSchema.safeParse(fields["Bagging-Date"]).success &&
    fields["Jp-Format"] === "1" &&
    fields["Bag-Software-Agent"] !== "" &&
    octets !== "";
  if (!valid || (kind !== "task" && kind !== "review")) throw badInfo("a wrong value");
  return {
    identifier: fields["External-Identifier"],
    kind,
    bytes: Number(octets),
    files: Number(count),
    date: fields["Bagging-Date"],
    agent: fields["Bag-Software-Agent"],
  };
}

const badInfo = (detail: string) => new Refused("bag-invalid", bagFiles.info, detail);

function infoFields(bytes: Uint8Array): Record<(typeof labels)[number], string> {
  const lines = utf8Lines(bytes);
  const pairs = lines.map((line) => {
    const [, label = "", value = ""] = /^([A-Za-z-]+): (.*)$/.exec(line) ?? [];
    return [label, value] as const;
  });
  const exact = pairs.map(([label]) => label).sort();
  if (exact.join() !== labels.join()) throw badInfo("other labels than the format's");
  return Object.fromEntries(pairs) as Record<(typeof labels)[number], string>;
}

function utf8Lines(bytes: Uint8Array): string[] {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    // One line more than there may be is enough to know; the last is the empty one after the last newline.
    const lines = text.split("\n", labels.length + 2);
    if (lines.pop() !== "") throw badInfo("no newline at the end");
    return lines;
  } catch (error) {
    throw error instanceof Refused ? error : badInfo(String(error));
  }
}

/** The text of `bag-info.txt`. */
export const bagInfoText = (info: BagInfo): Bytes =>
  utf8(
    `External-Identifier: ${info.identifier}\nPayload-Oxum: ${info.bytes}.${info.files}\nBagging-Date: ${info.date}\n` +
      `Bag-Software-Agent: ${info.agent}\nJp-Kind: ${info.kind}\nJp-Format: 1\n`,
  );

/** Refuses `bag-invalid` unless `bagit.txt` is what it always is. */
export function checkDeclaration(bytes: Uint8Array): void {
  demand(
    asciiText(bytes) === bagDeclaration,
    "bag-invalid",
    bagFiles.bagit,
    "not the declaration of BagIt 1.0",
  );
}
