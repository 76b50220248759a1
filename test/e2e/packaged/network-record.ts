import { chmod, writeFile } from "node:fs/promises";

/** What a program and all its processes did with the network. */
export interface NetworkRecord {
  /** Every try to reach out: a connection to anywhere, or a socket that needs none. */
  readonly reachedOut: readonly string[];
  /** Doors on this machine that the program opened, such as a test driver's. */
  readonly listening: readonly string[];
}

/**
 * Makes a program that starts another one with every socket of all its processes recorded, below anything that the
 * program itself could count. It needs `strace`.
 * @returns its path
 */
export async function recordedBy(executable: string, record: string): Promise<string> {
  const path = `${record}.sh`;
  // The tracer stands aside (-D), so that the program is the starter's own child; the kernel's filter keeps it quick.
  const traced = `strace -D -f --seccomp-bpf -qq -e trace=socket,connect,bind -o "${record}" "${executable}" "$@"`;
  await writeFile(path, `#!/bin/sh\nexec ${traced}\n`);
  await chmod(path, 0o755);
  return path;
}

/** Reads a record. Sockets of this machine alone (unix, netlink) are no network. */
export function recorded(text: string): NetworkRecord {
  const lines = text.split("\n").filter((line) => /AF_INET|AF_PACKET/.test(line));
  return {
    reachedOut: lines.filter((line) => /connect\(|SOCK_DGRAM|SOCK_RAW|AF_PACKET/.test(line)),
    listening: lines.filter((line) => line.includes("bind(")),
  };
}
