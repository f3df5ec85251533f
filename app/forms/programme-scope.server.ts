import { z } from 'zod'

const scope = z.object({
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
  subject: z.string().max(40).optional(),
  commune: z.string().max(10).optional(),
})

/** The scope of the department's figures in a page's address. What cannot be read is left out. */
export function readScope(request: Request) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const filled = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
  return scope.safeParse(filled).data ?? {}
}
