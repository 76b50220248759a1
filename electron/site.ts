import { readdir } from "node:fs/promises";
import { extname, join } from "node:path";

/** The window's files: path in the address (`/assets/a.js`) → file on disk. What is not listed is not served. */
export type Site = ReadonlyMap<string, string>;

const mimeTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".gif": "image/gif",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".otf": "font/otf",
  ".wasm": "application/wasm",
  ".pdf": "application/pdf",
  ".txt": "text/plain; charset=utf-8",
};

/** The media type of a file by its ending; bytes without meaning for the rest (.bcmap, .pfb, .icc …). */
export function mimeType(file: string): string {
  return mimeTypes[extname(file).toLowerCase()] ?? "application/octet-stream";
}

/**
 * Lists every regular file under `root`, once. Looking addresses up here instead of joining them to a folder leaves
 * no room for traversal. Links are left out: they could lead outside. Throws where `root` cannot be read.
 */
export async function listSite(root: string): Promise<Site> {
  const site = new Map<string, string>();
  await addFolder(site, root, "");
  return site;
}

async function addFolder(site: Map<string, string>, root: string, folder: string): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries) {
    const address = `${folder}/${entry.name}`;
    if (entry.isFile()) site.set(address, join(root, address));
    else if (entry.isDirectory()) await addFolder(site, root, address);
  }
}

/** The file behind a path of the address, percent-escapes undone; `undefined` for anything not listed. */
export function siteFile(site: Site, pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    return site.get(path === "/" ? "/index.html" : path);
  } catch {
    return undefined; // a malformed escape names no file
  }
}
