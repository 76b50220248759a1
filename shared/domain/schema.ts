import { z } from "zod";

// The window's CSP forbids eval, and zod's probe for it would be reported as a violation.
z.config({ jitless: true });

/** zod, configured for this program. Every schema is made from this one. */
export { z };
