/** E-mail, when a mail server is configured. Without one, links are copied from the users page instead. */
import { createTransport } from 'nodemailer'
import { environment } from '../env'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Sends one plain-text letter. False when there is no mail server or it would not take the letter: say so, do not lose the link. */
export async function sendMail(letter: Letter): Promise<boolean> {
  const { smtp } = environment()
  if (!smtp) return false
  const transport = createTransport(smtp.url)
  try {
    await transport.sendMail({ from: smtp.from, ...letter })
    return true
  } catch (problem) {
    process.emitWarning(`A letter could not be sent: ${problem instanceof Error ? problem.message : 'unknown problem'}`)
    return false
  } finally {
    transport.close()
  }
}

export const signInLetter = (to: string, address: string, how: string): Letter => ({
  to,
  subject: 'Your way in to Evenboard',
  text: `Hello,\n\nopen this link to sign in to Evenboard:\n\n${address}\n\n${how}\nIf you did not expect this, you can leave it alone: nothing happens.\n`,
})
