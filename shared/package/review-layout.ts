/** The files of a review bundle beside those of every bag. */
export const reviewFiles = { card: "expert.jpcard", declaration: "data/declaration.json" } as const;

const folderFiles = ["review.json", "annotations.json", "opinion.pdf"] as const;

/** The paths of one application's folder in a bundle. */
export const reviewPaths = {
  review: (id: string) => `data/reviews/${id}/review.json`,
  annotations: (id: string) => `data/reviews/${id}/annotations.json`,
  opinion: (id: string) => `data/reviews/${id}/opinion.pdf`,
} as const;

const folderForm =
  /^data\/reviews\/([a-z0-9][a-z0-9-]{0,63})\/(review\.json|annotations\.json|opinion\.pdf)$/;
const fixed: readonly string[] = [
  ...["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "signature.jws"],
  ...[reviewFiles.card, reviewFiles.declaration],
];

/** Whether a review bundle has a file of this name. */
export const isReviewPath = (path: string): boolean => fixed.includes(path) || folderForm.test(path);

/** Whether a payload file of a bundle is a JSON document. */
export const isReviewDocument = (path: string): boolean => path.endsWith(".json");

/** The ids of the applications that have a folder, each once, in the order of the paths. */
export const reviewedIn = (paths: Iterable<string>): string[] => [
  ...new Set([...paths].flatMap((path) => folderForm.exec(path)?.[1] ?? [])),
];

/** All files of the folders that some file is in: a folder is whole. */
export const wholeFolders = (paths: readonly string[]): string[] =>
  reviewedIn(paths).flatMap((id) => folderFiles.map((file) => `data/reviews/${id}/${file}`));
