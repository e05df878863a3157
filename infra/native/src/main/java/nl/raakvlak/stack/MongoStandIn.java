package nl.raakvlak.stack;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** Serves the MongoDB wire protocol on the loopback interface from one file: {@code MongoStandIn <port> <folder>}. */
public final class MongoStandIn {
    /**
     * Milliseconds for which the store spares chunks that nothing refers to any more. H2's 45 s guard a disk that reorders writes when the power
     * fails; at a commit per command that lets the file grow by hundreds of megabytes, and this stack only promises to survive a killed process.
     */
    private static final int RETENTION_MS = 5_000;

    private MongoStandIn() {
    }

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        Path folder = Files.createDirectories(Path.of(args[1]));

        // No commits of the store's own: they could fall in the middle of a command (see DurableBackend).
        MVStore store = new MVStore.Builder().fileName(folder.resolve("store.mv").toString()).autoCommitDisabled().open();
        store.setRetentionTime(RETENTION_MS);
        DurableBackend backend = new DurableBackend(store);
        backend.version(new ReportedVersion());
        MongoServer server = new MongoServer(backend);

        // Shutting down closes the backend, which closes the store.
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "shutdown"));
        server.bind("127.0.0.1", port);
        backend.keepCompact();
    }
}
