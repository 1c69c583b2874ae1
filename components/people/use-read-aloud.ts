'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'

const never = () => () => {}

/** The device's own voice, where it has one. Stops when the words leave the screen. */
export function useReadAloud() {
  const possible = useSyncExternalStore(
    never,
    () => 'speechSynthesis' in window,
    () => false,
  )
  const [reading, setReading] = useState(false)
  useEffect(() => () => window.speechSynthesis?.cancel(), [])
  const stop = () => {
    window.speechSynthesis.cancel()
    setReading(false)
  }
  const read = (text: string) => {
    const spoken = new SpeechSynthesisUtterance(text)
    spoken.lang = document.documentElement.lang
    spoken.onend = () => setReading(false)
    spoken.onerror = () => setReading(false)
    window.speechSynthesis.cancel()
    window.speechSynthesis.speak(spoken)
    setReading(true)
  }
  return { possible, reading, read, stop }
}
