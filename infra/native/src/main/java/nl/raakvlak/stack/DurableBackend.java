package nl.raakvlak.stack;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * The library's backend, made durable: a write is answered only after it is in the file, and what is in the file never holds half a command.
 *
 * <p>The library leaves committing to a timer that fires once a second: a killed process loses what it had already acknowledged, and can keep
 * the entry of a unique index without its document, so that a repeated insert is refused for ever. Here writers share a lock while they change
 * the store and each commits under the exclusive one. Writers that waited for another's commit find nothing left to write, so that under
 * load one commit serves many.
 */
final class DurableBackend extends H2Backend {
    private static final Set<String> READS = Set.of(
        "hello", "ismaster", "buildinfo", "ping", "whatsmyuri", "serverstatus", "endsessions", "connectionstatus", "getlog", "hostinfo",
        "find", "getmore", "killcursors", "count", "distinct", "listdatabases", "listcollections", "listindexes", "collstats", "dbstats", "explain");
    private static final Set<String> WRITING_STAGES = Set.of("$out", "$merge");

    private static final int COMPACT_EVERY_MS = 2_000;
    /** Share of live pages, in per cent, below which chunks are rewritten, and how many bytes are rewritten at a time: some 10 ms. */
    private static final int COMPACT_BELOW_FILL = 50;
    private static final int COMPACT_BYTES = 4 * 1024 * 1024;

    /** The library's constructor opens the databases that the store holds already, before our own field is set. */
    private static final ThreadLocal<MVStore> OPENING = new ThreadLocal<>();

    private final MVStore store;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    DurableBackend(MVStore store) {
        super(opening(store));
        this.store = store;
        OPENING.remove();
    }

    private static MVStore opening(MVStore store) {
        OPENING.set(store);
        return store;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new NarrowingDatabase(name, store == null ? OPENING.get() : store, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (isRead(command, query)) {
            return super.handleCommand(channel, database, command, query);
        }
        lock.readLock().lock();
        try {
            return super.handleCommand(channel, database, command, query);
        } finally {
            lock.readLock().unlock();
            // Also after an exception: a bulk that fails half-way has changed what came before.
            commitWhole();
        }
    }

    /** Rewrites the file's sparse chunks from time to time, which the store does by itself only together with its own commits. */
    void keepCompact() {
        housekeeping.scheduleWithFixedDelay(this::compact, COMPACT_EVERY_MS, COMPACT_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        housekeeping.shutdownNow();
        lock.writeLock().lock();
        try {
            super.close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static boolean isRead(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (!name.equals("aggregate")) {
            return READS.contains(name);
        }
        return query.get("pipeline") instanceof List<?> stages
            && stages.stream().noneMatch(stage -> stage instanceof Document document && document.keySet().stream().anyMatch(WRITING_STAGES::contains));
    }

    private void commitWhole() {
        lock.writeLock().lock();
        try {
            commit();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void compact() {
        lock.writeLock().lock();
        try {
            store.compact(COMPACT_BELOW_FILL, COMPACT_BYTES);
        } catch (RuntimeException failure) {
            // A thrown exception would end the schedule for good; the file merely stays larger until the next round.
            System.err.println("could not compact the store: " + failure);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
