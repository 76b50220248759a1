import { copyFile, cp } from "node:fs/promises";
import { join } from "node:path";
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from "@electron/fuses";

/** How each fuse has to be; a runtime that is too old to have one is not asked for it. */
export const wantedFuses: readonly (readonly [fuse: FuseV1Options, on: boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
];

/** The names of the fuses of an executable that are not as they have to be. */
export async function wrongFuses(executable: string): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(executable);
  return wantedFuses
    .filter(([fuse]) => isThere(wire[fuse]))
    .filter(([fuse, on]) => wire[fuse] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([fuse]) => FuseV1Options[fuse] ?? String(fuse));
}

/** Whether an executable has a fuse at all. */
export async function hasFuse(executable: string, fuse: FuseV1Options): Promise<boolean> {
  return isThere((await getCurrentFuseWire(executable))[fuse]);
}

const isThere = (state: FuseState | undefined): boolean =>
  state === FuseState.ENABLE || state === FuseState.DISABLE;

/**
 * Makes a second packaged program, the same but for the fuse of Node's inspector, which is open: for tests alone.
 * @param packaged the unpacked program's folder
 * @returns its executable
 */
export async function openToInspector(packaged: string, copy: string): Promise<string> {
  await cp(packaged, copy, { recursive: true, filter: (source) => !source.endsWith("/jiangping") });
  const executable = join(copy, "jiangping");
  await copyFile(join(packaged, "jiangping"), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const wrong = await wrongFuses(executable);
  if (wrong.join() !== "EnableNodeCliInspectArguments")
    throw new Error(`other fuses differ: ${wrong.join()}`);
  return executable;
}
