package vn.pcmt.report.expected;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.AnyOrder;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.catalogue.Administration;
import vn.pcmt.report.catalogue.TemplateFile;
import vn.pcmt.report.unit.UnitStock;

/**
 * Templates are edited at random and published, one version after the other, for any period. Whatever an edit does, a report
 * that has come in shows what it showed, its form is what it was, and it can be sent again as it was sent.
 */
class PublishedVersionsAnyEditTest {
    private static final AtomicInteger CODES = new AtomicInteger(59000);
    private static final Instant NOW = Instant.parse("2025-08-16T02:00:00Z");
    private static final List<String> INDICATORS = List.of("GC01", "GC05", "GC10", "CA01", "CA02", "TT01", "QL01");
    private static final List<String> PERIODS = List.of("2024-12", "2025-07", "2025-08", "2025-09", "2026-01");

    private final ApplicationContext context = AnyOrder.context();
    private final MongoOperations store = context.getBean(MongoOperations.class);
    private final MockMvcTester http = context.getBean(MockMvcTester.class);
    private final ExpectReports expect = context.getBean(ExpectReports.class);
    private final Administration admin = Administration.by(http, OfficerRole.ADMIN);

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void noEditChangesWhatHasComeIn(@ForAll long seed) {
        Random random = new Random(seed);
        context.getBean(TestClock.class).set(NOW);
        store.remove(new Query(), OpenRequirement.class);
        String unit = CODES.incrementAndGet() + "@2025-07-01";
        UnitStock.put(store, SampleUnits.commune(unit.substring(0, 5)));
        TemplateFile form = edited(TemplateFile.monthly("GC01"), random).from(null);
        admin.publish(form, 0);
        Requiring.told(
                expect,
                Requiring.envelope(
                        "plan-" + unit,
                        1,
                        new Requirement("thang", form.code(), Frequency.MONTHLY, List.of(unit), "2025-08", "2025-08"),
                        NOW));
        int published = 1;
        for (int before = random.nextInt(3); before > 0; before--) {
            admin.publish(edited(form, random), published++);
            expect.expectDue();
        }
        String report = form.code() + "~" + unit + "~2025-08";
        String draft = complete(report);
        assertThat(submit(report, unit, draft)).hasStatus(201);
        String seen = shown(report, unit);

        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            if (admin.answer(edited(form, random), false, published).contains("\"by\"")) {
                published++;
            }
            expect.expectDue();
            assertThat(shown(report, unit)).isEqualTo(seen);
        }
        assertThat(submit(report, unit, draft)).hasStatus(201);
    }

    /** The report and the form it was filled with, as its unit sees them. */
    private String shown(String report, String unit) {
        String view = body(get("/api/v1/reports/" + report, unit));
        int version = JsonMapper.shared().readTree(view).get("templateVersion").asInt();
        return view
                + body(get("/api/v1/reports/" + report + "/revisions/1", unit))
                + body(get("/api/v1/templates/" + code(report) + "/versions/" + version, unit));
    }

    /** A draft with all that the form of the report asks for. */
    private String complete(String report) {
        var view = JsonMapper.shared().readTree(body(get("/api/v1/reports/" + report, unit(report))));
        var form = JsonMapper.shared()
                .readTree(body(get(
                        "/api/v1/templates/" + code(report) + "/versions/"
                                + view.get("templateVersion").asInt(),
                        unit(report))));
        Map<String, Object> values = new HashMap<>();
        form.get("sections").forEach(section -> section.get("indicators")
                .forEach(indicator -> values.put(indicator.get("code").asString(), "1")));
        Map<String, Object> narratives = new HashMap<>();
        form.get("narratives").forEach(one -> narratives.put(one.get("id").asString(), "Không có"));
        return JsonMapper.shared().writeValueAsString(Map.of("values", values, "narratives", narratives));
    }

    private static TemplateFile edited(TemplateFile form, Random random) {
        List<String> codes = new ArrayList<>(INDICATORS);
        Collections.shuffle(codes, random);
        int asked = 1 + random.nextInt(codes.size());
        int cut = random.nextInt(asked);
        List<Map<String, Object>> sections = new ArrayList<>();
        if (cut > 0) {
            sections.add(TemplateFile.section("dau", codes.subList(0, cut).toArray(String[]::new)));
        }
        sections.add(TemplateFile.section("cuoi", codes.subList(cut, asked).toArray(String[]::new)));
        TemplateFile edited = form.with("sections", sections)
                .with("narratives", List.of())
                .with("name", "Biểu mẫu " + random.nextInt(100))
                .from(PERIODS.get(random.nextInt(PERIODS.size())));
        for (int i = random.nextInt(3); i > 0; i--) {
            edited = edited.telling("phan-" + i, 10 + random.nextInt(100));
        }
        return edited;
    }

    private MvcTestResult submit(String report, String unit, String draft) {
        return http.post()
                .uri("/api/v1/reports/{id}/submission", report)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("bc", unit, OfficerRole.COMMUNE_REPORTER))
                .header(HttpHeaders.IF_MATCH, tag(report, unit))
                .header("Idempotency-Key", Administration.newKey())
                .contentType(MediaType.APPLICATION_JSON)
                .content(draft)
                .exchange();
    }

    private String tag(String report, String unit) {
        return get("/api/v1/reports/" + report, unit).getResponse().getHeader(HttpHeaders.ETAG);
    }

    private MvcTestResult get(String path, String unit) {
        MvcTestResult answer = http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("bc", unit, OfficerRole.COMMUNE_REPORTER))
                .exchange();
        assertThat(answer).hasStatus(200);
        return answer;
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String code(String report) {
        return report.substring(0, report.indexOf('~'));
    }

    private static String unit(String report) {
        return report.split("~")[1];
    }
}
