/** The nonce under which style elements may be added, from the page's `<meta name="csp-nonce">`; `undefined` without one. */
export function cspNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content || undefined;
}
