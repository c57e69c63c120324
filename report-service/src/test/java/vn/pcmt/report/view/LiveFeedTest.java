package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.problem.Refusal;

class LiveFeedTest {

    private static final ViewSettings SETTINGS = new ViewSettings(
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            List.of(),
            new ViewSettings.Live(4, 2, Duration.ofSeconds(15), Duration.ofMinutes(15), 4, 6, Duration.ofSeconds(5)));

    private final LiveFeed feed = new LiveFeed(SETTINGS, new SimpleMeterRegistry(), event -> {});

    @BeforeEach
    void beginAtTheEndOfTheTopic() {
        feed.begin(new long[] {10, 20});
    }

    @Test
    void givesAClientThatComesAgainWhatItMissed() {
        feed.publish(List.of(change("A", 0, 10), change("B", 1, 20)), new long[] {11, 21});
        feed.publish(List.of(change("C", 0, 12)), new long[] {13, 21});

        assertThat(told("11.21")).containsExactly("welcome 11.21", "C 13.21");
        assertThat(told("10.20")).containsExactly("welcome 10.20", "A 10.20", "B 10.20", "C 13.21");
        assertThat(told("13.21")).containsExactly("welcome 13.21");
    }

    @Test
    void asksAClientToReadAnewWhenItsPlaceIsForgottenOrMakesNoSense() {
        for (int i = 0; i < 5; i++) {
            feed.publish(List.of(change("A" + i, 0, 10 + i)), new long[] {11 + i, 20});
        }

        assertThat(told("10.20")).containsExactly("resync 15.20");
        assertThat(told("15.21")).containsExactly("resync 15.20");
        assertThat(told("15.20.7")).containsExactly("resync 15.20");
        assertThat(told("soon")).containsExactly("resync 15.20");
        assertThat(told("11.20").getFirst()).isEqualTo("resync 15.20");
        assertThat(told("12.20")).containsExactly("welcome 12.20", "A2 12.20", "A3 12.20", "A4 15.20");
    }

    @Test
    void tellsAClientOnlyWhatItMayRead() {
        Recorder client = new Recorder("A");
        feed.add(client.connection, null);

        feed.publish(List.of(change("A", 0, 10), change("B", 0, 11)), new long[] {12, 20});

        assertThat(client.lines()).containsExactly("welcome 10.20", "A 12.20");
    }

    @Test
    void dropsASlowClientAndServesTheOthers() {
        Recorder slow = new Recorder(null);
        Recorder quick = new Recorder(null);
        feed.add(slow.connection, null);
        feed.add(quick.connection, null);

        for (int i = 0; i < 7; i++) {
            feed.publish(List.of(change("A", 0, 10 + i)), new long[] {11 + i, 20});
            quick.lines();
        }

        assertThat(slow.connection.hasEnded()).isTrue();
        assertThat(slow.lines()).isEmpty();
        assertThat(quick.all).hasSize(8).endsWith("A 17.20");
    }

    @Test
    void refusesMoreClientsThanItMayHave() {
        for (String caller : List.of("a", "b", "c")) {
            assertThat(feed.add(by(caller), null)).isTrue();
        }
        LiveConnection fourth = by("d");
        assertThat(feed.add(fourth, null)).isTrue();
        assertThat(feed.add(by("e"), null)).isFalse();

        feed.remove(fourth);
        assertThat(feed.add(by("e"), null)).isTrue();
    }

    @Test
    void refusesACallerThatHasTooManyAndServesTheOthers() {
        LiveConnection first = by("bc-18859");
        feed.add(first, null);
        feed.add(by("bc-18859"), null);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> feed.add(by("bc-18859"), null))
                .satisfies(refusal -> assertThat(refusal.kind().status()).isEqualTo(429));
        assertThat(feed.add(by("duyet"), null)).isTrue();

        feed.remove(first);
        assertThat(feed.add(by("bc-18859"), null)).isTrue();
    }

    private static LiveConnection by(String caller) {
        return new LiveConnection(SETTINGS.live(), caller, Duration.ofMinutes(1), batch -> batch);
    }

    private List<String> told(String since) {
        Recorder client = new Recorder(null);
        feed.add(client.connection, since);
        feed.remove(client.connection);
        return client.lines();
    }

    private static TotalsChange change(String area, int partition, long offset) {
        return new TotalsChange(area, "PCMT-THANG", "2025-08", Basis.TODAY, 1, partition, offset, null);
    }

    /** Takes the lines out of a connection instead of a network. */
    private static final class Recorder {
        private final LiveConnection connection;
        private final List<String> all = new ArrayList<>();

        Recorder(String onlyArea) {
            connection = new LiveConnection(SETTINGS.live(), "client", Duration.ofMinutes(1), batch -> batch.stream()
                    .filter(change -> onlyArea == null || change.area().equals(onlyArea))
                    .toList());
        }

        List<String> lines() {
            List<String> lines = connection.drain().stream()
                    .map(LiveConnection.Line::toString)
                    .toList();
            all.addAll(lines);
            return lines;
        }
    }
}
