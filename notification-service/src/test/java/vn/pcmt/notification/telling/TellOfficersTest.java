package vn.pcmt.notification.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.notification.telling.Province.at;
import static vn.pcmt.notification.telling.Province.told;
import static vn.pcmt.notification.telling.Province.vietnam;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.alert.AlertEscalated;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.routing.Matcher;
import vn.pcmt.notification.routing.Matcher.Field;
import vn.pcmt.notification.silence.DeclaredQuiet;

/** Who is told when reports are late, on the store under test: in person, together, later, or not at all, and why. */
@EngineSuite
class TellOfficersTest {

    @Test
    void theReviewerGetsOneAlertAboutAllLateReportsAndAnotherWhenMoreCame() {
        Province province = Province.of(12);
        List<Events.Report> reports = province.reports();
        for (int done = 0; done < 7; done++) {
            ServiceOnStore.apply(reports.get(done).submitted(vietnam("2026-11-16T08:00:00")));
        }

        at("2026-11-16T17:00:00");
        assertThat(told()).doesNotContain("SUMMARY duyet");
        at("2026-11-16T17:30:00");

        assertThat(Collections.frequency(told(), "SUMMARY duyet")).isEqualTo(1);
        Document cause = summaries().getLast();
        assertThat(cause.get("subject", Document.class).getString("title")).isEqualTo("5/12");
        assertThat(cause.getString("reason")).contains("Xã 60008", "Xã 60012").doesNotContain("Xã 60001");
        assertThat(told()).contains("OVERDUE bc-60008", "OVERDUE ct-60008").doesNotContain("OVERDUE duyet");
        assertThat(Province.decided(reports.getLast().id())).contains("GROUPED OVERDUE duyet", "TOLD OVERDUE bc-60012");
    }

    @Test
    void oneThatCannotBeToldKeepsNoOtherFromBeingTold() {
        List<Events.Report> reports = Province.of(3).reports();
        String troubled = reports.get(1).id();
        ServiceOnStore.at(vietnam("2026-11-16T17:00:00"));

        ServiceOnStore.decideTogether(cause -> cause.obligation().equals(troubled), () -> {});

        assertThat(told()).contains("OVERDUE bc-60001", "OVERDUE bc-60003").doesNotContain("OVERDUE bc-60002");
        ServiceOnStore.at(vietnam("2026-11-16T17:01:00"));
        assertThat(ServiceOnStore.dueNow()).containsExactly(troubled);
    }

    @Test
    void whatCameInWhileTellingFailedIsNotCalledOverdue() {
        List<Events.Report> reports = Province.of(3).reports();
        String troubled = reports.get(1).id();
        ServiceOnStore.at(vietnam("2026-11-16T17:00:00"));

        ServiceOnStore.decideTogether(
                cause -> cause.obligation().equals(troubled),
                () -> ServiceOnStore.apply(reports.get(2).submitted(vietnam("2026-11-16T17:00:00"))));

        assertThat(told()).contains("OVERDUE bc-60001").doesNotContain("OVERDUE bc-60003");
    }

    @Test
    void aSummaryIsRepeatedAfterTwoWorkingDaysWithWhatIsLeftAndEndsWithTheLast() {
        List<Events.Report> reports = Province.of(3).reports();
        at("2026-11-16T17:00:00");
        at("2026-11-16T17:30:00");
        ServiceOnStore.apply(reports.getFirst().submitted(vietnam("2026-11-17T08:00:00")));

        at("2026-11-18T17:30:00");
        assertThat(summaries().stream()
                        .filter(cause -> cause.getString("obligation").contains("OVERDUE")))
                .extracting(cause -> cause.get("subject", Document.class).getString("title"))
                .containsExactly("3/3", "2/3");
        reports.stream()
                .skip(1)
                .forEach(report -> ServiceOnStore.apply(report.submitted(vietnam("2026-11-18T18:00:00"))));
        int before = countsOfTheOverdue().size();
        for (String later : List.of("2026-11-19T17:30:00", "2026-11-20T18:00:00", "2026-12-10T09:00:00")) {
            at(later);
        }
        assertThat(countsOfTheOverdue()).hasSize(before);
    }

    @Test
    void aSummaryIsRepeatedThoughNothingChanged() {
        Province.of(3).reports();
        at("2026-11-16T17:00:00");
        at("2026-11-16T17:30:00");

        at("2026-11-18T17:30:00");
        at("2026-11-20T17:30:00");

        assertThat(countsOfTheOverdue()).containsExactly("3/3", "3/3", "3/3");
    }

    @Test
    void aSummaryOfWhatWasTogetherBeforeIsToldAgainWhenItIsSoAgain() {
        List<Events.Report> reports = Province.of(2).reports();
        at("2026-11-16T17:00:00");
        at("2026-11-16T17:30:00");
        ServiceOnStore.apply(reports.getFirst().submitted(vietnam("2026-11-17T08:00:00")));
        at("2026-11-18T17:30:00");

        ServiceOnStore.apply(reports.getFirst().returned(vietnam("2026-11-18T18:00:00"), "thiếu mục 2"));
        at("2026-11-23T18:00:00");
        at("2026-11-23T18:30:00");

        assertThat(countsOfTheOverdue()).containsExactly("2/2", "1/2", "2/2");
    }

    @Test
    void whatASilenceCoversIsLeftOutOfASummaryUntilItsEnd() {
        Province province = Province.of(3);
        province.reports();
        at("2026-11-16T17:00:00");
        DeclaredQuiet.silence(
                province.communes().getFirst(),
                vietnam("2026-11-18T08:00:00"),
                Matcher.of(Field.KIND, AlertKind.OVERDUE));

        at("2026-11-16T17:30:00");
        assertThat(countsOfTheOverdue()).containsExactly("2/3");
        assertThat(summaries().getLast().getString("reason")).doesNotContain("Xã 60001");
        assertThat(Province.decided("PCMT-THANG~60001@2025-07-01~2026-11")).contains("SILENCED OVERDUE duyet");
        at("2026-11-18T08:00:00");

        assertThat(countsOfTheOverdue()).containsExactly("2/3", "3/3");
    }

    @Test
    void whatWasToldBeforeASilenceIsNotRepeatedInItAndNoNewsAtItsEnd() {
        Province.of(2).reports();
        at("2026-11-16T17:00:00");
        at("2026-11-16T17:30:00");
        DeclaredQuiet.silence(Province.KEY, vietnam("2026-11-19T08:00:00"), Matcher.of(Field.KIND, AlertKind.OVERDUE));

        at("2026-11-18T17:30:00");
        assertThat(countsOfTheOverdue()).containsExactly("2/2");
        at("2026-11-19T08:00:00");
        at("2026-11-20T17:30:00");

        assertThat(countsOfTheOverdue())
                .as("what had to be repeated is repeated once")
                .containsExactly("2/2", "2/2");
    }

    @Test
    void aFailureKeepsAGroupBackAndHasItToldWhenItIsOverBeforeItsTime() {
        Province.of(2).reports();
        at("2026-11-16T17:00:00");
        String failure = DeclaredQuiet.outage(
                Province.KEY, vietnam("2026-11-20T08:00:00"), Matcher.of(Field.OWES, ObligationKind.REPORT));

        at("2026-11-16T17:30:00");
        at("2026-11-17T08:30:00");
        assertThat(countsOfTheOverdue()).isEmpty();
        DeclaredQuiet.end(failure);
        at("2026-11-17T08:30:01");

        assertThat(countsOfTheOverdue()).containsExactly("2/2");
    }

    @Test
    void aFailureIsToldThoughTheNodeStoppedThatWasToTellIt() {
        Province.of(1);
        ServiceOnStore.at(vietnam("2026-11-16T16:00:00"));
        DeclaredQuiet.outageOfANodeThatStops(
                Province.KEY, vietnam("2026-11-18T08:00:00"), Matcher.of(Field.OWES, ObligationKind.REPORT));
        assertThat(told()).isEmpty();

        at("2026-11-16T16:00:05");
        at("2026-11-16T16:00:10");

        assertThat(told()).containsExactly("OUTAGE duyet");
    }

    @Test
    void aDeclaredFailureMutesWhatItExplainsTellsTheReviewerOnceAndIsDecidedAnewAtItsEnd() {
        Province province = Province.of(78);
        List<Events.Report> reports = province.reports();
        at("2026-11-16T16:00:00");
        int before = told().size();
        DeclaredQuiet.outage(
                Province.KEY, vietnam("2026-11-18T08:00:00"), Matcher.of(Field.OWES, ObligationKind.REPORT));

        at("2026-11-16T17:00:00");
        at("2026-11-17T17:00:00");

        assertThat(told()).hasSize(before + 1).contains("OUTAGE duyet");
        assertThat(Province.decided(reports.getFirst().id())).contains("INHIBITED OVERDUE null");
        ServiceOnStore.apply(reports.getFirst().submitted(vietnam("2026-11-17T18:00:00")));
        at("2026-11-18T08:00:00");
        at("2026-11-18T08:30:00");
        assertThat(Collections.frequency(told(), "OUTAGE duyet"))
                .as("it began, it is over")
                .isEqualTo(2);
        assertThat(told()).doesNotContain("OVERDUE bc-60001").contains("OVERDUE bc-60002", "OVERDUE bc-60078");
        assertThat(summaries().getLast().get("subject", Document.class).getString("title"))
                .isEqualTo("77/78");
    }

    @Test
    void aSilenceHoldsForItsOwnUnitOnlyAndMayEndEarly() {
        Province province = Province.of(2);
        province.reports();
        String silence = DeclaredQuiet.silence(
                province.communes().getFirst(),
                vietnam("2026-11-20T08:00:00"),
                Matcher.of(Field.KIND, AlertKind.OVERDUE));

        at("2026-11-16T17:00:00");
        assertThat(told()).contains("OVERDUE bc-60002").doesNotContain("OVERDUE bc-60001");
        at("2026-11-17T09:00:00");
        DeclaredQuiet.end(silence);
        at("2026-11-17T09:00:01");

        assertThat(told()).contains("OVERDUE bc-60001");
        assertThat(Province.decided("PCMT-THANG~60001@2025-07-01~2026-11"))
                .contains("SILENCED OVERDUE null", "TOLD OVERDUE bc-60001");
    }

    @Test
    void itComesBeforeTheHeadThenTogetherBeforeTheReviewerAndTheLeaders() {
        Province.of(2).reports();
        at("2026-11-16T17:00:00");

        at("2026-11-17T17:00:00");
        assertThat(told()).contains("ESCALATED ct-60001", "ESCALATED ct-60002");
        at("2026-11-19T17:00:00");
        at("2026-11-19T17:30:00");
        assertThat(escalatedSummaries("duyet")).isEqualTo(1);
        at("2026-11-24T17:00:00");
        at("2026-11-24T17:30:00");

        assertThat(told())
                .doesNotContain("ESCALATED duyet", "ESCALATED lanhdao")
                .contains("SUMMARY lanhdao");
        assertThat(escalatedSteps())
                .as("each step of each report is told to other systems, once")
                .containsExactlyInAnyOrder(
                        "1 PCMT-THANG~60001@2025-07-01~2026-11 ct-60001",
                        "1 PCMT-THANG~60002@2025-07-01~2026-11 ct-60002",
                        "2 PCMT-THANG~60001@2025-07-01~2026-11 duyet",
                        "2 PCMT-THANG~60002@2025-07-01~2026-11 duyet",
                        "3 PCMT-THANG~60001@2025-07-01~2026-11 lanhdao",
                        "3 PCMT-THANG~60002@2025-07-01~2026-11 lanhdao");
        assertThat(Province.alerts())
                .filteredOn(alert -> alert.getString("_id").endsWith("~ESCALATED~20261116T1700.1~ct-60001"))
                .singleElement()
                .satisfies(
                        alert -> assertThat(alert.get("outbox", Document.class).getList("pending", Document.class))
                                .extracting(event -> event.getString("type"))
                                .contains("alert.escalated.v1"));
    }

    @Test
    void itIsNeverNobody() {
        ServiceOnStore.reset();
        ServiceOnStore.directory().apply(Events.commune("60001", "Xã không người"));
        ServiceOnStore.directory().apply(Events.officer("truc", "46@2025-07-01", OfficerRole.ADMIN));
        Events.Report report = Events.report("60001@2025-07-01", "2026-11", vietnam("2026-11-16T17:00:00"));
        ServiceOnStore.at(vietnam("2026-11-16T08:00:00"));
        ServiceOnStore.apply(report.expected(vietnam("2026-11-15T00:00:00")));

        at("2026-11-16T17:00:00");

        assertThat(told()).contains("OVERDUE truc");
        assertThat(Province.decided(report.id())).contains("NO_RECIPIENT OVERDUE null");
    }

    /** {@code step obligation officer} of every alert.escalated. */
    private static List<String> escalatedSteps() {
        return Province.alerts().stream()
                .flatMap(alert -> alert.get("outbox", Document.class).getList("pending", Document.class).stream())
                .filter(event -> event.getString("type").equals("alert.escalated.v1"))
                .map(event -> (AlertEscalated) EventCodec.decode(
                        event.getString("type"), event.getString("body").getBytes(StandardCharsets.UTF_8)))
                .map(event -> event.step() + " " + event.alert().obligation() + " "
                        + event.alert().officer())
                .toList();
    }

    private static long escalatedSummaries(String officer) {
        return Province.alerts().stream()
                .filter(alert -> alert.getString("officer").equals(officer))
                .filter(alert -> alert.getString("_id").startsWith("GROUP~REPORT~ESCALATED~REVIEWER"))
                .count();
    }

    /** Late of all, in each summary of what is overdue, in the order in which they were told. */
    private static List<String> countsOfTheOverdue() {
        return summaries().stream()
                .filter(cause -> cause.getString("obligation").startsWith("GROUP~REPORT~OVERDUE~"))
                .map(cause -> cause.get("subject", Document.class).getString("title"))
                .toList();
    }

    private static List<Document> summaries() {
        return Province.alerts().stream()
                .map(alert -> alert.get("cause", Document.class))
                .filter(cause -> cause.getString("kind").equals("SUMMARY"))
                .toList();
    }
}
