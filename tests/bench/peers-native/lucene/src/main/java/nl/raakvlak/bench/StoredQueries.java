package nl.raakvlak.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.ScoringMatch;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/** Profiles as stored queries of Lucene's Monitor, the engine of percolators; a vacancy is the document. */
final class StoredQueries implements Search {
  private static final String ANY = "*";
  private static final int PASSES = 4;
  private static final int BATCH = 5_000;
  private static final Similarity SIMILARITY = new BM25Similarity();

  private final int skillsThatSuffice;
  private final Monitor monitor;
  private final List<MonitorQuery> waiting = new ArrayList<>();
  private long heapBefore;

  StoredQueries(int skillsThatSuffice) throws IOException {
    this.skillsThatSuffice = skillsThatSuffice;
    heapBefore = heap();
    MonitorConfiguration configuration = new MonitorConfiguration();
    configuration.setQueryUpdateBufferSize(BATCH);
    monitor = new Monitor(new StandardAnalyzer(), new MultipassTermFilteredPresearcher(PASSES), configuration);
  }

  @Override
  public void add(Facts profile) throws IOException {
    waiting.add(new MonitorQuery(profile.id, queryOf(profile), null, Collections.emptyMap()));
    if (waiting.size() == BATCH) register();
  }

  @Override
  public void ready() throws IOException {
    register();
    monitor.purgeCache();
  }

  private void register() throws IOException {
    monitor.register(waiting);
    waiting.clear();
  }

  @Override
  public int hits(Facts vacancy, int best) throws IOException {
    MatchingQueries<ScoringMatch> found = monitor.match(documentOf(vacancy), ScoringMatch.matchWithSimilarity(SIMILARITY));
    PriorityQueue<Float> top = new PriorityQueue<>(best + 1);
    for (ScoringMatch match : found.getMatches()) {
      top.add(match.getScore());
      if (top.size() > best) top.poll();
    }
    return found.getMatchCount();
  }

  private Query queryOf(Facts profile) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    anyBit(all, "contract", profile.contracts);
    anyBit(all, "mode", profile.modes);
    if (profile.officeDays < 255) all.add(atMost("officeDays", profile.officeDays), Occur.FILTER);
    if (profile.hoursMax < 255) all.add(atMost("hoursMin", profile.hoursMax), Occur.FILTER);
    if (profile.hoursMin > 0) all.add(atLeast("hoursMax", profile.hoursMin), Occur.FILTER);
    if (profile.payFixed > 0) all.add(atLeast("payFixed", profile.payFixed), Occur.FILTER);
    if (profile.payOnTarget > 0) all.add(atLeast("payOnTarget", profile.payOnTarget), Occur.FILTER);
    if (profile.cells.length > 0) all.add(anyOf("cell", List.of(profile.cells)), Occur.FILTER);
    BooleanQuery.Builder gate = new BooleanQuery.Builder();
    gate.add(weighted("occupation", profile.occupations, 1), Occur.SHOULD);
    if (profile.skills.size() >= skillsThatSuffice) gate.add(weighted("skill", profile.skills, skillsThatSuffice), Occur.SHOULD);
    return all.add(gate.build(), Occur.MUST).build();
  }

  private static Query weighted(String field, List<Facts.Weighted> wishes, int least) {
    BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
    for (Facts.Weighted one : wishes)
      some.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, one.name()))), one.weight()), Occur.SHOULD);
    return some.build();
  }

  private static void anyBit(BooleanQuery.Builder all, String field, int bits) {
    if (bits == 0) return;
    List<String> terms = new ArrayList<>();
    for (int bit = 0; bit < 8; bit++) if ((bits >> bit & 1) == 1) terms.add(String.valueOf(bit));
    all.add(anyOf(field, terms), Occur.FILTER);
  }

  /** One of these, or the vacancy asks nothing. */
  private static Query anyOf(String field, List<String> terms) {
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    for (String term : terms) some.add(new TermQuery(new Term(field, term)), Occur.SHOULD);
    some.add(new TermQuery(new Term(field, ANY)), Occur.SHOULD);
    return some.build();
  }

  private static Query atLeast(String field, int value) {
    return IntPoint.newRangeQuery(field, value, Integer.MAX_VALUE);
  }

  private static Query atMost(String field, int value) {
    return IntPoint.newRangeQuery(field, Integer.MIN_VALUE, value);
  }

  private static Document documentOf(Facts vacancy) {
    Document document = new Document();
    bits(document, "contract", vacancy.contracts);
    bits(document, "mode", vacancy.modes);
    document.add(new IntPoint("officeDays", vacancy.officeDays));
    document.add(new IntPoint("hoursMin", vacancy.hoursMin));
    document.add(new IntPoint("hoursMax", vacancy.hoursMax));
    document.add(new IntPoint("payFixed", vacancy.payFixed));
    document.add(new IntPoint("payOnTarget", vacancy.payOnTarget));
    if (vacancy.cells.length == 0) term(document, "cell", ANY);
    for (String cell : vacancy.cells) term(document, "cell", cell);
    for (Facts.Weighted one : vacancy.occupations) term(document, "occupation", one.name());
    for (Facts.Weighted one : vacancy.skills) term(document, "skill", one.name());
    return document;
  }

  private static void bits(Document document, String field, int bits) {
    if (bits == 0) term(document, field, ANY);
    for (int bit = 0; bit < 8; bit++) if ((bits >> bit & 1) == 1) term(document, field, String.valueOf(bit));
  }

  private static void term(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
  }

  @Override
  public long bytes() {
    return Math.max(0, heap() - heapBefore);
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Override
  public void close() throws IOException {
    monitor.close();
  }
}
