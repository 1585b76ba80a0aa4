#!/usr/bin/env node
import { join } from 'node:path'
import { createLog } from '../adapters/log/log.js'
import { createMarks } from '../adapters/log/marks.js'
import { quickFetch } from '../adapters/undici/quick-fetch.js'
import { loadManifest } from '../data/load-manifest.js'
import { findProjectRoot } from '../data/project-root.js'
import { Desk } from '../service/desk/desk.js'
import type { DocumentMaker } from '../service/desk/document-maker.js'
import { createSlackApp, type SlackApp } from '../slack/slack-app.js'
import { createAssistant } from './assistant.js'
import { type Config, type InstallConfig, loadConfig, secretsOf } from './config.js'
import { ConfigError } from './config-error.js'
import { dataDirProblems } from './data-dir.js'
import { readEnvFile } from './env-file.js'
import type { LiveAssistant } from './live-assistant.js'
import { type Ops, startOps } from './ops/ops.js'
import type { RunningOwnSearch } from './own-search.js'
import { startPlayground } from './playground/playground.js'
import type { OwnSearch } from './searchers.js'
import { createService } from './service.js'
import { faultWords } from './start-fault.js'
import { openStores } from './stores.js'
import { tableFiles } from './table-files.js'
import { createUploadMaker } from './upload-maker.js'

/** Long enough for every answer under way, shorter than what process managers wait (10 s in Docker and systemd's 90 s). */
const STOP_MS = 8000

/** Some three seconds of which a sixth is work; after so many, answers take what they take from then on. */
const WARM_UP = { questions: 150, pauseMs: 20 }

const marks = createMarks()
const shape = process.stderr.isTTY ? 'plain' : 'json'
const write = (text: string) => process.stderr.write(text)
let log = createLog({ write, shape, marks })

let front: 'page' | 'slack' = 'slack'
try {
  readEnvFile()
  const config = loadConfig(process.env)
  log = createLog({ write, shape, marks, level: config.logLevel, secrets: secretsOf(process.env) })
  for (const warning of config.warnings) log(`warn ${warning}`)
  const [mode] = process.argv.slice(2)
  if (mode !== undefined && mode !== 'playground')
    throw new ConfigError([`${mode}: unknown; only "playground" is known`])
  const problems = dataDirProblems(config.dataDir)
  if (problems.length > 0) throw new ConfigError(problems)
  if (config.slack === undefined && config.install === undefined) front = 'page'
  if (front === 'page') await runPlayground(config)
  else if (mode === undefined && config.install !== undefined) await runTeams(config.install, config)
  else if (mode === undefined && config.slack !== undefined) await runSlack(config.slack, config)
  else
    throw new ConfigError(['SLACK_BOT_TOKEN: is set; the playground does not start beside the tokens of a workspace'])
} catch (error) {
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
  for (const line of faultWords(error, front) ?? [fault]) log(`error ${line}`)
  process.exit(1)
}

function loadAssistant({ dataDir }: Config, ownSearch?: OwnSearch): Promise<LiveAssistant> {
  return createAssistant({ libraryFolder: join(dataDir, 'library'), log, ...(ownSearch && { ownSearch }) })
}

/** Nothing of it is loaded where there is no engine. */
async function openSearch({ search }: Config): Promise<RunningOwnSearch | undefined> {
  return search && (await import('./own-search.js')).openOwnSearch(search, log)
}

function uploadMaker({ dataDir }: Config): DocumentMaker {
  return createUploadMaker(findProjectRoot(import.meta.dirname), join(dataDir, 'library'))
}

/** The page with a Slack of its own. */
async function runPlayground(config: Config): Promise<void> {
  const { slash_commands = [], shortcuts = [] } = loadManifest(findProjectRoot(import.meta.dirname)).features
  const playground = await startPlayground({
    host: config.host,
    port: config.port,
    pageFolder: join(import.meta.dirname, '../static'),
    offers: {
      commands: slash_commands.map(({ command, description, usage_hint }) => ({
        ...{ name: command, description, hint: usage_hint ?? '' },
      })),
      shortcuts: shortcuts.map(({ callback_id, ...shortcut }) => ({ ...shortcut, callbackId: callback_id })),
    },
    load: () => loadAssistant(config),
    maker: uploadMaker(config),
    log,
  })
  stopOnSignals(playground)
  log('info ready')
}

async function runSlack(settings: NonNullable<Config['slack']>, config: Config): Promise<void> {
  const { storesQuestions: keepsWords, roles, requestChannel, retentionDays, linkBase } = config
  const ops = await startOps(config.ops)
  // First, because it is quick and may fail.
  const stores = await openStores(config, log)
  ops.opened(stores)
  const search = await openSearch(config)
  if (search !== undefined) ops.searching(search)
  const assistant = await loadAssistant(config, search)
  ops.loaded(assistant)
  const service = createService({ assistant, stores, keepsWords, meter: ops.meter, log })
  const maker = uploadMaker(config)
  const desk = new Desk({ stores, assistant, files: tableFiles, maker, channel: requestChannel, retentionDays, log })
  const links = linkBase === undefined ? {} : { linkBase }
  const slack = await createSlackApp({
    settings: { ...settings, roles, ...links },
    service,
    desk,
    log,
    marks,
    call: quickFetch,
  })
  await serve(slack, assistant, { stores, ops, ...(search && { search }) })
}

/** Many workspaces, each with its own. */
async function runTeams(install: InstallConfig, config: Config): Promise<void> {
  const ops = await startOps(config.ops)
  const stores = await openStores(config, log)
  ops.opened(stores)
  const root = findProjectRoot(import.meta.dirname)
  // What one workspace does without.
  const [{ createTeams }, { TeamAssistants }] = await Promise.all([
    import('./teams.js'),
    import('./team-assistants.js'),
  ])
  const assistants = await TeamAssistants.load({ root, log })
  const assistant = assistants.ofCorpus()
  ops.loaded(assistant)
  const slack = createTeams({ root, config, install, stores, assistants, meter: ops.meter, log, marks })
  await serve(slack, assistant, { stores, ops })
}

interface Closing {
  close(): Promise<void>
}

interface BehindIt {
  stores: Closing
  ops: Ops
  search?: Closing
}

/** Takes questions until a signal ends it; then what stands behind it is closed. */
async function serve(slack: SlackApp, assistant: LiveAssistant, { stores, ops, search }: BehindIt): Promise<void> {
  stopOnSignals({
    stop: async (maxMs) => {
      ops.ending()
      await slack.stop(maxMs)
      await stores.close()
      await search?.close()
      await ops.close()
    },
    unfinished: () => slack.unfinished(),
  })
  await slack.start()
  ops.connected(slack)
  log('info ready')
  await assistant.warmUp(WARM_UP).catch((error) => log(`error warming up: ${(error as Error).message}`))
}

interface Running {
  stop(maxMs: number): Promise<void>
  unfinished(): string[]
}

/** The first signal finishes what is under way; the second does not wait. What is left undone is said. */
function stopOnSignals(running: Running): void {
  let stopping = false
  const end = () => {
    const left = running.unfinished()
    if (left.length > 0) log(`error ended with ${left.length} unfinished: ${left.join(', ')}`)
    process.exit(left.length > 0 ? 1 : 0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) end()
      stopping = true
      log(`info ${signal}: finishing what is under way`)
      setTimeout(end, STOP_MS + 1000).unref()
      running.stop(STOP_MS).then(end, (error) => {
        log(`error while ending: ${String(error)}`)
        end()
      })
    })
  }
}
