import { ensureStack } from "@raakvlak/infra/stack/ensure-stack.ts";
import { developmentToken } from "@raakvlak/runtime";
import { eventually, inventVacancies, startTcpProxy } from "@raakvlak/testing";
import { expect, test } from "vitest";
import { startSiteOnStack } from "../site/site-on-stack.ts";

const [vacancy] = inventVacancies(1, 33);
if (vacancy === undefined) throw new Error("no vacancy was invented");

const headers = { authorization: `Bearer ${developmentToken("operator")}` };
const candidateId = "5a3c1f7e-0d52-4c0f-9d0a-2f5b1f3a9c33";

test("a site that starts while its database is away shows its pages, and takes the database when it comes", async () => {
  const mongo = new URL((await ensureStack()).mongo.url);
  await using network = await startTcpProxy({ host: mongo.hostname, port: Number(mongo.port) });
  network.refuse();
  await using site = await startSiteOnStack([vacancy], {
    RAAKVLAK_MONGO: `mongodb://${network.host}:${network.port}`,
  });
  const subject = () => fetch(`${site.internalUrl}/subjects/${candidateId}`, { headers });
  const readiness = async () => {
    const response = await fetch(`${site.internalUrl}/readyz`);
    return { status: response.status, body: await response.json() };
  };

  for (const path of ["/", "/vacatures", `/vacatures/${vacancy.vacancyId}`, "/sitemap.xml"])
    expect([path, (await fetch(site.url + path)).status]).toEqual([path, 200]);
  const refused = await subject();
  expect([refused.status, refused.headers.get("retry-after"), await refused.json()]).toMatchObject([
    503,
    "5",
    { code: "stores-away" },
  ]);
  // Told, but no reason to keep visitors away: readiness decides whether traffic comes.
  expect(await readiness()).toMatchObject({
    status: 200,
    body: { ready: true, checks: { mongodb: expect.not.stringMatching(/^ok$/) as string } },
  });

  network.restore();
  await eventually(async () => expect((await subject()).status).toBe(200), { timeoutMs: 30_000 });
  expect(await readiness()).toEqual({
    status: 200,
    body: { ready: true, checks: expect.objectContaining({ mongodb: "ok" }) as object },
  });
});
