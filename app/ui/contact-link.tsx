/** To write to or to call by one press, where the text reads as one address or one number. */
export function ContactLink({ text }: { text: string }) {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return <a href={`mailto:${text}`}>{text}</a>
  if (/^[+\d][\d\s().-]+$/.test(text)) return <a href={`tel:${text.replaceAll(/[^+\d]/g, '')}`}>{text}</a>
  return <>{text}</>
}
