/** A CSS Module is a record of class names; a plain stylesheet is imported for its effect. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>
  export default classes
}
declare module '*.css'
