package vn.pcmt.report.rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.report.rule.RuleCase.FORM;
import static vn.pcmt.report.rule.RuleCase.numbers;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Section;
import vn.pcmt.report.catalogue.Template;

class RulesTest {
    private static final Rules RULES = Rules.standard();
    private static final RuleTexts TEXTS = new RuleTexts(messages());

    static Stream<RuleCase> cases() {
        return RuleCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyCaseIsJudgedAsItSays(RuleCase given) {
        List<Finding> found = RULES.evaluate(FORM, numbers(given.values()), given.background());

        assertThat(found).hasSameSizeAs(given.findings());
        for (int i = 0; i < found.size(); i++) {
            Finding finding = found.get(i);
            RuleCase.Expected expected = given.findings().get(i);
            assertThat(finding.rule()).isEqualTo(given.rule());
            assertThat(finding.check()).isEqualTo(expected.check());
            assertThat(finding.severity()).isEqualTo(expected.severity());
            assertThat(finding.indicator()).isEqualTo(expected.indicator());
            assertThat(finding.figures()).isEqualTo(expected.figures());
            assertThat(TEXTS.of(finding, Locale.of("vi"))).isEqualTo(expected.vi());
            assertThat(TEXTS.of(finding, Locale.ENGLISH)).isEqualTo(expected.en());
        }
    }

    @Test
    void everyRuleOfReportsHasPassingFailingAndBlankCases() {
        Map<String, List<RuleCase>> byRule = RuleCase.all().collect(groupingBy(RuleCase::rule));
        assertThat(byRule.keySet())
                .isEqualTo(RULES.all().stream()
                        .filter(rule -> rule.text().subject() == RuleFile.Subject.REPORT)
                        .filter(rule -> rule.text().enforcedBy() == null)
                        .map(rule -> rule.text().id())
                        .collect(toSet()));
        assertThat(byRule).allSatisfy((rule, cases) -> assertThat(cases)
                .as(rule)
                .anyMatch(one -> !one.isBlank() && one.findings().isEmpty())
                .anyMatch(one -> !one.findings().isEmpty())
                .anyMatch(one -> one.isBlank() && one.findings().isEmpty()));
    }

    @Test
    void theTwentyRulesAreThere() {
        assertThat(RULES.all())
                .extracting(rule -> rule.text().id())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj("R%02d"::formatted)
                        .toList());
    }

    @Test
    void aRuleThatIsNoExpressionNamesTheClassThatMakesItHold() throws ClassNotFoundException {
        List<String> classes = RULES.all().stream()
                .flatMap(rule -> Stream.ofNullable(rule.text().enforcedBy()))
                .toList();
        assertThat(classes).hasSize(3);
        for (String name : classes) {
            assertThat(Class.forName(name)).isNotNull();
        }
    }

    @ParameterizedTest(name = "{0} and before {1}: {2} {3}")
    @CsvSource({
        "0.3, 0.1, GC05 == previous.GC05 + previous.GC05 + previous.GC05, true",
        "0.301, 0.1, GC05 == previous.GC05 + previous.GC05 + previous.GC05, false",
        "9999999.001, 29999997.003, 3 * GC05 == previous.GC05, true",
        "9999999.001, 29999997.002, 3 * GC05 == previous.GC05, false",
        "1.500, 1.5, GC05 == previous.GC05, true",
        "100, 100.000, GC05 != previous.GC05, false",
        "0.2, 0.1, GC05 - previous.GC05 == previous.GC05, true",
        "2, 0.001, GC05 == 2 && previous.GC05 > 0 && previous.GC05 < 1, true",
    })
    void figuresAreExact(String now, String before, String holds, boolean expected) {
        Background background = new Background(false, List.of(Map.of("GC05", number(before))), null, null);
        assertThat(rules(file("holds: \"" + holds + "\"", "show: [GC05]"), Map.of())
                        .evaluate(form("GC05"), Map.of("GC05", number(now)), background))
                .hasSize(expected ? 0 : 1);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        CA01 ==                      | does not compile
        CA99 > 0                     | does not compile
        previous.CA99 > 0            | names what there is not: previous.CA99
        previous['CA01'] > 0         | does not compile
        previous == lastYear         | needs an indicator after
        unit.residents > 0           | names what there is not: unit.residents
        CA01 > 1.5                   | does not compile
        0.1 * CA01 > 0               | does not compile
        CA01 / 2 > 0                 | does not compile
        CA01                         | is not a condition
        [1, 2].all(x, x > 0)         | does not compile
        'a'.matches('a')             | does not compile
        timestamp('2025-01-01T00:00:00Z') == timestamp('2025-01-01T00:00:00Z') | does not compile
        """)
    void whatIsNoConditionOnFiguresStopsTheStart(String holds, String why) {
        assertThatThrownBy(() -> rules(file("holds: \"" + holds + "\"", "show: []"), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rule X1")
                .hasMessageContaining(holds)
                .hasMessageContaining(why);
    }

    @Test
    void aTextOfAnyLengthIsNotCompiled() {
        assertThatThrownBy(() -> rules(file("holds: \"" + "CA01 + ".repeat(500) + "CA01 > 0\"", "show: []"), Map.of()))
                .hasMessageContaining("does not compile");
        assertThatThrownBy(() -> rules(
                        file("holds: \"" + "(".repeat(200) + "CA01" + ")".repeat(200) + " > 0\"", "show: []"),
                        Map.of()))
                .hasMessageContaining("does not compile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kho: 1", "holds: 1", "enforcedBy: somebody"})
    void aFileThatIsNotOneIsRefused(String line) {
        assertThatThrownBy(() -> RuleFile.read(new ByteArrayInputStream(
                        ("version: 1\nrules:\n  - {id: X1, severity: ERROR, basis: test}\n" + line + "\n")
                                .getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void anInstallationSwitchesASeverity() {
        Rules rules = new Rules(
                Catalogue.standard(), new RuleSettings(Map.of("R13", Severity.INFO, "R06", Severity.INFO), Map.of()));
        Map<String, String> figures =
                new TreeMap<>(RuleCase.all().findFirst().orElseThrow().values());
        figures.put("GC01", "0");
        figures.put("GC02", "0");
        figures.put("GC06", "3");
        figures.put("CA05", "1");
        assertThat(rules.evaluate(FORM, numbers(figures), Background.NONE))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("R06", Severity.INFO),
                        org.assertj.core.groups.Tuple.tuple("R13", Severity.INFO));
    }

    @Test
    void anInstallationMovesALimit() {
        Rules strict = new Rules(Catalogue.standard(), new RuleSettings(Map.of(), Map.of("R03-least", 0)));
        Map<String, String> figures =
                new TreeMap<>(RuleCase.all().findFirst().orElseThrow().values());
        Background lastYear = new Background(false, List.of(), numbers(figures), null);

        assertThat(strict.evaluate(FORM, numbers(figures), lastYear))
                .extracting(Finding::rule)
                .contains("R03");
        assertThat(Rules.standard().evaluate(FORM, numbers(figures), lastYear))
                .extracting(Finding::rule)
                .doesNotContain("R03");
    }

    @Test
    void aLimitThatThereIsNotStopsTheStart() {
        assertThatThrownBy(() -> new Rules(Catalogue.standard(), new RuleSettings(Map.of(), Map.of("R04-least", 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pcmt.rules.limits names a limit that there is not: R04-least");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"R21, names a rule that there is not: R21", "R20, 'cannot change R20, which is part of the code'"})
    void aSwitchThatMeansNothingStopsTheStart(String rule, String why) {
        assertThatThrownBy(
                        () -> new Rules(Catalogue.standard(), new RuleSettings(Map.of(rule, Severity.INFO), Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pcmt.rules.severity")
                .hasMessageContaining(why);
    }

    @Test
    void aRuleAppliesOnlyToFormsThatAskForAllItsIndicators() {
        Map<String, BigDecimal> figures = Map.of(
                "GC01",
                number("0"),
                "GC02",
                number("0"),
                "GC05",
                number("1"),
                "CA12",
                number("1"),
                "CA13",
                number("2"));
        Template campaign = Catalogue.standard().template(Catalogue.CAMPAIGN).orElseThrow();
        assertThat(RULES.evaluate(campaign, figures, Background.NONE))
                .extracting(Finding::rule)
                .containsExactly("R08", "R13");
        Template tests = form("CA12");
        assertThat(RULES.evaluate(tests, figures, Background.NONE)).isEmpty();
    }

    @Test
    void theProvinceIsToldOfTransfersThatDoNotMeet() {
        Template split = form("CA17", "CA18");
        assertThat(RULES.evaluate(split, area(Map.of("CA17", number("3"), "CA18", number("3")))))
                .isEmpty();
        assertThat(RULES.evaluate(split, area(Map.of("CA17", number("3")))))
                .as("blank")
                .isEmpty();
        assertThat(RULES.evaluate(split, area(Map.of("CA17", number("3"), "CA18", number("5")))))
                .singleElement()
                .satisfies(finding -> assertThat(TEXTS.of(finding, Locale.of("vi")))
                        .isEqualTo("Chuyển đến từ xã khác trong tỉnh CA17 = 3, chuyển đi xã khác trong tỉnh CA18 = 5:"
                                + " phải bằng nhau"));
        assertThat(RULES.evaluate(FORM, area(Map.of("CA17", number("3"), "CA18", number("5")))))
                .as("the form in the box does not ask for them yet")
                .isEmpty();
    }

    @Test
    void theProvinceIsItsCommunesAndItsOwnForces() {
        Map<String, BigDecimal> communes = Map.of("GC01", number("7"), "GC02", number("9"));
        Map<String, BigDecimal> forces = Map.of("GC01", number("2"));
        assertThat(RULES.evaluate(
                        FORM, new AreaBackground(communes, forces, Map.of("GC01", number("9"), "GC02", number("9")))))
                .isEmpty();
        assertThat(RULES.evaluate(FORM, new AreaBackground(communes, null, Map.of("GC01", number("7")))))
                .as("what the forces owe is not in")
                .isEmpty();
        assertThat(RULES.evaluate(FORM, new AreaBackground(communes, forces, Map.of("GC01", number("8")))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.INFO);
                    assertThat(TEXTS.of(finding, Locale.ENGLISH))
                            .isEqualTo("GC01 of the province is 8; communes + provincial forces = 7 + 2 = 9");
                });
    }

    @Test
    void everyCheckAndRuleHasItsTextInBothLanguages() {
        for (Locale locale : List.of(Locale.of("vi"), Locale.ENGLISH)) {
            for (Rules.CompiledRule rule : RULES.all()) {
                assertThat(TEXTS.title(rule.text().id(), locale)).isNotBlank();
                for (Check check : rule.checks()) {
                    List<BigDecimal> figures =
                            check.show().stream().map(shown -> number("71234")).toList();
                    String text = TEXTS.of(
                            new Finding(rule.text().id(), check.id(), Severity.INFO, check.indicator(), figures, null),
                            locale);
                    assertThat(text.split("71.234", -1))
                            .as("%s tells every figure once: %s", check.id(), text)
                            .hasSize(figures.size() + 1);
                }
            }
        }
    }

    private static Rules rules(RuleFile file, Map<String, Severity> severity) {
        return new Rules(file, Catalogue.standard(), new RuleSettings(severity, Map.of()));
    }

    private static RuleFile file(String holds, String show) {
        String yaml = """
                version: 1
                rules:
                  - id: X1
                    severity: ERROR
                    basis: test
                    checks:
                      - fields: [CA01]
                        %s
                        %s
                """.formatted(holds, show);
        return RuleFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static AreaBackground area(Map<String, BigDecimal> communes) {
        return new AreaBackground(communes, Map.of(), communes);
    }

    /** A form that asks for these, whether the catalogue has them or not. */
    private static Template form(String... codes) {
        Indicator any = FORM.indicator("CA01").orElseThrow();
        return new Template(
                "THU",
                1,
                "Thử",
                FORM.periods(),
                List.of(new Section(
                        "thu",
                        "Thử",
                        true,
                        Set.of(codes).stream()
                                .map(code -> new Indicator(
                                        code,
                                        any.nameVi(),
                                        any.nameEn(),
                                        any.unit(),
                                        any.kind(),
                                        any.decimals(),
                                        any.max(),
                                        any.pillar(),
                                        any.direction(),
                                        true,
                                        null))
                                .toList())));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("vn/pcmt/report/rule/messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
