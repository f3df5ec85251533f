import { z } from 'zod'
import { CHECKED_WITH } from '~/domain/certification/lifecycle'

export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/) as unknown as z.ZodType<`${number}-${number}-${number}`>

/** What a story of the demo says of certificates and other documents. */
export const storyPapers = {
  /** Documents that work ended in, as its consultant reported them, and what the department made of it. */
  documents: z
    .array(
      z.object({
        subject: z.string(),
        number: z.string().optional(),
        issuer: z.string().optional(),
        attended: z.number().int().optional(),
        passed: z.number().int().optional(),
        state: z.enum(['reported', 'rejected', 'verified']),
      }),
    )
    .default([]),
  /** What an officer should notice of the certificate; days from the beginning of the story. */
  certificate: z
    .object({
      issued_after: z.number().default(97),
      /** When it is reported; the department looks at it a week later. */
      reported_after: z.number().default(100),
      subject: z.string().optional(),
      number: z.string().optional(),
      /** What it says, where that is not the usual. */
      scheme: z.string().optional(),
      edition: z.string().optional(),
      scope: z.string().optional(),
      body: z.string().optional(),
      accreditation: z.string().optional(),
      expires_on: day.optional(),
      remark: z.string().optional(),
      /** What the department compared it with. */
      checked_with: z.enum(CHECKED_WITH).default('original'),
      /** What its body did with it after it was verified. */
      status: z.enum(['suspended', 'withdrawn']).optional(),
    })
    .default({ issued_after: 97, reported_after: 100, checked_with: 'original' }),
  /** Certificates that the enterprise had already, and wrote down on the first day of the story. */
  held: z
    .array(
      z.object({
        subject: z.string(),
        scheme: z.string(),
        edition: z.string().default(''),
        number: z.string(),
        issued_on: day,
        expires_on: day.optional(),
      }),
    )
    .default([]),
}
