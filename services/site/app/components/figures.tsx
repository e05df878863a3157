/**
 * Words whose digits are all of one width, so that sums stand under each other. Only the digits: the font's full stop of
 * that width tears "3.800" apart.
 */
export function Figures({ children }: { children: string }) {
  return children.split(/(\d+)/).map((part, place) =>
    place % 2 === 1 ? (
      <span className="figures" key={place}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
