import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { AppProcess } from '../slack/app-process.js'
import { complaints, launch, openPage, startProgram } from './open-browser.js'
import { People } from './people.js'

/** One program and one browser for the tests of a file; each visit is a page of its own, in an empty workspace. */
export function oneProgram() {
  let app: AppProcess
  let url: string
  let browser: Browser
  beforeAll(async () => {
    ;({ app, url } = await startProgram())
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await app.stop()
  })
  const visitAt = async (address: string, options?: BrowserContextOptions): Promise<People> => {
    const people = new People(await openPage(browser, address, options))
    await people.arrive()
    return people
  }
  const visit = (options?: BrowserContextOptions) => visitAt(url, options)
  /** A visit for each test, without a complaint of the page; `come` is told of it. */
  const visitEach = (come: (people: People) => void) => {
    let people: People
    beforeEach(async () => {
      people = await visit()
      come(people)
    })
    afterEach(async () => {
      expect(complaints(people.page)).toEqual([])
      await people.restart()
      await people.page.context().close()
    })
  }
  return { visit, visitAt, visitEach }
}
