import type { InputBlock } from '@slack/types'
import type { Audience } from '../../../core/corpus/audience.js'
import { AUDIENCE_NAMES } from '../../../service/desk/tables/answer-table.js'
import { DESK_FIELDS } from '../../ids.js'
import { plain } from '../blocks.js'
import { choiceField } from '../form-views.js'

/** For whom an answer or a document is. */
export function audienceField(audience: Audience, hint?: string): InputBlock {
  const choices = (['everyone', 'hr'] as const).map((value) => [value, AUDIENCE_NAMES[value]] as const)
  const more = hint === undefined ? {} : { hint }
  return choiceField({ field: DESK_FIELDS.audience, label: '見せる相手', choices, chosen: audience, ...more })
}

/** Until when it holds without another look; `day` is YYYY-MM-DD. */
export function reviewField(day: string | undefined, hint?: string): InputBlock {
  return {
    ...{ type: 'input', block_id: DESK_FIELDS.reviewOn, optional: true, label: plain('見直しの期日') },
    ...(hint !== undefined && { hint: plain(hint) }),
    element: {
      type: 'datepicker',
      action_id: DESK_FIELDS.reviewOn,
      ...(day !== undefined && { initial_date: day }),
    },
  }
}

/** From when a rule holds: of two versions, citations tell which it is. */
export function inForceField(day: string): InputBlock {
  return {
    ...{ type: 'input', block_id: DESK_FIELDS.inForce, optional: true, label: plain('施行日・改定日') },
    hint: plain('書いておくと、引用の出典に「2025年4月」のように出ます。'),
    element: {
      type: 'datepicker',
      action_id: DESK_FIELDS.inForce,
      ...(/^\d{4}-\d\d-\d\d$/.test(day) && { initial_date: day }),
    },
  }
}
