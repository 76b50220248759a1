import type { ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";

/** A message of the DevTools protocol, as far as this file cares. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly sessionId?: string; readonly targetInfo?: { readonly type: string } };
  readonly result?: { readonly result?: { readonly value?: unknown } };
}

/**
 * The DevTools protocol over file descriptors 3 and 4 of a program started with `--remote-debugging-pipe`: no port to
 * find and no library to load, so that what it adds to a start is small and the same for every program.
 */
export class DebuggingPipe {
  readonly #to: Writable;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #page: Promise<string>;
  #next = 1;

  constructor(child: ChildProcess) {
    this.#to = child.stdio[3] as Writable;
    this.#page = new Promise((found) => this.#read(child.stdio[4] as Readable, found));
    // The program may be killed while a message is on its way.
    this.#to.on("error", () => undefined);
    void this.#send("Target.setAutoAttach", {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: true,
    });
  }

  /**
   * Evaluates an expression in the program's page until it comes out true; a page that is replaced meanwhile (about:blank
   * before the real one) only starts it again.
   */
  async untilTrue(expression: string): Promise<void> {
    const sessionId = await this.#page;
    const params = { expression, awaitPromise: true, returnByValue: true };
    for (;;) {
      const { result } = await this.#send("Runtime.evaluate", params, sessionId);
      if (result?.result?.value === true) return;
    }
  }

  #send(method: string, params: object, sessionId?: string): Promise<Message> {
    const id = this.#next++;
    this.#to.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  #read(from: Readable, found: (sessionId: string) => void): void {
    let rest = "";
    from.setEncoding("utf8").on("data", (chunk: string) => {
      const parts = (rest + chunk).split("\0");
      rest = parts.pop() ?? "";
      for (const part of parts) this.#take(JSON.parse(part) as Message, found);
    });
  }

  #take({ id, method, params, ...message }: Message, found: (sessionId: string) => void): void {
    if (method === "Target.attachedToTarget" && params?.targetInfo?.type === "page" && params.sessionId) {
      found(params.sessionId);
    }
    if (id === undefined) return;
    this.#waiting.get(id)?.(message);
    this.#waiting.delete(id);
  }
}
