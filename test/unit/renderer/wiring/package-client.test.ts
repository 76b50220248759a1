import "fake-indexeddb/auto";
import { type Endpoint, expose } from "comlink";
import { afterEach, describe, expect, it } from "vitest";
import { PackageClient } from "../../../../renderer/wiring/package-client";
import type { PackageService } from "../../../../renderer/worker/contract";
import { remoteService } from "../../../../renderer/worker/remote-service";
import { accept, refuse } from "../../../../shared/refusal";
import { acceptedOf, exampleOfVectors, freshService, packageId, vectorSource } from "../worker/desk-fixture";

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A client whose service lies behind a message channel, as it lies behind the worker in the program. */
function clientOf(service: PackageService): PackageClient {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  expose(remoteService(service), port2 as unknown as Endpoint);
  return new PackageClient(() => ({
    endpoint: port1 as unknown as Endpoint,
    failed: new Promise<never>(() => undefined),
  }));
}

const lock = (client: PackageClient) => client.call(async (service) => accept(await service.lock()));

const quiet = { onProgress: () => undefined, signal: new AbortController().signal };

describe("the window's side of the worker", () => {
  it("imports over the boundary, tells of progress in the window's words, and reads ranges", async () => {
    const client = clientOf((await freshService()).service);
    const told: string[] = [];
    const options = { ...quiet, onProgress: ({ stage }: { stage: string }) => void told.push(stage) };
    const opened = await client.run(options, "正在准备示例", (service, id, report) =>
      service.openExample(id, report, exampleOfVectors()),
    );
    expect(acceptedOf(opened)).toMatchObject({ example: true });
    expect(new Set(told)).toEqual(new Set(["正在准备示例"]));
    acceptedOf(await client.call((service) => service.acceptConfidentiality(packageId)));
    const answer = { applicationId: "a01", declared: false, reason: "" };
    acceptedOf(await client.call((service) => service.answerRecusal(packageId, answer)));
    const view = acceptedOf(await client.call((service) => service.openMaterial(packageId, "a01", "m01")));
    const head = acceptedOf(await client.call((service) => service.readMaterial(view.reader, 0, 4)));
    const again = acceptedOf(await client.call((service) => service.readMaterial(view.reader, 0, 4)));
    expect(head.length).toBe(4);
    expect(again).toEqual(head);
  });

  it.each([
    ["the window's signal is aborted", (controller: AbortController) => controller.abort()],
    ["the seat is locked", (_: AbortController, client: PackageClient) => lock(client)],
  ])("stops work when %s", async (_what, stop) => {
    const { service } = await freshService();
    let heard: AbortSignal | undefined;
    const slow: PackageService = {
      ...service,
      importTask: (_source, { signal }) => {
        heard = signal;
        return new Promise((resolve) => {
          signal.addEventListener("abort", () => resolve(refuse("cancelled")), { once: true });
        });
      },
    };
    const client = clientOf(slow);
    const controller = new AbortController();
    const importing = client.run({ ...quiet, signal: controller.signal }, "正在核验", (remote, id, report) =>
      remote.importTask(id, report, vectorSource("small.jptask")),
    );
    setTimeout(() => void stop(controller, client), 20);
    expect(await importing).toMatchObject({ refusal: { code: "cancelled" } });
    expect(heard?.aborted).toBe(true);
  });

  it("does not begin work that is stopped already", async () => {
    const { service } = await freshService();
    const client = clientOf({
      ...service,
      importTask: async () => {
        throw new Error("begun");
      },
    });
    const stopped = { ...quiet, signal: AbortSignal.abort() };
    const result = await client.run(stopped, "", (remote, id, report) =>
      remote.importTask(id, report, vectorSource("small.jptask")),
    );
    expect(result).toMatchObject({ refusal: { code: "cancelled" } });
  });

  it("gives a refusal, and waits for nothing, where the worker breaks or a call throws", async () => {
    const { port1 } = new MessageChannel();
    ports.push(port1);
    const broken = new PackageClient(() => ({
      endpoint: port1 as unknown as Endpoint,
      failed: Promise.reject(new Error("no worker")),
    }));
    expect(await broken.call((service) => service.rounds())).toMatchObject({ refusal: { code: "internal" } });
    const { service } = await freshService();
    const throwing = clientOf({
      ...service,
      rounds: () => Promise.reject(new TypeError("慕容植入甲")),
    });
    const result = await throwing.call((remote) => remote.rounds());
    expect(result).toEqual(refuse("internal", undefined, "TypeError"));
  });

  it("hands bytes over whole", async () => {
    const { service } = await freshService();
    const bytes = new Uint8Array(70_000).fill(9);
    const client = clientOf({ ...service, readMaterial: async () => accept(bytes.slice()) });
    const read = acceptedOf(await client.call((remote) => remote.readMaterial(1, 0, bytes.length)));
    expect(Buffer.compare(read, bytes)).toBe(0);
  });
});
