package nl.raakvlak.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * Profiles as documents of one merged segment: terms and points for the hard rules, the cells that a circle touches for places, feature
 * fields for occupations and skills, so that the score is a sum of their weights.
 */
final class ForwardSearch implements Search {
  private static final String ANY = "*";
  /** Of the skills of a vacancy so many make up for an occupation. */
  private final int skillsThatSuffice;

  private final Path folder;
  private final Directory directory;
  private final IndexWriter writer;
  private DirectoryReader reader;
  private IndexSearcher searcher;

  ForwardSearch(int skillsThatSuffice) throws IOException {
    this.skillsThatSuffice = skillsThatSuffice;
    folder = Files.createTempDirectory("raakvlak-bench-lucene");
    directory = new MMapDirectory(folder);
    IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
    config.setRAMBufferSizeMB(256);
    writer = new IndexWriter(directory, config);
  }

  @Override
  public void add(Facts profile) throws IOException {
    Document document = new Document();
    bits(document, "contract", profile.contracts);
    bits(document, "mode", profile.modes);
    document.add(new IntPoint("officeDays", profile.officeDays));
    document.add(new IntPoint("hoursMin", profile.hoursMin));
    document.add(new IntPoint("hoursMax", profile.hoursMax));
    document.add(new IntPoint("payFixed", profile.payFixed));
    document.add(new IntPoint("payOnTarget", profile.payOnTarget));
    if (profile.cells.length == 0) term(document, "cell", ANY);
    for (String cell : profile.cells) term(document, "cell", cell);
    if (profile.languages.isEmpty()) term(document, "language", ANY);
    // Whoever speaks a language at a level meets all lower ones.
    for (Facts.Weighted language : profile.languages)
      for (int level = 0; level <= language.weight(); level++) term(document, "language", language.name() + level);
    for (Facts.Weighted one : profile.occupations)
      document.add(new FeatureField("occupation", one.name(), one.weight()));
    for (Facts.Weighted one : profile.skills) document.add(new FeatureField("skill", one.name(), one.weight()));
    writer.addDocument(document);
  }

  @Override
  public void ready() throws IOException {
    writer.forceMerge(1);
    writer.commit();
    reader = DirectoryReader.open(writer);
    searcher = new IndexSearcher(reader);
  }

  @Override
  public int hits(Facts vacancy, int best) throws IOException {
    // Every hit counts: whoever is to be mailed may rank anywhere.
    return (int) searcher.search(queryOf(vacancy), new TopScoreDocCollectorManager(best, Integer.MAX_VALUE)).totalHits.value;
  }

  private Query queryOf(Facts vacancy) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    anyBit(all, "contract", vacancy.contracts);
    anyBit(all, "mode", vacancy.modes);
    if (vacancy.officeDays > 0) all.add(atLeast("officeDays", vacancy.officeDays), Occur.FILTER);
    if (vacancy.hoursMin > 0) all.add(atLeast("hoursMax", vacancy.hoursMin), Occur.FILTER);
    if (vacancy.hoursMax < 255) all.add(atMost("hoursMin", vacancy.hoursMax), Occur.FILTER);
    if (vacancy.payFixed < Integer.MAX_VALUE) all.add(atMost("payFixed", vacancy.payFixed), Occur.FILTER);
    if (vacancy.payOnTarget < Integer.MAX_VALUE) all.add(atMost("payOnTarget", vacancy.payOnTarget), Occur.FILTER);
    if (vacancy.cells.length > 0) all.add(anyOf("cell", List.of(vacancy.cells)), Occur.FILTER);
    for (Facts.Weighted language : vacancy.languages)
      all.add(anyOf("language", List.of(language.name() + language.weight())), Occur.FILTER);
    BooleanQuery.Builder gate = new BooleanQuery.Builder();
    gate.add(features("occupation", vacancy.occupations, 1), Occur.SHOULD);
    gate.add(features("skill", vacancy.skills, skillsThatSuffice), Occur.SHOULD);
    return all.add(gate.build(), Occur.MUST).build();
  }

  private static Query features(String field, List<Facts.Weighted> wanted, int least) {
    BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
    for (Facts.Weighted one : wanted) some.add(FeatureField.newLinearQuery(field, one.name(), one.weight()), Occur.SHOULD);
    return some.build();
  }

  private static void anyBit(BooleanQuery.Builder all, String field, int bits) {
    if (bits == 0) return;
    List<String> terms = Stream.iterate(0, bit -> bit + 1).limit(8).filter(bit -> (bits >> bit & 1) == 1).map(String::valueOf).toList();
    all.add(anyOf(field, terms), Occur.FILTER);
  }

  /** One of these, or nothing said. */
  private static Query anyOf(String field, List<String> terms) {
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    for (String term : terms) some.add(new TermQuery(new Term(field, term)), Occur.SHOULD);
    some.add(new TermQuery(new Term(field, ANY)), Occur.SHOULD);
    return new ConstantScoreQuery(some.build());
  }

  private static Query atLeast(String field, int value) {
    return IntPoint.newRangeQuery(field, value, Integer.MAX_VALUE);
  }

  private static Query atMost(String field, int value) {
    return IntPoint.newRangeQuery(field, Integer.MIN_VALUE, value);
  }

  private static void bits(Document document, String field, int bits) {
    if (bits == 0) term(document, field, ANY);
    for (int bit = 0; bit < 8; bit++) if ((bits >> bit & 1) == 1) term(document, field, String.valueOf(bit));
  }

  private static void term(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
  }

  @Override
  public long bytes() throws IOException {
    long sum = 0;
    for (String file : directory.listAll()) sum += directory.fileLength(file);
    return sum;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) reader.close();
    writer.close();
    directory.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
