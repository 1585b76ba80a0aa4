/** Those of manifest.yml. */
export const SUBSCRIPTIONS = [
  ...[
    'agent_session_stopped',
    'app_home_opened',
    'app_mention',
    'app_uninstalled',
    'function_executed',
    'link_shared',
    'member_joined_channel',
    'message.channels',
    'message.groups',
    'message.im',
  ],
  ...['message.mpim', 'reaction_added', 'tokens_revoked'],
]
