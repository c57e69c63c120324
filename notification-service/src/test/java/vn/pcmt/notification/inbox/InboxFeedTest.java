package vn.pcmt.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.obligation.ServiceOnStore;

@EngineSuite
class InboxFeedTest {

    private static final String UNIT = "18859@2025-07-01";
    /** More than are read from the store at once. */
    private static final int MANY = 1_200;

    private final Delivering office = Delivering.by(Clock.systemUTC());

    @BeforeEach
    void twoOfficers() {
        ServiceOnStore.reset();
        for (String officer : List.of("nhieu", "mot")) {
            ServiceOnStore.directory().apply(Events.officer(officer, UNIT, OfficerRole.COMMUNE_REPORTER));
        }
    }

    @Test
    void manyAlertsToOneOfficerHideNoneFromAnother() {
        InboxFeed feed = new InboxFeed(Delivering.alerts(), Clock.systemUTC());
        InboxConnection many = connection("nhieu");
        InboxConnection one = connection("mot");
        feed.add(many, null);
        feed.add(one, null);
        for (int number = 0; number < MANY; number++) {
            office.raise("nhieu", about("nhiem-vu-" + number));
        }
        String last = office.raise("mot", about("nhiem-vu-cuoi"));
        List<String> heard = new CopyOnWriteArrayList<>();

        feed.start();
        try {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                heard.addAll(one.drain());
                assertThat(heard).containsExactly(last);
            });
        } finally {
            feed.stop();
        }
    }

    private static InboxConnection connection(String officer) {
        return new InboxConnection(officer, Duration.ofMinutes(1), Duration.ofSeconds(15));
    }

    private static AlertCause about(String obligation) {
        AlertCause known = AnAlert.about(AlertKind.RETURNED);
        return new AlertCause(
                obligation,
                known.kind(),
                known.occasion(),
                UNIT,
                known.template(),
                known.period(),
                known.dueAt(),
                known.at(),
                false,
                null);
    }
}
