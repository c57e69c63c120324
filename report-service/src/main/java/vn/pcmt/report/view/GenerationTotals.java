package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.kit.events.BrokerConnection;
import vn.pcmt.kit.web.Sha256;
import vn.pcmt.report.topology.Generation;
import vn.pcmt.report.topology.GenerationRemoved;
import vn.pcmt.report.topology.Generations;

/** The totals of one generation beside those of another: whether they are all there, and whether they are the same. */
@Component
public class GenerationTotals implements AutoCloseable {

    private static final int LOOKS = 20;
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final AreaTotalsStore store;
    private final CompareTotals compare;
    private final Reconciler reconciler;
    private final Generations generations;
    private final ReadPositions positions;

    GenerationTotals(
            AreaTotalsStore store,
            CompareTotals compare,
            Reconciler reconciler,
            Generations generations,
            BrokerConnection broker) {
        this.store = store;
        this.compare = compare;
        this.reconciler = reconciler;
        this.generations = generations;
        this.positions = new ReadPositions(broker);
    }

    /** Follows what there is at the moment until a generation shows it. */
    public final class Catching {
        private final Passage passage;

        private Catching(Generation generation) {
            this.passage = new Passage(Passage.ofTotals(generation, generations.topicsOf(generation)), positions);
        }

        /**
         * Goes on.
         *
         * @return whether it shows all there was when this began
         * @throws org.apache.kafka.common.KafkaException if the broker does not answer
         */
        public boolean isUp(Duration patience) throws InterruptedException {
            return passage.advance(patience);
        }
    }

    /** For one thread at a time. */
    public Catching catchUp(Generation generation) {
        return new Catching(generation);
    }

    /** Every {@code template~period} there may be totals of. */
    public List<String> templatesAndPeriods() {
        Set<String> all = new TreeSet<>(store.templatesAndPeriods());
        all.addAll(reconciler.templatesAndPeriods());
        return List.copyOf(all);
    }

    /**
     * What came of comparing the totals of a form and period in two generations.
     *
     * @param checksum of those of the new one
     * @param mended how many in the old one are not the sum of their reports
     * @param wrong differences of the new one from its reports
     */
    public record Checked(String checksum, int mended, List<Difference> wrong) {}

    /**
     * Compares two generations. What differs is looked at again, as both read the same events, each at its own pace; if it
     * stays, the reports decide.
     *
     * @return empty if it moved all the time: it has to be asked again
     */
    public Optional<Checked> check(String templateAndPeriod, Generation old, Generation next)
            throws InterruptedException {
        String[] parts = templateAndPeriod.split("~", 2);
        Map<String, String> before = contents(store.of(parts[0], parts[1], old));
        Map<String, String> after = contents(store.of(parts[0], parts[1], next));
        String checksum = Sha256.hex(new TreeMap<>(after).toString().getBytes(StandardCharsets.UTF_8));
        Set<String> differing = new HashSet<>(before.keySet());
        differing.addAll(after.keySet());
        differing.removeIf(id -> Objects.equals(before.get(id), after.get(id)));
        for (int look = 0; look < LOOKS && !differing.isEmpty(); look++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            Map<String, String> was =
                    contents(List.copyOf(store.find(differing, old).values()));
            Map<String, String> is =
                    contents(List.copyOf(store.find(differing, next).values()));
            differing.removeIf(id -> Objects.equals(was.get(id), is.get(id)));
        }
        if (differing.isEmpty()) {
            return Optional.of(new Checked(checksum, 0, List.of()));
        }
        return compare.compare(parts[0], parts[1], next)
                .filter(compared -> differing.stream().noneMatch(compared.unsettled()::contains))
                .map(compared -> new Checked(checksum, differing.size(), compared.differences()));
    }

    /** What counts of the totals, in a form that is the same for the same numbers; nothing of those that are empty. */
    private static Map<String, String> contents(List<StoredTotals> totals) {
        Map<String, String> contents = new HashMap<>();
        for (StoredTotals one : totals) {
            StoredTotals.Provincial provincial = one.ofProvinces();
            String content = content(one.coverage(), owed(one.outstanding()), one.estimated(), figures(one.figures()))
                    + content(provincial.coverage(), owed(provincial.outstanding()), 0, figures(provincial.figures()));
            if (!content.equals(EMPTY)) {
                contents.put(one.id(), content);
            }
        }
        return contents;
    }

    private static final String EMPTY =
            content(Coverage.NONE, Map.of(), 0, Map.of()).repeat(2);

    private static String content(
            Coverage coverage, Map<String, Integer> owed, int estimated, Map<String, String> figures) {
        return coverage + " " + owed + " " + estimated + " " + figures;
    }

    private static Map<String, Integer> owed(List<StoredTotals.Outstanding> outstanding) {
        Map<String, Integer> owed = new TreeMap<>();
        outstanding.forEach(one -> owed.put(one.dueAt().toString(), one.count()));
        return owed;
    }

    private static Map<String, String> figures(Map<String, Figure> figures) {
        Map<String, String> texts = new TreeMap<>();
        figures.forEach((code, figure) -> texts.put(
                code,
                text(figure.received())
                        + '/'
                        + figure.receivedReports()
                        + ' '
                        + text(figure.accepted())
                        + '/'
                        + figure.acceptedReports()));
        return texts;
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    @EventListener
    void on(GenerationRemoved removed) {
        store.remove(removed.generation());
    }

    @Override
    public void close() {
        positions.close();
    }
}
