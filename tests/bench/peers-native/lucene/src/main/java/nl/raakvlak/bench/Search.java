package nl.raakvlak.bench;

import java.io.Closeable;
import java.io.IOException;

/** A way to find the profiles of a vacancy. */
interface Search extends Closeable {
  void add(Facts profile) throws IOException;

  /** After the last profile and before the first question. */
  void ready() throws IOException;

  /** How many profiles pass; the best so many have been ranked by then. */
  int hits(Facts vacancy, int best) throws IOException;

  /** Bytes of the index. */
  long bytes() throws IOException;
}
