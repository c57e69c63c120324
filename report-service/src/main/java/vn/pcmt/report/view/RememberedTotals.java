package vn.pcmt.report.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.report.topology.Generation;

/**
 * The totals that are to be seen now, remembered as long as nothing was heard of a change of their area. While the read
 * model may be behind, hearing may be too, and what is read then is old at once: so everything is read, and nothing kept.
 */
@Component
class RememberedTotals implements Sight.Totals {

    /** Beyond this lag nothing is believed that is remembered; below the time for which the live stream waits. */
    static final long MOST_LAG_MS = 2000;

    /** What another node wrote late, and this one did not hear of, is seen after that at the latest. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** What a total and one of its figures take in memory, measured, in bytes. */
    private static final int TOTAL_BYTES = 700;

    private static final int FIGURE_BYTES = 100;

    private final AreaTotalsStore store;
    private final Heard heard;
    private final Freshness freshness;
    private final @Nullable Cache<Key, Entry> remembered;

    RememberedTotals(AreaTotalsStore store, Heard heard, Freshness freshness, RememberedSettings settings) {
        this.store = store;
        this.heard = heard;
        this.freshness = freshness;
        long most = settings.most().toBytes() / 4 * 3;
        this.remembered = most == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumWeight(most)
                        .expireAfterWrite(LONGEST)
                        .weigher((Key key, Entry entry) -> entry.bytes())
                        .build();
    }

    /**
     * @param generation that was seen when it was read
     * @param codes of the figures that are kept; null for all
     */
    private record Key(
            Generation generation, String id, @Nullable Set<String> codes) {}

    /**
     * @param mark of the area before it was read
     * @param totals null if there were none
     */
    private record Entry(long mark, @Nullable StoredTotals totals) {
        int bytes() {
            return TOTAL_BYTES + (totals == null ? 0 : totals.figures().size() * FIGURE_BYTES);
        }
    }

    @Override
    public Map<String, StoredTotals> find(Collection<String> ids) {
        return find(ids, null);
    }

    @Override
    public Map<String, StoredTotals> find(Collection<String> ids, @Nullable Set<String> codes) {
        Generation seen = store.seen();
        if (remembered == null || freshness.lag().toMillis() > MOST_LAG_MS) {
            return read(ids, seen, codes);
        }
        Map<String, StoredTotals> found = new HashMap<>();
        List<String> missing = new ArrayList<>();
        Map<String, Long> marks = new HashMap<>();
        for (String id : ids) {
            long mark = mark(id);
            Entry entry = remembered.getIfPresent(new Key(seen, id, codes));
            if (entry == null || entry.mark() != mark) {
                missing.add(id);
                marks.put(id, mark);
            } else if (entry.totals() != null) {
                found.put(id, entry.totals());
            }
        }
        if (!missing.isEmpty()) {
            Map<String, StoredTotals> read = read(missing, seen, codes);
            for (String id : missing) {
                remembered.put(
                        new Key(seen, id, codes), new Entry(Objects.requireNonNull(marks.get(id)), read.get(id)));
            }
            found.putAll(read);
        }
        return found;
    }

    private long mark(String id) {
        int area = id.indexOf('~');
        return heard.mark(id.substring(area + 1, id.indexOf('~', area + 1)), id.substring(0, area));
    }

    private Map<String, StoredTotals> read(Collection<String> ids, Generation seen, @Nullable Set<String> codes) {
        return codes == null ? store.find(ids, seen) : store.find(ids, seen, codes);
    }
}
