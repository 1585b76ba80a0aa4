import { z } from 'zod'

/**
 * Slack's app manifest, as far as this app uses it. Keys and lengths: github.com/slackapi/manifest-schema
 * schemas/manifest.schema.1.0.0.json v0.5.0, read 2026-09; `features.search` and functions: docs.slack.dev/reference/app-manifest,
 * read 2026-11. Strict: an unknown key is a problem.
 */
export type Manifest = z.infer<typeof manifestSchema>

const scope = z.string().regex(/^[a-z_]+(:[a-z_]+)*(\.[a-z_]+)*$/, 'expected a scope such as chat:write')
const requestUrl = z.url({ protocol: /^https$/ })

const slashCommand = z.strictObject({
  command: z
    .string()
    .regex(/^\/[a-z0-9_-]+$/)
    .max(32),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().max(1000).optional(),
  should_escape: z.boolean().optional(),
  /** Absent in Socket Mode. */
  url: requestUrl.optional(),
})

const shortcut = z.strictObject({
  name: z.string().min(1).max(24),
  type: z.enum(['global', 'message']),
  callback_id: z.string().min(1).max(255),
  description: z.string().min(1).max(150),
})

const features = z.strictObject({
  app_home: z
    .strictObject({
      home_tab_enabled: z.boolean().optional(),
      messages_tab_enabled: z.boolean().optional(),
      messages_tab_read_only_enabled: z.boolean().optional(),
    })
    .optional(),
  bot_user: z.strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean().optional() }),
  agent_view: z
    .strictObject({
      agent_description: z.string().min(1).max(300),
      suggested_prompts: z
        .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
        .max(4)
        .optional(),
      actions: z.array(z.strictObject({ name: z.string(), description: z.string() })).optional(),
    })
    .optional(),
  slash_commands: z.array(slashCommand).max(50).optional(),
  shortcuts: z.array(shortcut).max(10).optional(),
  unfurl_domains: z.array(z.string()).max(5).optional(),
  search: z
    .strictObject({
      search_function_callback_id: z.string(),
      search_filters_function_callback_id: z.string().optional(),
    })
    .optional(),
})

const parameter = z.strictObject({
  name: z.string(),
  type: z.string().min(1),
  title: z.string().min(1),
  description: z.string(),
  is_required: z.boolean(),
  items: z.strictObject({ type: z.string() }).optional(),
  dynamic_options: z
    .strictObject({
      function: z.string().regex(/^#\/functions\/\w+$/),
      inputs: z.record(z.string(), z.strictObject({ value: z.string() })),
    })
    .optional(),
})
const parameters = z
  .record(z.string(), parameter)
  .refine((all) => Object.entries(all).every(([key, { name }]) => key === name), 'a parameter is named as its key')

/** Steps for workflows, and what Slack's own search calls; in the first form of the manifest. */
const functions = z.record(
  z.string().regex(/^[a-z_]{1,100}$/),
  z.strictObject({
    title: z.string().min(1).max(255),
    description: z.string().min(1),
    input_parameters: parameters,
    output_parameters: parameters,
  }),
)

const settings = z.strictObject({
  event_subscriptions: z
    .strictObject({ request_url: requestUrl.optional(), bot_events: z.array(z.string().min(1)).max(100) })
    .optional(),
  interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: requestUrl.optional() }).optional(),
  org_deploy_enabled: z.boolean().optional(),
  function_runtime: z.enum(['remote', 'slack']).optional(),
  socket_mode_enabled: z.boolean().optional(),
  token_rotation_enabled: z.boolean().optional(),
})

export const manifestSchema = z
  .strictObject({
    _metadata: z.strictObject({ major_version: z.literal([1, 2]), minor_version: z.number().optional() }).optional(),
    display_information: z.strictObject({
      name: z.string().min(1).max(35),
      description: z.string().max(140).optional(),
      long_description: z.string().min(175).max(4000).optional(),
      background_color: z
        .string()
        .regex(/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/)
        .optional(),
    }),
    features,
    oauth_config: z.strictObject({
      redirect_urls: z.array(requestUrl).optional(),
      scopes: z
        .strictObject({
          bot: z.array(scope).max(255),
          user: z.array(scope).max(255).optional(),
          bot_optional: z.array(scope).optional(),
          user_optional: z.array(scope).optional(),
        })
        // docs.slack.dev/reference/app-manifest, read 2026-11.
        .refine(({ bot, bot_optional = [] }) => bot_optional.every((each) => bot.includes(each)), {
          path: ['bot_optional'],
          error: 'an optional scope stands under "bot", too',
        }),
    }),
    settings,
    functions: functions.optional(),
  })
  .refine(
    ({ functions: all = {}, settings: { org_deploy_enabled, function_runtime } }) => {
      return Object.keys(all).length === 0 || (org_deploy_enabled === true && function_runtime !== undefined)
    },
    { path: ['settings'], error: 'functions want org_deploy_enabled and function_runtime' },
  )
  .refine((manifest) => namedFunctions(manifest).every((name) => name in (manifest.functions ?? {})), {
    path: ['functions'],
    error: 'a function that is named elsewhere is not there',
  })

interface Pointing {
  features: z.infer<typeof features>
  functions?: z.infer<typeof functions> | undefined
}

/** Functions that something points at. */
function namedFunctions({ features: { search }, functions: all = {} }: Pointing): string[] {
  const inputs = Object.values(all).flatMap(({ input_parameters }) => Object.values(input_parameters))
  return [
    ...inputs.flatMap(({ dynamic_options }) => dynamic_options?.function.replace('#/functions/', '') ?? []),
    ...Object.values(search ?? {}).filter((name) => name !== undefined),
  ]
}
