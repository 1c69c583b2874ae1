/**
 * Secrets that let a person in: made at random, shown once, kept only as a hash. Long tokens are hashed plainly; return
 * codes are short enough to be tried out by whoever steals the database, so their hash is keyed with the server's secret.
 */
import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { codeAlphabet } from '@/domain/people/code'
import { environment } from '../env'

/** 256 random bits, safe in addresses and cookies. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

/** A code for people, evenly random over the unambiguous alphabet. */
export const randomCode = (length: number): string => Array.from({ length }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export const hashOfReturnCode = (code: string): string =>
  createHmac('sha256', environment().secrets.auth).update(`return code ${code}`).digest('hex')

/** Compares two hashes in a time that tells nothing. */
export const sameHash = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
