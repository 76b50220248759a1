import { type CallName, mostPieceBytes } from "../../../shared/ipc";

const token = "0b8f3f0e-6c1d-4f0e-9a55-1f2a3b4c5d6e";
const bytes = new Uint8Array([1]);

/** What no call takes: wrong kinds, hostile shapes, too much. */
const wrongForAll: readonly unknown[] = [undefined, 0, true, "", "x", [], [null], { extra: 1 }];

/** Near misses of the calls that take something. Those that take nothing get an empty object and a token besides. */
const nearMisses: Partial<Record<CallName, readonly unknown[]>> = {
  "files:close": [
    null,
    {},
    { token: "" },
    { token: "../../etc/passwd" },
    { token, more: 1 },
    { token: [token] },
  ],
  "files:save": [
    null,
    { kind: "exe", suggestedName: "a", bytes },
    { kind: "pdf", suggestedName: "", bytes },
    { kind: "pdf", suggestedName: "a".repeat(121), bytes },
    { kind: "pdf", suggestedName: "a", bytes: [1, 2] },
    { kind: "pdf", suggestedName: "a", bytes: "text" },
    { kind: "pdf", suggestedName: "a" },
    { kind: "pdf", suggestedName: "a", bytes, path: "/etc/passwd" },
  ],
  "files:begin": [
    null,
    {},
    { kind: "exe", suggestedName: "a" },
    { kind: "pdf", suggestedName: "" },
    { kind: "pdf", suggestedName: "a".repeat(121) },
    { kind: "pdf", suggestedName: "a", path: "/etc/passwd" },
  ],
  "files:append": [
    null,
    { token },
    { token: "x", bytes },
    { token, bytes: [1] },
    { token, bytes, offset: 0 },
    { token, bytes: new Uint8Array(mostPieceBytes + 1) },
  ],
  "files:finish": [null, {}, { token: "" }, { token, path: "/etc/passwd" }],
  "files:drop": [null, {}, { token: "" }, { token, more: 1 }],
  "folder:add": [
    null,
    { token },
    { token, kind: "pdf", suggestedName: "a" },
    { token: "../..", kind: "pdf", suggestedName: "a", bytes },
    { token, kind: "exe", suggestedName: "a", bytes },
    { token, kind: "pdf", suggestedName: "", bytes },
    { token, kind: "pdf", suggestedName: "a".repeat(121), bytes },
    { token, kind: "pdf", suggestedName: "a", bytes: "text" },
    { token, kind: "pdf", suggestedName: "a", bytes, folder: "/etc" },
  ],
  "folder:finish": [null, {}, { token: "" }, { token, folder: "/etc" }],
  "folder:drop": [null, {}, { token: "" }, { token, more: 1 }],
  "print:pdf": [
    {},
    { first: 1 },
    { first: 0, last: 1 },
    { first: 2, last: 1 },
    { first: 1, last: 1.5 },
    { first: 1, last: Number.POSITIVE_INFINITY },
    { first: 1, last: 1, path: "/etc/passwd" },
  ],
  "backups:begin": [null, {}, { seatId: "" }, { seatId: "../x" }, { seatId: token, path: "/etc/passwd" }],
  "backups:drop-older": [null, {}, { seatId: "" }, { seatId: "../x" }, { seatId: token, all: true }],
  "backups:finish": [null, {}, { token: "" }, { token, seatId: token }],
  "backups:open": [
    null,
    {},
    { seatId: token },
    { seatId: token, madeAt: "yesterday" },
    { seatId: token, madeAt: "2026-11-23T09:00:00.000Z", path: "/etc/passwd" },
  ],
  "picture:copy": [null, {}, { png: "data" }, { png: [1] }, { png: bytes, type: "text" }],
  "seats:note": [null, {}, { seats: -1 }, { seats: 0.5 }, { seats: "1" }, { seats: 1, folder: "/etc" }],
  "keychain:keep": [
    null,
    { seatId: token },
    { seatId: "../x", half: new Uint8Array(32) },
    { seatId: token, half: new Uint8Array(31) },
    { seatId: token, half: "a".repeat(32) },
    { seatId: token, half: new Uint8Array(32), path: "/etc/passwd" },
  ],
  "keychain:fetch": [null, {}, { seatId: "" }, { seatId: "../x" }, { seatId: token, all: true }],
  "keychain:forget": [null, {}, { seatId: "" }, { seatId: "../x" }, { seatId: token, all: true }],
  "view:scale": [
    null,
    {},
    { factor: 0 },
    { factor: 1.5 },
    { factor: "1" },
    { factor: 100 },
    { factor: Number.NaN },
  ],
  "log:write": [
    null,
    { level: "debug", code: "a", detail: "" },
    { level: "info", code: "a".repeat(81), detail: "" },
    { level: "info", code: "a", detail: "a".repeat(2001) },
    { level: "info", code: "a" },
  ],
};

/** Requests that the contract refuses for this call; all of them can be cloned into another process. */
export function malformedRequests(name: CallName): readonly unknown[] {
  return [...wrongForAll, ...(nearMisses[name] ?? [{}, { token }])];
}
