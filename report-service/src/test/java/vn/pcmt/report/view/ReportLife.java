package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.draft.Writing.complete;
import static vn.pcmt.report.draft.Writing.with;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.report.Person;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.draft.Writing;
import vn.pcmt.report.outlier.Screenings;
import vn.pcmt.report.submission.Proposed;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.Revision;

/**
 * One report in the hands of several people who do anything at any time, on what they saw last or long ago. Knows what
 * each of them was told, and whether the report has kept to its states and to that.
 */
final class ReportLife {

    /** What people do to a report, each with the states it may lead from and the one it leads to. */
    enum Deed {
        SUBMIT(
                EnumSet.of(ReportStatus.EXPECTED, ReportStatus.SUBMITTED, ReportStatus.RETURNED),
                ReportStatus.SUBMITTED),
        CORRECT(
                EnumSet.of(ReportStatus.ACCEPTED, ReportStatus.CORRECTED, ReportStatus.RETURNED),
                ReportStatus.CORRECTED),
        RETURN(EnumSet.of(ReportStatus.SUBMITTED, ReportStatus.CORRECTED), ReportStatus.RETURNED),
        ACCEPT(EnumSet.of(ReportStatus.SUBMITTED, ReportStatus.CORRECTED), ReportStatus.ACCEPTED),
        EXTEND(EnumSet.of(ReportStatus.EXPECTED), ReportStatus.EXPECTED),
        WITHDRAW(EnumSet.of(ReportStatus.EXPECTED), ReportStatus.WITHDRAWN),
        EXPECT_AGAIN(EnumSet.of(ReportStatus.WITHDRAWN), ReportStatus.EXPECTED);

        private final Set<ReportStatus> from;
        private final ReportStatus to;

        Deed(Set<ReportStatus> from, ReportStatus to) {
            this.from = from;
            this.to = to;
        }
    }

    private final ApplicationContext context;
    private final Writing writing;
    private final Reports reports;
    private final TestClock clock;
    private final Random random;
    private final List<Person> unit;
    private final Set<String> done = new TreeSet<>();
    private final Map<String, Long> seenReport = new HashMap<>();
    private final Map<String, Long> seenDraft = new HashMap<>();

    /** Figures of every revision that somebody was told is taken in, by number. */
    private final Map<Integer, String> acknowledged = new TreeMap<>();

    /** As it was before the latest command. */
    private Report before;

    private @Nullable Kept kept;
    private @Nullable Supplier<MvcTestResult> lastCommand;
    private @Nullable MvcTestResult lastAnswer;

    /** The draft as somebody was told it is kept: CA14 of it, which every save makes different. */
    private record Kept(long version, String figure, int baseRevision) {}

    ReportLife(ApplicationContext context, Random random) {
        this.context = context;
        this.writing = new Writing(context);
        this.reports = context.getBean(Reports.class);
        this.clock = context.getBean(TestClock.class);
        this.random = random;
        this.unit = List.of(writing.reporter, writing.colleague, writing.head);
    }

    String unitKey() {
        return writing.id.unitKey();
    }

    Report report() {
        return writing.report();
    }

    /** Somebody does something; what they are told must then be so, and nothing else. */
    void step() {
        clock.set(clock.instant().plus(Duration.ofMinutes(random.nextInt(random.nextInt(20) == 0 ? 20_000 : 600))));
        Person person = unit.get(random.nextInt(unit.size()));
        switch (random.nextInt(18)) {
            case 0, 1, 2, 3 -> save(person);
            case 4, 5 -> sendDraft(person);
            case 6 -> sendDirectly(person);
            case 7 -> correctDirectly(person);
            case 8 -> changeDraft(person, "/proposal", null);
            case 9 -> {
                changeDraft(person, "/proposal", null);
                check();
                changeDraft(writing.head, "/return", Map.of("remark", "Xem lại"));
            }
            case 10 -> discard(person);
            case 11 -> review("/return", Map.of("reason", "Sai số"), Deed.RETURN);
            case 12 -> review("/acceptance", Map.of("revision", Math.max(1, report().revision())), Deed.ACCEPT);
            case 13 -> extend();
            case 14 -> byThePlan();
            case 15 -> acceptTogether();
            default -> repeat();
        }
        check();
    }

    private void save(Person person) {
        String figure = String.valueOf(random.nextInt(9_000_000));
        long version = seen(person, seenDraft, writing.draft);
        Map<String, Object> form =
                with(complete("CA14", figure, "CA15", String.valueOf(random.nextInt(3))), "reason", "Đếm sót");
        MvcTestResult saved = command(person, HttpMethod.PUT, writing.draft, version, form);
        if (nothingHappened(saved, null)) {
            return;
        }
        kept = new Kept(
                Person.version(saved), figure, json(saved).get("baseRevision").asInt());
        seenDraft.put(person.id(), Person.version(saved));
    }

    private void sendDraft(Person person) {
        String figure = draftFigure();
        boolean correction = report().acceptedRevision() != null;
        MvcTestResult sent = command(
                person, HttpMethod.POST, writing.draft + "/submission", seen(person, seenDraft, writing.draft), null);
        if (sent(sent, figure, correction ? Deed.CORRECT : Deed.SUBMIT)
                && kept != null
                && kept.baseRevision() < before.revision()) {
            // Who sent it had been told what was overtaken, and let it be.
            kept = null;
        }
    }

    private void sendDirectly(Person person) {
        String figure = String.valueOf(random.nextInt(9_000_000));
        Map<String, Object> form = complete("CA14", figure);
        if (random.nextBoolean()) {
            form = with(form, "baseRevision", report().revision());
        }
        sent(
                command(
                        person,
                        HttpMethod.POST,
                        writing.path + "/submission",
                        seen(person, seenReport, writing.path),
                        form),
                figure,
                Deed.SUBMIT);
    }

    private void correctDirectly(Person person) {
        String figure = String.valueOf(random.nextInt(9_000_000));
        sent(
                command(
                        person,
                        HttpMethod.POST,
                        writing.path + "/correction",
                        seen(person, seenReport, writing.path),
                        with(complete("CA14", figure), "reason", "Đếm sót")),
                figure,
                Deed.CORRECT);
    }

    private void changeDraft(Person person, String how, @Nullable Object body) {
        MvcTestResult changed =
                command(person, HttpMethod.POST, writing.draft + how, seen(person, seenDraft, writing.draft), body);
        if (nothingHappened(changed, null)) {
            return;
        }
        done.add(how);
        if (kept != null) {
            // Who proposes anew after something was overtaken had been told so, and let it be.
            kept = kept.baseRevision() < before.revision()
                    ? null
                    : new Kept(Person.version(changed), kept.figure(), kept.baseRevision());
        }
    }

    private void discard(Person person) {
        MvcTestResult discarded =
                command(person, HttpMethod.DELETE, writing.draft, seen(person, seenDraft, writing.draft), null);
        if (!nothingHappened(discarded, null)) {
            done.add("/discard");
            kept = null;
        }
    }

    private void review(String how, Map<String, Object> body, Deed deed) {
        nothingHappened(
                command(
                        writing.reviewer,
                        HttpMethod.POST,
                        writing.path + how,
                        seen(writing.reviewer, seenReport, writing.path),
                        body),
                deed);
    }

    /** The reviewer has all of the area accepted that is clean; here it is this report, or nothing. */
    private void acceptTogether() {
        Screenings.screen(context, writing.id);
        MvcTestResult begun = command(
                writing.reviewer,
                HttpMethod.POST,
                "/api/v1/acceptances",
                0,
                Map.of(
                        "area",
                        unitKey(),
                        "template",
                        writing.id.template(),
                        "period",
                        writing.id.period().toString(),
                        "seenAt",
                        clock.instant().toString()));
        String acceptance = begun.getResponse().getHeader(HttpHeaders.LOCATION);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !json(writing.reviewer.get(acceptance)).get("done").isNull());
        // Its answer tells how it stands at the time.
        lastCommand = null;
        if (json(writing.reviewer.get(acceptance)).get("accepted").asInt() == 1) {
            done.add("/acceptances");
            transition(Deed.ACCEPT);
        } else {
            assertThat(report().version()).isEqualTo(before.version());
        }
    }

    private void extend() {
        review(
                "/extension",
                Map.of("until", clock.instant().plus(Duration.ofDays(3)).toString(), "reason", "Mưa lũ"),
                Deed.EXTEND);
    }

    /** The plan no longer asks for the report, or asks again. */
    private void byThePlan() {
        before = report();
        Report report = report();
        boolean withdrawn = report.status() == ReportStatus.WITHDRAWN;
        boolean changed = withdrawn
                ? report.expectAgain("p/thang", report.deadlines(), clock.instant())
                : report.withdraw("requirement-ended", clock.instant());
        if (changed) {
            reports.save(report);
            transition(withdrawn ? Deed.EXPECT_AGAIN : Deed.WITHDRAW);
        }
        lastCommand = null;
    }

    /** The client got no answer to its last command and sends it again: the first answer, and nothing more happens. */
    private void repeat() {
        if (lastCommand == null
                || lastAnswer == null
                || lastAnswer.getResponse().getStatus() >= 300) {
            return;
        }
        Report then = report();
        if (then.status() == ReportStatus.WITHDRAWN) {
            return;
        }
        MvcTestResult again = lastCommand.get();
        assertThat(json(again)).isEqualTo(json(lastAnswer));
        done.add("/again");
        assertThat(report().version()).isEqualTo(then.version());
    }

    private MvcTestResult command(Person person, HttpMethod method, String path, long version, @Nullable Object body) {
        before = report();
        String key = UUID.randomUUID().toString();
        lastCommand = () -> person.send(method, path, version, key, body);
        lastAnswer = lastCommand.get();
        int status = lastAnswer.getResponse().getStatus();
        assertThat(status).as("%s %s: %s", method, path, json(lastAnswer)).isIn(200, 201, 202, 403, 404, 409, 412, 422);
        return lastAnswer;
    }

    /** Whether the command was refused, which must leave the report as it was; else it made the one change it is for. */
    private boolean nothingHappened(MvcTestResult answer, @Nullable Deed deed) {
        boolean refused = answer.getResponse().getStatus() >= 300;
        if (refused || deed == null) {
            Report now = report();
            boolean told = !refused && !Objects.equals(now.proposed(), before.proposed());
            assertThat(now.version()).isEqualTo(before.version() + (told ? 1 : 0));
            assertThat(now.status()).isEqualTo(before.status());
            assertThat(now.revisions()).isEqualTo(before.revisions());
        } else {
            transition(deed);
        }
        return refused;
    }

    private boolean sent(MvcTestResult answer, @Nullable String figure, Deed deed) {
        if (nothingHappened(answer, deed)) {
            return false;
        }
        Report now = report();
        assertThat(now.revision()).isEqualTo(before.revision() + 1);
        assertThat(json(answer).get("revision").asInt()).isEqualTo(now.revision());
        assertThat(now.latest().orElseThrow().values().get("CA14").toPlainString())
                .isEqualTo(figure);
        acknowledged.put(now.revision(), figures(now.latest().orElseThrow()));
        return true;
    }

    private void transition(Deed deed) {
        done.add(deed.name());
        Report now = report();
        assertThat(deed.from).as("%s from", deed).contains(before.status());
        assertThat(now.status()).as("%s to", deed).isEqualTo(deed.to);
        assertThat(now.version()).isEqualTo(before.version() + 1);
        boolean writes = deed == Deed.SUBMIT || deed == Deed.CORRECT;
        assertThat(now.revision()).isEqualTo(before.revision() + (writes ? 1 : 0));
        assertThat(now.acceptedRevision())
                .isEqualTo(deed == Deed.ACCEPT ? Integer.valueOf(now.revision()) : before.acceptedRevision());
        assertThat(deed == Deed.SUBMIT && now.acceptedRevision() != null)
                .as("accepted, then submitted")
                .isFalse();
        assertThat(deed == Deed.CORRECT && now.acceptedRevision() == null)
                .as("corrected, never accepted")
                .isFalse();
    }

    /** What is true of a report at every time. */
    private void check() {
        Report now = report();
        switch (now.status()) {
            case EXPECTED, WITHDRAWN -> assertThat(now.revision()).isZero();
            case SUBMITTED -> assertThat(now.acceptedRevision()).isNull();
            case ACCEPTED -> assertThat(now.acceptedRevision()).isEqualTo(now.revision());
            case CORRECTED -> assertThat(now.acceptedRevision()).isPositive().isLessThan(now.revision());
            case RETURNED -> {
                assertThat(now.revision()).isPositive();
                assertThat(now.acceptedRevision())
                        .satisfiesAnyOf(none -> assertThat(none).isNull(), earlier -> assertThat(earlier)
                                .isLessThan(now.revision()));
            }
            default -> throw new AssertionError("no state of a report: " + now.status());
        }
        Map<Integer, String> readable = new TreeMap<>();
        now.revisions().forEach(revision -> readable.put(revision.number(), figures(revision)));
        assertThat(readable).as("every revision acknowledged, and no other").isEqualTo(acknowledged);
        if (now.status() != ReportStatus.WITHDRAWN) {
            checkDraft(now);
        }
    }

    /** What was kept is there as it was kept, or was sent, or is told to have been overtaken. */
    private void checkDraft(Report now) {
        JsonNode draft = json(writing.reporter.get(writing.draft));
        assertThat(draft.get("baseRevision").asInt()).isEqualTo(now.revision());
        Proposed proposed = now.proposed();
        assertThat(proposed == null ? null : proposed.by())
                .as("the report says of the draft what is so")
                .isEqualTo(draft.at("/proposal/by").asString(null));
        if (kept == null) {
            return;
        }
        if (kept.baseRevision() == now.revision()) {
            assertThat(draft.get("version").asLong()).isEqualTo(kept.version());
            assertThat(draft.at("/values/CA14").asString()).isEqualTo(kept.figure());
            return;
        }
        if (kept.figure().equals(figure(now, kept.baseRevision() + 1))) {
            kept = null;
        } else {
            assertThat(draft.at("/overtaken/conflicts").valueStream().map(conflict -> conflict.get("yours")
                            .asString()))
                    .contains(kept.figure());
        }
    }

    private static String figure(Report report, int revision) {
        return report.revision(revision).orElseThrow().values().get("CA14").toPlainString();
    }

    /** Over HTTP, by number. */
    void everyAcknowledgedRevisionIsReadable() {
        acknowledged.forEach((number, figures) -> {
            if (report().status() != ReportStatus.WITHDRAWN) {
                JsonNode revision = json(writing.reviewer.get(writing.path + "/revisions/" + number));
                Map<String, String> values = new TreeMap<>();
                revision.get("values")
                        .propertyStream()
                        .forEach(value -> values.put(
                                value.getKey(), value.getValue().decimalValue().toPlainString()));
                assertThat(values.toString()).isEqualTo(figures);
            }
        });
    }

    int revisions() {
        return acknowledged.size();
    }

    /** All that has been done with success. */
    Set<String> done() {
        return done;
    }

    private static String figures(Revision revision) {
        Map<String, String> figures = new TreeMap<>();
        revision.values().forEach((code, value) -> figures.put(code, value.toPlainString()));
        return figures.toString();
    }

    private @Nullable String draftFigure() {
        if (report().status() == ReportStatus.WITHDRAWN) {
            return null;
        }
        JsonNode figure = json(writing.reporter.get(writing.draft)).at("/values/CA14");
        return figure.isMissingNode() ? null : figure.asString();
    }

    /** Mostly what there is now, sometimes what the person saw last. */
    private long seen(Person person, Map<String, Long> seen, String path) {
        if (random.nextInt(4) > 0 || !seen.containsKey(person.id())) {
            MvcTestResult read = person.get(path);
            if (read.getResponse().getHeader(HttpHeaders.ETAG) != null) {
                seen.put(person.id(), Person.version(read));
            }
        }
        return seen.getOrDefault(person.id(), 0L);
    }

    static void begin(ApplicationContext context) {
        context.getBean(TestClock.class).set(Reporting.IN_TIME);
    }
}
