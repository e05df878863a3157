package nl.raakvlak.stack;

import de.bwaldvogel.mongo.MongoVersion;
import java.util.List;

/** MongoDB 5.0 as clients see it. The library would answer wire version 8 or 9, which current drivers refuse. */
final class ReportedVersion implements MongoVersion {
    @Override
    public List<Integer> getVersionArray() {
        return List.of(5, 0, 0);
    }

    @Override
    public int getWireVersion() {
        return 13;
    }
}
