import { expect } from "vitest";
import { openDeclarationRow, readDeclarationRow } from "../../../../../renderer/storage/declaration";
import { readRelations } from "../../../../../renderer/storage/relations";
import type { RecordedVersion } from "./version-1";

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));

const seatId = "00000000-0000-4000-8000-000000000001";
const packageId = "00000000-0000-4000-8000-00000000000a";

const rows = {
  relations: [
    {
      version: 1,
      seatId,
      revision: 1,
      box: {
        iv: bytes("LOK4tFoY5RT23g1a"),
        data: bytes(
          "eIT/sU3gYRbhMnDr00cCfKEOKv3gkFEYrRSyYM5IrS49HX9VJ5Xd6UL/yQMSHtDAsrcNgfyI4BInsHcfOYQ/Pb+31TjiD4qHxBDksb1V4+HQpbS9DS1u1GXBnw==",
        ),
      },
    },
  ],
  declarations: [
    {
      version: 2,
      seatId,
      packageId,
      revision: 2,
      box: {
        iv: bytes("q8FXjT7MMqUZMo0/"),
        data: bytes(
          "AxNk5k9y0wXG0G9ShOLN3BBD5VZU9js10Dm9AWrKDQoyll3BL1s7Ch49NwHb9iwxzkNk1/O5GiuMgaYfwfeh4SHhyN3iEPJ09QCO/YrBvxQSg8D5hwk0bJjQT3t/+QgrJb08mF7vwV8Ny/jIYVIPGNjon1mxsoZ1ps7n8iso4yLrkotAh/wgX/AKvs4t4uxuJyXQB7CdWvPNjmejP1oX61NTA+ZhiHefgMdNLeUrAL5UXi56535wbl7ypqJghha0H3BFxO16uhSF4o+RRIw/9aDaUSHqfhRkxeRYPYzbZdXfvnV5YWaxvDiytr+fVlwtAFI/lQIgPYe5sGIChAmEZjj1bl/+Qxmg6FEL/YelHH3vIUsn",
        ),
      },
    },
  ],
};

/** Version 6 added whom an expert is related to; declarations then keep why an answer was corrected. The boxes are under 32 bytes of 1. */
export const versionSix: RecordedVersion = {
  version: 6,
  records: async () => rows,
  readBack: async (database, key) => {
    const seat = { seatId, key };
    expect(await readRelations(database, seat)).toEqual({
      relations: [{ kind: "unit", name: "示例精工", note: "曾任顾问" }],
      revision: 1,
    });
    const declaration = await openDeclarationRow(seat, await readDeclarationRow(database, seatId, packageId));
    expect(declaration.recusals).toMatchObject([
      {
        applicationId: "a1",
        declared: false,
        why: "误选",
        earlier: [{ declared: true, reason: "同乡", why: "" }],
      },
    ]);
  },
};
