import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readHeaders } from "../.ci/security-headers.mjs";
import { expect, test, watchPolicy } from "./support/test.ts";
import { openWallet } from "./support/wallet.ts";

test("Every file is served with the security headers, and the policy allows nothing unsafe", async ({
  request,
}) => {
  for (const address of ["/", "/activity", "/sw.js", "/mockServiceWorker.js", "/favicon.svg"]) {
    const headers = (await request.get(address)).headers();
    expect(headers, address).toMatchObject({
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect(headers["content-security-policy"], address).not.toContain("unsafe");
  }
});

test("A script, a style or a worker that is put into the page from outside is refused and reported", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "en" });
  const violations = await watchPolicy(context);
  const page = await context.newPage();
  await openWallet(page, "nine");
  expect(violations).toEqual([]);
  const refusals = await page.evaluate(async () => {
    const refused = (act: () => unknown) => {
      try {
        act();
        return "allowed";
      } catch (error) {
        return (error as Error).name;
      }
    };
    const image = "<img src=x onerror='document.title = 1'>";
    document.body.append(Object.assign(document.createElement("style"), { textContent: "*{}" }));
    await new Promise((resolve) =>
      addEventListener("securitypolicyviolation", resolve, { once: true }),
    );
    return {
      html: refused(() => (document.body.innerHTML = image)),
      code: refused(() => Reflect.construct(Function, [""]) as unknown),
      worker: refused(() => new Worker("data:text/javascript,1")),
      secondRule: refused(() =>
        (
          window as unknown as { trustedTypes: { createPolicy: (name: string) => void } }
        ).trustedTypes.createPolicy("other"),
      ),
    };
  });
  expect(refusals).toEqual({
    html: "TypeError",
    code: "EvalError",
    worker: "TypeError",
    secondRule: "TypeError",
  });
  for (const directive of ["style-src-elem", "require-trusted-types-for", "trusted-types"]) {
    await expect.poll(() => violations.join("\n")).toContain(`${directive} refused`);
  }
  await context.close();
});

test("The commands of docs/deploy.md make settings for nginx and Caddy of every header", () => {
  const commands = readFileSync("docs/deploy.md", "utf8").matchAll(/^(sed .+) > [\w.-]+$/gm);
  const [nginx = "", caddy = ""] = Array.from(commands, ([, command = ""]) =>
    execFileSync("sh", ["-c", command], { encoding: "utf8" }),
  );
  for (const [name, value] of readHeaders("dist")) {
    expect(nginx).toContain(`add_header ${name} "${value}" always;\n`);
    expect(caddy).toContain(`header ${name} "${value}"\n`);
  }
});
