import type { Assistant } from '../../core/answers/assistant.js'
import { Checklists } from '../checklists/checklists.js'
import { type Calendar, dayIn } from '../checklists/days.js'
import { Settings } from '../settings.js'
import type { JobStore } from '../stores/job-store.js'
import type { Stores } from '../stores.js'
import { Additions } from './additions.js'
import { AskedDesk } from './asked.js'
import { Digests } from './digest.js'
import type { DocumentMaker } from './document-maker.js'
import { Notices } from './notices.js'
import { RequestDesk } from './requests.js'
import { Reviews } from './reviews.js'
import { Exchange } from './tables/exchange.js'
import type { TableFiles } from './tables/table.js'
import { type TaughtLibrary, Teaching } from './teaching.js'
import { Uploads } from './uploads.js'

type Kept =
  | 'settings'
  | 'jobs'
  | 'requests'
  | 'taught'
  | 'additions'
  | 'asked'
  | 'questions'
  | 'lists'
  | 'runs'
  | 'uploads'
type Used = 'answer' | 'sources' | 'quoted' | 'alike' | 'unheldWords' | 'checklistById' | 'checklists' | 'passage'

interface DeskParts {
  stores: Pick<Stores, Kept>
  assistant: Pick<Assistant, Used> & TaughtLibrary
  files: TableFiles
  maker: DocumentMaker
  /** Where requests to a person go as long as the workspace has set nothing. */
  channel?: string | undefined
  log: (line: string) => void
  /** For how long words and people are kept where a workspace has set nothing. */
  retentionDays?: number
  /** Milliseconds since 1970. */
  now?: () => number
}

/** What people work with beside answers: requests to a person, answers that are taught, checklists, the workspace's settings. */
export class Desk {
  readonly settings: Settings
  readonly requests: RequestDesk
  readonly teaching: Teaching
  readonly checklists: Checklists
  readonly exchange: Exchange
  readonly additions: Additions
  readonly asked: AskedDesk
  readonly digests: Digests
  readonly uploads: Uploads
  readonly reviews: Reviews
  readonly notices: Notices
  readonly jobs: JobStore
  /** For how long words and people are kept where a workspace has set nothing. */
  readonly usualDays: number
  readonly now: () => number
  private readonly log: (line: string) => void

  constructor({ stores, assistant, files, maker, channel, retentionDays = 90, log, now = Date.now }: DeskParts) {
    this.usualDays = retentionDays
    this.now = now
    this.jobs = stores.jobs
    this.settings = new Settings(stores.settings)
    this.requests = new RequestDesk({ stores, settings: this.settings, channel, now })
    this.checklists = new Checklists({ stores, settings: this.settings, assistant, now })
    this.additions = new Additions({ store: stores.additions, assistant, now })
    this.asked = new AskedDesk({
      asked: stores.asked,
      questions: stores.questions,
      settings: this.settings,
      assistant,
      now,
    })
    const { jobs, settings, requests, asked } = this
    this.digests = new Digests({ jobs, settings, requests, asked, now })
    this.teaching = new Teaching({
      store: stores.taught,
      additions: stores.additions,
      uploads: stores.uploads,
      onChange: (team) => {
        void this.readAhead(team)
        return this.reviews.plan(team)
      },
      settings: this.settings,
      library: assistant,
      assistant,
      log,
      now,
    })
    this.log = log
    const isPassage = (id: string) => assistant.passage(id, { audience: 'hr' }).length > 0
    this.reviews = new Reviews({ jobs, settings, stores, now })
    this.notices = new Notices({ stores, assistant, now })
    this.uploads = new Uploads({ store: stores.uploads, maker, now })
    this.exchange = new Exchange({ stores, files, isPassage, now })
  }

  /** By the clocks of the workspace. */
  async calendar(team: string): Promise<Calendar> {
    const { timeZone } = await this.settings.workspace(team)
    return { timeZone, today: dayIn(this.now(), timeZone) }
  }

  /** What HR will look at is read beforehand. */
  async readAhead(team: string): Promise<void> {
    await this.asked.readAhead(team).catch((error: unknown) => this.log(`error questions: not read ahead: ${error}`))
  }
}
