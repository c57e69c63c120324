package vn.pcmt.report.dhis2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.dhis2.ImportSummary.Conflict;
import vn.pcmt.report.submission.ReportId;

/** Gathers why figures were left out; the same reason for several of them is told once, as DHIS2 does. */
final class Conflicts {

    /** What DHIS2 calls our refusals. */
    private static final Map<String, String> CODES = Map.of(
            "window-closed", "E7640",
            "window-not-open", "E7641",
            "report-already-accepted", "E7642",
            "report-not-expected", "E7643",
            "wrong-unit", "E7617",
            "wrong-area", "E7617",
            "unit-unknown", "E7612");

    private static final String TYPE = "E7619";

    private final ConflictTexts texts;
    private final Locale locale;
    private final Map<String, Gathered> gathered = new LinkedHashMap<>();
    private final TreeSet<Integer> rejected = new TreeSet<>();

    Conflicts(ConflictTexts texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    private record Gathered(Conflict conflict, TreeSet<Integer> positions) {}

    /** One figure that is at fault itself. */
    void add(int position, String property, String object, String errorCode, String problem, Object... args) {
        put(
                Map.of(property, object),
                object,
                texts.text("field." + problem, locale, args),
                errorCode,
                property,
                List.of(position));
    }

    /** All figures, because of what is said of all. */
    void addAll(String property, String object, String errorCode, String problem, int figures) {
        put(
                Map.of(property, object),
                object,
                texts.text("field." + problem, locale, object),
                errorCode,
                property,
                IntStream.range(0, figures).boxed().toList());
    }

    /**
     * A report that was refused.
     *
     * @param positions of its figures, by indicator
     */
    void add(ReportId report, Refusal refusal, Map<String, Integer> positions) {
        rejected.addAll(positions.values());
        Map<String, String> about = Map.of(
                "organisationUnit", report.unitKey(),
                "period", report.period().toString());
        if (refusal.fields().isEmpty()) {
            put(
                    about,
                    report.toString(),
                    texts.text("problem." + refusal.code(), locale, refusal.args()),
                    CODES.get(refusal.code()),
                    null,
                    positions.values());
        }
        for (FieldProblem field : refusal.fields()) {
            String indicator = field.pointer().substring(field.pointer().lastIndexOf('/') + 1);
            Map<String, String> objects = new LinkedHashMap<>(Map.of("dataElement", indicator));
            objects.putAll(about);
            Integer position = positions.get(indicator);
            put(
                    objects,
                    indicator,
                    texts.text("field." + field.code(), locale, field.args()),
                    position == null ? null : TYPE,
                    position == null ? null : "value",
                    position == null ? positions.values() : List.of(position));
        }
    }

    private void put(
            Map<String, String> objects,
            String object,
            String value,
            @Nullable String errorCode,
            @Nullable String property,
            Collection<Integer> positions) {
        rejected.addAll(positions);
        Conflict conflict = new Conflict(object, objects, value, errorCode, property, List.of());
        gathered.computeIfAbsent(errorCode + objects + value, key -> new Gathered(conflict, new TreeSet<>()))
                .positions()
                .addAll(positions);
    }

    List<Conflict> list() {
        List<Conflict> list = new ArrayList<>();
        for (Gathered one : gathered.values()) {
            Conflict conflict = one.conflict();
            list.add(new Conflict(
                    conflict.object(),
                    conflict.objects(),
                    conflict.value(),
                    conflict.errorCode(),
                    conflict.property(),
                    List.copyOf(one.positions())));
        }
        return list;
    }

    /** Positions of all figures left out, in order. */
    List<Integer> rejected() {
        return List.copyOf(rejected);
    }
}
