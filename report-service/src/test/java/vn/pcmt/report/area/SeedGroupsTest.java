package vn.pcmt.report.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.unit.KnownUnits;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.UnitStock;

/** Against the register of units that plan-service begins with. */
@OnStore
class SeedGroupsTest {

    private static final Path TABLES = Path.of("../plan-service/src/main/resources/vn/pcmt/plan/unit");
    private static final String BEFORE = "@2021-01-01";
    private static final String SINCE = "@2025-07-01";
    private static final List<Unit> REGISTER = new ArrayList<>();

    /** Old code to the code of today, of communes. */
    private static final Map<String, String> BECAME = new HashMap<>();

    /** Old code of communes to that of their district. */
    private static final Map<String, String> DISTRICTS = new HashMap<>();

    @Autowired
    private SeedGroups seeds;

    @Autowired
    private AreaGroups groups;

    @Autowired
    private MongoTemplate store;

    @BeforeAll
    static void readTheRegister() throws IOException {
        for (String[] cells : lines("since-2025-07-01.csv")) {
            String key = cells[0] + SINCE;
            List<String> path = cells[2].equals("PROVINCE") ? List.of(key, "VN") : List.of(key, "44" + SINCE, "VN");
            REGISTER.add(unit(cells, key, null, path, List.of(path)));
        }
        for (String[] cells : lines("until-2025-06-30.csv")) {
            String parent = cells[3] + (cells[3].equals("VN") ? "" : BEFORE);
            String into = cells[4] + SINCE;
            if (UnitKind.valueOf(cells[2]).isCommuneLevel()) {
                BECAME.put(cells[0], cells[4]);
                DISTRICTS.put(cells[0], cells[3]);
            }
            REGISTER.add(unit(
                    cells,
                    cells[0] + BEFORE,
                    SampleUnits.MERGER,
                    List.of(cells[0] + BEFORE, parent),
                    cells[4].isEmpty() ? List.of() : List.of(List.of(into, "44" + SINCE, "VN"))));
        }
    }

    private static List<String[]> lines(String file) throws IOException {
        return Files.readAllLines(TABLES.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Unit unit(String[] cells, String key, LocalDate end, List<String> path, List<List<String>> today) {
        return UnitStock.known(new UnitState(
                key,
                cells[0],
                cells[1],
                UnitKind.valueOf(cells[2]),
                LocalDate.parse(key.substring(key.indexOf('@') + 1)),
                end,
                end == null && cells[4].equals("true"),
                null,
                null,
                null,
                path,
                today.stream().map(into -> new Successor(BigDecimal.ONE, into)).toList()));
    }

    @Test
    void fifteenCommunesLieOnTheBorderEightAreWardsAndSixtyNineAreRural() {
        assertThat(chosen("xa-bien-gioi")).hasSize(15).contains("19432" + SINCE, "18904" + SINCE);
        assertThat(chosen("cac-phuong")).hasSize(8).contains("18859" + SINCE);
        assertThat(chosen("cac-xa")).hasSize(69).doesNotContain("18859" + SINCE);
    }

    @Test
    void theAreaOfTheBorderPlanIsTheTwelveCommunesOfTwoFormerDistricts() {
        Set<String> twelve = BECAME.entrySet().stream()
                .filter(one -> Set.of("465", "467").contains(DISTRICTS.get(one.getKey())))
                .map(one -> one.getValue() + SINCE)
                .collect(Collectors.toSet());

        assertThat(Succession.of(text("dia-ban-ke-hoach-233").members(), new KnownUnits(REGISTER))
                        .today()
                        .areas())
                .hasSize(12)
                .isEqualTo(twelve);
    }

    @Test
    void aGroupIsPutOnRecordOnceItsAreaIsKnownAndThenIsTheAdministrators() {
        UnitStock.put(store, SampleUnits.province());
        seeds.on(new UnitChanged(SampleUnits.PROVINCE));
        AreaGroup wards = groups.group("cac-phuong").orElseThrow();
        GroupText now = wards.current().text();
        if (!now.retired()) {
            wards.become(
                    new GroupText(now.nameVi(), now.nameEn(), now.members(), now.choice(), true),
                    "quantri",
                    wards.current().at());
            groups.save(wards);
        }

        seeds.on(new UnitChanged(SampleUnits.PROVINCE));
        seeds.seedAll();

        AreaGroup then = groups.group("cac-phuong").orElseThrow();
        assertThat(then.current().text().retired()).isTrue();
        assertThat(then.editions()).hasSize(2);
    }

    @Test
    void whereADistrictIsNotKnownItsGroupIsNotThere() {
        seeds.on(new UnitChanged("465" + BEFORE));

        assertThat(groups.group("dia-ban-ke-hoach-233")).isEmpty();
    }

    private static List<String> chosen(String code) {
        GroupText.Choice choice = text(code).choice();
        return REGISTER.stream()
                .filter(unit -> unit.validTo() == null && choice.takes(unit))
                .map(Unit::key)
                .toList();
    }

    private static GroupText text(String code) {
        return SeedGroups.standard().stream()
                .filter(seed -> seed.code().equals(code))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
