/** Removes every entry whose key or value names one of some packages: places that were read, the round that was open last. */
export function forgetPackages(
  storage: Pick<Storage, "length" | "key" | "getItem" | "removeItem">,
  packageIds: readonly string[],
): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  for (const key of keys) {
    const words = `${key} ${storage.getItem(key)}`;
    if (packageIds.some((id) => words.includes(id))) storage.removeItem(key);
  }
}
