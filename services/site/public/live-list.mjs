// Keeps a ranked list up to date: the server says when it has become another one, then this page is asked for again and the
// list in it takes the old one's place. Without script the page is complete as it is; a reload shows the newest list.

const events = document.querySelector("[data-live-list]")?.getAttribute("data-live-list");
const list = () => document.querySelector("[data-live-list]");
let isAsking = false;
let isStale = false;

async function refresh() {
  if (isAsking) {
    isStale = true;
    return;
  }
  isAsking = true;
  try {
    do {
      isStale = false;
      const response = await fetch(location.href, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      replaceList(page.querySelector("[data-live-list]"));
    } while (isStale);
  } catch {
    // The connection is away: the browser opens the stream again, and that asks again.
  } finally {
    isAsking = false;
  }
}

/** What a reader had unfolded stays unfolded. */
function replaceList(fresh) {
  const old = list();
  if (!old || !fresh) return location.reload();
  const unfolded = new Set([...old.querySelectorAll("details[open]")].map(({ id }) => id));
  for (const details of fresh.querySelectorAll("details"))
    details.toggleAttribute("open", unfolded.has(details.id));
  const focused = document.activeElement?.closest("details")?.id;
  old.replaceWith(fresh);
  if (focused) document.getElementById(focused)?.querySelector("summary")?.focus();
}

if (events) {
  const stream = new EventSource(events);
  stream.addEventListener("list", ({ data }) => {
    if (data !== list()?.getAttribute("data-snapshot")) void refresh();
  });
  stream.addEventListener("ended", () => {
    stream.close();
    void refresh();
  });
}
