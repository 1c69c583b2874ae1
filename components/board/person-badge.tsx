import {
  Anchor,
  Bell,
  Bird,
  Cat,
  Cherry,
  Cloud,
  Clover,
  Coffee,
  Feather,
  Fish,
  Key,
  Lamp,
  Leaf,
  type LucideIcon,
  Moon,
  Mountain,
  Rabbit,
  Sailboat,
  Shell,
  Snail,
  Sprout,
  Sun,
  Tent,
  Turtle,
  Umbrella,
  User,
} from 'lucide-react'
import type { PersonSymbol } from '@/domain/people/person-mark'
import styles from './person-badge.module.css'

const pictures: Record<PersonSymbol, LucideIcon> = {
  bird: Bird,
  leaf: Leaf,
  moon: Moon,
  key: Key,
  umbrella: Umbrella,
  cat: Cat,
  shell: Shell,
  sun: Sun,
  anchor: Anchor,
  cherry: Cherry,
  sailboat: Sailboat,
  feather: Feather,
  fish: Fish,
  tent: Tent,
  bell: Bell,
  snail: Snail,
  mountain: Mountain,
  clover: Clover,
  rabbit: Rabbit,
  lamp: Lamp,
  coffee: Coffee,
  turtle: Turtle,
  sprout: Sprout,
  cloud: Cloud,
}

/** A person at a glance: colour and picture together. The name stands beside it or in the label of what it is in. */
export function PersonBadge({ colour, symbol }: { readonly colour: string; readonly symbol: string }) {
  const Picture = pictures[symbol as PersonSymbol] ?? User
  return (
    <span className={styles.badge} style={{ backgroundColor: colour }} aria-hidden>
      <Picture />
    </span>
  )
}
