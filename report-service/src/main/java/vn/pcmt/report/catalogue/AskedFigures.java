package vn.pcmt.report.catalogue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.pcmt.contract.report.ReportingLevel;

/**
 * What the versions of a template ask for, told once: every view of figures begins with it.
 *
 * @param entered by any version, those of the latest first
 * @param shown the same, and the ratios made from them
 * @param ofLevels what reports of each level fill in
 */
record AskedFigures(List<Indicator> entered, List<Indicator> shown, Map<ReportingLevel, List<Indicator>> ofLevels) {

    static final AskedFigures NONE = of(List.of(), Map.of());

    /** @param versions of a template, the first one first */
    static AskedFigures of(List<Template> versions, Map<String, Indicator> indicators) {
        List<Indicator> entered = asked(versions, Function.identity(), indicators);
        Set<String> codes = entered.stream().map(Indicator::code).collect(Collectors.toSet());
        Stream<Indicator> ratios = indicators.values().stream().filter(one -> !one.entered() && madeFrom(codes, one));
        Map<ReportingLevel, List<Indicator>> ofLevels = new EnumMap<>(ReportingLevel.class);
        for (ReportingLevel level : ReportingLevel.values()) {
            ofLevels.put(level, asked(versions, version -> version.of(level), indicators));
        }
        return new AskedFigures(entered, Stream.concat(entered.stream(), ratios).toList(), ofLevels);
    }

    private static List<Indicator> asked(
            List<Template> versions, Function<Template, Template> part, Map<String, Indicator> indicators) {
        return versions.reversed().stream()
                .map(part)
                .flatMap(version -> version.indicators().stream())
                .map(Indicator::code)
                .distinct()
                .flatMap(code -> Stream.ofNullable(indicators.get(code)))
                .toList();
    }

    /** Whether all parts of a ratio are asked for. */
    private static boolean madeFrom(Set<String> asked, Indicator ratio) {
        Formula formula = ratio.formula();
        return formula == null || asked.containsAll(formula.parts());
    }
}
