import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Enciphers what must not be read out of a database or a copy of it. */
export interface Seal {
  /** `about` says what the text is and whose: opened as anything else, it does not open. */
  close(text: string, about: string): string
  /** Throws SealFault. */
  open(sealed: string, about: string): string
  /** Made with the key that is used now. */
  isCurrent(sealed: string): boolean
}

/** `noKey`: none of the keys made it. `broken`: it was changed, or belongs elsewhere. */
export class SealFault extends Error {
  readonly code: 'noKey' | 'broken'

  constructor(code: 'noKey' | 'broken', message: string) {
    super(message)
    this.name = 'SealFault'
    this.code = code
  }
}

const CIPHER = 'aes-256-gcm'
/** NIST SP 800-38D (8.2): 96 bits, from a random source here. */
const IV_BYTES = 12
const TAG_BYTES = 16
const VERSION = '1'

/**
 * AES-256-GCM: `1.KEY.IV.TAG.TEXT`, the parts in base64url; KEY names the key by the beginning of its digest, so that several can be in
 * use while one takes the place of another. The first key closes, all of them open.
 */
export function createSeal(keys: readonly Buffer[]): Seal {
  const named = new Map(keys.map((key) => [nameOf(key), key]))
  const [current] = keys
  return {
    close: (text, about) => {
      if (current === undefined)
        throw new SealFault('noKey', 'ENCRYPTION_KEY: missing; tokens cannot be kept without it')
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, current, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about))
      const enciphered = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const parts = [iv, cipher.getAuthTag(), enciphered].map((part) => part.toString('base64url'))
      return [VERSION, nameOf(current), ...parts].join('.')
    },
    open: (sealed, about) => {
      const [version, name = '', ...parts] = sealed.split('.')
      const [iv, tag, enciphered] = parts.map((part) => Buffer.from(part, 'base64url'))
      const isWhole = version === VERSION && parts.length === 3 && iv?.length === IV_BYTES && tag?.length === TAG_BYTES
      if (!isWhole) throw new SealFault('broken', `${about}: is not what was written there`)
      const key = named.get(name)
      if (key === undefined) {
        throw new SealFault(
          'noKey',
          `${about}: was enciphered with a key that is not given; add it to ENCRYPTION_KEYS_OLD`,
        )
      }
      try {
        const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES })
        decipher.setAAD(Buffer.from(about)).setAuthTag(tag)
        return decipher.update(enciphered!, undefined, 'utf8') + decipher.final('utf8')
      } catch {
        throw new SealFault('broken', `${about}: was changed, or was written for another place`)
      }
    },
    isCurrent: (sealed) => current !== undefined && sealed.split('.')[1] === nameOf(current),
  }
}

/** Tells keys from each other, and nothing of them. */
function nameOf(key: Buffer): string {
  return createHash('sha256').update('key name ').update(key).digest('base64url').slice(0, 8)
}
