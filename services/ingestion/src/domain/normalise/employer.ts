/** An id for an employer by its name: the same for "Noorderlicht B.V." and "Noorderlicht". */
export function employerIdOf(name: string): string {
  const slug = name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F]/g, "")
    .replaceAll(/\b(?:b\.?v\.?|n\.?v\.?|gmbh|ltd|inc|holding|v\.?o\.?f\.?)(?=\W|$)/g, " ")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, "");
  return slug === "" ? "onbekend" : slug;
}
