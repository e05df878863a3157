/** Pages that are the same for everybody: kept for a minute, and shown an hour longer while a newer one is fetched. Anything else says nothing and is not kept. */
export function publicPage(): Record<string, string> {
  return { "cache-control": "public, max-age=60, stale-while-revalidate=3600" };
}
