package vn.pcmt.notification.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.bson.Document;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarEvent;
import vn.pcmt.contract.calendar.CalendarSet;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.contract.calendar.DayKind;
import vn.pcmt.contract.officer.OfficerEvent;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.contract.plan.AssessmentSubmitted;
import vn.pcmt.contract.plan.Body;
import vn.pcmt.contract.plan.ExplanationAnswered;
import vn.pcmt.contract.plan.ExplanationRequested;
import vn.pcmt.contract.plan.PlanAmended;
import vn.pcmt.contract.plan.PlanAmendment;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.contract.plan.PlanState;
import vn.pcmt.contract.plan.TaskAmended;
import vn.pcmt.contract.plan.TaskAssigned;
import vn.pcmt.contract.plan.TaskCompleted;
import vn.pcmt.contract.plan.TaskReturned;
import vn.pcmt.contract.plan.TaskState;
import vn.pcmt.contract.plan.TaskStatus;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.view.TargetAtRisk;
import vn.pcmt.contract.view.TargetMissed;
import vn.pcmt.contract.view.ViewEvent;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.obligation.FollowCalendar;
import vn.pcmt.notification.obligation.FollowDirectory;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.obligation.TrackDebt;
import vn.pcmt.notification.obligation.TrackReport;

/**
 * Topics are read side by side, each at its own pace. Whichever is ahead, and however often an event comes, the same is owed
 * by the same units until the same moment. The year is one that no other suite looks at.
 */
class DebtsAnyOrderTest {

    private static final DebtSettings SETTINGS = new DebtSettings(5, 15, 5, 1, Duration.ofHours(24));
    private static final String PROVINCE = "44@2025-07-01";
    private static final String WARD = "60501@2025-07-01";
    private static final String OTHER = "60502@2025-07-01";

    private static int calendars = 0;

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void whateverTopicIsReadFirstTheSameIsOwed(@ForAll long seed) {
        Map<String, Document> inOrder = owedAfter(story());

        Map<String, Document> disturbed = owedAfter(disturbed(story(), new Random(seed)));

        assertThat(disturbed.keySet()).isEqualTo(inOrder.keySet());
        inOrder.forEach((id, owed) -> assertThat(disturbed.get(id)).as(id).isEqualTo(owed));
    }

    @Example
    void theStoryHasEverySortOfDebt() {
        assertThat(owedAfter(story()).values())
                .extracting(owed -> owed.get("about", Document.class).getString("owes"))
                .contains(
                        "TASK", "CONFIRMATION", "EXPLANATION", "EVALUATION", "TARGET", "REPORT", "PROPOSAL", "REVIEW");
    }

    private static Map<String, Document> owedAfter(List<Event> events) {
        ServiceOnStore.reset();
        ReadEvents read = new ReadEvents(
                ServiceOnStore.directory(),
                ServiceOnStore.bean(FollowDirectory.class),
                new PlanDebts(SETTINGS),
                new TargetDebts(SETTINGS),
                ServiceOnStore.bean(TrackDebt.class),
                ServiceOnStore.bean(TrackReport.class));
        for (Event event : events) {
            switch (event) {
                case UnitEvent unit -> read.on(unit);
                case OfficerEvent officer -> read.on(officer);
                case ReportEvent report -> read.on(report);
                case PlanEvent plan -> read.on(plan);
                case ViewEvent view -> read.on(view);
                case CalendarEvent calendar ->
                    ServiceOnStore.bean(FollowCalendar.class).apply(enveloped(calendar));
                default -> throw new AssertionError(event);
            }
        }
        Map<String, Document> owed = new TreeMap<>();
        for (Document one : ServiceOnStore.mongo().findAll(Document.class, "obligations")) {
            owed.put(one.getString("_id"), one);
        }
        return owed;
    }

    private static EventEnvelope<CalendarEvent> enveloped(CalendarEvent event) {
        return new EventEnvelope<>(UUID.randomUUID(), "/report-service", event.at(), null, event);
    }

    private static List<Event> story() {
        List<Event> story = new ArrayList<>();
        story.add(Events.province());
        story.add(Events.commune("60501", "Phường Một"));
        story.add(Events.commune("60502", "Phường Hai"));
        story.add(Events.officer("canbo", WARD, OfficerRole.OFFICER));
        story.add(Events.onLeave(
                "canbo",
                OTHER,
                new OfficerState.Leave(LocalDate.of(2032, 1, 5), LocalDate.of(2032, 1, 6), null),
                OfficerRole.OFFICER));
        story.add(Events.officer("lanhdao", PROVINCE, OfficerRole.LEADER));
        story.add(Events.officer("phogiamdoc", PROVINCE, OfficerRole.LEADER));
        // Mondays off move what is due some working days later; the second decision takes one of them back.
        story.add(calendar(LocalDate.of(2032, 3, 8), LocalDate.of(2032, 3, 15)));
        story.add(calendar(LocalDate.of(2032, 3, 8)));
        story.addAll(ofATask());
        story.addAll(ofAnExplanation());
        AssessmentSubmitted assessment = GoldenEvents.event(AssessmentSubmitted.class);
        story.add(new AssessmentSubmitted(1, at("2032-03-05T09:00:00"), "ct-60501", assessment.assessment()));
        story.add(new PlanIssued(1, at("2032-01-05T09:00:00"), "lanhdao", plan("Tháng hành động", 4)));
        story.add(new PlanAmended(
                2,
                at("2032-01-20T09:00:00"),
                "lanhdao",
                plan("Tháng hành động phòng, chống ma túy", 5),
                new PlanAmendment(1, null, LocalDate.of(2032, 1, 19), "Gia hạn", List.of())));
        TargetAtRisk risk = GoldenEvents.event(TargetAtRisk.class);
        story.add(new TargetAtRisk(1, at("2032-03-03T09:00:00"), risk.reading()));
        TargetMissed missed = GoldenEvents.event(TargetMissed.class);
        story.add(new TargetMissed(2, at("2032-03-04T09:00:00"), missed.reading()));
        Events.Report report = Events.report(WARD, "2032-03", at("2032-03-16T17:00:00"));
        story.add(report.expected(at("2032-03-14T00:00:00")));
        story.add(report.proposed(at("2032-03-14T10:00:00"), true));
        story.add(report.proposed(at("2032-03-14T11:00:00"), false));
        story.add(report.proposed(at("2032-03-14T12:00:00"), true));
        story.add(report.extended(at("2032-03-15T08:00:00"), at("2032-03-18T17:00:00"), "Mất điện"));
        story.add(report.submitted(at("2032-03-17T09:00:00")));
        story.add(report.returned(at("2032-03-18T09:00:00"), "thiếu mục 2"));
        Events.Report late = Events.report(OTHER, "2032-02", at("2032-02-16T17:00:00"));
        story.add(late.expected(at("2032-02-14T00:00:00")));
        story.add(late.proposed(at("2032-03-05T10:00:00"), true));
        Events.Report waiting = Events.report(OTHER, "2032-03", at("2032-03-16T17:00:00"));
        story.add(waiting.expected(at("2032-03-14T00:00:00")));
        story.add(waiting.proposed(at("2032-03-14T10:00:00"), true));
        story.add(waiting.submitted(at("2032-03-14T11:00:00")));
        story.add(waiting.returned(at("2032-03-14T12:00:00"), "thiếu mục 2"));
        story.add(waiting.proposed(at("2032-03-14T13:00:00"), true));
        story.add(waiting.extended(at("2032-03-15T08:00:00"), at("2032-03-18T17:00:00"), "Mất điện"));
        Events.Report corrected = Events.report(OTHER, "2032-01", at("2032-01-16T17:00:00"));
        story.add(corrected.expected(at("2032-01-14T00:00:00")));
        story.add(corrected.submitted(at("2032-01-15T09:00:00")));
        story.add(corrected.accepted(at("2032-01-16T09:00:00")));
        story.add(corrected.corrected(at("2032-03-04T09:00:00"), "Đếm lại"));
        return story;
    }

    private static List<Event> ofATask() {
        return List.of(
                new TaskAssigned(
                        1, at("2032-02-02T09:00:00"), "lanhdao", task("Kiểm tra", "lanhdao", TaskStatus.ASSIGNED)),
                new TaskCompleted(2, at("2032-03-01T09:00:00"), "canbo", task("Kiểm tra", "lanhdao", TaskStatus.DONE)),
                new TaskReturned(
                        3,
                        at("2032-03-02T09:00:00"),
                        "lanhdao",
                        task("Kiểm tra", "lanhdao", TaskStatus.RETURNED),
                        "thiếu biên bản"),
                new TaskCompleted(4, at("2032-03-03T09:00:00"), "canbo", task("Kiểm tra", "lanhdao", TaskStatus.DONE)),
                new TaskAmended(
                        5,
                        at("2032-03-04T09:00:00"),
                        "lanhdao",
                        task("Kiểm tra, lần hai", "phogiamdoc", TaskStatus.DONE),
                        null));
    }

    private static List<Event> ofAnExplanation() {
        ExplanationAnswered answered = GoldenEvents.event(ExplanationAnswered.class);
        return List.of(
                new ExplanationRequested(
                        1,
                        at("2032-03-01T09:00:00"),
                        "lanhdao",
                        GoldenEvents.event(ExplanationRequested.class).explanation()),
                new ExplanationAnswered(2, at("2032-03-03T09:00:00"), "ct-60501", answered.explanation()));
    }

    private static TaskState task(String title, String decider, TaskStatus status) {
        TaskState any = Events.task("viec-2032", WARD, "canbo", at("2032-03-10T17:00:00"), status);
        return new TaskState(
                any.id(),
                any.planId(),
                any.code(),
                title,
                any.accountable(),
                decider,
                new Body(null, "Sở Y tế"),
                any.coordinating(),
                any.start(),
                any.deadline(),
                any.deadlineAt(),
                any.result(),
                any.proof(),
                any.dependsOn(),
                any.status(),
                any.progress(),
                any.doneOn(),
                any.blocked(),
                any.blockedDays(),
                any.lateDays(),
                any.sample());
    }

    private static PlanState plan(String title, int lastDay) {
        return new PlanState(
                "ke-hoach-2032",
                PlanKind.ANNUAL,
                title,
                null,
                "UBND tỉnh",
                null,
                LocalDate.of(2032, 1, 1),
                LocalDate.of(2032, 3, lastDay),
                List.of(WARD, OTHER),
                List.of(),
                false,
                null);
    }

    /** The next version, for the store remembers the last of the run before. */
    private static CalendarSet calendar(LocalDate... off) {
        List<CalendarDay> days = List.of(off).stream()
                .map(day -> new CalendarDay(day, DayKind.HOLIDAY, "Nghỉ", null))
                .toList();
        return new CalendarSet(
                ++calendars, at("2032-01-02T09:00:00"), "quantri", new CalendarYear(2032, days), "Lịch nghỉ", null);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(7));
    }

    /** The same events in any order, some of them several times. */
    private static List<Event> disturbed(List<Event> story, Random random) {
        List<Event> events = new ArrayList<>(story);
        story.forEach(event -> {
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                events.add(event);
            }
        });
        Collections.shuffle(events, random);
        return events;
    }
}
