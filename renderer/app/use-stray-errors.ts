import { useEffect } from "react";
import { useToasts } from "../ui";
import { errorPlace } from "./error-boundary";

/** Logs what no code caught, and says it: nothing fails in silence. */
export function useStrayErrors(log: (code: string, detail: string) => void): void {
  const toasts = useToasts();
  useEffect(() => {
    const said = (code: string, error: unknown) => {
      log(code, errorPlace(error, ""));
      toasts.show({ tone: "error", text: "有一步操作没有完成，已保存的内容不受影响。请再试一次。" });
    };
    const rejected = (event: PromiseRejectionEvent) => said("stray-rejection", event.reason);
    // Only real errors: the browser also reports harmless notices of its layout here, without an error object.
    const thrown = (event: ErrorEvent) => event.error && said("stray-error", event.error);
    window.addEventListener("unhandledrejection", rejected);
    window.addEventListener("error", thrown);
    return () => {
      window.removeEventListener("unhandledrejection", rejected);
      window.removeEventListener("error", thrown);
    };
  }, [log, toasts]);
}
