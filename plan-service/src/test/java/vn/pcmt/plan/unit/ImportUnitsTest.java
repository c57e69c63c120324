package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.json;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

@OnStore
class ImportUnitsTest {
    private static final Logger LOG = LoggerFactory.getLogger(ImportUnitsTest.class);
    private static final String PATH = "/units/import";
    private static final String TRY = PATH + "?dryRun=true&validFrom=2026-01-01";
    private static final String GO = PATH + "?validFrom=2026-01-01";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Units units;

    private Api admin;

    @BeforeEach
    void callAsAdministrator() {
        admin = Api.as(mvc, "quantri", "44@2025-07-01", ADMIN);
    }

    @Test
    void aRowWithPersonalDataIsRefusedWhereverItStands() {
        String file = """
                code,name,kind,parent,population
                72081,Xã gọi 0912 345 678,xã,44,1200
                72082,Xã Nhập,xã,44,sinh năm 1990
                """;

        MvcTestResult refused = admin.csv(GO, file);

        assertProblem(refused, 422, "import-refused");
        assertThat(json(refused).get("errors").values().stream()
                        .map(error -> error.get("pointer").asString() + " "
                                + error.get("code").asString()))
                .containsExactly("/2/name personal-data", "/3/population personal-data");
        assertThat(units.findById("72081@2026-01-01")).isEmpty();
    }

    @Test
    void aDryRunSaysForEveryRowWhatIsWrongOrWhatWouldChange() {
        String file = """
                code,name,kind,parent,population
                72001,Xã Nhập Một,xã,44,1200
                72002,Xã Nhập Hai,hamlet,44,1200
                7200,Xã Nhập Ba,xã,44,
                72003,,xã,99,nhiều
                72001,Xã Lặp,xã,44,
                18859,Phường Đồng Thuận,phường,44,
                72004,Xã Nhập Bốn,xã,77@2026-01-01,-5
                """;

        JsonNode outcome = json(admin.csv(TRY, file));

        assertThat(outcome.get("dryRun").asBoolean()).isTrue();
        assertThat(outcome.get("rows").asInt()).isEqualTo(7);
        assertThat(outcome.get("added").asInt()).isEqualTo(1);
        assertThat(outcome.at("/changes/0/id").asString()).isEqualTo("72001@2026-01-01");
        assertThat(outcome.get("errors").values().stream()
                        .map(error -> error.get("row").asInt() + " "
                                + error.get("column").asString() + " "
                                + error.get("code").asString()))
                .containsExactly(
                        "3 kind unit-kind-unknown",
                        "4 code unit-code-malformed",
                        "5 name required",
                        "5 population number-malformed",
                        "6 code row-repeated",
                        "7 code unit-code-in-use",
                        "8 population cell-invalid");
        assertThat(outcome.at("/errors/0/message").asString())
                .contains("hamlet")
                .startsWith("Không có loại đơn vị");
        assertThat(units.existsById("72001@2026-01-01")).isFalse();
    }

    @Test
    void oneErrorAndNoRowIsWritten() {
        String file = """
                code,name,kind,parent
                72011,Xã Nhập,xã,44
                72012,Xã Nhập,xã,99
                """;

        MvcTestResult refused = admin.csv(GO, file);

        assertProblem(refused, 422, "import-refused");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/3/parent");
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo("unit-unknown");
        assertThat(units.existsById("72011@2026-01-01")).isFalse();
    }

    @Test
    void whatWasImportedIsLeftAloneAndWhatDiffersIsCorrected() {
        String file = """
                \uFEFFcode;name;type;province_code;border
                72022;Xã Dưới;xã;721;có
                721;Huyện Nhập;huyện;44;
                """;
        String key = UUID.randomUUID().toString();

        JsonNode first = json(admin.csv(GO, key, file.getBytes(StandardCharsets.UTF_8)));
        JsonNode answeredAgain = json(admin.csv(GO, key, file.getBytes(StandardCharsets.UTF_8)));
        JsonNode sentAgain = json(admin.csv(GO, file));
        JsonNode corrected = json(admin.csv(GO, file.replace("Xã Dưới;xã;721;có", "Xã Dưới Kia;xã;721;")));

        assertThat(first.get("added").asInt()).isEqualTo(2);
        assertThat(answeredAgain).isEqualTo(first);
        assertThat(sentAgain.get("unchanged").asInt()).isEqualTo(2);
        assertThat(corrected.get("amended").asInt()).isEqualTo(1);
        AdministrativeUnit unit = units.findById("72022@2026-01-01").orElseThrow();
        assertThat(unit.state().path()).containsExactly("72022@2026-01-01", "721@2026-01-01", "44@2025-07-01", "VN");
        assertThat(unit.state().name()).isEqualTo("Xã Dưới Kia");
        assertThat(unit.state().border()).as("an empty cell changes nothing").isTrue();
        assertThat(unit.outbox().version()).isEqualTo(2);
        assertProblem(
                admin.csv(GO, key, file.replace("Dưới", "Khác").getBytes(StandardCharsets.UTF_8)),
                409,
                "idempotency-key-reused");
        JsonNode moved = json(admin.csv(TRY, file.replace("xã;721", "xã;44")));
        assertThat(moved.at("/errors/0/code").asString()).isEqualTo("only-by-reorganisation");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedAsAWhole() {
        assertProblem(admin.csv(TRY, "code,name,kind,parent\n\"7"), 422, "csv-malformed");
        assertProblem(admin.csv(GO, "code,name,kind,parent\n"), 422, "csv-empty");
        assertThat(json(admin.csv(TRY, "code,name,colour\n1,2,3\n"))
                        .get("errors")
                        .size())
                .as("one column unknown, two missing")
                .isEqualTo(3);
        assertProblem(admin.csv(GO, "code,name,colour\n1,2,3\n"), 422, "import-refused");
        assertProblem(admin.csv(GO, "x".repeat(1_100_000)), 413, "too-large");
        assertProblem(admin.create(GO, "{}"), 415, "unsupported-media-type");
        assertProblem(admin.as("lanhdao", "44@2025-07-01", LEADER).csv(TRY, "code\n1"), 403, "forbidden");
    }

    /** As many communes as the country has, in 34 provinces; generated, so that the test rests on no file. */
    @Test
    void theCommunesOfTheWholeCountryAreImportedInReasonableTime() {
        StringBuilder file = new StringBuilder("code,name,type,province_code,validFrom\n");
        for (int province = 0; province < 34; province++) {
            file.append("%02d,Tỉnh Thử %d,tỉnh,VN,2026-06-01%n".formatted(1 + province, province));
        }
        for (int commune = 0; commune < 3_321; commune++) {
            file.append("%05d,Xã Thử %d,xã,%02d,2026-06-01%n".formatted(30_000 + commune, commune, 1 + commune % 34));
        }
        String text = file.toString();

        long started = System.nanoTime();
        JsonNode tried = json(admin.csv(PATH + "?dryRun=true", text));
        long judged = System.nanoTime();
        JsonNode done = json(admin.csv(PATH, text));
        long written = System.nanoTime();

        assertThat(tried.get("errors")).isEmpty();
        assertThat(tried.get("added").asInt()).isEqualTo(3_355);
        assertThat(done.get("added").asInt()).isEqualTo(3_355);
        assertThat(units.livingUnder("01@2026-06-01"))
                .as("98 communes and itself")
                .hasSize(99);
        LOG.info(
                "3,355 units: dry run {} ms, import {} ms",
                Duration.ofNanos(judged - started).toMillis(),
                Duration.ofNanos(written - judged).toMillis());
        assertThat(Duration.ofNanos(written - judged)).isLessThan(Duration.ofSeconds(60));
    }
}
