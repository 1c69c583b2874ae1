/** Fails, with the SQL that is missing, when the migrations do not lead to prisma/schema.prisma. */
import { missingSql } from './schema-diff.mjs'

const sql = await missingSql()
if (sql !== null) console.error(`prisma/schema.prisma says more than the migrations. Run: npm run migration:new -- <name>\n\n${sql}`)
process.exit(sql === null ? 0 : 1)
