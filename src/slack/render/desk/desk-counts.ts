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
  const count = (name: string, number: number) => (number === 0 ? name : `${name} ${number}件`)
  return actions([
    button({
      text: `未対応 ${open}件${taken === 0 ? '' : `・対応中 ${taken}件`}`,
      action: ACTIONS.openRequests,
      value: 'all',
      label: '担当者への質問の一覧を開く',
    }),
    button({
      text: count('下書き', drafts),
      action: ACTIONS.openDrafts,
      value: 'all',
      label: '追加した回答の一覧を開く',
    }),
    button({
      text: proposed === 0 ? '言い換えと結びつけ' : `言い換えの提案 ${proposed}件`,
      action: ACTIONS.openAdded,
      value: 'all',
      label: '言い換えと結びつけた質問の一覧を開く',
    }),
    button({
      text: 'CSVで書き出す',
      action: ACTIONS.exportAsked,
      value: 'all',
      label: '質問のまとまりと数字をCSVで受け取る',
    }),
  ])
}
