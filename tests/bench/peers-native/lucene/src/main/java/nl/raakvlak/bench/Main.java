package nl.raakvlak.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;

/**
 * Takes lines from standard input: {@code P} and a profile, {@code R} when there are no more, {@code Q} with the number of the best and a
 * vacancy. Answers {@code R} with the index's bytes, and {@code Q} with hits, nanoseconds and nanoseconds of the processor. Arguments: forward
 * or monitor, and how many skills suffice without an occupation.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
    int suffice = Integer.parseInt(args[1]);
    try (Search search = args[0].equals("monitor") ? new StoredQueries(suffice) : new ForwardSearch(suffice)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        switch (line.charAt(0)) {
          case 'P' -> search.add(new Facts(line.substring(2)));
          case 'R' -> {
            search.ready();
            answers.println(search.bytes());
            answers.flush();
          }
          default -> {
            int at = line.indexOf('\t', 2);
            int best = Integer.parseInt(line.substring(2, at));
            Facts vacancy = new Facts(line.substring(at + 1));
            long cpu = threads.getCurrentThreadCpuTime();
            long from = System.nanoTime();
            int hits = search.hits(vacancy, best);
            long took = System.nanoTime() - from;
            answers.println(hits + " " + took + " " + (threads.getCurrentThreadCpuTime() - cpu));
            answers.flush();
          }
        }
      }
    }
  }
}
