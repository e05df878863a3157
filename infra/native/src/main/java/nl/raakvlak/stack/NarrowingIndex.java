package nl.raakvlak.stack;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/**
 * A unique index that also helps queries which ask for more than its keys, as a real server's does.
 *
 * <p>The library uses an index only where a query names exactly its keys. A conditional update ({@code _id} and a version, a state or a fence)
 * then scans the whole collection: 5 ms at 20,000 documents. Here the index finds the few documents with these keys, and the
 * collection, which holds everything it is given against the whole query anyway, does the rest.
 */
final class NarrowingIndex extends Index<Object> {
    private final Index<Object> index;

    NarrowingIndex(Index<Object> index, boolean sparse) {
        super(index.getName(), index.getKeys(), sparse);
        this.index = index;
    }

    @Override
    public boolean canHandle(Document query) {
        return index.canHandle(query) || (namesExactly(query) && index.canHandle(ownPartOf(query)));
    }

    /** Ranges and patterns stay scans: through the index they would be slower. */
    private boolean namesExactly(Document query) {
        return keys().stream().allMatch(key -> query.containsKey(key) && isExact(query.get(key)));
    }

    private static boolean isExact(Object value) {
        if (BsonRegularExpression.isRegularExpression(value)) {
            return false;
        }
        return !(value instanceof Document document)
            || document.keySet().stream().allMatch(key -> key.equals("$in") || !key.startsWith("$"));
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return index.getPositions(ownPartOf(query));
    }

    private Document ownPartOf(Document query) {
        List<String> keys = keys();
        if (query.size() == keys.size()) {
            return query;
        }
        Document own = new Document();
        for (String key : keys) {
            own.put(key, query.get(key));
        }
        return own;
    }

    @Override
    public Object getPosition(Document document) {
        return index.getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        index.checkAdd(document, collection);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        index.add(document, position, collection);
    }

    @Override
    public Object remove(Document document) {
        return index.remove(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        index.checkUpdate(before, after, collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        index.updateInPlace(before, after, position, collection);
    }

    @Override
    public boolean isUnique() {
        return index.isUnique();
    }

    @Override
    public boolean isEmpty() {
        return index.isEmpty();
    }

    @Override
    public long getCount() {
        return index.getCount();
    }

    @Override
    public long getDataSize() {
        return index.getDataSize();
    }

    @Override
    public void drop() {
        index.drop();
    }
}
