package vn.pcmt.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.fault.Load.insist;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.flow.Http;
import vn.pcmt.standalone.flow.Province;

/** Who else is at work: leaders who write and issue plans and look at figures, officers who promise to settle alerts. */
final class Others {
    private static final Duration PACE = Duration.ofSeconds(2);

    private final EmbeddedStack stack;
    private final Work work;
    private final List<ModelReport> reports;
    private final Random random;
    private final List<String> issued = new ArrayList<>();
    private final List<String> promised = new ArrayList<>();

    Others(EmbeddedStack stack, Work work, List<ModelReport> reports, long seed) {
        this.stack = stack;
        this.work = work;
        this.reports = reports;
        this.random = new Random(seed);
    }

    /** Until the work is over. */
    void run() throws IOException {
        try (Http http = new Http()) {
            while (!work.isOver()) {
                ModelReport report = reports.get(random.nextInt(reports.size()));
                look(http, report);
                issueAPlan(http, report.unit);
                promise(http, report.unit);
                LockSupport.parkNanos((long) (random.nextDouble() * PACE.toNanos()));
            }
        }
    }

    private void look(Http http, ModelReport report) throws IOException {
        URI totals = stack.url(Part.REPORT)
                .resolve("/api/v1/areas/" + Province.encoded(report.unit) + "/totals?template=" + Province.TEMPLATE
                        + "&period=" + report.period + "&basis=" + Basis.TODAY);
        assertThat(insist(() -> http.get(totals, stack.tokenFor("role-leader"))).ok())
                .isTrue();
    }

    private void issueAPlan(Http http, String unit) throws IOException {
        var text = Map.of(
                "kind",
                "AREA",
                "title",
                "Chuyển hóa địa bàn " + issued.size(),
                "issuer",
                "UBND tỉnh Quảng Trị",
                "scope",
                List.of(unit));
        Http.Answer draft = command(http, Part.PLAN, "role-leader", "/api/v1/plans", null, text)
                .orFail();
        String id = draft.body().path("id").asString();
        command(http, Part.PLAN, "role-leader", "/api/v1/plans/" + id + "/issue", draft.etag(), Map.of())
                .orFail();
        issued.add(id);
    }

    private void promise(Http http, String unit) throws IOException {
        String client = Province.reporter(unit);
        URI inbox = stack.url(Part.NOTIFICATION).resolve("/api/v1/inbox?size=50");
        JsonNode open = insist(() -> http.get(inbox, stack.tokenFor(client)))
                .body()
                .path("items")
                .valueStream()
                .filter(alert -> alert.path("kind").asString().equals("RETURNED"))
                .filter(alert -> !promised.contains(alert.path("id").asString()))
                .findFirst()
                .orElse(null);
        if (open == null) {
            return;
        }
        String id = open.path("id").asString();
        Map<String, String> day = Map.of(
                "promisedOn", LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).toString());
        String path = "/api/v1/alerts/" + Province.encoded(id) + "/acknowledgement";
        // Refused if the report has come in again by now.
        if (command(http, Part.NOTIFICATION, client, path, null, day).ok()) {
            promised.add(id);
        }
    }

    /** Under one key until it is answered. */
    private Http.Answer command(Http http, Part part, String client, String path, String etag, Object body)
            throws IOException {
        String key = UUID.randomUUID().toString();
        String json = JsonMapper.shared().writeValueAsString(body);
        return insist(() -> http.post(stack.url(part).resolve(path), stack.tokenFor(client), etag, key, json));
    }

    /** What was acknowledged is there. */
    void check(Province province) {
        for (String plan : issued) {
            assertThat(province.get(Part.PLAN, "role-leader", "/api/v1/plans/" + plan)
                            .orFail()
                            .body()
                            .path("status")
                            .asString())
                    .isEqualTo("ISSUED");
        }
        List<String> acknowledged = new ArrayList<>();
        for (String unit :
                reports.stream().map(report -> report.unit).distinct().toList()) {
            province.inbox(Province.reporter(unit), "RETURNED").stream()
                    .filter(alert -> !alert.path("acknowledged").isNull())
                    .forEach(alert -> acknowledged.add(alert.path("id").asString()));
        }
        assertThat(acknowledged).containsAll(promised);
        Progress.tell("%d plans are issued and %d promises kept on record", issued.size(), promised.size());
    }
}
