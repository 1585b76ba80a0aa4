import type { IncomingMessage, Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Clock } from './clock.js'
import type { Faults } from './faults.js'
import { isJson, type Json } from './json.js'
import { RULES } from './rules.js'
import type { Ack, Delivery, Transport } from './transport.js'

export type DisconnectReason = 'warning' | 'refresh_requested' | 'too_many_websockets' | 'link_disabled'

/** Well inside the half minute for which Slack's own client waits for one (serverPingTimeout of @slack/socket-mode 3). */
const PING_MS = 20_000
/** After its word Slack still leaves a little time. */
const CLOSE_MS = 2000

interface Waiting {
  socket: WebSocket
  done: (status: number, body?: Json) => void
}

/** Slack's side of Socket Mode: each envelope goes to one of the connections. */
export class SocketTransport implements Transport {
  readonly sockets = new Set<WebSocket>()
  /** What clients sent that is no acknowledgement of anything. */
  readonly strange: string[] = []
  private readonly server: WebSocketServer
  private readonly faults: Faults
  private readonly clock: Clock
  private readonly waiting = new Map<string, Waiting>()
  private readonly tickets = new Set<string>()
  private readonly pings: NodeJS.Timeout
  private lastId = 0
  private turn = 0

  constructor(http: Server, faults: Faults, clock: Clock) {
    this.faults = faults
    this.clock = clock
    this.server = new WebSocketServer({
      server: http,
      path: '/socket',
      // A URL of `apps.connections.open` is good for one connection.
      verifyClient: ({ req }: { req: IncomingMessage }) =>
        this.tickets.delete(new URL(req.url ?? '', 'http://x').searchParams.get('ticket') ?? ''),
    })
    this.server.on('error', () => {})
    this.server.on('connection', (socket) => this.connected(socket))
    this.pings = setInterval(() => {
      for (const socket of this.sockets) socket.ping()
    }, PING_MS)
    this.pings.unref()
  }

  makeUrl(base: string): string {
    this.lastId += 1
    this.tickets.add(String(this.lastId))
    return `${base.replace('http', 'ws')}/socket?ticket=${this.lastId}&app_id=A0TEST`
  }

  deliver({ kind, payload, retry, ackMs }: Delivery): Promise<Ack> {
    const started = this.clock.now()
    const socket = this.nextSocket()
    if (socket === undefined) return Promise.resolve({ status: 0, ms: 0 })
    this.lastId += 1
    const envelope_id = `envelope-${this.lastId}`
    return new Promise((resolve) => {
      const done = (status: number, body?: Json) => {
        callOff()
        this.waiting.delete(envelope_id)
        this.waiting.delete(`lost ${envelope_id}`)
        resolve({ status, ms: this.clock.now() - started, ...(body !== undefined && { body }) })
      }
      const callOff = this.clock.after(ackMs ?? RULES.ackMs.max, () => done(0))
      const retried = retry === undefined ? {} : { retry_attempt: retry.num, retry_reason: retry.reason }
      const accepts_response_payload = kind !== 'events_api'
      const fault = this.faults.take('socket')
      // An acknowledgement that is to be lost ends the socket, and nobody hears of it.
      this.waiting.set(fault === undefined ? envelope_id : `lost ${envelope_id}`, { socket, done })
      if (fault?.kind === 'disconnect' && fault.where !== 'after') return void socket.terminate()
      socket.send(JSON.stringify({ type: kind, envelope_id, payload, accepts_response_payload, ...retried }))
    })
  }

  /** Slack's word before it closes its connections. */
  disconnect(reason: DisconnectReason): void {
    for (const socket of this.sockets) this.dismiss(socket, reason)
  }

  recycle(): void {
    this.disconnect('refresh_requested')
  }

  /** Something that no app expects. */
  sendRaw(text: string): void {
    for (const socket of this.sockets) socket.send(text)
  }

  close(): void {
    clearInterval(this.pings)
    for (const socket of this.server.clients) socket.terminate()
    this.server.close()
  }

  private connected(socket: WebSocket): void {
    if (this.sockets.size >= RULES.sockets.max) {
      this.dismiss(socket, 'too_many_websockets')
      return
    }
    this.sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => {
      this.sockets.delete(socket)
      for (const each of [...this.waiting.values()]) if (each.socket === socket) each.done(0)
    })
    socket.on('message', (data) => this.acknowledged(String(data)))
    const debug_info = { host: 'local', build_number: 1, approximate_connection_time: 18_060 }
    const connection_info = { app_id: 'A0TEST' }
    socket.send(JSON.stringify({ type: 'hello', num_connections: this.sockets.size, debug_info, connection_info }))
  }

  private dismiss(socket: WebSocket, reason: DisconnectReason): void {
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local' } }))
    // A warning comes ten seconds before the connection goes; the others are meant at once.
    if (reason !== 'warning') this.clock.after(CLOSE_MS, () => socket.close())
  }

  private nextSocket(): WebSocket | undefined {
    const open = [...this.sockets].filter((socket) => socket.readyState === socket.OPEN)
    this.turn += 1
    return open[this.turn % Math.max(1, open.length)]
  }

  private acknowledged(data: string): void {
    try {
      const ack: unknown = JSON.parse(data)
      const id = isJson(ack) ? String(ack.envelope_id) : ''
      const [waiting, lost] = [this.waiting.get(id), this.waiting.get(`lost ${id}`)]
      if (lost !== undefined) lost.socket.terminate()
      else if (waiting === undefined) this.strange.push(data)
      else waiting.done(200, payloadOf(ack as Json))
    } catch {
      this.strange.push(data)
    }
  }
}

/** Clients send an empty payload where they have nothing to say. */
function payloadOf(ack: Json): Json | undefined {
  return isJson(ack.payload) && Object.keys(ack.payload).length > 0 ? ack.payload : undefined
}
