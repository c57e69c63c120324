package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the index for a query: the one whose leading keys are bound by most equalities, then by a range, then one that
 * delivers the wished order.
 */
final class QueryPlanner {

    /** More combinations of {@code $in} values than this are not searched one by one. */
    private static final int MAX_INTERVALS = 20_000;

    private final Collection<OrderedIndex> indexes;

    QueryPlanner(Collection<OrderedIndex> indexes) {
        this.indexes = indexes;
    }

    /** The plan, or null when all documents must be read. */
    @Nullable
    IndexScan plan(Document query, @Nullable Document orderBy) {
        Map<String, @Nullable Object> conditions = new LinkedHashMap<>();
        collectConditions(query, conditions);
        IndexScan best = null;
        long bestRank = 0;
        for (OrderedIndex index : indexes) {
            if (!mayUse(index, conditions)) {
                continue;
            }
            Candidate candidate = new Candidate(index, conditions, orderBy);
            if (candidate.rank() > bestRank) {
                bestRank = candidate.rank();
                best = candidate.scan();
            }
        }
        return best;
    }

    /** The conditions that must all hold; of several on one field the first is kept. */
    private static void collectConditions(Document query, Map<String, @Nullable Object> conditions) {
        for (Map.Entry<String, Object> entry : query.entrySet()) {
            if (entry.getKey().equals("$and") && entry.getValue() instanceof Collection<?> parts) {
                for (Object part : parts) {
                    if (part instanceof Document document) {
                        collectConditions(document, conditions);
                    }
                }
            } else if (!entry.getKey().startsWith("$")) {
                conditions.putIfAbsent(entry.getKey(), entry.getValue());
            }
        }
    }

    /** A partial index lists only some documents: it serves a query that repeats every condition of its filter. */
    private static boolean mayUse(OrderedIndex index, Map<String, @Nullable Object> conditions) {
        Document filter = index.definition().partialFilter();
        if (filter == null) {
            return true;
        }
        return filter.entrySet().stream()
                .allMatch(condition -> conditions.containsKey(condition.getKey())
                        && Objects.equals(conditions.get(condition.getKey()), condition.getValue()));
    }

    /** One index looked at for one query. */
    private static final class Candidate {

        private final OrderedIndex index;
        private final List<String> paths;
        private final List<FieldBounds.Points> equalities = new ArrayList<>();
        private FieldBounds.@Nullable Range range;
        private final boolean ordered;
        private final boolean descending;

        Candidate(OrderedIndex index, Map<String, @Nullable Object> conditions, @Nullable Document orderBy) {
            this.index = index;
            this.paths = index.definition().paths();
            bind(conditions);
            List<IndexKey> order = wishedOrder(orderBy);
            this.descending = !order.isEmpty() && !order.getFirst().isAscending();
            this.ordered = !order.isEmpty() && delivers(order);
        }

        private void bind(Map<String, @Nullable Object> conditions) {
            // Several bounds on the elements of one array may be met by different elements, which have different keys.
            int usable = index.isMultikey() ? 1 : paths.size();
            long intervals = 1;
            for (int i = 0; i < usable && conditions.containsKey(paths.get(i)); i++) {
                FieldBounds bounds = FieldBounds.of(conditions.get(paths.get(i)));
                if (bounds instanceof FieldBounds.Points points
                        && intervals * points.values().size() <= MAX_INTERVALS) {
                    intervals *= Math.max(1, points.values().size());
                    equalities.add(points);
                } else {
                    if (bounds instanceof FieldBounds.Range found) {
                        range = index.isMultikey() && found.bothGiven() ? onlyFrom(found) : found;
                    }
                    break;
                }
            }
        }

        private static FieldBounds.Range onlyFrom(FieldBounds.Range range) {
            return new FieldBounds.Range(range.from(), KeyOrder.Edge.after(range.from()), false);
        }

        private static List<IndexKey> wishedOrder(@Nullable Document orderBy) {
            List<IndexKey> order = new ArrayList<>();
            if (orderBy != null) {
                for (Map.Entry<String, Object> key : orderBy.entrySet()) {
                    if (!(key.getValue() instanceof Number direction)
                            || key.getKey().startsWith("$")) {
                        return List.of();
                    }
                    order.add(new IndexKey(key.getKey(), direction.intValue() > 0));
                }
            }
            return order;
        }

        /** Whether reading this index in one direction gives the order: fields bound to one value do not count. */
        private boolean delivers(List<IndexKey> order) {
            if (index.isMultikey()
                    || equalities.stream().anyMatch(points -> points.values().size() != 1)) {
                return false;
            }
            if (isIncomplete() && isUnbound()) {
                return false;
            }
            int next = equalities.size();
            for (IndexKey key : order) {
                if (next >= paths.size()
                        || !paths.get(next).equals(key.getKey())
                        || key.isAscending() != order.getFirst().isAscending()) {
                    return false;
                }
                next++;
            }
            return true;
        }

        private boolean isIncomplete() {
            return index.definition().sparse();
        }

        private boolean isUnbound() {
            return equalities.isEmpty() && range == null;
        }

        /** A sparse index lacks documents without its fields, so it cannot answer a question for null. */
        private boolean mayMissDocuments() {
            return isIncomplete()
                    && range == null
                    && equalities.stream()
                            .noneMatch(points -> points.values().stream().noneMatch(Objects::isNull));
        }

        /** Higher is better; 0 is of no use. */
        long rank() {
            if (mayMissDocuments() || (isUnbound() && !ordered)) {
                return 0;
            }
            boolean onePoint = equalities.size() == paths.size() && index.isUnique();
            return (onePoint ? 1000 : 0) + 20L * equalities.size() + (range != null ? 10 : 0) + (ordered ? 5 : 0) + 1;
        }

        IndexScan scan() {
            return new IndexScan(index, equalities, range, ordered, ordered && descending);
        }
    }
}
