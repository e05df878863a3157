/** Tells once for every ten per cent of a whole, however often it is asked. */
export function everyTenth(whole: number, tell: (percent: number) => void): (done: number) => void {
  let told = 0;
  return (done) => {
    const percent = Math.floor((done / whole) * 10) * 10;
    if (percent <= told) return;
    told = percent;
    tell(percent);
  };
}
