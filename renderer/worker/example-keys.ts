import { publicJwkSchema } from "../../shared/domain/card";
import { bytes32Schema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { type OwnerKeys, ownerKeys } from "../../shared/package/keys";
import { Refused } from "../../shared/package/refused";

const signingSchema = publicJwkSchema.extend({ d: bytes32Schema });

/** The example expert's throw-away keys as they ship with the program. They guard nothing: everybody has them. */
const shippedSchema = z.object({
  /** The expert's card, compact. */
  card: z.string(),
  signing: signingSchema,
  /** `AGE-SECRET-KEY-1…` */
  identity: z.string(),
});

const storedSchema = z.strictObject({
  signing: signingSchema,
  identity: z.string(),
  /** Made on this computer. */
  storageKey: bytes32Schema,
});

export type ShippedExampleKeys = z.infer<typeof shippedSchema>;

/** The keys as shipped. Throws a refusal `schema-invalid` for anything else. */
export function readExampleKeys(bytes: Uint8Array): ShippedExampleKeys {
  return parsed(shippedSchema, new TextDecoder().decode(bytes));
}

/** The example seat's keys as its record holds them. */
export function exampleKeysIn(text: string): Promise<OwnerKeys> {
  const { signing, identity, storageKey } = parsed(storedSchema, text);
  return ownerKeys(signing, identity, storageKey);
}

/** The text that {@link exampleKeysIn} reads. */
export function exampleKeysText({ signing, identity, storageKey }: OwnerKeys): string {
  return JSON.stringify({ signing, identity, storageKey } satisfies z.infer<typeof storedSchema>);
}

function parsed<T>(schema: z.ZodType<T>, text: string): T {
  const checked = schema.safeParse(JSON.parse(text));
  if (checked.success) return checked.data;
  throw new Refused("schema-invalid", undefined, `example keys: ${checked.error.issues[0]?.path.join(".")}`);
}
