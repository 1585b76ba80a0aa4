/** Every name that Slack sends back to us, written once. A test holds the commands and events against manifest.yml. */

export const COMMANDS = {
  ask: '/telework',
  cases: '/telework-case',
  checklist: '/telework-checklist',
  share: '/telework-share',
} as const

export const SHORTCUTS = {
  /** On a message; it works in threads, where slash commands do not run. */
  lookUp: 'look_up_message',
  /** From anywhere. */
  ask: 'ask_question',
  /** On what HR wrote under a request. */
  teach: 'teach_reply',
  /** On an answer. */
  takeBack: 'take_back_answer',
} as const

/** What people read in Slack's menus, as in manifest.yml. */
export const SHORTCUT_NAMES = {
  lookUp: '資料で調べる',
  ask: 'テレワークについて質問',
  teach: 'この回答を資料に追加',
  takeBack: '回答を取り消す',
} as const

/** Types of inner events that the app subscribes to; `message` stands for the four `message.*` subscriptions. */
export const EVENTS = {
  mention: 'app_mention',
  message: 'message',
  homeOpened: 'app_home_opened',
  joined: 'member_joined_channel',
  reaction: 'reaction_added',
  stopped: 'agent_session_stopped',
  link: 'link_shared',
} as const

/** That the app is gone from a workspace; heard before any listener, because nobody is authorised any more. */
export const ENDINGS = { uninstalled: 'app_uninstalled', revoked: 'tokens_revoked' } as const

/** A message may hold several buttons of one action: their ids then end in `:0`, `:1`, … (Slack wants them unique). */
export const ACTIONS = {
  /** Value: references to the excerpts whose passages to read, one a line. */
  more: 'more',
  /** Value: the id of a passage to read (or `*`, all that were quoted), then the references, one a line. */
  read: 'read',
  /** Value: references to the excerpts left out, one a line. */
  others: 'others',
  /** Value: references to the excerpts, one a line. */
  share: 'share',
  /** Looks for what to share. */
  findShare: 'share_find',
  /** Back from what will be posted to the form. */
  editShare: 'share_edit',
  /** Value: the name of the share to take away; only whoever shared it may. */
  takeBackShare: 'share_take_back',
  /** Value: references to the excerpts, one a line. */
  helpful: 'helpful',
  unhelpful: 'unhelpful',
  /** Value: why it did not help, then references to the excerpts, one a line. */
  whyNot: 'why_not',
  /** Value: references to the excerpts, one a line. */
  undoVote: 'undo_vote',
  /** A question typed on the Home tab. */
  askTyped: 'ask_typed',
  /** Value: see person-ref.ts. */
  askPerson: 'ask_person',
  // What becomes of a request; value: its id.
  addToRequest: 'request_add',
  resolved: 'request_resolved',
  notYet: 'request_not_yet',
  takeRequest: 'request_take',
  releaseRequest: 'request_release',
  answerRequest: 'request_answer',
  /** Value: the request's id and, where they are short enough, the words of the reply, a line and more. */
  sendReply: 'request_reply',
  teachAnswer: 'request_teach',
  foundForRequest: 'request_found',
  openRequests: 'request_list',
  // What becomes of a taught answer; value: its id and the version that is seen, a line each.
  openDraft: 'draft_open',
  tryDraft: 'draft_try',
  approveDraft: 'draft_approve',
  editDraft: 'draft_edit',
  returnDraft: 'draft_return',
  undoDraft: 'draft_undo',
  discardDraft: 'draft_discard',
  restoreDraft: 'draft_restore',
  /** What it says by now goes to whoever asked. */
  sendDraft: 'draft_send',
  /** Value: the id, the version that is the newest, the version to begin from, a line each. */
  draftAgain: 'draft_again',
  /** Value: a version of a taught answer; its id and number, a line each. */
  draftHistory: 'draft_history',
  // What is taught as files.
  openTables: 'table_open',
  /** Value: the table's name and the format, a line each. */
  exportTable: 'table_export',
  importTable: 'table_import',
  openDrafts: 'draft_list',
  testDraft: 'draft_test',
  // What was asked, on HR's Home. Value: what is looked at from then on (`wanting none`); a channel; nothing.
  lookAtAsked: 'asked_look',
  askedChannel: 'asked_channel',
  exportAsked: 'asked_export',
  // Value: a question of the group.
  answerAsked: 'asked_answer',
  findForAsked: 'asked_find',
  ignoreAsked: 'asked_ignore',
  reopenAsked: 'asked_reopen',
  /** Value: what the place is for (see find-views.ts), and a reference to the excerpt. */
  chooseFound: 'found_choose',
  openAdded: 'added_list',
  /** Value: words to begin with, one a line. */
  addSynonym: 'added_synonym',
  addTest: 'added_test',
  // Value: the id of what was added.
  approveAdded: 'added_approve',
  undoAdded: 'added_undo',
  openNotices: 'notices_open',
  /** Value: the id of a document that was sent. */
  readNotice: 'notice_read',
  openUploads: 'upload_list',
  sendUpload: 'upload_send',
  // Value: the id of a document that was sent, and the revision that is seen, a line each.
  openUpload: 'upload_open',
  lookAtUpload: 'upload_look',
  editUpload: 'upload_edit',
  useUpload: 'upload_use',
  dropUpload: 'upload_drop',
  undoUpload: 'upload_undo',
  /** Value: the question to ask. */
  ask: 'ask',
  /** Value: the question to put in other words. */
  rephrase: 'rephrase',
  /** Value: a case's id. */
  openCase: 'open_case',
  /** Value: a case's id and the name of a section, a line each. */
  caseSection: 'case_section',
  /** Value: a case's id. */
  similarCases: 'similar_cases',
  /** Value: what the list is of (see case-list-ref.ts) and the ids of the cases still to be listed, one a line. */
  moreCases: 'more_cases',
  /** Value: the words to look cases up by. */
  findCases: 'find_cases',
  /** Value: a case's id; or, to compare at once, two or more, one a line. */
  compare: 'compare',
  /** A select; value: ids of two cases, one a line. */
  compareWith: 'compare_with',
  /** Value: the name of the reply to take away; only whoever asked may. */
  takeBack: 'take_back',
  /** How to use it. */
  help: 'help',
  openSettings: 'settings_open',
  openChanges: 'changes_open',
  // Value: how many newer changes are left out.
  changesPage: 'changes_page',
  exportChanges: 'changes_export',
  /** Chooses the channel whose settings to see. */
  channelSettings: 'channel_settings',
  /** The answer stays. */
  keepAnswer: 'keep_answer',
  /** Fields of the views to look up in: `find_cases:industry`. */
  findField: 'find_field',
  /** Value: see run-ref.ts; a line to be seen first may be named. */
  openRun: 'run_open',
  /** Boxes; their block names the run and what was drawn (boxes.ts). */
  tick: 'run_tick',
  /** Value: the number of the page, from 0. */
  runPage: 'run_page',
  /** Value: the id of the line. */
  runItem: 'run_item',
  /** Value: what is to be done, then what openRun has. */
  runMenu: 'run_menu',
  startRun: 'run_start',
  /** Value: the run, the version to leave and the one to go to, the view under it. */
  moveRun: 'run_move',
  listChanges: 'list_changes',
  shareList: 'list_share',
  /** The company's own lists, for HR and administrators. */
  openLists: 'list_open',
  // Of lists that they write; value: the list's id, empty for a new one.
  editList: 'list_edit',
  copyList: 'list_copy',
  retireList: 'list_retire',
  restoreList: 'list_restore',
  /** Runs of the presser that are finished. */
  finishedRuns: 'run_finished',
  // Under a reminder; value: the run, the line and the day it is due, a line each.
  dueDone: 'due_done',
  dueAgain: 'due_again',
  dueOwner: 'due_owner',
  /** Takes away what is kept of whoever presses it. */
  forgetMe: 'forget_me',
  keepMine: 'keep_mine',
} as const

/** Functions of manifest.yml: steps for Workflow Builder, their pick-lists, and what Slack's own search calls. */
export const STEPS = {
  ask: 'ask_documents',
  cases: 'find_cases',
  checklist: 'start_checklist',
  caseConditions: 'case_conditions',
  checklists: 'checklists_to_start',
  search: 'search_documents',
} as const

/** Names of their inputs. */
export const STEP_FIELDS = {
  question: 'question',
  conditions: 'conditions',
  words: 'words',
  checklist: 'checklist',
  channel: 'channel',
  user: 'user',
  title: 'title',
  query: 'query',
} as const

export const VIEWS = {
  share: 'share_excerpts',
  sharePreview: 'share_preview',
  shareFind: 'share_words',
  ask: 'ask_question',
  askPerson: 'ask_person',
  addToRequest: 'request_add',
  answerRequest: 'request_answer',
  draft: 'draft',
  returnDraft: 'draft_return',
  importTable: 'table_import',
  sendUpload: 'upload_send',
  editUpload: 'upload_edit',
  settings: 'settings',
  channelSettings: 'channel_settings',
  findCases: 'find_cases',
  findChecklist: 'find_checklist',
  runItem: 'run_item',
  startRun: 'run_start',
  moveRun: 'run_version',
  shareList: 'list_share',
  editList: 'list_edit',
  find: 'found_search',
  synonym: 'added_synonym',
} as const

/** What HR alone may do: whoever else sends these is refused. */
export const FOR_HR = {
  actions: [
    ...[ACTIONS.takeRequest, ACTIONS.releaseRequest, ACTIONS.answerRequest, ACTIONS.teachAnswer, ACTIONS.openDraft],
    ...[ACTIONS.tryDraft, ACTIONS.approveDraft, ACTIONS.editDraft, ACTIONS.returnDraft, ACTIONS.undoDraft],
    ...[ACTIONS.sendReply, ACTIONS.discardDraft, ACTIONS.restoreDraft, ACTIONS.sendDraft, ACTIONS.draftAgain],
    ...[ACTIONS.draftHistory, ACTIONS.openTables, ACTIONS.exportTable, ACTIONS.importTable],
    ...[ACTIONS.openRequests, ACTIONS.foundForRequest, ACTIONS.openDrafts, ACTIONS.testDraft, ACTIONS.lookAtAsked],
    ...[ACTIONS.askedChannel, ACTIONS.exportAsked, ACTIONS.answerAsked, ACTIONS.findForAsked, ACTIONS.ignoreAsked],
    ...[ACTIONS.reopenAsked, ACTIONS.chooseFound, ACTIONS.openAdded, ACTIONS.addSynonym, ACTIONS.addTest],
    ...[ACTIONS.approveAdded, ACTIONS.undoAdded],
  ],
  views: [VIEWS.answerRequest, VIEWS.draft, VIEWS.returnDraft, VIEWS.importTable, VIEWS.find, VIEWS.synonym],
  shortcuts: [SHORTCUTS.teach],
} as const

/** What HR and administrators may do. */
export const FOR_KEEPERS = {
  actions: [
    ...[ACTIONS.openUploads, ACTIONS.sendUpload, ACTIONS.openUpload, ACTIONS.lookAtUpload, ACTIONS.editUpload],
    ...[ACTIONS.useUpload, ACTIONS.dropUpload, ACTIONS.undoUpload, ACTIONS.openSettings, ACTIONS.channelSettings],
    ...[ACTIONS.openChanges, ACTIONS.changesPage, ACTIONS.exportChanges],
  ],
  views: [VIEWS.sendUpload, VIEWS.editUpload, VIEWS.settings, VIEWS.channelSettings],
} as const

/** Fields of the desk's modals: the names of block and element. */
export const DESK_FIELDS = {
  question: 'question',
  words: 'words',
  topic: 'topic',
  anonymous: 'anonymous',
  questions: 'questions',
  text: 'text',
  source: 'source',
  audience: 'audience',
  reviewOn: 'review_on',
  inForce: 'in_force',
  synonyms: 'synonyms',
  file: 'file',
  said: 'said',
  meant: 'meant',
  channel: 'channel',
  followUps: 'follow_ups',
  autoAnswer: 'auto_answer',
  reaction: 'reaction',
  contact: 'contact',
  greeting: 'greeting',
  sharers: 'sharers',
  retention: 'retention',
  digest: 'digest',
  /** Ends in the number of the topic: `topic_channel:0`. */
  topicChannel: 'topic_channel',
  reminders: 'reminders',
} as const

/** Fields of the checklists' modals. */
export const RUN_FIELDS = {
  done: 'done',
  note: 'note',
  owner: 'owner',
  due: 'due',
  /** Boxes that take away the owner, the due date. */
  without: 'without',
  title: 'title',
  channel: 'channel',
  nudges: 'nudges',
  sentence: 'sentence',
  /** Ends in the number of the part: `items:0`. */
  items: 'items',
  file: 'file',
} as const

/** Blocks and elements of the share modal. */
export const SHARE_FIELDS = {
  words: 'words',
  lately: 'lately',
  excerpts: 'excerpts',
  sentence: 'sentence',
  channel: 'channel',
  thread: 'thread',
} as const

/** The field of the asking modal. Its block's id ends in the number of the turn: `question:0`, `question:1`, … */
export const ASK_FIELD = 'question'
