import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Playground, startPlayground } from '../../src/app/playground/playground.js'
import { createUploadMaker } from '../../src/app/upload-maker.js'
import type { Act, Results, Shown, Told } from '../../src/page/protocol.js'
import { corpusAssistant, PROJECT } from '../fixtures/loaded.js'

const COMMANDS = ['/telework', '/telework-case', '/telework-checklist', '/telework-share'].map((name) => ({
  ...{ name, description: '', hint: '' },
}))

/** The playground with the real app, on a port of its own, with a page that says nothing but its name. */
export async function openPlayground(host = '127.0.0.1'): Promise<Playground> {
  const pageFolder = mkdtempSync(join(tmpdir(), 'page-'))
  writeFileSync(join(pageFolder, 'index.html'), '<title>page</title>')
  return startPlayground({
    ...{ host, port: 0, pageFolder },
    offers: { commands: COMMANDS, shortcuts: [] },
    maker: createUploadMaker(PROJECT, 'no-library'),
    load: corpusAssistant,
    log: () => {},
  })
}

/** A page without a browser: hears what it is told and does what it is asked to. */
export class TestPage {
  readonly news: Told[] = []
  private readonly url: string
  private readonly leaving = new AbortController()
  private constructor(url: string) {
    this.url = url
  }

  static async open(url: string): Promise<TestPage> {
    const page = new TestPage(url)
    const response = await fetch(`${url}/page/feed`, { signal: page.leaving.signal })
    void page.listen(response.body!).catch(() => {})
    await page.heard('hello', (news) => news.type === 'hello')
    return page
  }

  async act<Name extends Act['do']>(act: Extract<Act, { do: Name }>): Promise<Results[Name]> {
    const { status, body } = await this.post(JSON.stringify(act))
    if (status !== 200) throw new Error(String(body.error))
    return body as unknown as Results[Name]
  }

  async post(body: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.url}/page/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  async heard(what: string, fits: (news: Told) => boolean, maxMs = 60_000): Promise<Told> {
    const deadline = Date.now() + maxMs
    for (;;) {
      const found = this.news.find(fits)
      if (found !== undefined) return found
      if (Date.now() > deadline) throw new Error(`not heard: ${what}; but ${JSON.stringify(this.news).slice(-2000)}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  async saw(what: string, fits: (message: Shown) => boolean): Promise<Shown> {
    const news = await this.heard(what, (each) => each.type === 'message' && fits(each.message))
    return (news as Extract<Told, { type: 'message' }>).message
  }

  shown(): Shown[] {
    return this.news.flatMap((each) => (each.type === 'message' ? [each.message] : []))
  }

  leave(): void {
    this.leaving.abort()
  }

  private async listen(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true })
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        if (text.startsWith('data: ')) this.news.push(JSON.parse(text.slice('data: '.length, end)) as Told)
        text = text.slice(end + 2)
      }
    }
  }
}
