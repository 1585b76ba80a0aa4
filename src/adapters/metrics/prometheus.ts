import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { UNSURE_BELOW } from '../../service/desk/figures.js'
import { SURE } from '../../service/manners.js'
import type { Meter } from '../../service/meter.js'
import type { Backlog } from '../../service/stores/backlog-store.js'

/** What is true at the moment of looking. */
export interface Moment {
  /** Absent where the database cannot be read. */
  backlog?: Backlog
  /** Absent as long as there is none. */
  index?: { passages: number; madeAt: number }
  /** Absent where own documents are searched in this process. */
  search?: { up: boolean; failed: number }
  slackConnected: boolean
  /** With many workspaces: how many of them are at work in this process. */
  teamsAwake?: number
  /** Milliseconds since 1970. */
  now: number
}

export interface Prometheus {
  meter: Meter
  /** Everything in Prometheus's text format. */
  render(moment: Moment): Promise<string>
  contentType: string
}

const ANSWER_SECONDS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2]
/** Slack waits three seconds. */
const ACKNOWLEDGEMENT_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3]
const WAIT_SECONDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800]

/** Meters of one process for Prometheus, with Node's own beside them. What each means: docs/operation.md. */
export function createPrometheus(): Prometheus {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `telework_${name}`, help, labelNames, registers })
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `telework_${name}`, help, buckets, registers })
  const questions = counter('questions_total', 'Questions and look-ups answered', ['asked', 'kind', 'confidence'])
  const answers = histogram('answer_seconds', 'Time inside the assistant', ANSWER_SECONDS)
  const acknowledgements = histogram(
    'acknowledgement_seconds',
    'From a delivery to its acknowledgement',
    ACKNOWLEDGEMENT_SECONDS,
  )
  const deliveries = counter('deliveries_total', 'Deliveries, by how they came', ['how'])
  const calls = counter('slack_calls_again_total', 'Calls of Slack that were made once more, by why', ['why'])
  const messages = counter('messages_total', 'Messages that left their queue, by what came of them', ['outcome'])
  const waits = histogram(
    'message_wait_seconds',
    'From a message being put into its queue to its leaving it',
    WAIT_SECONDS,
  )
  const showMoment = gauges(registry)
  return {
    meter: {
      answered: (asked, { kind, confidence }, ms) => {
        questions.inc({ asked, kind, confidence: bandOf(confidence) })
        answers.observe(ms / 1000)
      },
      acknowledged: (ms) => acknowledgements.observe(ms / 1000),
      delivered: (how) => deliveries.inc({ how }),
      calledAgain: (why) => calls.inc({ why }),
      sent: (outcome, ms) => {
        messages.inc({ outcome })
        waits.observe(ms / 1000)
      },
    },
    render: (moment) => {
      showMoment(moment)
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

function bandOf(confidence: number): 'sure' | 'likely' | 'unsure' {
  if (confidence >= SURE) return 'sure'
  return confidence < UNSURE_BELOW ? 'unsure' : 'likely'
}

/** What is read at each look. Of what is not known nothing is shown: an alarm on its absence is better than a wrong zero. */
function gauges(registry: Registry): (moment: Moment) => void {
  const gauge = (name: string, help: string) => {
    const made = new Gauge({ name: `telework_${name}`, help, registers: [registry] })
    return (value: number | undefined) => {
      // Without labels, reset would say zero.
      if (value === undefined) made.remove()
      else made.set(value)
    }
  }
  const show = {
    teams: gauge('teams_awake', 'Workspaces at work in this process, where there are many'),
    database: gauge('database_up', '1 where the database can be read'),
    slack: gauge('slack_connected', '1 where deliveries can reach the app'),
    search: gauge('search_up', '1 where the search engine outside can be searched for all own documents'),
    unsearched: gauge('search_failed', 'Searches of own documents that could not be made'),
    passages: gauge('index_passages', 'Passages that are answered from'),
    age: gauge('index_age_seconds', 'Since these passages were made ready'),
    messages: gauge('outbox_messages', 'Messages not sent yet, of every process'),
    queues: gauge('outbox_queues', 'Queues that something stands in'),
    longest: gauge('outbox_longest_queue', 'Messages in the longest queue'),
    oldest: gauge('outbox_oldest_seconds', 'How long the oldest message has waited'),
    deliveries: gauge('deliveries_open', 'Deliveries written down and not done, of every process'),
    jobs: gauge('jobs_due', 'Jobs that are due and not done'),
    late: gauge('jobs_late_seconds', 'How long the oldest of them has been due'),
  }
  return ({ backlog, index, search, slackConnected, teamsAwake, now }) => {
    const since = (at: number | undefined) => (at === undefined ? 0 : Math.max(0, (now - at) / 1000))
    show.database(backlog === undefined ? 0 : 1)
    show.slack(slackConnected ? 1 : 0)
    show.search(search && (search.up ? 1 : 0))
    show.unsearched(search?.failed)
    show.teams(teamsAwake)
    show.passages(index?.passages)
    show.age(index && since(index.madeAt))
    show.messages(backlog?.messages)
    show.queues(backlog?.queues)
    show.longest(backlog?.longestQueue)
    show.oldest(backlog && since(backlog.oldestMessageAt))
    show.deliveries(backlog?.deliveries)
    show.jobs(backlog?.jobsDue)
    show.late(backlog && since(backlog.oldestJobDue))
  }
}
