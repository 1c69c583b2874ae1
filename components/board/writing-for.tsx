'use client'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import styles from './banners.module.css'
import { boardWords } from './words'

const words = boardWords.writer

/** As long as somebody writes down another person's words: whose they are, and one tap back to one's own. */
export function WritingFor({ name, onBack }: { readonly name: string; readonly onBack: (() => void) | null }) {
  return (
    <div className={styles.banners}>
      <Notice live actions={onBack && <Button onClick={onBack}>{words.forMyself}</Button>}>
        {words.writingFor(name)}
      </Notice>
    </div>
  )
}
