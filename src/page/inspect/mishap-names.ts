import type { Mishap } from '../protocol.js'

export interface MishapName {
  name: string
  says: string
}

/** What can be made to go wrong, in the order of the menu. */
export const MISHAP_NAMES: Record<Mishap, MishapName> = {
  slow: { name: '遅らせる', says: '次の呼び出しを遅らせます' },
  rateLimited: { name: '混み合わせる', says: '次の呼び出しを「混み合っています」で返します' },
  refuse: { name: '投稿を断る', says: '次の投稿をSlackが断ります' },
  double: { name: '二度届ける', says: '次の出来事を二度届けます' },
  reset: { name: '接続を切る', says: '次の接続を途中で切ります' },
  oldBlocks: { name: '古いSlackにする', says: 'やり直すまで、新しい部品を知らないSlackになります' },
}
