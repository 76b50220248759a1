import type { Role } from "./ports";

/** What the roles are called on screen. */
export const roleWords: Record<Role, string> = { expert: "专家", bureau: "区局" };
