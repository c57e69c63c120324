package vn.pcmt.notification.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.notification.obligation.Owed.vietnam;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarSet;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.contract.calendar.DayKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;

/**
 * Friday 14 November of a year that no other suite looks at is swapped for the Saturday after it. The report is due on
 * Monday, so that the reminder of the working day before was planned for Friday.
 */
@EngineSuite
class FollowCalendarTest {
    private static final String UNIT = "18859@2025-07-01";
    private static final Instant DUE = vietnam("2031-11-17T17:00:00");

    private static int decisions = 0;

    private Events.Report report;

    @BeforeEach
    void aReportIsOwedOnMonday() {
        ServiceOnStore.reset();
        decide(List.of());
        ServiceOnStore.at(vietnam("2031-11-13T10:00:00"));
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        ServiceOnStore.directory().apply(Events.officer("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER));
        report = Events.report(UNIT, "2031-11", DUE);
        ServiceOnStore.apply(report.expected(DUE.minusSeconds(400_000)));
        ServiceOnStore.decideWhatIsDue();
    }

    @Test
    void aReminderMovesToTheDayThatIsWorkedInstead() {
        assertThat(nextLook()).isEqualTo(vietnam("2031-11-14T17:00:00"));

        swapFridayForSaturday();
        ServiceOnStore.decideWhatIsDue();

        assertThat(nextLook()).isEqualTo(vietnam("2031-11-15T17:00:00"));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aMailHeldForTheMorningWaitsForADayThatIsWorked() {
        ServiceOnStore.at(vietnam("2031-11-13T22:00:00"));
        ServiceOnStore.apply(report.submitted(vietnam("2031-11-13T21:00:00")));
        ServiceOnStore.apply(report.returned(vietnam("2031-11-13T22:00:00"), "thiếu mục 2"));
        ServiceOnStore.decideWhatIsDue();
        assertThat(sendAt()).isEqualTo(vietnam("2031-11-14T06:30:00"));

        swapFridayForSaturday();
        assertThat(sendAt()).isEqualTo(vietnam("2031-11-15T06:30:00"));

        decide(List.of());
        assertThat(sendAt()).isEqualTo(vietnam("2031-11-14T06:30:00"));
    }

    @Test
    void theSameDecisionAgainPlansTheSame() {
        EventEnvelope<CalendarSet> decision = swapFridayForSaturday();
        ServiceOnStore.decideWhatIsDue();

        ServiceOnStore.bean(FollowCalendar.class).apply(decision);
        ServiceOnStore.decideWhatIsDue();

        assertThat(nextLook()).isEqualTo(vietnam("2031-11-15T17:00:00"));
        assertThat(alerts()).isEmpty();
    }

    private static EventEnvelope<CalendarSet> swapFridayForSaturday() {
        return decide(List.of(
                new CalendarDay(LocalDate.of(2031, 11, 14), DayKind.SWAP_OFF, "Nghỉ hoán đổi", null),
                new CalendarDay(LocalDate.of(2031, 11, 15), DayKind.MAKE_UP, "Làm bù", null)));
    }

    private static EventEnvelope<CalendarSet> decide(List<CalendarDay> days) {
        EventEnvelope<CalendarSet> decision = new EventEnvelope<>(
                UUID.randomUUID(),
                "/report-service",
                now(),
                null,
                new CalendarSet(++decisions, now(), "quantri", new CalendarYear(2031, days), "Hoán đổi", null));
        ServiceOnStore.bean(FollowCalendar.class).apply(decision);
        return decision;
    }

    private static Instant now() {
        return ServiceOnStore.bean(Clock.class).instant();
    }

    private Instant nextLook() {
        return ServiceOnStore.obligations().find(report.id()).orElseThrow().nextActionAt();
    }

    private static Instant sendAt() {
        return alerts().getFirst().getDate("sendAt").toInstant();
    }

    private static List<Document> alerts() {
        return ServiceOnStore.mongo().findAll(Document.class, "alerts");
    }
}
