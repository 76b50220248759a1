import type { LogLine, Reply, Request } from "../../shared/ipc";
import type { Result } from "../../shared/refusal";
import type { BureauDeskPorts } from "../bureau-desk/ports";
import type { IncomingFile, SeatSummary } from "../identity/ports";
import type { ReviewDeskPorts } from "../review-desk/ports";

/** A size of text as a factor of the normal one. */
export type TextScale = Request<"view:scale">["factor"];

/** What the program is and stands on. */
export type About = Reply<"app:about"> & { readonly version: string };

/** Where the log was saved; `null` when the user closed the dialog. */
export type SavedLog = Reply<"log:save">;

/** A part that ships inside the program: its name, its version where it has one, its licence's short name and text. */
export interface LicensedPart {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** What the composition root's own screens need of the rest of the program. */
export interface ShellPorts {
  /** The program's version, for the help. */
  version(): Promise<string>;
  /** What the program is and stands on. */
  about(): Promise<About>;
  /** The licences of all parts, the engine's own first. */
  licences(): Promise<readonly LicensedPart[]>;
  /** The size of text that was kept, as a factor. */
  textScale(): Promise<TextScale>;
  setTextScale(factor: TextScale): Promise<void>;
  /** Tells of every file that is opened from outside, those that came with the start first. Returns a function that stops. */
  onFileOpened(listener: (file: IncomingFile) => void): () => void;
  /** Hears that the open seat is to be locked: the computer sleeps, or its screen was locked. Returns a function that stops. */
  onLockAsked(listener: () => void): () => void;
  /** Has the window finish before it closes: it closes once that is done, or after a few seconds. Returns a function that stops. */
  onClosing(finish: () => Promise<void>): () => void;
  /** The first bytes of a file, at most `length`; fewer when the file is shorter. Rejects when it cannot be read. */
  readHead(file: IncomingFile, length: number): Promise<Uint8Array>;
  /** The log's lines, the newest first. */
  logLines(): Promise<Result<readonly LogLine[]>>;
  /** Saves the log where the user says. */
  saveLog(): Promise<Result<SavedLog>>;
  /** Writes a line to the program's log: codes and places, never personal data. */
  log(level: "info" | "warn" | "error", code: string, detail: string): void;
}

/** Makes the ports of a desk for an open seat. They may be loaded only then: the first screens do not need them. */
export interface DeskPorts {
  review(seat: SeatSummary): Promise<ReviewDeskPorts>;
  bureau(seat: SeatSummary): Promise<BureauDeskPorts>;
}
