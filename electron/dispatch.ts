import type { BridgeFailure, BridgeResult, CallName, calls, Reply } from "../shared/ipc";
import { failureOf } from "./failure";

type Awaitable<T> = T | Promise<T>;
type Parsed<Name extends CallName> = (typeof calls)[Name]["request"]["_output"];

/** One function for each call of the contract: from the checked request to the reply. May throw. */
export type Handlers = { readonly [Name in CallName]: (request: Parsed<Name>) => Awaitable<Reply<Name>> };

/** What the contract knows of one call, as far as checking needs it. */
type Check = {
  safeParse(value: unknown): { success: true; data: unknown } | { success: false; error: ParseError };
};
type ParseError = { issues: readonly { code?: string | undefined; path: readonly PropertyKey[] }[] };
type Contract = Readonly<Record<string, { readonly request: Check; readonly reply: Check }>>;

/**
 * Answers one call: name, request and reply are checked against the contract, and whatever is thrown becomes a failure.
 * Never rejects.
 */
export async function answer(
  contract: Contract,
  handlers: Handlers,
  name: unknown,
  request: unknown,
): Promise<BridgeResult<unknown>> {
  try {
    const call = typeof name === "string" && Object.hasOwn(contract, name) ? contract[name] : undefined;
    if (!call) return failed("bad-request", "unknown call");
    const asked = call.request.safeParse(request);
    if (!asked.success) return failed("bad-request", `${name} ${where(asked.error)}`);
    const handler = handlers[name as CallName] as (request: unknown) => Awaitable<unknown>;
    const given = call.reply.safeParse(await handler(asked.data));
    return given.success
      ? { ok: true, value: given.data }
      : failed("internal", `reply of ${name} ${where(given.error)}`);
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
}

/** A failed result of the bridge. */
export function failed(code: BridgeFailure["code"], detail: string): BridgeResult<never> {
  return { ok: false, failure: { code, detail } };
}

/** Where the schema was broken, by place and rule only: the values may be personal. */
function where(error: ParseError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join(".") || "(whole)"}: ${issue.code ?? "invalid"}`)
    .join("; ");
}
