package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.catalogue.Narrative;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Background;
import vn.pcmt.report.rule.Rules;

/** What is said in words, against a template that asks for difficulties and, if there are any, for proposals. */
class NarrativeRulesTest {
    private static final Template FORM = new Template(
            "BAO-CAO",
            1,
            "Báo cáo",
            "Report",
            PeriodKind.QUARTER,
            null,
            List.of(),
            List.of(narrative("kho-khan", true, 20), narrative("kien-nghi", false, 20)));

    private static final Yardstick YARDSTICK = new Yardstick(FORM, Rules.standard(), Background.NONE);

    @Test
    void keepsWhatWasWrittenWithoutTheSpacesAroundIt() {
        assertThat(EntryRules.examine(YARDSTICK, draft(Map.of("kho-khan", "  Đường xa,\nmưa lũ \n")))
                        .orRefuse()
                        .narratives())
                .containsExactly(Map.entry("kho-khan", "Đường xa,\nmưa lũ"));
    }

    @Test
    void aMandatoryOneThatIsMissingOrBlankIsRefused() {
        assertThat(problems(Map.of())).containsExactly(new FieldProblem("/narratives/kho-khan", "narrative-blank"));
        assertThat(problems(Map.of("kho-khan", " \n\t")))
                .containsExactly(new FieldProblem("/narratives/kho-khan", "narrative-blank"));
    }

    @Test
    void theLengthIsCountedInCharactersOfTheReader() {
        String longest = "𝄞".repeat(20);
        assertThat(EntryRules.examine(YARDSTICK, draft(Map.of("kho-khan", longest)))
                        .orRefuse()
                        .narratives())
                .containsValue(longest);
        assertThat(problems(Map.of("kho-khan", "x", "kien-nghi", "y".repeat(21))))
                .containsExactly(new FieldProblem("/narratives/kien-nghi", "narrative-too-long", 20));
    }

    @Test
    void oneThatTheTemplateDoesNotAskForIsRefused() {
        assertThat(problems(Map.of("kho-khan", "x", "a/b", "y")))
                .containsExactly(new FieldProblem("/narratives/a~1b", "narrative-unknown", "BAO-CAO"));
    }

    @Test
    void personalDataIsRefused() {
        assertThat(problems(Map.of("kho-khan", "Gọi 0912 345 678")))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(tuple("/narratives/kho-khan", "personal-data"));
    }

    /** A client that has never heard of narratives repeats its command over an upgrade and is recognised. */
    @Test
    void aDraftWithoutAnyHasTheFingerprintOfBefore() {
        record Before(Map<String, String> values, List<String> nothingToReport, String note) {}
        Caller caller = new Caller("bc-1", "Báo cáo", Set.of(), null);
        assertThat(Fingerprint.of(caller, "submit x", new Draft(Map.of("GC01", "1"), List.of("b"), "n")))
                .isEqualTo(Fingerprint.of(caller, "submit x", new Before(Map.of("GC01", "1"), List.of("b"), "n")));
    }

    private static Narrative narrative(String id, boolean mandatory, int maxLength) {
        return new Narrative(id, id, id, mandatory, maxLength, null, null);
    }

    private static Draft draft(Map<String, String> narratives) {
        return new Draft(Map.of(), List.of(), null, new HashMap<>(narratives));
    }

    private static List<FieldProblem> problems(Map<String, String> narratives) {
        ReportRefused refused =
                catchThrowableOfType(ReportRefused.class, () -> EntryRules.examine(YARDSTICK, draft(narratives))
                        .orRefuse());
        assertThat(refused).as("must be refused").isNotNull();
        assertThat(refused.code()).isEqualTo("report-invalid");
        return refused.fields();
    }
}
