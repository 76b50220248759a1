import { protocol } from "electron";
import type { OpenedFiles } from "./opened-files";
import { ownScheme } from "./origin";
import { respond } from "./respond";
import type { Site } from "./site";

/** Makes `app:` an origin like https, so that modules, workers, storage and streams work. Call before "ready". */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: ownScheme, privileges }]);
}

/** Serves the window's files and, by token, the files the user opened. Call after "ready". */
export function serveProtocol(site: Promise<Site>, opened: OpenedFiles): void {
  protocol.handle(ownScheme, (request) => respond(request, site, opened));
}
