import { quickFetch } from '../adapters/undici/quick-fetch.js'
import { loadManifest } from '../data/load-manifest.js'
import { Desk } from '../service/desk/desk.js'
import type { Marks } from '../service/marks.js'
import type { Meter } from '../service/meter.js'
import { Service } from '../service/service.js'
import type { Stores } from '../service/stores.js'
import { createTeamsApp, type TeamsApp } from '../slack/teams/teams-app.js'
import type { Clock } from '../slack/workspace/clock.js'
import type { Config, InstallConfig } from './config.js'
import { createService } from './service.js'
import { tableFiles } from './table-files.js'
import type { TeamAssistants } from './team-assistants.js'
import { teamLibrary } from './team-folders.js'
import { createUploadMaker } from './upload-maker.js'

interface TeamsParts {
  root: string
  config: Pick<Config, 'dataDir' | 'host' | 'port' | 'linkBase' | 'retentionDays' | 'storesQuestions'>
  install: InstallConfig
  stores: Stores
  assistants: TeamAssistants
  meter?: Meter
  log: (line: string) => void
  marks?: Marks
  clock?: Clock
}

/** The app in many workspaces: each team is answered from the corpus and its own documents, by a service and a desk of its own. */
export function createTeams({ root, config, install, stores, assistants, log, ...watch }: TeamsParts): TeamsApp {
  const { dataDir, host, port, linkBase, retentionDays, storesQuestions: keepsWords } = config
  const { meter, marks, clock } = watch
  const time = clock === undefined ? {} : { now: () => clock.now() }
  const common = { log, keepsWords, ...time, ...(meter !== undefined && { meter }) }
  const service = createService({ ...common, assistant: assistants.ofCorpus(), stores })
  const { signingSecret, clientId, clientSecret, redirectUri, apiUrl } = install
  return createTeamsApp({
    http: { signingSecret, host, port },
    install: {
      ...{ clientId, clientSecret, redirectUri, scopes: loadManifest(root).oauth_config.scopes.bot },
      ...(apiUrl !== undefined && { apiUrl }),
    },
    ...(linkBase !== undefined && { linkBase }),
    ...{ service, stores, log, call: quickFetch },
    ...(marks !== undefined && { marks }),
    ...(clock !== undefined && { clock }),
    make: async (team) => {
      const folder = teamLibrary(dataDir, team)
      const assistant = await assistants.open(folder, team)
      const maker = createUploadMaker(root, folder)
      return {
        service: new Service({
          ...{ ...common, assistant, beside: service, stores: { ...stores, outbox: service.outbox } },
        }),
        desk: new Desk({ stores, assistant, files: tableFiles, maker, retentionDays, log, ...time }),
        close: () => assistant.close(),
      }
    },
  })
}
