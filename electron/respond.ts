import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type ByteRange, readRange } from "./byte-range";
import { contentPolicy, noncePlace } from "./content-policy";
import { failureOf } from "./failure";
import type { OpenedFiles } from "./opened-files";
import { ownHost } from "./origin";
import { mimeType, type Site, siteFile } from "./site";

const openedFolder = "/opened/";

/** One step of streaming: large enough that hundreds of MB do not become many thousand messages. */
const chunkBytes = 1 << 20;

/**
 * The answer to one request: a file of the window, or by its token a file the user opened, whole or a range of it.
 * 404 for anything else, 405 for anything but reading, 500 where a file cannot be read. Never rejects.
 */
export async function respond(request: Request, site: Promise<Site>, opened: OpenedFiles): Promise<Response> {
  try {
    return await respondTo(request, await site, opened);
  } catch (thrown) {
    return plain(failureOf(thrown).code === "not-found" ? 404 : 500);
  }
}

async function respondTo(request: Request, site: Site, opened: OpenedFiles): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  if (host !== ownHost) return plain(404);
  if (request.method !== "GET" && request.method !== "HEAD") return plain(405);
  if (pathname.startsWith(openedFolder)) {
    return respondOpened(request, pathname.slice(openedFolder.length), opened);
  }
  return respondSite(site, pathname);
}

async function respondSite(site: Site, pathname: string): Promise<Response> {
  const file = siteFile(site, pathname);
  if (file === undefined) return plain(404);
  const nonce = randomBytes(16).toString("base64");
  const headers = {
    "content-type": mimeType(file),
    "content-security-policy": contentPolicy(nonce),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
  };
  if (!file.endsWith(".html")) return new Response(await readFile(file), { headers });
  const page = await readFile(file, "utf8");
  return new Response(page.replaceAll(noncePlace, nonce), { headers });
}

function respondOpened(request: Request, token: string, opened: OpenedFiles): Response {
  const file = opened.find(token);
  if (!file) return plain(404);
  const range = readRange(request.headers.get("range"), file.size);
  if (range === "unsatisfiable") return plain(416, { "content-range": `bytes */${file.size}` });
  const part = range === "whole" ? { first: 0, last: file.size - 1 } : range;
  const headers = {
    "content-type": "application/octet-stream",
    "content-length": String(part.last - part.first + 1),
    "accept-ranges": "bytes",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(range === "whole" ? {} : { "content-range": `bytes ${part.first}-${part.last}/${file.size}` }),
  };
  const body = request.method === "HEAD" ? null : streamPart(opened, token, part);
  return new Response(body, { status: range === "whole" ? 200 : 206, headers });
}

/** The bytes of a part, read as the receiver asks. A file that became shorter errors the stream: no silent half. */
function streamPart(opened: OpenedFiles, token: string, part: ByteRange): ReadableStream<Uint8Array> {
  let position = part.first;
  return new ReadableStream({
    async pull(controller) {
      const wanted = Math.min(chunkBytes, part.last - position + 1);
      if (wanted === 0) return controller.close();
      const bytes = await opened.read(token, position, wanted);
      if (bytes.length < wanted) throw new Error("the file became shorter while it was read");
      position += wanted;
      controller.enqueue(bytes);
      if (position > part.last) controller.close();
    },
  });
}

function plain(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { "content-length": "0", ...headers } });
}
