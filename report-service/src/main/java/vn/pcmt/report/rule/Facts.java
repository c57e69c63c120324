package vn.pcmt.report.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gives expressions their figures. */
@FunctionalInterface
interface Facts {

    /** Null if the figure is blank or not known: then nothing can be said of what needs it. */
    @Nullable
    BigDecimal of(Operand operand);

    /** Of a report. */
    static Facts of(Map<String, BigDecimal> figures, Background background) {
        return operand -> {
            String code = operand.code();
            return switch (operand.scope()) {
                case NOW -> figures.get(code);
                case PREVIOUS -> figure(background.before(1), code);
                case TWO_BEFORE -> figure(background.before(2), code);
                case LAST_YEAR -> figure(background.lastYear(), code);
                case MEDIAN_6 -> median(known(background, 6, code));
                case MAX_12 ->
                    known(background, 12, code).stream()
                            .max(BigDecimal::compareTo)
                            .orElse(null);
                case UNIT -> background.hamlets() == null ? null : BigDecimal.valueOf(background.hamlets());
                case COMMUNES, FORCES, TOTAL -> null;
            };
        };
    }

    private static @Nullable BigDecimal figure(@Nullable Map<String, BigDecimal> figures, String code) {
        return figures == null ? null : figures.get(code);
    }

    /** What is known of the last periods; nothing if that is less than half. */
    private static List<BigDecimal> known(Background background, int periods, String code) {
        List<BigDecimal> known = IntStream.rangeClosed(1, periods)
                .mapToObj(back -> figure(background.before(back), code))
                .filter(Objects::nonNull)
                .toList();
        return known.size() * 2 < periods ? List.of() : known;
    }

    private static @Nullable BigDecimal median(List<BigDecimal> known) {
        if (known.isEmpty()) {
            return null;
        }
        List<BigDecimal> sorted = known.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.TWO);
    }
}
