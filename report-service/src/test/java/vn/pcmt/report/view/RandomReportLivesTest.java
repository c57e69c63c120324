package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.bson.Document;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.TestPropertySource;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.report.AnyOrder;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.topology.Fixtures;
import vn.pcmt.report.topology.TopologyUnderTest;
import vn.pcmt.report.unit.Units;

/**
 * Several people draft, propose, submit, return, accept, alone or with others, correct and extend, and plans withdraw, in
 * any order, over HTTP.
 * The report never leaves its states, every acknowledged revision stays readable, no acknowledged draft gets lost unseen,
 * and the totals of the stream are what the documents add up to.
 */
class RandomReportLivesTest {

    private static final int STEPS = 40;

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void whateverReportersDoByThemselves(@ForAll long seed) {
        live(AnyOrder.context(), seed);
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void whateverIsDoneWhereTheHeadConfirms(@ForAll long seed) {
        live(headsConfirm(), seed);
    }

    /** Shows that the lives are worth looking at: they get everywhere. */
    @Example
    void livesGetEverywhere() {
        Set<String> everywhere = Stream.concat(
                        Stream.of("/proposal", "/return", "/discard", "/again", "/acceptances"),
                        Stream.of(ReportLife.Deed.values()).map(Enum::name))
                .collect(Collectors.toSet());
        Set<String> done = new TreeSet<>();
        int revisions = 0;
        for (long seed = 1; seed <= 30 && !(done.containsAll(everywhere) && revisions > 10); seed++) {
            for (ReportLife life : live(headsConfirm(), seed)) {
                done.addAll(life.done());
                revisions += life.revisions();
            }
        }
        assertThat(done).containsAll(everywhere);
        assertThat(revisions).isGreaterThan(10);
    }

    /** Shows that the totals are looked at: one event less and they differ. */
    @Example
    void aLostEventWouldBeFound() {
        ApplicationContext context = AnyOrder.context();
        ReportLife life = lived(context, new Random(2));
        List<Event> events = events(context, life);
        assertThat(life.revisions()).isPositive();
        assertThatThrownBy(() -> compare(context, List.of(life), events.subList(0, 1)))
                .isInstanceOf(AssertionError.class);
    }

    private static ApplicationContext headsConfirm() {
        return new TestContextManager(HeadsConfirm.class).getTestContext().getApplicationContext();
    }

    private static List<ReportLife> live(ApplicationContext context, long seed) {
        Random random = new Random(seed);
        List<ReportLife> lives = List.of(lived(context, random), lived(context, random));
        List<Event> events = new ArrayList<>();
        lives.forEach(life -> {
            life.everyAcknowledgedRevisionIsReadable();
            events.addAll(events(context, life));
        });
        compare(context, lives, events);
        return lives;
    }

    private static ReportLife lived(ApplicationContext context, Random random) {
        ReportLife life = new ReportLife(context, random);
        ReportLife.begin(context);
        for (int step = 0; step < STEPS; step++) {
            life.step();
        }
        return life;
    }

    private static void compare(ApplicationContext context, List<ReportLife> lives, List<Event> events) {
        Recomputation recomputation = new Recomputation();
        try (TopologyUnderTest topology = new TopologyUnderTest()) {
            lives.forEach(life -> {
                topology.receives(List.of(Fixtures.aCommune(life.unitKey())));
                recomputation.add(
                        life.report(),
                        context.getBean(Units.class).find(life.unitKey()).orElseThrow());
            });
            topology.receives(events);
            assertThat(recomputation.compare(topology.totals().stream()
                            .map(totals -> StoredTotals.of(totals, 1))
                            .collect(Collectors.toMap(StoredTotals::id, Function.identity()))))
                    .isEmpty();
        }
    }

    /** All that the report has told, which is still in its document: nothing publishes here. */
    private static List<Event> events(ApplicationContext context, ReportLife life) {
        return context
                .getBean(MongoTemplate.class)
                .findById(life.report().id().toString(), Document.class, Report.COLLECTION)
                .get("outbox", Document.class)
                .getList("pending", Document.class)
                .stream()
                .<Event>map(event -> EventCodec.decode(
                        event.getString("type"), event.getString("body").getBytes(UTF_8)))
                .toList();
    }

    @OnStore
    // No comparison with peers: what other suites reported would decide whether a report is clean.
    @TestPropertySource(properties = {"pcmt.submission.head-confirms=true", "pcmt.report.outlier.peers.fewest=1000000"})
    private static final class HeadsConfirm {}
}
