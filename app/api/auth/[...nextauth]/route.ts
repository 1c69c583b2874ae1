import NextAuth from 'next-auth'
import { authOptions } from '@/server/auth/next-auth'

/** The options are made per request, so that nothing connects while the product is merely being built. */
const handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> =>
  NextAuth(authOptions())(request, context) as Promise<Response>

export { handler as GET, handler as POST }
