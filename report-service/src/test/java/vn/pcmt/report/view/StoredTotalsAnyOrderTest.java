package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.report.AnyOrder;
import vn.pcmt.report.topology.TotalsSettings;

/**
 * Any repetition and re-ordering of the totals, in batches of any size, read by nodes of either generation, ends in the
 * newest of each: of the later generation, and of that the highest version.
 */
class StoredTotalsAnyOrderTest {

    private static final Instant DUE = Instant.parse("2025-08-18T10:00:00Z");

    private final MongoOperations mongo = AnyOrder.context().getBean(MongoOperations.class);
    private final AreaTotalsStore store = new AreaTotalsStore(mongo, ShownAtOnce.always(1));

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void anyRepetitionAndReorderingGivesTheNewestTotals(@ForAll long seed) {
        Random random = new Random(seed);
        List<Written> history = history(random);
        receive(AnyOrder.disturbed(history, random), random);
        assertThat(stored()).isEqualTo(newest(history));
        assertThat(store.templatesAndPeriods())
                .isEqualTo(history.stream()
                        .map(Written::totals)
                        .map(totals -> totals.template() + '~' + totals.period())
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void anOlderTotalThatComesLastChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        List<Written> history = history(random);
        receive(history.reversed(), random);
        assertThat(stored()).isEqualTo(newest(history));
    }

    /** Shows that the property can fail. */
    @Example
    void aReadModelThatTakesTheLastArrivalFailsTheProperty() {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 20; seed++) {
                        Random random = new Random(seed);
                        List<Written> history = history(random);
                        List<Written> numbered = new ArrayList<>();
                        AnyOrder.disturbed(history, random)
                                .forEach(written -> numbered.add(written.numbered(numbered.size() + 1)));
                        receive(numbered, random);
                        assertThat(stored()).isEqualTo(newest(history));
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    /** A total as a generation of the topology wrote it. */
    private record Written(int generation, AreaTotals totals) {
        Written numbered(long version) {
            return new Written(
                    generation,
                    new AreaTotals(
                            version,
                            totals.at(),
                            totals.area(),
                            totals.template(),
                            totals.period(),
                            totals.basis(),
                            totals.coverage(),
                            totals.outstanding(),
                            totals.estimated(),
                            totals.figures()));
        }
    }

    /** Some totals in both bases, each version by version, some of them computed again by a second generation. */
    private static List<Written> history(Random random) {
        List<Written> history = new ArrayList<>();
        for (String area : List.of("VN", "44@2025-07-01", "18859@2025-07-01")) {
            for (Basis basis : Basis.values()) {
                int generations = 1 + random.nextInt(2);
                for (int generation = 1; generation <= generations; generation++) {
                    int versions = 1 + random.nextInt(6);
                    for (long version = 1; version <= versions; version++) {
                        history.add(new Written(generation, totals(version, area, basis, random)));
                    }
                }
            }
        }
        return history;
    }

    private static AreaTotals totals(long version, String area, Basis basis, Random random) {
        int received = random.nextInt(50);
        int outstanding = random.nextInt(30);
        return new AreaTotals(
                version,
                DUE.plusSeconds(random.nextInt(100_000)),
                area,
                "PCMT-THANG",
                "2025-08",
                basis,
                new Coverage(received + outstanding, received, random.nextInt(received + 1), 0, received, 0),
                outstanding == 0 ? Map.of() : Map.of(DUE, outstanding),
                random.nextInt(3),
                Map.of(
                        "CA01",
                        new Figure(BigDecimal.valueOf(random.nextInt(100_000), 3), received, BigDecimal.ZERO, 0)));
    }

    private static Map<String, StoredTotals> newest(List<Written> history) {
        Map<String, StoredTotals> newest = new TreeMap<>();
        // Generation after generation, version after version: what comes later in the history is newer.
        history.forEach(written ->
                newest.put(written.totals().aggregateId(), StoredTotals.of(written.totals(), written.generation())));
        return newest;
    }

    /** A node of the first generation reads everything; one of the second has joined it at some moment. */
    private void receive(List<Written> records, Random random) {
        mongo.remove(new Query(), StoredTotals.class);
        List<AreaTotalsProjection> nodes = List.of(projection(1), projection(2));
        int from = 0;
        while (from < records.size()) {
            int to = Math.min(records.size(), from + 1 + random.nextInt(8));
            List<Message<byte[]>> batch = records.subList(from, to).stream()
                    .map(StoredTotalsAnyOrderTest::message)
                    .toList();
            nodes.getFirst().project(batch, unread -> fail("not read: " + unread));
            if (random.nextBoolean()) {
                nodes.getLast().project(batch, unread -> fail("not read: " + unread));
            }
            from = to;
        }
    }

    private static Message<byte[]> message(Written written) {
        return MessageBuilder.withPayload(EventCodec.encode(written.totals()))
                .setHeader(CloudEventHeaders.TYPE, "area.totals.v1".getBytes(UTF_8))
                .setHeader(TotalsSettings.GENERATION_HEADER, Integer.toString(written.generation()))
                .build();
    }

    private Map<String, StoredTotals> stored() {
        Map<String, StoredTotals> stored = new TreeMap<>();
        mongo.findAll(StoredTotals.class).forEach(totals -> stored.put(totals.id(), totals));
        return stored;
    }

    private AreaTotalsProjection projection(int generation) {
        ViewSettings settings = new ViewSettings(
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                List.of(),
                null);
        return new AreaTotalsProjection(
                store,
                ShownAtOnce.always(generation),
                settings,
                event -> {},
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }
}
