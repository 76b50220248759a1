import { readFile } from "node:fs/promises";
import { identitiesInFile } from "../../shared/package/age-keys";
import { UsageError } from "./arguments";

/** The identities in a file as `age -i` takes it; none where no file was named. Throws a `UsageError`. */
export async function readIdentities(path: string | null): Promise<string[]> {
  if (path === null) return [];
  const identities = identitiesInFile(await readText(path));
  if (!identities) throw new UsageError(`${path} 不是密钥文件：应有以 AGE-SECRET-KEY-1 开头的一行。`);
  return identities;
}

/** The passphrase in a file, without the newline at its end; `null` where no file was named. */
export async function readPassphrase(path: string | null): Promise<string | null> {
  return path === null ? null : (await readText(path)).replace(/\r?\n$/, "");
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new UsageError(`打不开 ${path}（${(error as NodeJS.ErrnoException).code ?? String(error)}）。`);
  }
}
