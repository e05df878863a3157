/**
 * A due id as BullMQ takes it: without ':' and never digits alone. Different ids stay different, because '%' itself is
 * written as %25 and a number begins with %n, which nothing else does.
 */
export function redisJobId(dueId: string): string {
  const written = dueId.replaceAll("%", "%25").replaceAll(":", "%3A");
  return /^\d+$/.test(written) ? `%n${written}` : written;
}
