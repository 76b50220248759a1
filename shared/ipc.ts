import { z } from "zod";

/**
 * The contract of the window's bridge. Each call has one request and one reply schema; the bridge's type derives from it,
 * so nobody mirrors it by hand. The window never names a path: files are chosen in dialogs of the main process and are
 * known to the window by a token.
 */

const bytes = z.instanceof(Uint8Array);

/** A file the user chose, dropped on the program's icon or double-clicked; its content is at `app://jiangping/opened/<token>`, ranges allowed. */
export const openedFileSchema = z.strictObject({
  token: z.uuid(),
  name: z.string().max(255),
  size: z.number().int().nonnegative(),
});
export type OpenedFile = z.infer<typeof openedFileSchema>;

/** The kinds of file that the program saves; each has its own ending and filter in the dialog. */
export const savedKinds = [
  "jpcard",
  "jpreview",
  "pdf",
  "age",
  "xlsx",
  "csv",
  "jpbackup",
  "jws",
  "log",
] as const;

/** The most bytes that one call adds to a file that is saved piece by piece. */
export const mostPieceBytes = 8 * 1024 * 1024;
/** The largest picture that is copied to the clipboard, in bytes of its PNG. */
export const mostPictureBytes = 64 * 1024 * 1024;

/** Where a saved file went, in words for the user: its name and the folder it lies in. */
const savedSchema = z.strictObject({ name: z.string(), folder: z.string() });
export type SavedFile = z.infer<typeof savedSchema>;

/** Where files saved together went, in words for the user: the folder, how many they are, and the new names of those whose own was taken. */
const savedTogetherSchema = z.strictObject({
  folder: z.string(),
  files: z.number().int().positive(),
  renamed: z.array(z.string()),
});
export type SavedTogether = z.infer<typeof savedTogetherSchema>;

/** The sizes of text, as factors, that the window offers. */
export const textScales = [1, 1.1, 1.25, 1.4, 1.6] as const;

const nothing = z.null();

/**
 * Whether the system has a keychain that is tied to the account of whoever is logged in: `plain`, one whose key everybody
 * knows; `unknown`, none that this program knows; `unavailable`, one that does not answer, or is locked.
 */
const keychainStandings = ["real", "plain", "unknown", "unavailable"] as const;
export type KeychainStanding = (typeof keychainStandings)[number];
/** The length of what the keychain keeps of a seat, in bytes. */
export const keychainHalfBytes = 32;
const halfSchema = bytes.refine((half) => half.length === keychainHalfBytes);

/** The most lines of the log that are shown. */
export const mostLogLines = 2000;
/** One line of the log: codes and places, never personal data. `at` is ISO 8601, UTC. */
const logLineSchema = z.strictObject({
  at: z.iso.datetime(),
  level: z.enum(["info", "warn", "error"]),
  code: z.string().max(120),
  detail: z.string().max(4000),
});
export type LogLine = z.output<typeof logLineSchema>;

/** Sheets of the print layout from the first to the last, counted from 1. */
const sheetRangeSchema = z
  .strictObject({ first: z.number().int().positive(), last: z.number().int().positive() })
  .refine(({ first, last }) => first <= last);
/** A rolling backup: whose it is, when it was made (ISO 8601, UTC). */
const keptBackupSchema = z.strictObject({ seatId: z.uuid(), madeAt: z.iso.datetime() });
export type KeptBackup = z.output<typeof keptBackupSchema>;

/**
 * Seats that the profile had and the database has not: how many at least and since when (ISO 8601), `null` where that
 * cannot be read any more, and the profile's folder in words for the user.
 */
const missingSeatsSchema = z.strictObject({
  seats: z.number().int().positive().nullable(),
  since: z.string().nullable(),
  folder: z.string(),
  /** A damaged database was put aside in that folder. */
  setAside: z.boolean(),
});
export type MissingSeats = z.output<typeof missingSeatsSchema>;

export const calls = {
  /** Version of program and engine, for the about line and the log. */
  "app:info": {
    request: nothing,
    reply: z.strictObject({ version: z.string(), engine: z.string(), platform: z.string() }),
  },
  /**
   * What the program stands on, for 关于匠评: versions, whether they are those that ship, and how many requests of this run
   * wanted to leave the machine and were refused.
   */
  "app:about": {
    request: nothing,
    reply: z.strictObject({
      electron: z.string(),
      chromium: z.string(),
      release: z.boolean(),
      refusedRequests: z.number().int().nonnegative(),
    }),
  },
  /** Asks for one package or card with the system's dialog; `null` when the user thought better of it. */
  "files:open": { request: nothing, reply: openedFileSchema.nullable() },
  /** Files that came with the start (argument, double click) and were not fetched yet. */
  "files:pending": { request: nothing, reply: z.array(openedFileSchema) },
  /** Says that an opened file is no longer needed. */
  "files:close": { request: z.strictObject({ token: z.uuid() }), reply: nothing },
  /** Saves bytes where the user says, atomically; `null` when the user thought better of it. */
  "files:save": {
    request: z.strictObject({ kind: z.enum(savedKinds), suggestedName: z.string().min(1).max(120), bytes }),
    reply: savedSchema.nullable(),
  },
  /** Asks where a large file is to be saved and begins it; `null` when the user thought better of it. It has its name only once it is finished. */
  "files:begin": {
    request: z.strictObject({ kind: z.enum(savedKinds), suggestedName: z.string().min(1).max(120) }),
    reply: z.strictObject({ token: z.uuid() }).nullable(),
  },
  /** Adds bytes to a file that was begun. A failure ends it, and nothing of it stays. */
  "files:append": {
    request: z.strictObject({
      token: z.uuid(),
      bytes: bytes.refine((piece) => piece.length <= mostPieceBytes),
    }),
    reply: nothing,
  },
  /** Gives a file that is whole its name. */
  "files:finish": { request: z.strictObject({ token: z.uuid() }), reply: savedSchema },
  /** Gives a file that was begun up: nothing of it stays. */
  "files:drop": { request: z.strictObject({ token: z.uuid() }), reply: nothing },
  /** Asks for the folder that several files are to be saved in; `null` when the user thought better of it. They have their names only once all are finished. */
  "folder:choose": { request: nothing, reply: z.strictObject({ token: z.uuid() }).nullable() },
  /** Adds a file to those of a folder. A failure gives them all up, and nothing of them stays. */
  "folder:add": {
    request: z.strictObject({
      token: z.uuid(),
      kind: z.enum(savedKinds),
      suggestedName: z.string().min(1).max(120),
      bytes,
    }),
    reply: nothing,
  },
  /** Gives the files of a folder their names, each one that is free: nothing is replaced. */
  "folder:finish": { request: z.strictObject({ token: z.uuid() }), reply: savedTogetherSchema },
  /** Gives the files of a folder up: nothing of them stays. */
  "folder:drop": { request: z.strictObject({ token: z.uuid() }), reply: nothing },
  /** Begins a rolling backup of a seat, beside the database; bytes are added as to a file that is saved. */
  "backups:begin": {
    request: z.strictObject({ seatId: z.uuid() }),
    reply: z.strictObject({ token: z.uuid() }),
  },
  /** Gives a rolling backup that is whole its name; older ones that it outlives go. */
  "backups:finish": { request: z.strictObject({ token: z.uuid() }), reply: nothing },
  /** Removes all rolling backups of a seat but the newest, and what was kept of damaged logs: a round was removed. */
  "backups:drop-older": { request: z.strictObject({ seatId: z.uuid() }), reply: nothing },
  /** The rolling backups that are there, the newest first. */
  "backups:list": { request: nothing, reply: z.array(keptBackupSchema) },
  /** One of them as an opened file. */
  "backups:open": {
    request: z.strictObject({ seatId: z.uuid(), madeAt: z.iso.datetime() }),
    reply: openedFileSchema,
  },
  /** Asks for a key file with the system's dialog; `null` when the user thought better of it. */
  "keys:choose": { request: nothing, reply: openedFileSchema.nullable() },
  /** Asks for a backup file with the system's dialog; `null` when the user thought better of it. */
  "backups:choose": { request: nothing, reply: openedFileSchema.nullable() },
  /** Puts a PNG on the clipboard as a picture. */
  "picture:copy": {
    request: z.strictObject({ png: bytes.refine((png) => png.length <= mostPictureBytes) }),
    reply: nothing,
  },
  /** The example that ships with the program: its task package as an opened file, the two cards and the throw-away keys. */
  "example:open": {
    request: nothing,
    reply: z.strictObject({ task: openedFileSchema, bureauCard: bytes, expertKeys: bytes }),
  },
  /** Tells how many seats the database has; the reply says whether there were some and it has lost them. */
  "seats:note": {
    request: z.strictObject({ seats: z.number().int().nonnegative() }),
    reply: z.strictObject({ missing: missingSeatsSchema.nullable() }),
  },
  /** Begins anew where seats are missing: from now on an empty database is a new one. */
  "seats:forget": { request: nothing, reply: nothing },
  /** Says that the open seat was locked: what must not outlive it goes. */
  "seat:locked": { request: nothing, reply: nothing },
  /** Whether the system has a real keychain. */
  "keychain:standing": {
    request: nothing,
    reply: z.strictObject({ standing: z.enum(keychainStandings) }),
  },
  /** Keeps one half of what spares a seat its passphrase; refused where the keychain is not real. */
  "keychain:keep": { request: z.strictObject({ seatId: z.uuid(), half: halfSchema }), reply: nothing },
  /** A seat's half; `null` where none is kept or it does not open. */
  "keychain:fetch": {
    request: z.strictObject({ seatId: z.uuid() }),
    reply: z.strictObject({ half: halfSchema.nullable() }),
  },
  /** Forgets a seat's half. */
  "keychain:forget": { request: z.strictObject({ seatId: z.uuid() }), reply: nothing },
  /** The bytes that are free where the profile lies. */
  "disk:free": { request: nothing, reply: z.strictObject({ bytes: z.number().nonnegative() }) },
  /** The window's print layout (what `@media print` leaves) as A4 PDF; with a range only those of its sheets, counted from 1. */
  "print:pdf": { request: sheetRangeSchema.nullable(), reply: bytes },
  /** The system's print dialog for the window's print layout; `printed` is false when it was closed. */
  "print:paper": { request: nothing, reply: z.strictObject({ printed: z.boolean() }) },
  /** Sets the text size of the window; kept by the main process for the next start. */
  "view:scale": { request: z.strictObject({ factor: z.literal(textScales) }), reply: nothing },
  /** The text size that was kept. */
  "view:scaled": { request: nothing, reply: z.strictObject({ factor: z.literal(textScales) }) },
  /** The log's lines, the newest first. */
  "log:read": {
    request: nothing,
    reply: z.strictObject({ lines: z.array(logLineSchema).max(mostLogLines) }),
  },
  /** Saves the log where the user says; `null` when the user thought better of it. */
  "log:save": { request: nothing, reply: savedSchema.nullable() },
  /** The window has done what it had to before it closes: see the event `window:closing`. */
  "window:may-close": { request: nothing, reply: nothing },
  /** A line for the log. Codes and places only, never personal data. */
  "log:write": {
    request: z.strictObject({
      level: z.enum(["info", "warn", "error"]),
      code: z.string().max(80),
      detail: z.string().max(2000),
    }),
    reply: nothing,
  },
} as const;

/**
 * A reading line is a message port to the main process over which the bytes of one opened file come: large answers take
 * a fraction of the work that the custom protocol's pipe makes of them. The page posts `{ line, token }` to itself with
 * the port, for a port cannot cross the bridge, and the preload script hands both on.
 */
export const readingLine = "jiangping:line";

/** The most bytes that one request of a reading line may ask for. */
export const mostLineBytes = 8 * 1024 * 1024;

/** A request of a reading line: bytes of its file, under a number of the asker's. */
export const lineRequestSchema = z.strictObject({
  id: z.number().int().nonnegative(),
  offset: z.number().int().nonnegative(),
  length: z.number().int().min(1).max(mostLineBytes),
});
export type LineRequest = z.output<typeof lineRequestSchema>;

/** The answer to a request: fewer bytes only at the file's end, `null` where the file cannot be read. */
export interface LineReply {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** What the main process tells the window unasked. */
export const events = {
  /** A file was opened from outside while the program runs. */
  "files:opened": openedFileSchema,
  /** The open seat is to be locked: the computer goes to sleep, or its screen was locked. */
  "seat:lock": z.enum(["suspend", "lock-screen"]),
  /** The window is to close as soon as it says `window:may-close`, or after a few seconds. */
  "window:closing": nothing,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Request<Name extends CallName> = z.input<Calls[Name]["request"]>;
export type Reply<Name extends CallName> = z.output<Calls[Name]["reply"]>;
export type Events = typeof events;
export type EventName = keyof Events;

/** A failure that crosses the bridge: a stable code and, for the log, where. The Chinese sentence is the window's business. */
export interface BridgeFailure {
  readonly code:
    | "bad-request"
    | "forbidden"
    | "not-found"
    | "no-space"
    | "io-failed"
    | "print-failed"
    | "no-printer"
    | "internal";
  readonly detail: string;
}

export type BridgeResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: BridgeFailure };

/** What the preload script puts on `window.jiangping`. */
export interface Bridge {
  call<Name extends CallName>(name: Name, request: Request<Name>): Promise<BridgeResult<Reply<Name>>>;
  /** Returns a function that stops listening. */
  on<Name extends EventName>(name: Name, listener: (payload: z.output<Events[Name]>) => void): () => void;
}
