import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getOperationAST, parse } from 'graphql';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tabs } from '../../server/src/graphiql/tabs.ts';
import { startServer } from '../set-up/app.ts';
import { available, launching } from './chromium.ts';

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

describe.runIf(available)('GraphiQL in a browser', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let context: BrowserContext;
  let page: Page;
  let profile: string;
  const elsewhere: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await startServer();
    profile = mkdtempSync(join(tmpdir(), 'entente-chromium-'));
    context = await chromium.launchPersistentContext(profile, {
      ...launching,
      viewport: { width: 1280, height: 900 },
    });
    page = await context.newPage();
    const own = new URL(server.url).origin;
    page.on('request', (request) => {
      if (!request.url().startsWith(own) && !/^(data|blob):/.test(request.url()))
        elsewhere.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(server.url);
    await page.getByRole('button', { name: /execute query/i }).waitFor();
  });
  /** As a hand does: the button goes up some time after it went down, at the same place. */
  async function click(on: Locator) {
    const { x, y, width, height } = (await on.boundingBox()) as Box;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.evaluate('new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))');
    await page.mouse.up();
  }
  afterAll(async () => {
    await context?.close();
    await server?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('shows a tab for each question, all of them in sight and within the reach of a mouse', async () => {
    const buttons = page.locator('.graphiql-tab-button');
    expect(await buttons.count()).toBe(tabs.length);
    for (const [i] of tabs.entries()) {
      const { x, y, width, height } = (await buttons.nth(i).boundingBox()) as Box;
      const under = `document.elementFromPoint(${x + width / 2}, ${y + height / 2})?.id`;
      expect(await page.evaluate(under)).toBe(`graphiql-session-tab-${i}`);
    }
  });

  for (const [i, { question, query }] of tabs.entries()) {
    it(`answers: ${question}`, async () => {
      const tab = page.locator('.graphiql-tab').nth(i);
      await click(tab.locator('.graphiql-tab-button'));
      await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
      // GraphiQL learns the operation of a new tab a moment after it shows it
      const answer = await vi.waitFor(
        async () => {
          const answered = page.waitForResponse((response) => response.request().method() === 'POST', {
            timeout: 3_000,
          });
          answered.catch(() => undefined);
          await page.getByRole('button', { name: /execute query/i }).click();
          const response = await answered;
          const asked = response.request().postDataJSON();
          const operation = getOperationAST(parse(query));
          expect(asked.operationName).toBe(operation?.name?.value);
          return response.json();
        },
        { timeout: 20_000 },
      );
      expect(answer.errors).toBeUndefined();
      expect(Object.values(answer.data)).not.toContain(null);
      const [field] = Object.keys(answer.data);
      await page.locator('.result-window').getByText(`"${field}"`).first().waitFor();
      if (process.env.SCREENSHOT)
        await page.screenshot({ path: join(process.env.SCREENSHOT, `tab-${i + 1}.png`) });
    });
  }

  it('shows a subscription as it goes on', async () => {
    await page.locator('.graphiql-tab-add').click();
    await page.locator('.graphiql-query-editor').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('subscription { changed { cursor revision { entity subjectVersion } } }');
    const shown = page.locator('.result-window');
    // As above: a moment passes until GraphiQL learns what the new tab asks
    await vi.waitFor(
      async () => {
        const execute = page.getByRole('button', { name: /execute query/i });
        if (await execute.isVisible()) await execute.click();
        await expect.poll(() => shown.innerText(), { timeout: 3_000 }).toContain('null');
      },
      { timeout: 20_000 },
    );
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation { createActor(input: { kind: PERSON, name: "Seen at once" }) { __typename } }',
      }),
    });
    expect((await response.json()).data.createActor.__typename).toBe('Actor');
    await shown.getByText('"Actor"').first().waitFor();
    await page.getByRole('button', { name: /stop query/i }).click();
  });

  it('asks no other machine, and complains of nothing', () => {
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('is compressed, and kept by the browser', async () => {
    const headers = { accept: 'text/html' };
    const first = await fetch(server.url, { headers });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    const again = await fetch(server.url, {
      headers: { ...headers, 'if-none-match': first.headers.get('etag') as string },
    });
    expect(again.status).toBe(304);
  });
});
