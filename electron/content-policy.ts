/** The place in index.html that each answer fills with a nonce of its own. */
export const noncePlace = "__CSP_NONCE__";

/**
 * The Content-Security-Policy of the window and its workers: own files only, WebAssembly allowed, styles by own file or
 * with this answer's nonce, pictures also from memory. Nothing may frame, be framed, post a form or move the base.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
}
