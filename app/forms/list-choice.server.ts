/** The list that an address asks for by `list`; `usual` where it names none. Another name is no page. */
export function listChoice<Name extends string>(request: Request, names: readonly Name[], usual?: Name): Name {
  const asked = new URL(request.url).searchParams.get('list') ?? usual
  const list = names.find((name) => name === asked)
  if (!list) throw new Response(null, { status: 404 })
  return list
}
