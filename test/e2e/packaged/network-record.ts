import { chmod, writeFile } from "node:fs/promises";

/** What a program and all its processes did with the network. */
export interface NetworkRecord {
  /** Every try to reach out: a connection to anywhere, or something sent to an address without one. */
  readonly reachedOut: readonly string[];
  /** Doors on this machine that the program opened, such as a test driver's. */
  readonly listening: readonly string[];
}

/**
 * Makes a program that starts another one with everything recorded that all its processes connect or send, below anything that the
 * program itself could count. It needs `strace`.
 * @returns its path
 */
export async function recordedBy(executable: string, record: string): Promise<string> {
  const path = `${record}.sh`;
  // The tracer stands aside (-D), so that the program is the starter's own child; the kernel's filter keeps it quick.
  const traced = `strace -D -f --seccomp-bpf -qq -e trace=connect,bind,sendto,sendmsg,sendmmsg -o "${record}" "${executable}" "$@"`;
  await writeFile(path, `#!/bin/sh\nexec ${traced}\n`);
  await chmod(path, 0o755);
  return path;
}

/** Reads a record. What goes to sockets of this machine alone (unix, netlink) is no network. */
export function recorded(text: string): NetworkRecord {
  const lines = text.split("\n").filter((line) => /sa_family=AF_(INET|INET6|PACKET)\b/.test(line));
  const isDoor = (line: string) => line.includes("bind(");
  return { reachedOut: lines.filter((line) => !isDoor(line)), listening: lines.filter(isDoor) };
}
