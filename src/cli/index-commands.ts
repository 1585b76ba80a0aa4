import { join } from 'node:path'
import { createAssistant } from '../app/assistant.js'
import { loadConfig } from '../app/config.js'
import { ConfigError } from '../app/config-error.js'
import { readEnvFile } from '../app/env-file.js'
import { loadOwnPassages, type OwnIndex, type OwnPassages, openOwnIndex } from '../app/own-search.js'
import { SearchError } from '../core/index/searcher.js'
import { NOTHING_TAUGHT, type Taught } from '../core/library/taught.js'
import { Teaching } from '../service/desk/teaching.js'
import { Settings } from '../service/settings.js'
import { readArguments, UsageError } from './input.js'
import { withStores } from './with-stores.js'

const USAGE =
  'telework index build [--team T…] [--shards N]; telework index status; telework index verify [--team T…]; telework index drop --yes'
const VERBS = ['build', 'status', 'verify', 'drop'] as const
const NAMED = 5

interface Arguments {
  verb: (typeof VERBS)[number]
  team?: string
  shards: number
  sure: boolean
}

/** The index of one's own documents in the search engine outside. */
export async function runIndex(args: string[], root: string): Promise<number> {
  const parsed = parse(args)
  readEnvFile()
  const { search, dataDir } = loadConfig(process.env)
  if (search === undefined)
    throw new ConfigError(['SEARCH_URL: is not set; own documents are searched in the app’s own process'])
  const index = openOwnIndex(search)
  const load = async () => {
    const library = join(dataDir, 'library')
    const log = (line: string) => console.error(line)
    return loadOwnPassages(root, library, await taughtIn(parsed.team, root, library), log)
  }
  try {
    return await WORK[parsed.verb](index, parsed, load)
  } catch (error) {
    if (!(error instanceof SearchError)) throw error
    console.error(`index ${parsed.verb}: the search engine ${error.message}`)
    return 1
  } finally {
    await index.close()
  }
}

const NONE_SEARCHED = 'searched: none; telework index build makes it, and so does the running app'

type Work = (index: OwnIndex, args: Arguments, load: () => Promise<OwnPassages>) => Promise<number>

const WORK: Record<Arguments['verb'], Work> = {
  build: async (index, { shards }, load) => {
    const own = await load()
    console.log(await index.build(own, shards, (line) => console.error(line)))
    return 0
  },
  status: async (index) => {
    const { searched, others, health, nodes } = await index.state()
    console.log(`cluster: ${health}, ${nodes} nodes`)
    if (searched === undefined) console.log(NONE_SEARCHED)
    else {
      const { name, passages, bytes, shards, copies } = searched
      const size = `${(bytes / 1e6).toFixed(1)} MB`
      console.log(
        `searched: ${name}, ${passages} passages, ${size}, ${shards} shards with ${copies} more copies of each`,
      )
    }
    for (const name of others) console.log(`beside: ${name}; telework index build goes on with it or removes it`)
    return searched === undefined || health === 'red' ? 1 : 0
  },
  verify: async (index, _args, load) => {
    if ((await index.state()).searched === undefined) {
      console.error(NONE_SEARCHED)
      return 1
    }
    const { passages, missing, changed, beside, same, tried, farthest } = await index.verify(await load())
    console.log(`passages: ${passages}; missing ${missing.length}, changed ${changed.length}, beside ${beside.length}`)
    for (const [what, ids] of Object.entries({ missing, changed, beside })) {
      for (const id of ids.slice(0, NAMED)) console.log(`  ${what}: ${id}`)
    }
    const apart = `scores ${(farthest * 100).toFixed(4)} % apart at the most`
    console.log(`queries: ${same} of ${tried} find what they find in this process, ${apart}`)
    return missing.length + changed.length === 0 && (same === tried || beside.length > 0) ? 0 : 1
  },
  drop: async (index, { sure }) => {
    if (!sure) {
      const { searched, others } = await index.state()
      const names = [...(searched === undefined ? [] : [searched.name]), ...others]
      console.error(`index drop would remove: ${names.join(', ') || 'nothing'}; --yes does it`)
      return 2
    }
    const names = await index.drop()
    console.log(names.length === 0 ? 'nothing to remove' : `removed: ${names.join(', ')}`)
    return 0
  },
}

/** What people of a workspace taught in Slack and sent: the app answers from that too. */
async function taughtIn(team: string | undefined, root: string, libraryFolder: string): Promise<Taught> {
  if (team === undefined) return NOTHING_TAUGHT
  return withStores({ makes: false }, async (stores) => {
    let taught = NOTHING_TAUGHT
    const teaching = new Teaching({
      ...{ store: stores.taught, additions: stores.additions, uploads: stores.uploads },
      settings: new Settings(stores.settings),
      assistant: await createAssistant({ root, libraryFolder, watch: false }),
      library: {
        teach: async (live) => {
          taught = live
          return true
        },
        tryOut: () => Promise.reject(new Error('nothing is tried out here')),
      },
      log: (line) => console.error(line),
      now: Date.now,
    })
    await teaching.refresh(team)
    return taught
  })
}

function parse(args: string[]): Arguments {
  const options = { team: { type: 'string' }, shards: { type: 'string' }, yes: { type: 'boolean' } } as const
  const { positionals, values } = readArguments(args, options)
  const [said, ...rest] = positionals
  const verb = VERBS.find((each) => each === said)
  if (verb === undefined || rest.length > 0) throw new UsageError(`usage: ${USAGE}`)
  const { team, shards = '1', yes = false } = values
  if (team !== undefined && !/^[A-Z0-9]+$/.test(team)) throw new UsageError('index: --team takes the id of a team (T…)')
  if (!/^[1-9]\d{0,2}$/.test(shards)) throw new UsageError('index: --shards takes a whole number from 1 to 999')
  return { verb, shards: Number(shards), sure: yes, ...(team !== undefined && { team }) }
}
