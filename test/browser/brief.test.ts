import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../set-up/app.ts';
import { available, launching } from './chromium.ts';

describe.runIf(available)('a brief in a browser', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;
  let address: string;
  beforeAll(async () => {
    server = await startServer();
    address = server.url.replace('/graphql', '/briefs/russia-china');
    browser = await chromium.launch({
      ...launching,
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const width of [390, 900, 1500]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`fits ${width} pixels (${colorScheme}), asks for nothing and complains of nothing`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        const complaints: string[] = [];
        const requests: string[] = [];
        page.on('console', (message) => complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(String(error)));
        page.on('request', (request) => requests.push(request.url()));
        await page.goto(address);
        await page.getByRole('heading', { level: 1, name: 'Russia and China' }).waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        expect(complaints).toEqual([]);
        expect(requests.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([address]);
        await page.close();
      });
    }
  }

  it('leads to GraphiQL, which shows the node', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(address);
    await page.locator('svg a').first().click();
    const run = page.getByRole('button', { name: /execute query/i });
    await run.waitFor();
    const answered = page.waitForResponse(
      (response) => response.request().postData()?.includes('node(id:') ?? false,
    );
    await run.click();
    const { data, errors } = await (await answered).json();
    expect(errors).toBeUndefined();
    expect(data.node.speaker.name).toBeTruthy();
    await page.locator('.result-window').getByText(data.node.speaker.name).first().waitFor();
    await page.close();
  }, 60_000);
});
