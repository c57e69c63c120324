package vn.pcmt.plan.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.assertStatus;
import static vn.pcmt.plan.Api.json;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.officer.OfficerDirectory;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.task.Scene;
import vn.pcmt.plan.task.TaskCalendar;
import vn.pcmt.plan.task.TaskDirectory;

/** The deadlines of an officer as a calendar program meets them: with an address, and without a token. */
@OnStore
@ExtendWith(OutputCaptureExtension.class)
class FeedTest {
    private static final String FEED = "/calendar-feed";
    private static final Pattern ADDRESS = Pattern.compile("/api/v1/calendar-feeds/[A-Za-z0-9_-]{43}\\.ics");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private CalendarFeeds feeds;

    @Autowired
    private OfficerDirectory officers;

    @Autowired
    private TaskDirectory tasks;

    @Autowired
    private PlanDirectory plans;

    @Autowired
    private TaskCalendar calendar;

    @Autowired
    private MessageSource messages;

    private Scene scene;

    @BeforeEach
    void people() {
        scene = new Scene(http);
    }

    @Test
    void aProgramWithoutATokenReadsTheOfficersOwnOpenDeadlinesAndNobodysName() {
        String plan = scene.plan();
        String first = scene.task(plan, "I.1", "2026-03-02", "2026-03-13");
        String second = scene.task(plan, "I.2", "2026-04-01", "2026-04-11");
        String anothers = scene.leader.created(
                "/plans/" + plan + "/tasks",
                scene.body("I.3", "2026-03-02", "2026-03-13")
                        .replace("\"accountable\":\"" + scene.accountable, "\"accountable\":\"" + scene.another()));
        scene.issue(plan);
        scene.task(scene.plan(), "II.1", "2026-05-04", "2026-05-08");
        String address = open(scene.officer);

        String file = text(program(address));

        assertThat(file)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .contains(
                        "UID:" + first + "@pcmt",
                        "UID:" + second + "@pcmt",
                        "SUMMARY:I.1 Kiểm tra địa bàn I.1",
                        "DTSTART;VALUE=DATE:20260313",
                        // The 11th is a Saturday.
                        "DTSTART;VALUE=DATE:20260413",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT15M")
                .doesNotContain("UID:" + anothers, "II.1", scene.accountable, scene.decider, "Cán bộ");
    }

    @Test
    void whatIsConfirmedOrWithdrawnIsNoDeadlineAnyMore() {
        String task = scene.assignedTask();
        String address = open(scene.officer);
        assertThat(text(program(address))).contains(task);

        scene.leader.act("/tasks/" + task, "/withdrawal", "{'reason':'Không cần nữa'}");

        assertThat(text(program(address))).doesNotContain(task).doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void onlyAHashOfTheSecretIsKept() {
        String address = open(scene.officer);
        String secret = address.replaceFirst("^.*/", "").replaceFirst("\\.ics$", "");

        Document stored = mongo.findById(scene.accountable, Document.class, "calendar_feeds");

        assertThat(String.valueOf(stored)).doesNotContain(secret).contains(new FeedSecret(secret).hash());
        assertThat(new FeedSecret(secret)).hasToString("FeedSecret");
    }

    @Test
    void aNewAddressEndsTheOneBeforeAndTakingItBackEndsAll() {
        String first = open(scene.officer);
        String second = open(scene.officer);

        assertThat(second).isNotEqualTo(first);
        assertProblem(program(first), 404, "feed-not-found");
        assertThat(program(second)).hasStatusOk();
        assertThat(scene.officer.read(FEED).get("openedAt").isNull()).isFalse();

        long version = scene.officer.version(FEED);
        assertProblem(scene.officer.delete(FEED, version - 1), 412, "stale-revision");
        String key = Api.key();
        for (int time = 1; time <= 2; time++) {
            assertThat(scene.officer.send(HttpMethod.DELETE, FEED, key, version, null))
                    .hasStatusOk();
        }
        assertProblem(program(second), 404, "feed-not-found");
        assertThat(scene.officer.read(FEED).get("openedAt").isNull()).isTrue();
        assertProblem(scene.officer.delete(FEED, version + 1), 409, "feed-not-open");
        assertThat(program(open(scene.officer))).hasStatusOk();
    }

    @Test
    void anAddressIsShownOnce() {
        String key = Api.key();
        MvcTestResult opened = scene.officer.send(HttpMethod.POST, FEED, key, null, null);
        assertStatus(opened, 201);
        assertThat(opened).headers().hasValue(HttpHeaders.CACHE_CONTROL, "no-store");

        assertProblem(scene.officer.send(HttpMethod.POST, FEED, key, null, null), 409, "feed-shown-once");
        assertThat(program(json(opened).get("path").asString())).hasStatusOk();
        assertThat(scene.officer.read(FEED).propertyNames()).containsExactlyInAnyOrder("openedAt", "version");
    }

    @Test
    void aWrongAddressIsNotFoundAndNeitherLoggedNorRepeated(CapturedOutput log) {
        String wrong = "/api/v1/calendar-feeds/" + "A".repeat(42) + "b.ics";

        MvcTestResult refused = program(wrong);

        assertProblem(refused, 404, "feed-not-found");
        assertThat(json(refused).get("instance").asString()).isEqualTo("/api/v1/calendar-feeds/{secret}.ics");
        assertProblem(program("/api/v1/calendar-feeds/.ics"), 404, "feed-not-found");
        assertThat(log).contains("/api/v1/calendar-feeds/{secret}.ics").doesNotContain("A".repeat(42));
    }

    @Test
    void anAddressOpensNothingElse() {
        String address = open(scene.officer);

        assertProblem(http.get().uri("/api/v1" + FEED).exchange(), 401, "unauthenticated");
        assertProblem(http.get().uri("/api/v1/calendar-feeds").exchange(), 401, "unauthenticated");
        assertProblem(http.delete().uri(address).exchange(), 405, "method-not-allowed");
        assertProblem(
                http.get()
                        .uri("/api/v1/tasks")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + address)
                        .exchange(),
                401,
                "unauthenticated");
    }

    @Test
    void theAddressOfWhoHasLeftIsDead() {
        String address = open(scene.officer);
        assertThat(program(address)).hasStatusOk();

        scene.leaves(scene.accountable);

        assertProblem(program(address), 404, "feed-not-found");
        assertProblem(scene.officer.create(FEED, ""), 403, "forbidden");
    }

    @Test
    void whoIsNoOfficerHasNoFeed() {
        Api nobody = scene.as("khach-" + scene.accountable, Api.PROVINCE, OfficerRole.AUDITOR);

        assertProblem(nobody.create(FEED, ""), 403, "forbidden");
        assertThat(nobody.read(FEED).get("version").asInt()).isZero();
    }

    @Test
    void aProgramIsToldToKeepWhatItHasUntilSomethingChanges() {
        String task = scene.assignedTask();
        String address = open(scene.officer);
        MvcTestResult first = program(address);
        String tag = first.getResponse().getHeader(HttpHeaders.ETAG);

        assertThat(first).headers().hasValue(HttpHeaders.CACHE_CONTROL, "max-age=900, private");
        assertThat(http.get().uri(address).header(HttpHeaders.IF_NONE_MATCH, tag))
                .hasStatus(304);

        scene.officer.act("/tasks/" + task, "/progress", "{'percent':40}");

        assertThat(http.get().uri(address).header(HttpHeaders.IF_NONE_MATCH, tag))
                .hasStatusOk();
    }

    @Test
    void aFeedHoldsABoundedNumberOfDeadlinesTheEarliestFirst() {
        String plan = scene.plan();
        scene.task(plan, "1", "2026-03-02", "2026-03-13");
        scene.task(plan, "2", "2026-03-02", "2026-05-15");
        scene.task(plan, "3", "2026-03-02", "2026-04-10");
        scene.issue(plan);
        String secret = open(scene.officer).replaceFirst("^.*/", "").replaceFirst("\\.ics$", "");
        ReadFeed bounded = new ReadFeed(
                feeds, officers, tasks, plans, calendar, messages, new FeedSettings(2, java.time.Duration.ofHours(1)));

        String file = new String(bounded.at(new FeedSecret(secret), Locale.of("vi")), StandardCharsets.UTF_8);

        assertThat(file).contains("bàn 1", "bàn 3").doesNotContain("bàn 2");
    }

    private static String open(Api officer) {
        MvcTestResult opened = officer.create(FEED, "");
        assertStatus(opened, 201);
        JsonNode body = json(opened);
        assertThat(body.get("path").asString()).matches(ADDRESS);
        return body.get("path").asString();
    }

    private MvcTestResult program(String address) {
        return http.get().uri(address).exchange();
    }

    /** Lines put together again. */
    private static String text(MvcTestResult file) {
        assertThat(file).hasStatusOk().hasContentType("text/calendar;charset=UTF-8");
        return new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8).replace("\r\n ", "");
    }
}
