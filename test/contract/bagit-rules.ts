import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";

// RFC 8493, read from the RFC alone: nothing of shared/package is used here.

/** Every file below a folder, by its path from there, with slashes. */
export function filesBelow(folder: string, path = ""): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const below = posix.join(path, entry.name);
    return entry.isDirectory() ? filesBelow(folder, below) : [below];
  });
}

/**
 * What is wrong with a bag by the rules of BagIt 1.0; nothing for a bag that is complete and valid (section 3).
 * @param folder the bag's base folder
 */
export function bagFaults(folder: string): string[] {
  const files = filesBelow(folder);
  const payload = files.filter((path) => path.startsWith("data/"));
  const manifests = files.filter((path) => /^manifest-[a-z0-9]+\.txt$/.test(path));
  const tagManifests = files.filter((path) => /^tagmanifest-[a-z0-9]+\.txt$/.test(path));
  const isPayload = existsSync(join(folder, "data")) && statSync(join(folder, "data")).isDirectory();
  return [
    ...declarationFaults(folder, files),
    ...(isPayload ? [] : ["2.1.2 no payload directory"]),
    ...(manifests.length > 0 ? [] : ["2.1.3 no payload manifest"]),
    ...manifests.flatMap((path) => manifestFaults(folder, path, { every: payload, inside: "data/" })),
    ...tagManifests.flatMap((path) => manifestFaults(folder, path, { every: manifests, inside: "" })),
    ...tagManifests.flatMap((path) => strayTags(folder, path)),
    ...(files.includes("bag-info.txt") ? infoFaults(folder, payload) : []),
    ...(files.includes("fetch.txt") ? ["2.2.3 a bag that is not whole"] : []),
  ];
}

/** 2.1.1: exactly two lines, in UTF-8 without a byte-order mark. */
function declarationFaults(folder: string, files: readonly string[]): string[] {
  if (!files.includes("bagit.txt")) return ["2.1.1 no bagit.txt"];
  const text = readFileSync(join(folder, "bagit.txt")).toString("latin1");
  const form = /^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/;
  return form.test(text) ? [] : ["2.1.1 bagit.txt is not the declaration of version 1.0"];
}

interface Expected {
  /** The files that the manifest has to list. */
  readonly every: readonly string[];
  /** Where all that it lists lies. */
  readonly inside: string;
}

/** 2.1.3, 2.2.1 and 2.4: lines of checksum, white space and path; complete in both directions; every checksum right. */
function manifestFaults(folder: string, manifest: string, { every, inside }: Expected): string[] {
  const algorithm = manifest.replace(/^(tag)?manifest-|\.txt$/g, "");
  const listed = new Map<string, string>();
  const faults: string[] = [];
  for (const line of textOf(folder, manifest).split(/\r\n|\r|\n/)) {
    if (line === "") continue;
    const [, checksum = "", encoded = ""] = /^([0-9a-fA-F]+)[ \t]+(?:\*|\.\/)?(.+)$/.exec(line) ?? [];
    const path = encoded.replace(/%(0[AaDd]|25)/g, (percent) => decodeURIComponent(percent));
    if (!path.startsWith(inside) || path.split("/").includes("..") || path.startsWith("/"))
      faults.push(`${manifest}: a line that lists nothing of the bag: ${line}`);
    if (listed.has(path)) faults.push(`${manifest}: ${path} is listed twice`);
    listed.set(path, checksum.toLowerCase());
  }
  for (const path of every) if (!listed.has(path)) faults.push(`${manifest} does not list ${path}`);
  for (const [path, checksum] of listed) {
    if (!existsSync(join(folder, path))) faults.push(`${manifest} lists ${path}, which is not there`);
    else if (hashOf(folder, path, algorithm) !== checksum)
      faults.push(`${manifest}: the checksum of ${path}`);
  }
  return faults;
}

const textOf = (folder: string, path: string) =>
  new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(folder, path)));

const hashOf = (folder: string, path: string, algorithm: string) =>
  createHash(algorithm)
    .update(readFileSync(join(folder, path)))
    .digest("hex");

/** 2.2.1: a tag manifest lists neither payload nor any tag manifest. */
function strayTags(folder: string, manifest: string): string[] {
  const lines = textOf(folder, manifest).split("\n");
  return lines
    .filter((line) => /[ \t*](data\/|tagmanifest-)/.test(line))
    .map((line) => `${manifest}: ${line}`);
}

/** 2.2.2: labels and values; the payload's octets and files as they are. */
function infoFaults(folder: string, payload: readonly string[]): string[] {
  const fields = textOf(folder, "bag-info.txt")
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== "")
    .map((line) => /^([^\s:][^:]*):[ \t](.*)$/.exec(line));
  if (fields.some((field) => !field)) return ["2.2.2 a line that is no element"];
  const valuesOf = (label: string) => fields.filter((each) => each?.[1] === label).map((each) => each?.[2]);
  const octets = payload.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  const oxum = valuesOf("Payload-Oxum");
  const date = valuesOf("Bagging-Date");
  return [
    ...(oxum.join() === `${octets}.${payload.length}` ? [] : [`2.2.2 Payload-Oxum ${oxum}`]),
    ...(date.every((each) => /^\d{4}-\d{2}-\d{2}$/.test(each ?? "")) ? [] : [`2.2.2 Bagging-Date ${date}`]),
  ];
}
