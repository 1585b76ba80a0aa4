import type { KnownBlock } from '@slack/types'
import { ACTIONS } from '../../ids.js'
import { actions, button } from '../blocks.js'

interface DeskCounts {
  open: number
  taken: number
  drafts: number
  proposed: number
}

/** What waits, each with the button that opens its list. */
export function deskCounts({ open, taken, drafts, proposed }: DeskCounts): KnownBlock[] {
  return actions([
    button({
      text: `担当者への質問（未対応 ${open}件${taken === 0 ? '' : `・対応中 ${taken}件`}）`,
      action: ACTIONS.openRequests,
      value: 'all',
      of: '担当者への質問の一覧を開く',
    }),
    button({
      text: drafts === 0 ? '社内回答' : `社内回答（下書き ${drafts}件）`,
      action: ACTIONS.openDrafts,
      value: 'all',
      of: '社内回答の一覧を開く',
    }),
    button({
      text: proposed === 0 ? '言い換えと結びつけ' : `言い換えの提案 ${proposed}件`,
      action: ACTIONS.openAdded,
      value: 'all',
      of: '言い換えと結びつけた質問の一覧を開く',
    }),
    button({
      text: 'CSVで書き出す',
      action: ACTIONS.exportAsked,
      value: 'all',
      of: '質問の一覧と数字をCSVで受け取る',
    }),
  ])
}
