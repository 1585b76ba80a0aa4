import type { Assistant } from '../../core/answers/assistant.js'
import type { Settings } from '../settings.js'
import type { Stores } from '../stores.js'
import { Lists } from './lists.js'
import { OwnerNews } from './owner-news.js'
import { Reminders } from './reminders.js'
import { Runs } from './runs.js'

interface ChecklistsParts {
  stores: Pick<Stores, 'lists' | 'runs' | 'jobs'>
  settings: Settings
  assistant: Pick<Assistant, 'checklists' | 'passage'>
  now: () => number
}

/** Checklists at work: lists, runs through them, and what reminds of a run. */
export class Checklists {
  readonly lists: Lists
  readonly runs: Runs
  readonly reminders: Reminders
  readonly news: OwnerNews
  readonly settings: Settings

  constructor({ stores, settings, assistant, now }: ChecklistsParts) {
    this.settings = settings
    this.lists = new Lists({ store: stores.lists, assistant, now })
    this.reminders = new Reminders({ jobs: stores.jobs, settings, now })
    const { lists, reminders } = this
    this.news = new OwnerNews({ store: stores.runs, lists, jobs: stores.jobs, now })
    this.runs = new Runs({ store: stores.runs, lists, reminders, news: this.news, now })
  }
}
