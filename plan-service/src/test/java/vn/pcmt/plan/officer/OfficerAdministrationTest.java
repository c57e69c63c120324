package vn.pcmt.plan.officer;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.AUDITOR;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.json;
import static vn.pcmt.plan.Api.version;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

/** Posts, leave, deputies, departure and import of officers. */
@OnStore
class OfficerAdministrationTest {
    private static final String PATH = "/officers";
    private static final String UNIT = "18880@2025-07-01";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Officers officers;

    @Autowired
    private OfficerDirectory directory;

    @Autowired
    private LeaveOffice leaveOffice;

    @Autowired
    private Clock clock;

    private Api admin;
    private LocalDate today;

    @BeforeEach
    void callAsAdministrator() {
        admin = Api.as(mvc, "quantri", "44@2025-07-01", ADMIN);
        today = LocalDate.now(clock.withZone(VietnamTime.ZONE));
    }

    @Test
    void anotherPostEndsTheOneBeforeAndAllIsOnRecord() {
        register("qt-chuc-vu", "\"since\":\"2025-07-01\"");
        String deputyHead = details("Phó Chủ tịch", "\"since\":\"2026-03-01\",\"phone\":\"0233 3852 111\"");

        MvcTestResult amended = admin.put(PATH + "/qt-chuc-vu", 0, deputyHead);

        assertThat(amended).hasStatusOk();
        JsonNode shown = json(admin.get(PATH + "/qt-chuc-vu"));
        assertThat(shown.get("posts").toString())
                .isEqualTo("[{\"title\":\"Cán bộ\",\"unitKey\":\"" + UNIT
                        + "\",\"from\":\"2025-07-01\",\"to\":\"2026-03-01\"},{\"title\":\"Phó Chủ tịch\",\"unitKey\":\""
                        + UNIT + "\",\"from\":\"2026-03-01\",\"to\":null}]");
        assertThat(shown.get("phone").asString()).isEqualTo("0233 3852 111");
        JsonNode history = json(admin.get(PATH + "/qt-chuc-vu/history"));
        assertThat(history.get("total").asInt()).isEqualTo(2);
        assertThat(history.at("/items/0/fields").toString())
                .contains("{\"field\":\"post\",\"before\":\"Cán bộ\",\"after\":\"Phó Chủ tịch\"}");
        assertThat(admin.as("kiemtra", "44@2025-07-01", AUDITOR).get(PATH + "/qt-chuc-vu/history"))
                .hasStatusOk();
        assertProblem(admin.as("bc-18880", UNIT, COMMUNE_REPORTER).get(PATH + "/qt-chuc-vu/history"), 403, "forbidden");
        assertRefused(
                admin.put(PATH + "/qt-chuc-vu", 1, details("Chủ tịch", "\"since\":\"2026-02-01\"")), "post-before");
        assertRefused(
                admin.put(PATH + "/qt-chuc-vu", 1, details("Chủ tịch", "\"since\":\"" + today.plusDays(1) + "\"")),
                "day-in-future");
    }

    @Test
    void duringLeaveTheDeputyActs() {
        register("qt-nghi", "\"phone\":null");
        register("qt-thay", "\"phone\":null");

        MvcTestResult set = admin.put(PATH + "/qt-nghi/leaves", 0, """
                {"leaves":[{"from":"2026-12-07","to":"2026-12-11","deputy":"qt-thay"},{"from":"2026-09-01","to":"2026-09-01"}]}
                """);

        assertThat(set).hasStatusOk();
        assertThat(directory.actingFor("qt-nghi", LocalDate.of(2026, 12, 6))).contains("qt-nghi");
        assertThat(directory.actingFor("qt-nghi", LocalDate.of(2026, 12, 7))).contains("qt-thay");
        assertThat(directory.actingFor("qt-nghi", LocalDate.of(2026, 12, 11))).contains("qt-thay");
        assertThat(directory.actingFor("qt-nghi", LocalDate.of(2026, 12, 12))).contains("qt-nghi");
        assertThat(directory.actingFor("qt-nghi", LocalDate.of(2026, 9, 1)))
                .as("nobody was named")
                .isEmpty();
        assertThat(directory.inOffice("qt-nghi", LocalDate.of(2026, 9, 1)))
                .as("absent, but still in office")
                .isTrue();
        assertThat(json(admin.get(PATH + "/qt-nghi")).at("/leaves/0/from").asString())
                .as("the earliest first")
                .isEqualTo("2026-09-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'from':'2026-12-11','to':'2026-12-07'} | period-reversed",
                "{'from':'2026-12-07','to':'2028-12-07'} | leave-too-long",
                "{'from':'2026-12-01','to':'2026-12-07'},{'from':'2026-12-07','to':'2026-12-08'} | leaves-overlap",
                "{'from':'2026-12-01','to':'2026-12-07','deputy':'qt-sai'} | deputy-is-self",
                "{'from':'2026-12-01','to':'2026-12-07','deputy':'nobody'} | officer-unknown",
                "{'from':'2026-12-01','to':'2026-12-07','deputy':'qt-vang'} | deputy-on-leave",
                "{'from':'2026-12-01','to':'2026-12-07','deputy':'qt-roi'} | deputy-gone"
            })
    void leaveThatCannotBeIsRefused(String leaves, String code) {
        register("qt-sai", "\"phone\":null");
        if (!officers.existsById("qt-vang")) {
            register("qt-vang", "\"phone\":null");
            admin.put(PATH + "/qt-vang/leaves", 0, "{\"leaves\":[{\"from\":\"2026-12-07\",\"to\":\"2026-12-09\"}]}");
            register("qt-roi", "\"phone\":null");
            admin.post(PATH + "/qt-roi/departure", 0, "{\"on\":\"2026-12-05\"}");
        }

        MvcTestResult refused =
                admin.put(PATH + "/qt-sai/leaves", 0, "{\"leaves\":[" + leaves.replace('\'', '"') + "]}");

        assertRefused(refused, code);
        assertThat(officers.findById("qt-sai").orElseThrow().state().leaves()).isNull();
    }

    @Test
    void aDepartureToComeTakesEffectOnItsDayOrIsTakenBack() {
        register("qt-ve-huu", "\"phone\":null");
        register("qt-o-lai", "\"phone\":null");
        LocalDate day = today.plusDays(30);
        admin.post(PATH + "/qt-ve-huu/departure", 0, "{\"on\":\"" + day + "\"}");
        MvcTestResult other = admin.post(PATH + "/qt-o-lai/departure", 0, "{\"on\":\"" + day + "\"}");

        assertThat(directory.inOffice("qt-ve-huu", day.minusDays(1))).isTrue();
        assertThat(directory.inOffice("qt-ve-huu", day))
                .as("cannot answer for anything on that day")
                .isFalse();
        assertThat(admin.delete(PATH + "/qt-o-lai/departure", version(other))).hasStatusOk();

        leaveOffice.takeEffect(day.minusDays(1));
        assertThat(officers.findById("qt-ve-huu").orElseThrow().inOffice()).isTrue();
        leaveOffice.takeEffect(day.plusDays(1));

        Officer gone = officers.findById("qt-ve-huu").orElseThrow();
        assertThat(gone.inOffice()).isFalse();
        assertThat(gone.state().until()).isEqualTo(day);
        assertThat(gone.outbox().version()).as("registered, amended, left").isEqualTo(3);
        assertThat(officers.findById("qt-o-lai").orElseThrow().inOffice()).isTrue();
        assertRefused(
                admin.post(PATH + "/qt-o-lai/departure", 2, "{\"on\":\"" + today.plusYears(3) + "\"}"),
                "effective-in-future");
    }

    @Test
    void anOfficersOwnNumberMayBeImportedNoOtherOfAPerson() {
        String file = """
                id,name,post,unit,roles,phone
                nhap-11,Cán bộ 045123456789,Cán bộ,18880,COMMUNE_REPORTER,0233 111 222
                nhap-12,Cán bộ Nhập,Gọi 0912 345 678,18880,COMMUNE_REPORTER,0233 111 222
                """;

        MvcTestResult refused = admin.csv(PATH + "/import", file);

        assertProblem(refused, 422, "import-refused");
        assertThat(json(refused).get("errors").values().stream()
                        .map(error -> error.get("pointer").asString() + " "
                                + error.get("code").asString()))
                .containsExactly("/2/name personal-data", "/3/post personal-data");
        assertThat(officers.existsById("nhap-11")).isFalse();
    }

    @Test
    void officersAreImportedOnceTheDryRunFindsNothing() {
        String wrong = """
                id;name;post;unit;roles;email;phone
                nhap-1;Cán bộ Nhập;Cán bộ báo cáo;18880;COMMUNE_REPORTER;nhap-1@quangtri.example;0233 111 222
                Nhập 2;Cán bộ Nhập;Cán bộ;18880;COMMUNE_REPORTER;;
                nhap-3;Cán bộ Nhập;Cán bộ;99999;COMMUNE_REPORTER;;
                nhap-4;Cán bộ Nhập;Cán bộ;VN;COMMUNE_HEAD;;
                nhap-5;Cán bộ Nhập;Cán bộ;18880;KING;không phải địa chỉ;
                nhap-1;Cán bộ Lặp;Cán bộ;18880;OFFICER;;
                """;
        String right = wrong.lines().limit(2).reduce("", (text, line) -> text + line + "\n");

        JsonNode tried = json(admin.csv(PATH + "/import?dryRun=true", wrong));
        assertThat(tried.get("errors").values().stream()
                        .map(error -> error.get("row").asInt() + " "
                                + error.get("column").asString() + " "
                                + error.get("code").asString()))
                .containsExactly(
                        "3 id cell-invalid",
                        "4 unit unit-unknown",
                        "5 roles role-of-a-commune",
                        "6 roles role-unknown",
                        "7 id row-repeated");
        assertProblem(admin.csv(PATH + "/import", wrong), 422, "import-refused");
        assertThat(officers.existsById("nhap-1")).isFalse();

        assertThat(json(admin.csv(PATH + "/import", right)).get("added").asInt())
                .isEqualTo(1);
        assertThat(json(admin.csv(PATH + "/import", right)).get("unchanged").asInt())
                .isEqualTo(1);
        JsonNode changed = json(admin.csv(PATH + "/import?dryRun=true", right.replace("0233 111 222", "0233 111 333")));
        assertThat(changed.at("/changes/0/fields").toString())
                .isEqualTo("[{\"field\":\"phone\",\"before\":\"0233 111 222\",\"after\":\"0233 111 333\"}]");
        assertThat(json(admin.csv(PATH + "/import", right.replace("0233 111 222", "")))
                        .get("unchanged")
                        .asInt())
                .as("an empty cell changes nothing")
                .isEqualTo(1);
    }

    @Test
    void officersGoWithAUnitThatMovesAndStayWhereUnitsMerge() {
        newUnit("69", "PROVINCE", "VN");
        newUnit("69001", "COMMUNE", "44@2025-07-01");
        newUnit("69002", "COMMUNE", "44@2025-07-01");
        registerAt("qt-di-theo", "69001@2026-01-01");
        registerAt("qt-o-xa-nhap", "69002@2026-01-01");

        assertThat(admin.create("/reorganisations", """
                {"id":"o-move","effectiveOn":"2026-03-01","kind":"REPARENT","from":["69001@2026-01-01"],
                 "parent":"69@2026-01-01"}""")).hasStatus(201);
        assertThat(admin.create("/reorganisations", """
                {"id":"o-merge","effectiveOn":"2026-03-01","kind":"MERGE","from":["69002@2026-01-01"],
                 "into":{"code":"69003","name":"Xã Nhập","kind":"COMMUNE","parent":"44@2025-07-01"}}""")).hasStatus(201);

        JsonNode moved = json(admin.get(PATH + "/qt-di-theo"));
        assertThat(moved.get("unitKey").asString()).isEqualTo("69001@2026-03-01");
        assertThat(moved.at("/posts/0/from").asString()).isEqualTo("2026-03-01");
        assertThat(json(admin.get(PATH + "/qt-di-theo/history"))
                        .at("/items/0/actor")
                        .asString())
                .isEqualTo("system");
        assertThat(json(admin.get(PATH + "/qt-o-xa-nhap")).get("unitKey").asString())
                .isEqualTo("69002@2026-01-01");
    }

    @Test
    void whoseUnitHasEndedIsShownUntilSomebodyDecidesWhereTheyServe() {
        newUnit("69011", "COMMUNE", "44@2025-07-01");
        registerAt("qt-chua-chuyen", "69011@2026-01-01");
        assertThat(ofEndedUnits()).doesNotContain("qt-chua-chuyen");

        assertThat(admin.create("/reorganisations", """
                {'id':'o-ended','effectiveOn':'2026-03-01','kind':'MERGE','from':['69011@2026-01-01'],
                 'into':{'code':'69012','name':'Xã Nhập','kind':'COMMUNE','parent':'44@2025-07-01'}}""")).hasStatus(201);
        assertThat(ofEndedUnits()).contains("qt-chua-chuyen");

        String path = PATH + "/qt-chua-chuyen";
        JsonNode known = admin.read(path);
        assertThat(admin.put(path, admin.version(path), """
                {'name':'%s','post':'%s','unitKey':'69012@2026-03-01','roles':['COMMUNE_REPORTER']}
                """.formatted(
                                known.get("name").asString(), known.get("post").asString())))
                .hasStatusOk();
        assertThat(ofEndedUnits()).doesNotContain("qt-chua-chuyen");
        assertProblem(admin.as("bc-18880", UNIT, COMMUNE_REPORTER).get(PATH + "?ofEndedUnits=true"), 403, "forbidden");
    }

    private List<String> ofEndedUnits() {
        return admin.read(PATH + "?ofEndedUnits=true&size=200")
                .get("items")
                .valueStream()
                .map(officer -> officer.get("id").asString())
                .toList();
    }

    private void newUnit(String code, String kind, String parent) {
        assertThat(admin.create(
                        "/units",
                        "{\"validFrom\":\"2026-01-01\",\"unit\":{\"code\":\"" + code + "\",\"name\":\"Đơn vị " + code
                                + "\",\"kind\":\"" + kind + "\",\"parent\":\"" + parent + "\"}}"))
                .hasStatus(201);
    }

    private void registerAt(String id, String unit) {
        assertThat(admin.create(
                        PATH,
                        "{\"id\":\"" + id + "\",\"officer\":"
                                + details("Cán bộ", "\"phone\":null").replace(UNIT, unit) + "}"))
                .hasStatus(201);
    }

    private void register(String id, String more) {
        if (!officers.existsById(id)) {
            assertThat(admin.create(PATH, "{\"id\":\"" + id + "\",\"officer\":" + details("Cán bộ", more) + "}"))
                    .hasStatus(201);
        }
    }

    private static String details(String post, String more) {
        return "{\"name\":\"Cán bộ Thử\",\"post\":\"" + post + "\",\"unitKey\":\"" + UNIT
                + "\",\"roles\":[\"COMMUNE_HEAD\"]," + more + "}";
    }

    private static void assertRefused(MvcTestResult refused, String code) {
        assertProblem(refused, 422, "officer-refused");
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo(code);
    }
}
