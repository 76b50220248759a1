import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { found, type Point } from "./point";
import type { Program } from "./program";

/** Opens an address in a window of the test's own, which no content policy holds, and tells how that ended. */
const opening = ({ app }: Program, address: string): Promise<string> =>
  app.evaluate(async ({ BrowserWindow }, foreign) => {
    const other = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    const outcome = await other.loadURL(foreign).then(
      () => "opened",
      (thrown: { code?: string }) => thrown.code ?? "failed",
    );
    other.destroy();
    return outcome;
  }, address);

/** How many requests this run refused, as the program itself counts them. */
const refusedBy = async ({ page }: Program): Promise<number> => {
  const about = await page.evaluate(() =>
    (
      window as unknown as {
        jiangping: { call(name: string, request: null): Promise<{ value: { refusedRequests: number } }> };
      }
    ).jiangping.call("app:about", null),
  );
  return about.value.refusedRequests;
};

const secureContent: Point = {
  number: 1,
  says: "Only load secure content",
  look: async (program) => {
    let reached = 0;
    const server = createServer((_request, response) => {
      reached += 1;
      response.end("reached");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const before = await refusedBy(program);
    const outcomes = [
      await opening(program, `http://127.0.0.1:${port}/`),
      await opening(program, "https://127.0.0.1:9/"),
    ];
    const counted = (await refusedBy(program)) - before;
    const resolved = await program.app.evaluate(({ session }) =>
      session.defaultSession.resolveHost("localhost").then(
        () => true,
        () => false,
      ),
    );
    const loaded = await program.page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => name),
    );
    server.close();
    return found({
      "something outside the program was loaded": loaded.some((name) => !name.startsWith("app://jiangping/")),
      "the session lets requests out": outcomes.some((outcome) => outcome !== "ERR_BLOCKED_BY_CLIENT"),
      "a server was reached": reached > 0,
      "what was refused is not counted": counted !== outcomes.length,
      "names are looked up": resolved,
    });
  },
  reversals: [
    {
      what: "the session refuses nothing and names are found",
      changes: [
        { text: "const cancel = !mayRequest(details.url, developing);", becomes: "const cancel = false;" },
        { text: '["host-resolver-rules", "MAP * ~NOTFOUND"],', becomes: "" },
      ],
      finds: "a server was reached",
    },
    {
      what: "it does not count",
      changes: [{ text: "refused.count += 1;", becomes: "" }],
      finds: "what was refused is not counted",
    },
    {
      what: "names are found",
      changes: [{ text: '["host-resolver-rules", "MAP * ~NOTFOUND"],', becomes: "" }],
      finds: "names are looked up",
    },
  ],
};

/** What a page may be asked about, as the permissions of the web are called. */
const permissionNames = ["camera", "microphone", "geolocation", "notifications", "midi", "clipboard-read"];

const permissions: Point = {
  number: 5,
  says: "Handle session permission requests from remote content",
  look: async ({ page }) => {
    const granted = await page.evaluate(async (names) => {
      const states = await Promise.all(
        names.map(async (name) => (await navigator.permissions.query({ name: name as never })).state),
      );
      const settled = (asked: Promise<unknown>) =>
        asked.then(
          () => true,
          () => false,
        );
      return {
        asked: [
          (await Notification.requestPermission()) === "granted",
          await settled(navigator.requestMIDIAccess()),
          await settled(navigator.clipboard.readText()),
        ],
        known: names.filter((_name, index) => states[index] === "granted"),
        durable: await navigator.storage.persist(),
      };
    }, permissionNames);
    return found({
      "a permission is granted when it is asked for": granted.asked.includes(true),
      "a permission is there without being asked for": granted.known.length > 0,
      "durable storage is not granted": !granted.durable,
    });
  },
  reversals: [
    {
      what: "all are granted when asked for",
      changes: [
        {
          text: "decide(isGranted(permission) && isOwnAddress(contents.getURL()));",
          becomes: "decide(true);",
        },
      ],
      finds: "a permission is granted when it is asked for",
    },
    {
      what: "all are there",
      changes: [
        {
          text: "session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));",
          becomes: "",
        },
      ],
      finds: "a permission is there without being asked for",
    },
  ],
};

/** What has to stand in the policy of every answer; nothing else may be allowed than the program's own files. */
const directives = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "object-src 'none'",
  "frame-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
];

const contentPolicy: Point = {
  number: 7,
  says: "Define a Content Security Policy",
  look: async ({ page }) => {
    const seen = await page.evaluate(async () => {
      const own = [...document.scripts].map(({ src }) => src).filter((src) => src !== "");
      const answers = await Promise.all(["/", "/index.html", ...own].map((address) => fetch(address)));
      const script = document.createElement("script");
      script.textContent = "window.inlineRan = true";
      document.head.append(script);
      script.remove();
      // In a task of its own: what the driver runs itself is exempt from the policy.
      const evaluated = new Promise<boolean>((resolve) =>
        setTimeout(() => {
          try {
            // biome-ignore lint/security/noGlobalEval: whether the policy stops it is the question
            resolve(window.eval("1") === 1);
          } catch {
            resolve(false);
          }
        }),
      );
      return {
        policies: answers.map(({ headers }) => headers.get("content-security-policy") ?? ""),
        inline: "inlineRan" in window,
        evaluated: await evaluated,
      };
    });
    const allowed = seen.policies.join("; ").replaceAll("'wasm-unsafe-eval'", "");
    return found({
      "an answer comes without the policy": seen.policies.some((policy) =>
        directives.some((directive) => !policy.split("; ").includes(directive)),
      ),
      "the policy allows what is unsafe or foreign":
        /unsafe-|\*|https?:|(?<!img-src 'self' blob: )data:/.test(allowed),
      "a script that stands in the page runs": seen.inline,
      "text is run as a script": seen.evaluated,
    });
  },
  reversals: [
    {
      what: "scripts in the page and from text are allowed",
      changes: [
        {
          text: `"script-src 'self' 'wasm-unsafe-eval'",`,
          becomes: `"script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline' 'unsafe-eval'",`,
        },
      ],
      finds: "text is run as a script",
    },
    {
      what: "no policy is sent",
      changes: [{ text: '"content-security-policy": contentPolicy(nonce),', becomes: "" }],
      finds: "a script that stands in the page runs",
    },
  ],
};

const fileProtocol: Point = {
  number: 18,
  says: "Avoid usage of the file:// protocol and prefer usage of custom protocols",
  look: async (program) => {
    const outcome = await opening(program, "file:///etc/passwd");
    const seen = await program.page.evaluate(async () => ({
      page: location.protocol,
      fetched: await fetch("file:///etc/passwd").then(
        () => true,
        () => false,
      ),
    }));
    return found({
      "the window's page is a file": seen.page !== "app:",
      "a file opens": outcome !== "ERR_BLOCKED_BY_CLIENT",
      "a file can be fetched": seen.fetched,
    });
  },
  reversals: [
    {
      what: "files may be asked for",
      changes: [
        {
          text: 'return developing && address.startsWith("devtools://");',
          becomes:
            'return developing && (address.startsWith("devtools://") || address.startsWith("file://"));',
        },
      ],
      finds: "a file opens",
    },
  ],
};

/** The points that the session settles. */
export const sessionPoints: readonly Point[] = [secureContent, permissions, contentPolicy, fileProtocol];
