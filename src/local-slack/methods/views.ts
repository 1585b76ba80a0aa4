import type { Methods } from '../desk.js'
import { SlackRefusal } from '../json.js'

/** views.*: what a trigger opens, and what may be changed of it. */
export const VIEW_METHODS: Methods = {
  'views.open': {
    tier: 'tier4',
    needs: ['trigger_id', 'view'],
    run: (desk, args) => {
      const { user } = desk.tickets.spendTrigger(args.trigger_id)
      return { view: desk.views.toPayload(desk.views.open(user, args.view)) }
    },
  },
  'views.push': {
    tier: 'tier4',
    needs: ['trigger_id', 'view'],
    run: (desk, args) => {
      const { user, viewId } = desk.tickets.spendTrigger(args.trigger_id)
      // Only what was pressed inside a modal can put another on top of it.
      if (viewId === undefined) throw new SlackRefusal('invalid_trigger_id')
      return { view: desk.views.toPayload(desk.views.push(user, args.view)) }
    },
  },
  'views.update': {
    tier: 'tier4',
    needs: ['view'],
    run: (desk, args) => {
      if ((args.view_id === undefined) === (args.external_id === undefined)) throw new SlackRefusal('invalid_arguments')
      return { view: desk.views.toPayload(desk.views.update(args, args.view)) }
    },
  },
  'views.publish': {
    tier: 'tier4',
    needs: ['user_id', 'view'],
    run: (desk, args) => {
      const user = desk.workspace.users.get(String(args.user_id))
      if (user === undefined || user.deleted) throw new SlackRefusal('user_not_found')
      return { view: desk.views.toPayload(desk.views.publish(user.id, args.view, args.hash)) }
    },
  },
}
