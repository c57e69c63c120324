package vn.pcmt.notification.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.notification.telling.Province.vietnam;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.calendar.WorkingDaySettings;
import vn.pcmt.kit.calendar.WorkingDays;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.grouping.DueGroups;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.Seat;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.obligation.Term;

/**
 * A year of a province of 78 communes and 300 officers on a fake clock: reports, tasks and urgent explanations, with
 * outages, nodes that stop in the middle, events twice and late. What was told is compared with an obvious model: when a
 * deadline passed that nobody had met, and when the service was there to say so.
 */
@EngineSuite
class SimulatedYearTest {

    private static final long SEED = 20260106;
    private static final int COMMUNES = 78;
    private static final Instant BEGIN = vietnam("2026-01-05T00:00:00");
    private static final Instant END = vietnam("2026-12-31T00:00:00");
    private static final WorkingDays DAYS = WorkingDays.vietnamese(new WorkingDaySettings(false, false));

    private final Random random = new Random(SEED);
    private final TreeMap<Instant, List<Runnable>> events = new TreeMap<>();
    private final Map<String, Owing> owings = new HashMap<>();
    private final List<Instant> up = new ArrayList<>();

    /** @param doneAt when it was done, as the service heard of it; null if it never was */
    private record Owing(
            String id,
            Instant knownAt,
            Instant dueAt,
            @Nullable Instant doneAt,
            boolean urgent) {}

    @Test
    void everythingOwedReachedSomebodyInTimeOnceAndInWorkingHours() {
        Province province = Province.of(COMMUNES);
        addOfficers(province);
        planReports(province);
        planTasks(province);
        long began = System.nanoTime();

        run();

        Map<String, List<Document>> told = Province.alerts().stream()
                .filter(alert -> alert.get("suppressed") == null)
                .collect(Collectors.groupingBy(
                        alert -> alert.get("cause", Document.class).getString("obligation")));
        System.out.printf(
                "a simulated year: %d obligations, %d alerts, %d looks, %d s%n",
                owings.size(),
                told.values().stream().mapToInt(List::size).sum(),
                up.size(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        assertThat(owings).hasSizeGreaterThan(1_300);
        owings.values().forEach(owing -> compare(owing, told.getOrDefault(owing.id(), List.of())));
        told.values().forEach(alerts -> alerts.forEach(SimulatedYearTest::requireOnceAndInWorkingHours));
        assertThat(told.keySet())
                .as("what waits for review is told together only")
                .noneMatch(id -> id.startsWith("REVIEW~"))
                .anyMatch(id -> id.startsWith("GROUP~REVIEW~"));
        long open =
                owings.values().stream().filter(owing -> owing.doneAt() == null).count();
        assertThat(open).as("some are never done").isPositive();
    }

    /** 78 reporters and 78 heads are there; with the others they are 300. */
    private void addOfficers(Province province) {
        for (int number = 0; number < 141; number++) {
            String unit = province.communes().get(number % COMMUNES);
            ServiceOnStore.directory().apply(Events.officer("cb-" + number, unit, OfficerRole.OFFICER));
        }
    }

    /** Each month each commune; most in time, some late, some never. */
    private void planReports(Province province) {
        for (int month = 1; month <= 12; month++) {
            Instant due = endOfOffice(LocalDate.of(2026, month, 16));
            Instant opens = due.minus(Duration.ofDays(2));
            for (String unit : province.communes()) {
                Events.Report report = Events.report(unit, "2026-%02d".formatted(month), due);
                String id = report.id();
                var expected = report.expected(opens);
                later(opens, () -> ServiceOnStore.apply(expected));
                Instant done = doneAt(opens, due);
                if (done != null) {
                    var submitted = report.submitted(done);
                    later(done, () -> ServiceOnStore.apply(submitted));
                    Instant reviewed = done.plus(Duration.ofHours(1 + random.nextInt(120)));
                    var accepted = report.accepted(reviewed);
                    later(reviewed, () -> ServiceOnStore.apply(accepted));
                }
                owings.put(id, new Owing(id, opens, due, done, false));
            }
        }
    }

    private void planTasks(Province province) {
        for (int number = 0; number < 400; number++) {
            Instant given = BEGIN.plus(Duration.ofHours(random.nextInt(330 * 24)));
            boolean urgent = number % 10 == 0;
            Instant due = urgent
                    ? given.plus(Duration.ofHours(6))
                    : endOfOffice(LocalDate.ofInstant(given, VietnamTime.ZONE).plusDays(5 + random.nextInt(20)));
            int officer = random.nextInt(141);
            String unit = province.communes().get(officer % COMMUNES);
            ObligationKind kind = urgent ? ObligationKind.EXPLANATION : ObligationKind.TASK;
            String id = Debt.id(kind, "so-" + number);
            Subject subject = new Subject(kind, "ke-hoach", "Việc số " + number, "cb-" + officer, urgent, null);
            later(given, () -> ServiceOnStore.apply(debt(id, 1, given, unit, due, Obligation.State.OPEN, subject)));
            Instant done = doneAt(given, due);
            if (done != null) {
                later(done, () -> ServiceOnStore.apply(debt(id, 2, done, unit, due, Obligation.State.CLOSED, subject)));
            }
            owings.put(id, new Owing(id, given, due, done, urgent));
        }
    }

    private static Debt debt(
            String id, long version, Instant at, String unit, Instant due, Obligation.State state, Subject subject) {
        return new Debt(
                id,
                version,
                at,
                Seat.in(unit),
                "",
                "",
                Term.until(due),
                state,
                subject,
                false,
                AlertKind.ASSIGNED,
                null,
                false,
                null);
    }

    private @Nullable Instant doneAt(Instant given, Instant due) {
        long minutes = Duration.between(given, due).toMinutes();
        return switch (random.nextInt(20)) {
            case 0 -> null;
            case 1, 2, 3 -> due.plus(Duration.ofMinutes(30 + random.nextInt(12 * 24 * 60)));
            default -> given.plus(Duration.ofMinutes(1 + random.nextLong(Math.max(1, minutes - 1))));
        };
    }

    /** An event comes up to three times, the copies up to a day later. */
    private void later(Instant at, Runnable event) {
        events.computeIfAbsent(at, when -> new ArrayList<>()).add(event);
        for (int copies = random.nextInt(3); copies > 0; copies--) {
            events.computeIfAbsent(at.plus(Duration.ofMinutes(random.nextInt(1440))), when -> new ArrayList<>())
                    .add(event);
        }
    }

    /** Looks every half hour of a working day and every two hours else, unless the service is down. */
    private void run() {
        Instant downUntil = BEGIN;
        for (Instant now = BEGIN; now.isBefore(END); now = now.plus(pace(now))) {
            if (random.nextInt(700) == 0) {
                downUntil = now.plus(Duration.ofHours(1 + random.nextInt(60)));
            }
            if (now.isBefore(downUntil)) {
                continue;
            }
            ServiceOnStore.at(now);
            // What came while it was down is read first, as the timers wait for it.
            while (!events.isEmpty() && !events.firstKey().isAfter(now)) {
                events.pollFirstEntry().getValue().forEach(Runnable::run);
            }
            up.add(now);
            if (random.nextInt(50) == 0) {
                ServiceOnStore.raiseWhatIsDueAndStop();
            } else {
                ServiceOnStore.decideWhatIsDue();
                DueGroups.tell();
            }
        }
    }

    private static Duration pace(Instant now) {
        return isWorkingTime(now) ? Duration.ofMinutes(30) : Duration.ofHours(2);
    }

    /** The obvious model: it is overdue from the first look at or after the deadline that is in working time. */
    private void compare(Owing owing, List<Document> alerts) {
        Instant said = firstLook(owing.dueAt(), owing.urgent());
        Instant looked = owing.doneAt() == null ? null : firstLook(owing.doneAt(), true);
        Instant heardDone = looked == null ? Instant.MAX : looked;
        // What was overdue when it was first heard of is given a quarter of an hour, which may cost a look.
        Instant latest = said == null ? null : firstLook(said.plus(Duration.ofMinutes(16)), owing.urgent());
        boolean mustBeTold = latest != null && heardDone.isAfter(latest);
        boolean mustNotBeTold = said == null || !heardDone.isAfter(said);
        List<Document> overdue = of(alerts, AlertKind.OVERDUE);
        if (mustBeTold) {
            assertThat(overdue).as("overdue: %s", owing).isNotEmpty();
            assertThat(raisedAt(overdue.getFirst()))
                    .as("told in time: %s", owing)
                    .isBetween(said, latest);
        }
        if (mustNotBeTold) {
            assertThat(overdue).as("not overdue: %s", owing).isEmpty();
            assertThat(of(alerts, AlertKind.ESCALATED))
                    .as("not escalated: %s", owing)
                    .isEmpty();
        }
        // Whoever was not told that it is due soon was told that it is given, or that it is over.
        Instant known = firstLook(owing.knownAt(), owing.urgent());
        if (known != null && heardDone.isAfter(known.plus(Duration.ofDays(4)))) {
            assertThat(alerts).as("somebody was told: %s", owing).isNotEmpty();
        }
        for (AlertKind kind : List.of(AlertKind.REMINDER, AlertKind.OVERDUE, AlertKind.ESCALATED, AlertKind.ASSIGNED)) {
            assertThat(of(alerts, kind))
                    .as("%s after it was done: %s", kind, owing)
                    .allSatisfy(alert -> assertThat(raisedAt(alert)).isBefore(heardDone));
        }
        // Never goes up in leaps: a working day at least lies between being told and the head's hearing of it.
        of(alerts, AlertKind.ESCALATED).stream().findFirst().ifPresent(first -> assertThat(
                        DAYS.between(day(raisedAt(overdue.getFirst())), day(raisedAt(first))))
                .as("escalated: %s", owing)
                .isPositive());
        // A node that stopped between telling and keeping it does not know by the next look that it has told.
        if (looked != null
                && !overdue.isEmpty()
                && raisedAt(overdue.getFirst()).plus(Duration.ofHours(26)).isBefore(looked)) {
            assertThat(of(alerts, AlertKind.CLOSED)).as("closed: %s", owing).isNotEmpty();
        }
    }

    private static void requireOnceAndInWorkingHours(Document alert) {
        assertThat(alert.get("outbox", Document.class).getList("pending", Document.class))
                .as("raised once: %s", alert.getString("_id"))
                .filteredOn(event -> event.getString("type").equals("alert.raised.v1"))
                .hasSize(1);
        Document cause = alert.get("cause", Document.class);
        AlertKind kind = AlertKind.valueOf(cause.getString("kind"));
        boolean anyTime = alert.getString("severity").equals("URGENT") || kind == AlertKind.CLOSED;
        if (!anyTime) {
            assertThat(isWorkingTime(raisedAt(alert)))
                    .as("in working time: %s at %s", alert.getString("_id"), raisedAt(alert))
                    .isTrue();
        }
    }

    private @Nullable Instant firstLook(Instant at, boolean anyTime) {
        int index = Collections.binarySearch(up, at, Comparator.naturalOrder());
        for (int next = index < 0 ? -index - 1 : index; next < up.size(); next++) {
            if (anyTime || isWorkingTime(up.get(next))) {
                return up.get(next);
            }
        }
        return null;
    }

    private static List<Document> of(List<Document> alerts, AlertKind kind) {
        return alerts.stream()
                .filter(alert ->
                        alert.get("cause", Document.class).getString("kind").equals(kind.name()))
                .toList();
    }

    private static Instant raisedAt(Document alert) {
        return alert.getDate("raisedAt").toInstant();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, VietnamTime.ZONE);
    }

    private static Instant endOfOffice(LocalDate day) {
        return DAYS.onOrAfter(day).atTime(17, 0).atZone(VietnamTime.ZONE).toInstant();
    }

    private static boolean isWorkingTime(Instant at) {
        LocalTime time = LocalTime.ofInstant(at, VietnamTime.ZONE);
        return DAYS.isWorking(day(at)) && !time.isBefore(LocalTime.of(6, 30)) && time.isBefore(LocalTime.of(21, 0));
    }
}
