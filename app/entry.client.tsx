/** Remix's build wants a browser entry; pages load no Remix script, so it is empty and never sent (docs/decisions/0002). */
export {}
