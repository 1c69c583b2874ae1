/** A browser as far as the product's HTTP side can tell: keeps cookies, comes from the product's own pages. */
import { refusalBody } from '@/domain/protocol/refusal'
import type { z } from 'zod'

export class Browser {
  private readonly cookies = new Map<string, string>()

  constructor(readonly address: string) {}

  /** A browser on somebody else's device. */
  another(): Browser {
    return new Browser(this.address)
  }

  /** Asks for JSON and reads it by its schema; a refusal is thrown with its words. */
  async ask<Schema extends z.ZodType>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    schema: Schema,
    body?: unknown,
  ): Promise<z.output<Schema>> {
    const answer = await this.send(method, path, body === undefined ? undefined : JSON.stringify(body), 'application/json')
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} was refused: ${wordsOf(text) ?? answer.status}`)
    return schema.parse(JSON.parse(text))
  }

  async text(path: string): Promise<string> {
    const answer = await this.send('GET', path)
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`)
    return answer.text()
  }

  /** Sends a form, as the sign-in page does, and follows no redirect. */
  async submit(path: string, fields: Record<string, string>): Promise<Response> {
    return this.send('POST', path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded')
  }

  holds(cookie: string): boolean {
    return [...this.cookies.keys()].some((name) => name.endsWith(cookie))
  }

  private async send(method: string, path: string, body?: string, type?: string): Promise<Response> {
    const answer = await fetch(new URL(path, this.address), {
      method,
      redirect: 'manual',
      headers: {
        origin: new URL(this.address).origin,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(type ? { 'content-type': type } : {}),
      },
      ...(body === undefined ? {} : { body }),
    })
    for (const line of answer.headers.getSetCookie()) this.keep(line)
    return answer
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    if (at > 0) this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

function wordsOf(text: string): string | null {
  try {
    const parsed = refusalBody.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.error.words : null
  } catch {
    return null // an answer that is no JSON has no words for people; the status says enough
  }
}
