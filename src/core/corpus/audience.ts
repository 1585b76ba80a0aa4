import { foldPlain } from '../text/width.js'
import type { Source } from './corpus.js'

/** Who reads: somebody from outside the company, anybody of it, or somebody of its personnel department. */
export const AUDIENCES = ['outside', 'everyone', 'hr'] as const
export type Audience = (typeof AUDIENCES)[number]

const EVERYBODY =
  /^(全(員|社|社員|従業員|職員)|(すべて|全て)の(社員|従業員|職員|方|人)|社員|従業員|職員|社内|みんな|皆(さん|様)?|every(one|body)|all|all (staff|employees|members))$/i

/**
 * True where a document's `audience` is everybody, or not said. Of a list (全社員、役員) one is enough. Any other word keeps it
 * to HR: who belongs to 管理職 is known to nobody here, and a document shown too widely cannot be taken back.
 */
export function isForEveryone(audience: string | undefined): boolean {
  return (
    audience === undefined ||
    foldPlain(audience)
      .split(/[、,，・/]/)
      .some((word) => EVERYBODY.test(word.trim()))
  )
}

/** What stands in the library is the company's own: nobody from outside reads any of it. */
export function mayRead(reader: Audience, { library }: Source): boolean {
  if (library === undefined || reader === 'hr') return true
  return reader === 'everyone' && isForEveryone(library.audience)
}
