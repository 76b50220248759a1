import { identitiesInFile } from "../../shared/package/age-keys";
import { readSecret } from "./input";
import { oneLine } from "./shown";
import { UsageError } from "./usage";

/** No key and no passphrase is as large; a device that never ends is. */
const mostSecretBytes = 1024 * 1024;

/** The identities in a file as `age -i` takes it; none where no file was named. Throws a `UsageError`. */
export async function readIdentities(path: string | null): Promise<string[]> {
  if (path === null) return [];
  const identities = identitiesInFile(await readText(path));
  if (!identities)
    throw new UsageError(`${oneLine(path)} 不是密钥文件：应有以 AGE-SECRET-KEY-1 开头的一行。`);
  return identities;
}

/** The passphrase in a file, without the newline at its end; `null` where no file was named. Throws a `UsageError`. */
export async function readPassphrase(path: string | null): Promise<string | null> {
  return path === null ? null : (await readText(path)).replace(/\r?\n$/, "");
}

async function readText(path: string): Promise<string> {
  const bytes = await readSecret(path, mostSecretBytes);
  if (bytes.length > mostSecretBytes) throw new UsageError(`${oneLine(path)} 太大，不是密钥或口令文件。`);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
