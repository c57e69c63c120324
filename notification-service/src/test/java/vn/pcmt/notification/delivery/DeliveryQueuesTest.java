package vn.pcmt.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.TestClock;
import vn.pcmt.notification.calendar.TestHours;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.preferences.Preferences;

/** What hangs holds up nothing else, and two nodes at once send nothing twice. */
@EngineSuite
class DeliveryQueuesTest {

    private static final int OFFICERS = 40;
    private static final Lane HANGING = new Lane(ChannelName.WEBHOOK, "treo");
    private static final Lane QUICK = new Lane(ChannelName.WEBHOOK, "nhanh");

    private final TestClock clock = new TestClock(AnAlert.RAISED);
    private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);

    @BeforeEach
    void manyOfficers() {
        ServiceOnStore.reset();
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        for (int officer = 0; officer < OFFICERS; officer++) {
            ServiceOnStore.directory().apply(Events.officer("cb-" + officer, "18859@2025-07-01", OfficerRole.OFFICER));
        }
    }

    @Test
    void oneThatHangsHoldsUpNeitherAnotherChannelNorAnotherTarget() {
        Channel mail = noting(ChannelName.EMAIL);
        Channel webhook = noting(ChannelName.WEBHOOK);
        List<String> ids = raise(Delivering.by(clock, mail, webhook).telling(() -> cause -> List.of(HANGING, QUICK)));
        DeliveryQueues queues = queues(mail, webhook);

        queues.start();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(ids).allSatisfy(id -> {
                        assertThat(Delivering.row(id, Lane.EMAIL).state()).isEqualTo(State.DELIVERED);
                        assertThat(Delivering.row(id, QUICK).state()).isEqualTo(State.DELIVERED);
                    }));
            assertThat(ids.stream().filter(id -> Delivering.row(id, HANGING).state() == State.SENDING))
                    .as("as many as are tried side by side")
                    .hasSize(Delivering.settings().targetWidth());
        } finally {
            released.countDown();
            queues.stop();
        }
    }

    @Test
    void twoNodesAtOnceSendEachMessageOnce() {
        Channel mail = noting(ChannelName.EMAIL);
        List<String> ids = raise(Delivering.by(clock, mail));
        DeliveryQueues one = queues(mail);
        DeliveryQueues other = queues(mail);

        one.start();
        other.start();
        try {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(ids)
                    .allSatisfy(id ->
                            assertThat(Delivering.row(id, Lane.EMAIL).state()).isEqualTo(State.DELIVERED)));
        } finally {
            one.stop();
            other.stop();
        }
        assertThat(sent).hasSize(OFFICERS).doesNotHaveDuplicates();
    }

    private static List<String> raise(Delivering node) {
        return IntStream.range(0, OFFICERS)
                .mapToObj(officer -> node.raise("cb-" + officer, AlertKind.RETURNED))
                .toList();
    }

    private DeliveryQueues queues(Channel... channels) {
        PlanDelivery plans = new PlanDelivery(
                ServiceOnStore.bean(Preferences.class),
                () -> cause -> List.of(),
                TestHours.always(),
                List.of(channels));
        DeliverAlert deliver = new DeliverAlert(
                Delivering.alerts(),
                List.of(channels),
                (digest, alert) -> new Digests.Standing.NotInIt(),
                plans,
                cause -> true,
                ServiceOnStore.directory(),
                ServiceOnStore.bean(Tell.class),
                Delivering.settings(),
                new LedgerMeters(new SimpleMeterRegistry()),
                event -> {},
                clock);
        return new DeliveryQueues(List.of(channels), deliver, Delivering.alerts(), Delivering.settings(), clock);
    }

    /** Notes what it sends; the hanging target does not answer until the test is over. */
    private Channel noting(ChannelName name) {
        return new Channel() {
            @Override
            public ChannelName name() {
                return name;
            }

            @Override
            public Outcome deliver(Alert alert, Lane lane) {
                if (lane.equals(HANGING)) {
                    try {
                        released.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }
                sent.add(new DeliveryId(alert.id(), lane).toString());
                return new Outcome.Delivered(Instant.EPOCH.toString());
            }
        };
    }
}
