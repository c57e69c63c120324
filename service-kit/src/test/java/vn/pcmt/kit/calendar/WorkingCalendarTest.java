package vn.pcmt.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarSet;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.contract.calendar.DayKind;
import vn.pcmt.kit.consume.KitWrites;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;

/** The working days of a service with two nodes on the store under test. */
@EngineSuite
class WorkingCalendarTest {
    private static final LocalDate CULTURE_DAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate NATIONAL_DAY = LocalDate.of(2026, 9, 2);
    private static final LocalDate NEXT_NATIONAL_DAY = LocalDate.of(2027, 9, 2);

    private final MongoClient client = MongoClients.create(StoreUnderTest.uri());
    private final MongoTemplate mongo =
            new MongoTemplate(client, "days" + UUID.randomUUID().toString().substring(0, 8));
    private final WorkingCalendar node = node();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void theOfficialListHoldsUntilAYearIsDecidedAndForTheOtherYears() {
        assertThat(node.days().isWorking(CULTURE_DAY)).isTrue();
        assertThat(node.days().isWorking(NATIONAL_DAY)).isFalse();

        node.on(decided(1, CULTURE_DAY));

        assertThat(node.days().isWorking(CULTURE_DAY)).isFalse();
        assertThat(node.days().isWorking(NATIONAL_DAY)).isTrue();
        assertThat(node.days().isWorking(NEXT_NATIONAL_DAY)).isFalse();
    }

    @Test
    void anOlderDecisionOrTheSameAgainChangesNothing() {
        node.on(decided(2, CULTURE_DAY));
        long revision = node.revision();

        node.on(decided(1, NATIONAL_DAY));
        node.on(decided(2, CULTURE_DAY));

        assertThat(node.days().isWorking(CULTURE_DAY)).isFalse();
        assertThat(node.days().isWorking(NATIONAL_DAY)).isTrue();
        assertThat(node.revision()).isEqualTo(revision);
    }

    @Test
    void whoHasBegunToCountGoesOnByTheDaysHeBeganWith() {
        WorkingDays begun = node.days();

        node.on(decided(1, CULTURE_DAY));

        assertThat(begun.isWorking(CULTURE_DAY)).isTrue();
    }

    @Test
    void theOtherNodeSeesItSoonAndAtOnceIfItAsks() {
        WorkingCalendar patient = node();
        WorkingCalendar eager = node();
        assertThat(patient.days().isWorking(CULTURE_DAY)).isTrue();

        node.on(decided(1, CULTURE_DAY));
        eager.refresh();

        assertThat(eager.days().isWorking(CULTURE_DAY)).isFalse();
        assertThat(eager.revision()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> !patient.days().isWorking(CULTURE_DAY));
    }

    @Test
    void aRestartedNodeBeginsWithWhatWasDecided() {
        node.on(decided(1, CULTURE_DAY));

        assertThat(node().days().isWorking(CULTURE_DAY)).isFalse();
    }

    private WorkingCalendar node() {
        return new WorkingCalendar(
                WorkingDays.vietnamese(new WorkingDaySettings(false, false)),
                new DecidedYears(mongo, KitWrites.on(mongo)));
    }

    private static EventEnvelope<CalendarSet> decided(long version, LocalDate... off) {
        List<CalendarDay> days = Arrays.stream(off)
                .map(day -> new CalendarDay(day, DayKind.HOLIDAY, "Ngày nghỉ", null))
                .toList();
        Instant at = Instant.parse("2026-07-01T00:00:00Z");
        return new EventEnvelope<>(
                UUID.randomUUID(),
                "/report-service",
                at,
                null,
                new CalendarSet(version, at, "quantri", new CalendarYear(2026, days), "Quyết định mới", null));
    }
}
