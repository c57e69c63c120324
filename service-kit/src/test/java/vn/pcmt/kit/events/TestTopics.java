package vn.pcmt.kit.events;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The topics of a broker under test. */
public final class TestTopics {
    private TestTopics() {}

    public static void create(String broker, String... groups) throws InterruptedException {
        new Topics(
                        BrokerConnection.to(broker),
                        new EventSettings(3, (short) 1, List.of(groups), Duration.ofSeconds(30), Duration.ofSeconds(8)),
                        Clock.systemUTC())
                .afterPropertiesSet();
    }
}
