package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.past.Past;
import vn.pcmt.report.unit.Units;
import vn.pcmt.report.view.RememberedAnswers.Kind;

/** One answer serves all who may read the same and ask the same, until anything changes. */
@OnStore
class RememberedAnswersTest {

    private static final String PROVINCE = "44@2025-07-01";
    private static final Caller LEADER = new Caller("lanhdao", "Lãnh đạo", Set.of(OfficerRole.LEADER), PROVINCE);
    private static final Caller COMMUNE =
            new Caller("bc", "Báo cáo", Set.of(OfficerRole.COMMUNE_REPORTER), "19429@2025-07-01");
    private static final Question MONTHLY = new Question("PCMT-THANG", Basis.TODAY, List.of(), Set.of());
    private static final ReportingPeriod PERIOD = ReportingPeriod.parse("2025-08");
    private static final Instant NOW = Instant.parse("2025-11-25T03:00:01Z");

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private AreaTotalsStore store;

    @Autowired
    private Units units;

    @Autowired
    private OwedNow owed;

    @Autowired
    private Past past;

    @Autowired
    private JsonMapper json;

    private Heard heard;
    private RememberedAnswers answers;
    private int made;

    @BeforeEach
    void nothingIsRemembered() {
        heard = new Heard(mongo);
        answers = new RememberedAnswers(heard, store, new RememberedSettings(DataSize.ofMegabytes(1)), json);
    }

    @Test
    void isMadeOnceForAllOfAUnit() {
        assertThat(ask(LEADER, MONTHLY, NOW)).isEqualTo("1");
        assertThat(ask(new Caller("duyet", "Duyệt", Set.of(OfficerRole.REVIEWER), PROVINCE), MONTHLY, NOW))
                .isEqualTo("1");
    }

    @Test
    void isNeverGivenToWhomAnotherUnitsRightsDoNotHoldFor() {
        assertThat(ask(LEADER, MONTHLY, NOW)).isEqualTo("1");
        assertThat(ask(COMMUNE, MONTHLY, NOW)).isEqualTo("2");
    }

    @Test
    void isMadeAnewWhenTotalsOfTheFormOrUnitsMoved() {
        assertThat(ask(LEADER, MONTHLY, NOW)).isEqualTo("1");
        heard.on(new TotalsStored(Map.of("PCMT-TUAN", Set.of(PROVINCE))));
        assertThat(ask(LEADER, MONTHLY, NOW)).as("of another form").isEqualTo("1");

        heard.on(new TotalsStored(Map.of("PCMT-THANG", Set.of("19102@2025-07-01"))));
        assertThat(ask(LEADER, MONTHLY, NOW)).isEqualTo("2");
        heard.on(new Heard.Lost());
        assertThat(ask(LEADER, MONTHLY, NOW)).isEqualTo("3");
    }

    @Test
    void isMadeAnewEachMinuteAndForAnotherQuestion() {
        assertThat(ask(LEADER, MONTHLY, NOW)).isEqualTo("1");
        assertThat(ask(LEADER, MONTHLY, NOW.plusSeconds(58))).isEqualTo("1");
        assertThat(ask(LEADER, MONTHLY, NOW.plusSeconds(59))).isEqualTo("2");
        assertThat(ask(LEADER, new Question("PCMT-THANG", Basis.AS_THEN, List.of(), Set.of()), NOW))
                .isEqualTo("3");
    }

    @Test
    void whatWasToBeSeenInThePastIsMadeEachTime() {
        Sight then = new Sight(NOW, units, new PastTotals(past, units, NOW), owed, 0);
        assertThat(ask(LEADER, MONTHLY, then)).isEqualTo("1");
        assertThat(ask(LEADER, MONTHLY, then)).isEqualTo("2");
    }

    @Test
    void saysHowFarItMayBeBehindEachTime() {
        assertThat(askBehind(0, NOW)).isEqualTo("{\"name\":\"Tỉnh \\\"lagMs\\\":7\",\"lagMs\":0,\"made\":1}");
        assertThat(askBehind(1234, NOW)).isEqualTo("{\"name\":\"Tỉnh \\\"lagMs\\\":7\",\"lagMs\":1234,\"made\":1}");
        assertThat(askBehind(0, NOW)).isEqualTo(askBehind(0, NOW.plusSeconds(58)));
    }

    @Test
    void isBelievedForAMomentWhileFiguresAreFarBehind() {
        assertThat(askBehind(0, NOW)).endsWith("\"made\":1}");
        assertThat(askBehind(2001, NOW)).endsWith("\"lagMs\":2001,\"made\":2}");
        assertThat(askBehind(9000, NOW)).endsWith("\"lagMs\":9000,\"made\":2}");
        assertThat(askBehind(9000, NOW.plusSeconds(2))).endsWith("\"made\":3}");
        assertThat(askBehind(0, NOW.plusSeconds(2))).endsWith("\"made\":1}");
    }

    private String askBehind(long lagMs, Instant at) {
        Sight sight = new Sight(at, units, ids -> Map.of(), owed, lagMs);
        record Told(String name, long lagMs, int made) {}
        return text(LEADER, MONTHLY, sight, () -> new Told("Tỉnh \"lagMs\":7", lagMs, ++made));
    }

    private String ask(Caller caller, Question question, Instant at) {
        return ask(caller, question, new Sight(at, units, ids -> Map.of(), owed, 0));
    }

    private String ask(Caller caller, Question question, Sight sight) {
        return text(caller, question, sight, () -> ++made);
    }

    private String text(Caller caller, Question question, Sight sight, Supplier<Object> make) {
        Viewed province = new Viewed(PROVINCE, "Tỉnh", null, List.of(PROVINCE));
        byte[] answer = answers.of(Kind.TOTALS, caller, province, question, PERIOD, PERIOD, sight, make);
        return new String(answer, StandardCharsets.UTF_8);
    }
}
