import { classNames } from './class-names'
import styles from './skeleton.module.css'

/** The quiet outline of something that is still coming. Sizes come from the place it stands in. */
export const Skeleton = ({ className }: { readonly className?: string }) => (
  <span className={classNames(styles.skeleton, className)} aria-hidden />
)
