export const howItIsMade = `## How it is made, and why that is not circular

- **Tastes.** Each candidate has a taste that no method sees: a point in a space of what work is like day by day, skills used gladly or not, liked and
  disliked sectors, tolerated minutes, wanted pay, a step up or none, winning customers or tending them, leading or not, where to work, and abilities.
- **Appeal.** How much a job appeals is a sum of ten part-worths by what each is worth to that person (conjoint analysis), less what little makes up for: a way
  far too long, other work, an avoided sector. It is made of the job as it is, not of the vacancy's fields: of latent points (occupations that the taxonomy
  calls close are alike more or less, drawn per seed), minutes, the employer's charm that no field says, losses that hurt more than gains please.
- **No weight of ours is planted.** How much each of the ten matters is drawn per seed (0.5 to 1.5) and per person (0.15 to 2.4 times that), so each market
  has other importances. What a factor deserves follows only from how well what people and vacancies say shows what they are. The code of the world
  (\`tests/evaluate/world\`) imports the contracts and the taxonomy, and nothing of matching.
- **Wishes** are what the candidate filled in: parts left out, rough weights, a radius for minutes. One in three has moved on since (other work, another town,
  other sectors, wants to lead); two thirds of those have not said so.
- **Behaviour** of the last months is folded into \`interests\` with days: read 1, studied 2, saved 5, applied 10, dismissed −3, older signals halved every 30 days. One in
  four did nothing. Half of what is seen was looked for; acts are in haste, one in eight is curiosity, and before somebody moved on they followed the old taste.
- **Vacancies** say less than there is: four in ten no pay, one in twenty is understood as another occupation. Some are filled and still open.
- **Measures.** nDCG@10 (gains 0, 1, 3, 7 for nothing, view, save, apply; the ideal list is made of all vacancies, so what the hard rules keep out counts as lost) and
  precision@1 (would save or apply) on lists of today; for mails each vacancy of four weeks on its day: +1 viewed, +5 saved, +20 applied, −10 dismissed.
  A reaction is drawn once per pair, the same for every method. Shares of all pairs, asked in peace: applied 0.5 %, saved 1 %, viewed 4.5 %, dismissed 55 %.
- **Baselines**: the rules published for the RecSys Challenge 2016 of XING (title × 3, tags × 2, discipline and region 2, industry and region 1, same career
  level), BM25+ by minisearch, the library of the site's search, the interest factor alone, and our model without interests. XING and BM25 run as they are and
  on the pairs that our hard rules leave, which makes them far stronger; the bar counts every form.`;

export const whatItDoesNotSay = `## What this does not say

The people are invented, and the figures are of no real market: before weights are trusted with people, measure them on behaviour that was
allowed to be used, and say so here. The step from wishes alone to all of the model is small in nDCG@10 (0.003 to 0.009 a seed), larger in
mails. With a first choice of 2026-11.2 (interest 16, towns within 10 km) and 300 candidates a seed, seed 4 had wishes alone ahead by
0.003; then the interest was chosen anew on the tuning seeds alone, and the number of candidates doubled, so that chance weighs less. Seeds 1 to 5 have been looked at
twice, therefore. In worlds of 120 candidates and 400 vacancies wishes alone came first by some measure in three
seeds of eight, before that choice.

Only the candidate's side is measured; whether recruiters would take the first of their list is not. A profile that says little can score very high (what
is missing is neutral), so the very highest scores are not the surest: see interests only at one mail each, and the last thresholds.`;
