package vn.pcmt.console.figures;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.format.Vi;

/**
 * From which month to which, and in what steps an indicator is shown.
 *
 * @param from first month, inside the first step
 * @param to last month
 */
record Stretch(YearMonth from, YearMonth to, Step step) {
    private static final int USUAL = 13;
    /** As many as one answer may be made of, with the year before. */
    private static final int MOST = 96;

    /** Length of a step; message key {@code step.MONTH}. */
    enum Step {
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        Step(int months) {
            this.months = months;
        }

        int months() {
            return months;
        }

        /** The period of this length that a month lies in. */
        String around(YearMonth month) {
            return switch (this) {
                case MONTH -> month.toString();
                case QUARTER -> "%d-Q%d".formatted(month.getYear(), (month.getMonthValue() + 2) / 3);
                case YEAR -> String.valueOf(month.getYear());
            };
        }

        static Step of(@Nullable String name) {
            for (Step step : values()) {
                if (step.name().equals(name)) {
                    return step;
                }
            }
            return MONTH;
        }
    }

    /** As it was typed; what is none, or the wrong way round, gives way to the usual. */
    static Stretch of(@Nullable String from, @Nullable String to, @Nullable String step, YearMonth current) {
        Step by = Step.of(step);
        YearMonth last = month(to).filter(month -> !month.isAfter(current)).orElse(current);
        YearMonth usual = last.minusMonths((by == Step.MONTH ? USUAL : USUAL * 2) - 1L);
        YearMonth first = month(from)
                .filter(month -> !month.isAfter(last) && month.isAfter(last.minusMonths(MOST)))
                .orElse(usual);
        return new Stretch(first, last, by);
    }

    public String first() {
        return step.around(from);
    }

    public String last() {
        return step.around(to);
    }

    /** Where the year before begins. */
    String yearBefore() {
        return step.around(from.minusYears(1));
    }

    /** How many steps there are in a year. */
    int stepsOfAYear() {
        return 12 / step.months();
    }

    /** {@code 11/2026}, as it is typed. */
    public String typed(YearMonth month) {
        return String.format(Locale.ROOT, "%02d/%d", month.getMonthValue(), month.getYear());
    }

    /** {@code 2026-11} or {@code 11/2026}. */
    private static Optional<YearMonth> month(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String[] parts = text.strip().split("/");
        String turned = parts.length == 2 && parts[0].length() <= 2
                ? parts[1] + "-" + "0".repeat(2 - parts[0].length()) + parts[0]
                : text.strip();
        return Vi.month(turned);
    }
}
