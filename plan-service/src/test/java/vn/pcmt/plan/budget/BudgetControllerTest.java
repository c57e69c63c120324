package vn.pcmt.plan.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.AUDITOR;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.OFFICER;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.json;
import static vn.pcmt.plan.Api.version;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

@OnStore
class BudgetControllerTest {
    private static final String PROVINCE = "44@2025-07-01";

    @Autowired
    private MockMvcTester mvc;

    private Api leader;
    private Api officer;
    private String plan;

    @BeforeEach
    void issueAPlan() {
        leader = Api.as(mvc, "lanhdao", PROVINCE, LEADER);
        officer = leader.as("canbo", PROVINCE, OFFICER);
        plan = issued(null);
    }

    @Test
    void moneyIsAllottedCommittedAndSpentAndEveryEntryStays() {
        book(leader, "ALLOT", "2000000000", "");
        book(officer, "COMMIT", "800000000", "");
        MvcTestResult spent = book(officer, "SPEND", "300000000", ",\"of\":2,\"document\":\"HĐ 12\"");

        assertThat(spent).hasStatus(201);
        assertThat(json(spent).at("/figures/available").asString()).isEqualTo("1200000000");
        JsonNode year = json(leader.get(uri() + "/2026"));
        assertThat(year.get("figures").toString())
                .isEqualTo("{\"allotted\":2000000000,\"committed\":800000000,\"open\":500000000,"
                        + "\"spent\":300000000,\"available\":1200000000,\"overspent\":false}");
        assertThat(year.at("/entries/items/0/document").asString()).isEqualTo("HĐ 12");
        assertThat(year.at("/entries/items/0/by").asString()).isEqualTo("canbo");
        assertThat(year.at("/entries/total").asInt()).isEqualTo(3);
        assertThat(version(leader.get(uri() + "/2026")))
                .isEqualTo(year.get("version").asLong());
    }

    @Test
    void overspendingIsRefusedAndChangesNothing() {
        book(leader, "ALLOT", "1000", "");

        assertProblem(book(officer, "SPEND", "1001", ""), 409, "budget-exceeded");

        assertThat(json(leader.get(uri() + "/2026")).at("/entries/total").asInt())
                .isEqualTo(1);
    }

    @Test
    void theSameBookingSentTwiceIsMadeOnce() {
        String key = UUID.randomUUID().toString();
        String body = booking("ALLOT", "500", "");

        MvcTestResult first = leader.send(HttpMethod.POST, uri() + "/2026/entries", key, null, body);
        MvcTestResult again = leader.send(HttpMethod.POST, uri() + "/2026/entries", key, null, body);

        assertThat(json(again).get("entry")).isEqualTo(json(first).get("entry"));
        assertThat(json(leader.get(uri() + "/2026")).at("/figures/allotted").asInt())
                .isEqualTo(500);
        assertProblem(
                leader.send(HttpMethod.POST, uri() + "/2026/entries", key, null, body.replace("500", "501")),
                409,
                "idempotency-key-reused");
    }

    @Test
    void bookingsMadeAtOnceAreAllMadeButNeverMoreThanIsLeft() throws Exception {
        book(leader, "ALLOT", "500", "");
        List<Callable<Integer>> payments = IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Integer>)
                        () -> book(officer, "SPEND", "100", "").getResponse().getStatus())
                .toList();

        List<Integer> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            answers =
                    threads.invokeAll(payments).stream().map(Future::resultNow).toList();
        }

        assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(3);
        assertThat(json(leader.get(uri() + "/2026")).at("/figures/spent").asInt())
                .isEqualTo(500);
    }

    @Test
    void aPlanShowsItsOwnMoneyAndThatOfItsProjects() {
        book(leader, "ALLOT", "100", "");
        String programme = plan;
        String project = issued(programme);
        plan = project;
        book(leader, "ALLOT", "40", "");
        book(officer, "SPEND", "15", "");
        plan = programme;

        JsonNode money = json(leader.get(uri()));

        assertThat(money.get("currency").asString()).isEqualTo("VND");
        assertThat(money.at("/total/allotted").asInt()).isEqualTo(140);
        assertThat(money.at("/years/0/own/allotted").asInt()).isEqualTo(100);
        assertThat(money.at("/years/0/withProjects/spent").asInt()).isEqualTo(15);
        assertThat(money.at("/projects/0/planId").asString()).isEqualTo(project);
        assertThat(money.at("/projects/0/total/available").asInt()).isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'kind':'ALLOT','amount':1.5,'on':'2026-05-01'} | 2026 | 422 | invalid-request",
                "{'kind':'ALLOT','amount':0,'on':'2026-05-01'} | 2026 | 422 | invalid-request",
                "{'kind':'ALLOT','on':'2026-05-01'} | 2026 | 422 | booking-refused",
                "{'kind':'GIFT','amount':1,'on':'2026-05-01'} | 2026 | 400 | malformed-json",
                "{'kind':'ALLOT','amount':1,'on':'2026-05-01'} | 2027 | 422 | booking-refused",
                "{'kind':'ALLOT','amount':1,'on':'2023-05-01'} | 2026 | 422 | booking-refused",
                "{'kind':'SPEND','amount':1,'on':'2026-05-01','of':7} | 2026 | 422 | booking-refused",
                "{'kind':'REVERSAL','on':'2026-05-01','of':7} | 2026 | 422 | booking-refused"
            })
    void aBookingThatCannotBeIsRefused(String body, int year, int status, String code) {
        assertProblem(leader.create(uri() + "/" + year + "/entries", body.replace('\'', '"')), status, code);
    }

    @Test
    void officersSpendOnlyLeadersAllotAndCommunesDoNotLook() {
        assertProblem(book(officer, "ALLOT", "1", ""), 403, "forbidden");
        Api auditor = leader.as("kiemtra", PROVINCE, AUDITOR);
        assertThat(auditor.get(uri())).hasStatusOk();
        assertProblem(book(auditor, "SPEND", "1", ""), 403, "forbidden");
        Api commune = leader.as("ct-18880", "18880@2025-07-01", COMMUNE_HEAD);
        assertProblem(commune.get(uri()), 403, "forbidden");
        assertProblem(commune.get(uri() + "/2026"), 403, "forbidden");
        assertProblem(leader.get("/plans/nowhere/budget"), 404, "plan-not-found");
    }

    private MvcTestResult book(Api by, String kind, String amount, String more) {
        return by.create(uri() + "/2026/entries", booking(kind, amount, more));
    }

    private static String booking(String kind, String amount, String more) {
        return "{\"kind\":\"" + kind + "\",\"amount\":" + amount + ",\"on\":\"2026-05-01\"" + more + "}";
    }

    private String uri() {
        return "/plans/" + plan + "/budget";
    }

    private String issued(@Nullable String parent) {
        MvcTestResult created =
                leader.create("/plans", """
                {"kind":"ANNUAL","title":"Kế hoạch có kinh phí","issuer":"UBND tỉnh Quảng Trị","from":"2026-01-01",
                 "to":"2026-12-31","scope":["44@2025-07-01"]%s}
                """.formatted(parent == null ? "" : ",\"parent\":\"" + parent + "\""));
        assertThat(created).hasStatus(201);
        String id = json(created).get("id").asString();
        assertThat(leader.post("/plans/" + id + "/issue", version(created), "")).hasStatusOk();
        return id;
    }
}
