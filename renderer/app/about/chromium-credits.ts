import type { LicensedPart } from "../ports";

/**
 * Reads the parts out of the page in which Chromium lists them. Its markup is only looked through: nothing of it is shown
 * or run. A page of another form gives the whole of its text as one part.
 */
export function chromiumCredits(page: string): readonly LicensedPart[] {
  const parsed = new DOMParser().parseFromString(page, "text/html");
  const products = [...parsed.querySelectorAll(".product")].map((product) => ({
    name: product.querySelector(".title")?.textContent?.trim() ?? "",
    version: "",
    licence: "",
    text: product.querySelector("pre")?.textContent?.trim() ?? "",
  }));
  const named = products.filter(({ name, text }) => name !== "" && text !== "");
  if (named.length > 0) return named;
  const text = parsed.body.textContent?.trim() ?? "";
  return text === "" ? [] : [{ name: "Chromium", version: "", licence: "", text }];
}
