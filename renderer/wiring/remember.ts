import type { Result } from "../../shared/refusal";
import type { RememberPorts } from "../identity/remember-ports";
import { call } from "../platform/bridge";
import { packages } from "./package-client";

/** What the identity screens need of 在这台电脑上记住. `opened` is told of each seat that opens. */
export function createRememberPorts(
  opened: <T>(opening: Promise<Result<T>>) => Promise<Result<T>>,
): RememberPorts {
  return {
    keychain: async () => {
      const found = await call("keychain:standing", null);
      return found.ok ? found.value.standing : "unavailable";
    },
    standing: async (seatId) => {
      const found = await packages.call((service) => service.remembered(seatId));
      return found.ok ? found.value : { isRemembered: false, until: null };
    },
    unlock: (seatId) => opened(packages.call((service) => service.unlockRemembered(seatId))),
    remember: (passphrase) => packages.call((service) => service.remember(passphrase)),
    noMore: () => packages.call((service) => service.rememberNoMore()),
    isProven: async () => {
      const proven = await packages.call((service) => service.isProven());
      return proven.ok && proven.value;
    },
    prove: (passphrase) => packages.call((service) => service.prove(passphrase)),
  };
}
