package nl.raakvlak.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of the bench's own little format: fields with tabs between them, lists with blanks. Profiles and vacancies have the same
 * fields, so that either can be the document and the other the question.
 */
final class Facts {
  /** A number with what it weighs, or a language with its level. */
  record Weighted(String name, int weight) {}

  final String id;
  /** Bits; 0: any. */
  final int contracts;
  final int modes;
  final int officeDays;
  final int hoursMin;
  final int hoursMax;
  final int payFixed;
  final int payOnTarget;
  /** Cells of the places of a vacancy, or of the circles of a profile; none: anywhere. */
  final String[] cells;
  final List<Weighted> occupations;
  final List<Weighted> skills;
  final List<Weighted> languages;

  Facts(String line) {
    String[] fields = line.split("\t", -1);
    id = fields[0];
    contracts = Integer.parseInt(fields[1]);
    modes = Integer.parseInt(fields[2]);
    officeDays = Integer.parseInt(fields[3]);
    hoursMin = Integer.parseInt(fields[4]);
    hoursMax = Integer.parseInt(fields[5]);
    payFixed = Integer.parseInt(fields[6]);
    payOnTarget = Integer.parseInt(fields[7]);
    cells = fields[8].isEmpty() ? new String[0] : fields[8].split(" ");
    occupations = weighted(fields[9]);
    skills = weighted(fields[10]);
    languages = weighted(fields[11]);
  }

  private static List<Weighted> weighted(String field) {
    List<Weighted> found = new ArrayList<>();
    if (field.isEmpty()) return found;
    for (String one : field.split(" ")) {
      int at = one.lastIndexOf(':');
      found.add(new Weighted(one.substring(0, at), Integer.parseInt(one.substring(at + 1))));
    }
    return found;
  }
}
