package vn.pcmt.report.view;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Field;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.report.topology.Generation;
import vn.pcmt.report.topology.Generations;

/**
 * The totals that are to be seen: a collection for each generation. A write applies only if it is newer than what is
 * there: by generation, then version. Reading goes to the generation that everybody sees at that moment.
 */
@Component
class AreaTotalsStore {

    private static final String GENERATION = "generation";
    private static final String VERSION = "version";

    /** Ids that are asked for in one question. */
    private static final int BATCH = 1000;

    private final MongoOperations store;
    private final Generations generations;

    /** Generations whose collection has its index. */
    private final Set<Generation> indexed = ConcurrentHashMap.newKeySet();

    AreaTotalsStore(MongoOperations store, Generations generations) {
        this.store = store;
        this.generations = generations;
    }

    static String collection(Generation generation) {
        return generation.numbered(StoredTotals.COLLECTION, "_v");
    }

    /** Where the totals are that everybody sees. */
    String collection() {
        return collection(generations.current());
    }

    private String written(Generation generation) {
        String collection = collection(generation);
        if (indexed.add(generation)) {
            store.indexOps(collection)
                    .createIndex(new Index()
                            .on("period", Sort.Direction.ASC)
                            .on("template", Sort.Direction.ASC)
                            .named("period_template"));
        }
        return collection;
    }

    /** Removes all of a generation. */
    void remove(Generation generation) {
        store.dropCollection(collection(generation));
        indexed.remove(generation);
    }

    /** The one that is seen now; whoever asks several times for one answer asks for it once. */
    Generation seen() {
        return generations.current();
    }

    /** Whether it was newer. One conditional write; no reading first. */
    boolean replaceIfNewer(StoredTotals totals) {
        try {
            return replace(totals, true);
        } catch (DuplicateKeyException known) {
            // It exists and is not older, or somebody inserted it at this moment: then it may be older still.
            return replace(totals, false);
        }
    }

    /** The same for many different totals in one command, which on most stores costs as much as a single one. */
    void replaceIfNewer(Generation generation, List<StoredTotals> all) {
        List<ReplaceOneModel<Document>> writes = all.stream()
                .map(totals ->
                        new ReplaceOneModel<>(older(totals), document(totals), new ReplaceOptions().upsert(true)))
                .toList();
        List<StoredTotals> known = new ArrayList<>();
        store.execute(written(generation), collection -> {
            try {
                collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            } catch (MongoBulkWriteException partly) {
                for (BulkWriteError error : partly.getWriteErrors()) {
                    if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                        throw partly;
                    }
                    known.add(all.get(error.getIndex()));
                }
            }
            return known;
        });
        known.forEach(totals -> replace(totals, false));
    }

    private boolean replace(StoredTotals totals, boolean insert) {
        return Boolean.TRUE.equals(store.execute(written(new Generation(totals.generation())), collection -> {
            var result = collection.replaceOne(older(totals), document(totals), new ReplaceOptions().upsert(insert));
            return result.getMatchedCount() > 0 || result.getUpsertedId() != null;
        }));
    }

    private static Bson older(StoredTotals totals) {
        return Filters.and(
                Filters.eq("_id", totals.id()),
                Filters.or(
                        Filters.lt(GENERATION, totals.generation()),
                        Filters.and(
                                Filters.eq(GENERATION, totals.generation()), Filters.lt(VERSION, totals.version()))));
    }

    private Document document(StoredTotals totals) {
        Document document = new Document();
        store.getConverter().write(totals, document);
        return document;
    }

    Optional<StoredTotals> find(String id) {
        return Optional.ofNullable(store.findById(id, StoredTotals.class, collection()));
    }

    /** Those of the ids that exist, by id. */
    Map<String, StoredTotals> find(Collection<String> ids) {
        return find(ids, generations.current());
    }

    Map<String, StoredTotals> find(Collection<String> ids, Generation generation) {
        return find(ids, generation, fields -> {});
    }

    /** The same with only some of their figures. */
    Map<String, StoredTotals> find(Collection<String> ids, Generation generation, Set<String> codes) {
        return find(ids, generation, fields -> {
            fields.include(
                    VERSION,
                    GENERATION,
                    "at",
                    "area",
                    "template",
                    "period",
                    "basis",
                    "coverage",
                    "outstanding",
                    "estimated",
                    "provincial");
            codes.forEach(code -> fields.include("figures." + code));
        });
    }

    private Map<String, StoredTotals> find(Collection<String> ids, Generation generation, Consumer<Field> fields) {
        Map<String, StoredTotals> found = new HashMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            Query query = Query.query(Criteria.where("_id").in(all.subList(from, Math.min(from + BATCH, all.size()))));
            fields.accept(query.fields());
            store.find(query, StoredTotals.class, collection(generation))
                    .forEach(totals -> found.put(totals.id(), totals));
        }
        return found;
    }

    /** All totals of a template and period, in both bases. */
    List<StoredTotals> of(String template, String period, Generation generation) {
        return store.find(
                Query.query(Criteria.where("period").is(period).and("template").is(template)),
                StoredTotals.class,
                collection(generation));
    }

    /** Every template and period with totals, {@code template~period}: found from one to the next along the index. */
    List<String> templatesAndPeriods() {
        String collection = collection();
        List<String> all = new ArrayList<>();
        String period = next(collection, "period", Criteria.where("period").gt(""));
        while (period != null) {
            Criteria of = Criteria.where("period").is(period);
            String template = next(collection, "template", of.and("template").gt(""));
            while (template != null) {
                all.add(template + '~' + period);
                of = Criteria.where("period").is(period);
                template = next(collection, "template", of.and("template").gt(template));
            }
            period = next(collection, "period", Criteria.where("period").gt(period));
        }
        return all.stream().sorted().toList();
    }

    private @Nullable String next(String collection, String field, Criteria after) {
        Query query = Query.query(after).with(Sort.by("period", "template")).limit(1);
        query.fields().include(field);
        Document found = store.findOne(query, Document.class, collection);
        return found == null ? null : found.getString(field);
    }

    /** What is stored of the given totals, as {@code id → [generation, version]}. */
    Map<String, Stamp> stamps(Collection<String> ids) {
        Query query = Query.query(Criteria.where("_id").in(ids));
        query.fields().include(GENERATION, VERSION);
        return store.find(query, Document.class, collection()).stream()
                .collect(Collectors.toMap(
                        document -> document.getString("_id"),
                        document -> new Stamp(
                                document.get(GENERATION, Number.class).intValue(),
                                document.get(VERSION, Number.class).longValue())));
    }

    /** How new stored totals are. */
    record Stamp(int generation, long version) {
        boolean reaches(Stamp other) {
            return generation > other.generation || generation == other.generation && version >= other.version;
        }
    }
}
