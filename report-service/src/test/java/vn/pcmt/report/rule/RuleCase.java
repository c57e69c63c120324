package vn.pcmt.report.rule;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Template;

/**
 * One line of {@code cases.json}: figures that pass a rule, break it or leave it nothing to say. Whatever takes figures in
 * must judge it alike. All figures are changes to a form of which no rule has anything to say.
 *
 * @param rule that the case is about
 * @param figures of this period; null for a blank
 * @param earlier figures of the periods before, the latest first; null for a report that is owed and not in. Null
 *     altogether where nothing was owed before
 * @param lastYear figures of the same period of the year before; null if not known
 * @param hamlets null if not known
 * @param findings all that is found, in the order of the rules
 */
public record RuleCase(
        String rule,
        String name,
        Map<String, String> figures,
        List<Map<String, String>> earlier,
        Map<String, String> lastYear,
        Integer hamlets,
        List<Expected> findings) {

    /** What must be found, with what is said of it in both languages. */
    public record Expected(
            String check, Severity severity, String indicator, List<BigDecimal> figures, String vi, String en) {}

    private record CaseFile(Map<String, String> base, List<RuleCase> cases) {}

    /** The monthly form, which asks for all indicators. */
    public static final Template FORM =
            Catalogue.standard().template(Catalogue.MONTHLY).orElseThrow();

    private static final CaseFile FILE = read();

    public static Stream<RuleCase> all() {
        return FILE.cases().stream();
    }

    /** Rules that find nothing, to store figures of other periods with. */
    public static Rules noRules() {
        return new Rules(new RuleFile(1, List.of()), Catalogue.standard(), RuleSettings.none());
    }

    /** What is typed into the form; blanks are left out. */
    public Map<String, String> values() {
        return form(figures);
    }

    /** A whole form of an earlier period; null for one that is not in. */
    public List<Map<String, String>> earlierForms() {
        List<Map<String, String>> forms = new ArrayList<>();
        if (earlier != null) {
            earlier.forEach(changes -> forms.add(changes == null ? null : form(changes)));
        }
        return forms;
    }

    /** A whole form of the year before; null if there is none. */
    public Map<String, String> lastYearForm() {
        return lastYear == null ? null : form(lastYear);
    }

    /** Whether the form has a blank. */
    public boolean isBlank() {
        return figures.containsValue(null);
    }

    Background background() {
        List<Map<String, BigDecimal>> known = new ArrayList<>();
        earlierForms().forEach(form -> known.add(form == null ? null : numbers(form)));
        return new Background(earlier == null, known, lastYear == null ? null : numbers(lastYearForm()), hamlets);
    }

    static Map<String, BigDecimal> numbers(Map<String, String> form) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        form.forEach((code, text) -> numbers.put(code, new BigDecimal(text)));
        return numbers;
    }

    private static Map<String, String> form(Map<String, String> changes) {
        Map<String, String> form = new TreeMap<>();
        FORM.indicators().stream().map(Indicator::code).forEach(code -> form.put(code, "0"));
        form.putAll(FILE.base());
        changes.forEach((code, text) -> {
            if (text == null) {
                form.remove(code);
            } else {
                form.put(code, text);
            }
        });
        return form;
    }

    private static CaseFile read() {
        try (InputStream file = RuleCase.class.getResourceAsStream("cases.json")) {
            return JsonMapper.builder().build().readValue(file, CaseFile.class);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }
}
