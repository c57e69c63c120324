package vn.pcmt.notification.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.TestClock;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Channel;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.delivery.DeliveryId;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.delivery.Outcome;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.preferences.ChannelName;

/**
 * Two hundred times a node dies at a random moment around a mail: before it is sent, after it was sent and before that
 * was noted, or not at all. The next node takes over. The store and the mail server are real ones.
 */
@EngineSuite
class KilledBetweenSendingAndNotingTest {

    private static final int ROUNDS = 200;
    private static final String UNIT = "18859@2025-07-01";

    private final TestClock clock = new TestClock(AnAlert.RAISED);
    private final long seed = new Random().nextLong();
    private final Random chance = new Random(seed);

    @BeforeEach
    void oneOfficerPerRound() {
        ServiceOnStore.reset();
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        for (int round = 0; round < ROUNDS; round++) {
            ServiceOnStore.directory().apply(Events.officer("vong-" + round, UNIT, OfficerRole.COMMUNE_REPORTER));
        }
    }

    @Test
    void everyMailArrivesAndOnlyWhatTheLedgerCallsUnknownComesTwice() throws Exception {
        try (TestMailServer server = TestMailServer.healthy()) {
            int deaths = 0;
            for (int round = 0; round < ROUNDS; round++) {
                String id = node(server, true).raise("vong-" + round, AlertKind.RETURNED);
                try {
                    node(server, true).attempt(id, Lane.EMAIL);
                } catch (Killed dead) {
                    deaths++;
                }
            }
            clock.advance(Delivering.LEASE);
            node(server, false).attemptAllDue();
            node(server, false).attemptAllDue();

            Map<String, Long> arrived = server.taken().stream()
                    .collect(Collectors.groupingBy(TestMailServer.Taken::messageId, Collectors.counting()));
            List<String> alerts = server.taken().stream()
                    .map(TestMailServer.Taken::to)
                    .map(address -> AnAlert.to(address.substring(0, address.indexOf('@')), AlertKind.RETURNED)
                            .id())
                    .distinct()
                    .toList();
            assertThat(alerts).as("seed %d: everybody was told", seed).hasSize(ROUNDS);
            int twice = 0;
            for (String alert : alerts) {
                boolean unknown = Delivering.states(alert, Lane.EMAIL).contains(State.UNKNOWN);
                long times = arrived.get("<" + new DeliveryId(alert, Lane.EMAIL).token() + "@pcmt.notification>");
                assertThat(times).as("seed %d: mails of %s", seed, alert).isBetween(1L, unknown ? 2L : 1L);
                assertThat(Delivering.row(alert, Lane.EMAIL).state()).isEqualTo(State.DELIVERED);
                twice += times == 2 ? 1 : 0;
            }
            assertThat(deaths).as("nodes that died").isGreaterThan(ROUNDS / 4);
            assertThat(twice).as("mails that came twice, of those that died").isBetween(1, deaths);
        }
    }

    private Delivering node(TestMailServer server, boolean mayDie) {
        Channel email = TestChannels.email(server.port(), clock);
        return Delivering.by(clock, mayDie ? dyingAtRandom(email) : email);
    }

    private Channel dyingAtRandom(Channel channel) {
        return new Channel() {
            @Override
            public ChannelName name() {
                return channel.name();
            }

            @Override
            public Outcome deliver(Alert alert, Lane lane) {
                int moment = chance.nextInt(3);
                if (moment == 0) {
                    throw new Killed();
                }
                Outcome outcome = channel.deliver(alert, lane);
                if (moment == 1) {
                    throw new Killed();
                }
                return outcome;
            }
        };
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
