import { readFile, writeFile } from "node:fs/promises";
import { type OwnerKeys, openKeys } from "../../shared/package/keys";

/** Opens a backup of keys as `age -d` would, with its owner's passphrase. Throws where it does not open. */
export async function keysOf(backup: string, passphrase: string): Promise<OwnerKeys> {
  const opened = await openKeys(await readFile(backup), passphrase);
  if (!opened.ok) throw new Error(`${backup}: ${opened.refusal.code}`);
  return opened.value;
}

/** Writes the age identity as `age -i` takes it. Only made-up people of the demonstration ever have one in a file. */
export async function writeAgeKey(keys: OwnerKeys, path: string): Promise<void> {
  await writeFile(path, `# 示例密钥，仅供演示\n# public key: ${keys.recipient}\n${keys.identity}\n`, {
    mode: 0o600,
  });
}
