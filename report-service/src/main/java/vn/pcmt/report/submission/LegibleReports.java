package vn.pcmt.report.submission;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Reads many stored reports one by one, so that a broken one does not stand in the way of the others. The gauge {@code
 * reports.unreadable} and one line in the log tell of it.
 */
@Component
class LegibleReports {

    private static final Logger LOG = LoggerFactory.getLogger(LegibleReports.class);

    private final MongoOperations store;
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    LegibleReports(MongoOperations store, MeterRegistry registry) {
        this.store = store;
        Gauge.builder("reports.unreadable", unreadable, Set::size)
                .description("Stored reports that this node has found and cannot read; must be 0")
                .register(registry);
    }

    /**
     * What was found.
     *
     * @param unreadable ids of the others
     */
    record Found<T>(List<T> reports, Set<String> unreadable) {}

    /** @param as a record of the fields that the query includes, or the report itself */
    <T> Found<T> find(Query query, Class<T> as) {
        return find(query, stored -> store.getConverter().read(as, stored));
    }

    /** @param read of the fields that the query includes; throws whatever it likes if they are not as they should be */
    <T> Found<T> find(Query query, Function<Document, T> read) {
        List<T> found = new ArrayList<>();
        Set<String> broken = new HashSet<>();
        for (Document stored : store.find(query, Document.class, Report.COLLECTION)) {
            String id = String.valueOf(stored.get("_id"));
            try {
                found.add(read.apply(stored));
            } catch (RuntimeException failure) {
                broken.add(id);
                if (unreadable.add(id)) {
                    LOG.error("The report {} cannot be read", id, failure);
                }
            }
        }
        return new Found<>(found, broken);
    }
}
