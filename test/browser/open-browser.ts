import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { AppProcess, freePort } from '../slack/app-process.js'

export const DESKTOP = { width: 1280, height: 800 }
export const PHONE = { width: 375, height: 740 }

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
}

/** The built program, as `npm start` begins it on a machine that knows nothing of Slack. */
export async function startProgram(port?: number): Promise<{ url: string; app: AppProcess }> {
  port ??= await freePort()
  const app = new AppProcess({ PORT: String(port) })
  await app.ready()
  return { url: `http://localhost:${port}`, app }
}

/** A page that asks nobody but the program for anything, and complains of nothing. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: DESKTOP, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', reducedMotion: 'reduce' },
    ...options,
  })
  context.setDefaultTimeout(8000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) complaints.push(`asks ${request.url()}`)
  })
  complaintsOf.set(page, complaints)
  await page.goto(url)
  return page
}

const complaintsOf = new WeakMap<Page, string[]>()

export function complaints(page: Page): string[] {
  return complaintsOf.get(page) ?? []
}

/** What axe finds wrong, a line each; `moderate` and worse. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
}
