import type { Upload, UploadFacts, UploadState, UploadStore, UploadWithFile } from '../stores/upload-store.js'
import type { DocumentMaker, MadeDocument } from './document-maker.js'

interface UploadsParts {
  store: UploadStore
  maker: DocumentMaker
  now: () => number
}

/** A file as it was sent; `id` is the same when it is delivered again. */
interface Sent {
  id: string
  name: string
  bytes: Uint8Array
  user: string
}

const MOST_LISTED = 100

/** Documents that people of the desk send, looked at before they are used. Who may do what is decided before. */
export class Uploads {
  private readonly parts: UploadsParts

  constructor(parts: UploadsParts) {
    this.parts = parts
  }

  /** Reads a file, which is not used yet. Throws ImportRefusal. */
  async read(team: string, { id, name, bytes, user }: Sent): Promise<UploadWithFile> {
    const { store, maker, now } = this.parts
    const known = await store.get(team, id)
    if (known !== undefined) return known
    const live = await store.live(team)
    const at = now()
    const sent = { name, bytes, at }
    const { leftOut, ...made } = await maker.make(
      sent,
      live.map(({ file }) => file),
    )
    const before = live.find(({ document }) => document === made.document)
    const facts = before === undefined ? {} : this.factsAfter(before, made, at)
    const upload = { ...made, ...facts, id, team, name, leftOut: leftOut.length, user, at }
    await store.add(upload)
    return (await store.get(team, id)) ?? { ...upload, state: 'read', revision: 1 }
  }

  /** A newer version is for whom the one before it was, and looked at again when that would have been. */
  private factsAfter(before: Upload, made: Omit<MadeDocument, 'leftOut'>, at: number): UploadFacts & { file: string } {
    const isAhead = before.reviewOn !== undefined && Date.parse(before.reviewOn) > at
    const reviewOn = made.reviewOn ?? (isAhead ? before.reviewOn : undefined)
    const audience = before.audience === 'hr' ? ('hr' as const) : made.audience
    const facts = { title: made.title, audience, ...(reviewOn !== undefined && { reviewOn }) }
    return { ...facts, file: this.parts.maker.restate(made.file, facts) }
  }

  /** False where somebody changed it meanwhile. */
  async edit(team: string, id: string, based: number, given: UploadFacts & { inForce?: string }): Promise<boolean> {
    const { store, maker, now } = this.parts
    const upload = await store.get(team, id)
    if (upload === undefined) return false
    const { inForce: _, ...facts } = given
    return store.edit(team, id, based, { ...facts, file: maker.restate(upload.file, given), at: now() })
  }

  /** From then on it is quoted: here when what is taught was refreshed, in other processes seconds later. */
  use(team: string, id: string, based: number, user: string): Promise<boolean> {
    return this.parts.store.use(team, id, based, { user, at: this.parts.now() })
  }

  drop(team: string, id: string): Promise<boolean> {
    return this.parts.store.drop(team, id)
  }

  undo(team: string, id: string, based: number, user: string): Promise<boolean> {
    return this.parts.store.undo(team, id, based, { user, at: this.parts.now() })
  }

  get(team: string, id: string): Promise<UploadWithFile | undefined> {
    return this.parts.store.get(team, id)
  }

  /** The one in use of the same document, where it is another. */
  async before(team: string, { id, document }: Pick<Upload, 'id' | 'document'>): Promise<Upload | undefined> {
    const others = await this.parts.store.list(team, { states: ['live', 'replaced'], limit: MOST_LISTED })
    return others.find((each) => each.document === document && each.id !== id)
  }

  /** Those to be decided on first, then those in use. */
  async list(team: string): Promise<Upload[]> {
    const of = (states: UploadState[]) => this.parts.store.list(team, { states, limit: MOST_LISTED })
    return [...(await of(['read'])), ...(await of(['live']))]
  }

  /** How many are to be decided on. */
  async waiting(team: string): Promise<number> {
    return (await this.parts.store.list(team, { states: ['read'], limit: MOST_LISTED })).length
  }

  /** From when it holds, as far as it says. */
  inForce({ file }: UploadWithFile): string {
    return this.parts.maker.inForce(file)
  }

  /** What of it can be quoted, and what was read over. */
  contents({ file }: UploadWithFile): ReturnType<DocumentMaker['contents']> {
    return this.parts.maker.contents(file)
  }
}
