/** The files of every bag beside its payload. */
export const bagFiles = {
  bagit: "bagit.txt",
  info: "bag-info.txt",
  manifest: "manifest-sha256.txt",
  tagmanifest: "tagmanifest-sha256.txt",
  signature: "signature.jws",
} as const;

/** All of `bagit.txt`. */
export const bagDeclaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/** Whether a path inside the bag is payload. */
export const isPayload = (path: string): boolean => path.startsWith("data/");
