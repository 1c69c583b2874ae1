import {
  Blend,
  BookOpen,
  Briefcase,
  CircleHelp,
  Cog,
  Coins,
  DoorOpen,
  Hand,
  HandHelping,
  Handshake,
  Heart,
  House,
  Info,
  Lightbulb,
  type LucideIcon,
  Megaphone,
  MessageCircleReply,
  Newspaper,
  PencilRuler,
  RotateCcw,
  SearchCheck,
  Tag,
  TriangleAlert,
  User,
} from 'lucide-react'

/** The picture for each symbol name of the taxonomies; `glyph` is its like for the canvas, which knows only text. */
const pictures: Readonly<Record<string, { readonly icon: LucideIcon; readonly glyph: string }>> = {
  user: { icon: User, glyph: '☺' },
  'door-open': { icon: DoorOpen, glyph: '⌂' },
  cog: { icon: Cog, glyph: '⚙' },
  house: { icon: House, glyph: '❖' },
  coins: { icon: Coins, glyph: '£' },
  'pencil-ruler': { icon: PencilRuler, glyph: '✎' },
  'hand-helping': { icon: HandHelping, glyph: '➜' },
  'search-check': { icon: SearchCheck, glyph: '✓' },
  megaphone: { icon: Megaphone, glyph: '»' },
  'book-open': { icon: BookOpen, glyph: '❝' },
  'triangle-alert': { icon: TriangleAlert, glyph: '⚠' },
  lightbulb: { icon: Lightbulb, glyph: '✦' },
  'circle-help': { icon: CircleHelp, glyph: '?' },
  'message-circle-reply': { icon: MessageCircleReply, glyph: '↩' },
  hand: { icon: Hand, glyph: '≠' },
  info: { icon: Info, glyph: 'ℹ' },
  handshake: { icon: Handshake, glyph: '=' },
  'rotate-ccw': { icon: RotateCcw, glyph: '↺' },
  newspaper: { icon: Newspaper, glyph: '≡' },
  heart: { icon: Heart, glyph: '♥' },
  briefcase: { icon: Briefcase, glyph: '▣' },
  blend: { icon: Blend, glyph: '◐' },
}

export function TermIcon({ symbol }: { readonly symbol: string }) {
  const Icon = pictures[symbol]?.icon ?? Tag
  return <Icon aria-hidden />
}

export const termGlyph = (symbol: string): string => pictures[symbol]?.glyph ?? ''
