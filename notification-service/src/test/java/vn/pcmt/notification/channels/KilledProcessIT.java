package vn.pcmt.notification.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.embedded.ChildProcess;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.delivery.DeliveryId;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.obligation.ServiceOnStore;

/**
 * As {@link KilledBetweenSendingAndNotingTest}, with processes that die by {@code kill -9} while they send, one after
 * another; each time another node takes over. {@code -Dkills=200} for a long run, {@code -Dkill.seed=1} for another one.
 */
@EngineSuite
class KilledProcessIT {

    private static final int MAILS_OF_A_ROUND = 40;
    private static final String UNIT = "18859@2025-07-01";

    private final int kills = Integer.getInteger("kills", 5);
    private final long seed = Long.getLong("kill.seed", new Random().nextLong());
    private final Random chance = new Random(seed);

    @BeforeEach
    void officers() {
        ServiceOnStore.reset();
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        IntStream.range(0, kills * MAILS_OF_A_ROUND).forEach(number -> ServiceOnStore.directory()
                .apply(Events.officer("vong-" + number, UNIT, OfficerRole.COMMUNE_REPORTER)));
    }

    @Test
    void everyMailArrivesAndOnlyWhatTheLedgerCallsUnknownComesTwice() throws Exception {
        try (TestMailServer server = TestMailServer.healthy()) {
            for (int round = 0; round < kills; round++) {
                killOneWhileItSends(round, server);
            }
            Map<String, Long> arrived = server.taken().stream()
                    .collect(Collectors.groupingBy(TestMailServer.Taken::messageId, Collectors.counting()));
            int twice = 0;
            for (String alert : alerts()) {
                boolean unknown = Delivering.states(alert, Lane.EMAIL).contains(State.UNKNOWN);
                long times = arrived.getOrDefault(
                        "<" + new DeliveryId(alert, Lane.EMAIL).token() + "@pcmt.notification>", 0L);
                assertThat(times).as("seed %d: mails of %s", seed, alert).isBetween(1L, unknown ? 2L : 1L);
                assertThat(Delivering.row(alert, Lane.EMAIL).state()).isEqualTo(State.DELIVERED);
                twice += times == 2 ? 1 : 0;
            }
            System.out.printf(
                    "%d processes killed while they sent %d mails: none lost, %d came twice, all of them marked%n",
                    kills, alerts().size(), twice);
        }
    }

    private void killOneWhileItSends(int round, TestMailServer server) throws Exception {
        Clock clock = ahead(round);
        Delivering office = Delivering.by(clock, TestChannels.email(server.port(), clock));
        int before = server.taken().size();
        officersOf(round).forEach(officer -> office.raise(officer, AlertKind.RETURNED));
        try (ChildProcess node = ChildProcess.start(
                NodeToKill.class,
                List.of("-Xmx256m", of("spring.mongodb.uri"), of("spring.mongodb.database")),
                String.valueOf(server.port()),
                String.valueOf(minutes(round)))) {
            int mails = before + 1 + chance.nextInt(MAILS_OF_A_ROUND - 1);
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> server.taken().size() >= mails);
            node.kill();
        }
        // A mail whose outcome is unknown twice is given up, so each is struck once at most.
        Clock afterwards = Clock.offset(clock, Delivering.LEASE.plusMinutes(1));
        Delivering.by(afterwards, TestChannels.email(server.port(), afterwards)).attemptAllDue();
    }

    private List<String> alerts() {
        return IntStream.range(0, kills)
                .boxed()
                .flatMap(round -> officersOf(round).stream())
                .map(officer -> AnAlert.to(officer, AlertKind.RETURNED).id())
                .toList();
    }

    private static List<String> officersOf(int round) {
        return IntStream.range(round * MAILS_OF_A_ROUND, (round + 1) * MAILS_OF_A_ROUND)
                .mapToObj(number -> "vong-" + number)
                .toList();
    }

    /** A system property that makes the child use this suite's store. */
    private static String of(String property) {
        return "-D" + property + "=" + ServiceOnStore.bean(Environment.class).getRequiredProperty(property);
    }

    /** Each round is longer after the one before than an attempt may take, and than an unclear outcome waits. */
    private static Clock ahead(int round) {
        return Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes(round)));
    }

    private static long minutes(int round) {
        return round * 2 * Delivering.LEASE.toMinutes();
    }
}
