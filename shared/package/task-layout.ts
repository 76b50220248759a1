import { utf8 } from "./bytes";
import { sha256Hex } from "./fixity";

/** The files of a task package beside those of every bag. */
export const taskFiles = {
  card: "bureau.jpcard",
  passphrase: "keys/passphrase.age",
  round: "data/round.json.age",
} as const;

/** How a reader's key file is called: the first 32 hex digits of the SHA-256 of the reader's `kid`. */
export const keyNameOf = async (kid: string): Promise<string> => (await sha256Hex(utf8(kid))).slice(0, 32);

/** The paths of a task package's changing files. */
export const taskPaths = {
  key: (keyName: string) => `keys/${keyName}.age`,
  returns: (keyName: string) => `data/returns/${keyName}.json.age`,
  application: (id: string) => `data/applications/${id}/application.json.age`,
  material: (id: string, materialId: string) => `data/applications/${id}/${materialId}.age`,
} as const;

const keyForm = /^keys\/([0-9a-f]{32}|passphrase)\.age$/;
const returnsForm = /^data\/returns\/([0-9a-f]{32})\.json\.age$/;
const applicationForm =
  /^data\/applications\/([a-z0-9][a-z0-9-]{0,63})\/(application\.json|[a-z0-9][a-z0-9-]{0,63})\.age$/;
const fixed: readonly string[] = [
  ...["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "signature.jws"],
  ...[taskFiles.card, taskFiles.round],
];

/** Whether a task package has a file of this name. */
export const isTaskPath = (path: string): boolean =>
  fixed.includes(path) || keyForm.test(path) || returnsForm.test(path) || applicationForm.test(path);

/** Whether a payload file of a task package is a JSON document. */
export const isTaskDocument = (path: string): boolean => path.endsWith(".json.age");

/** The key name in the path of a returns file, or `null`. */
export const returnsKeyName = (path: string): string | null => returnsForm.exec(path)?.[1] ?? null;

/** The key files among paths, each with its key name (`passphrase` for that one). */
export const keyFilesIn = (paths: Iterable<string>): { path: string; keyName: string }[] =>
  [...paths].flatMap((path) => {
    const keyName = keyForm.exec(path)?.[1];
    return keyName ? [{ path, keyName }] : [];
  });

/** The applications among paths: id → ids of its materials, in the order of the paths. */
export function applicationsIn(paths: Iterable<string>): Map<string, string[]> {
  const applications = new Map<string, string[]>();
  for (const path of paths) {
    const [, id, file] = applicationForm.exec(path) ?? [];
    if (!id || !file) continue;
    const materials = applications.get(id) ?? [];
    if (file !== "application.json") materials.push(file);
    applications.set(id, materials);
  }
  return applications;
}
