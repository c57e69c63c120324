package vn.pcmt.console.plan;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.pcmt.console.format.Vi;

/** What stands in the form. {@code goal} is VALUE, PERCENT_CHANGE or YEARLY_CHANGE; periods are months, 11/2026. */
record TargetForm(
        String title,
        String indicator,
        String goal,
        String value,
        String direction,
        String first,
        String last,
        boolean perUnit) {
    static final TargetForm EMPTY = new TargetForm("", "", "VALUE", "", "DOWN", "", "", false);

    static TargetForm of(MultiValueMap<String, String> posted) {
        return new TargetForm(
                text(posted, "ten"),
                text(posted, "chi-tieu"),
                text(posted, "dich"),
                text(posted, "so"),
                text(posted, "chieu"),
                text(posted, "tu"),
                text(posted, "den"),
                posted.containsKey("tung-don-vi"));
    }

    /** A target as the plan service keeps it. */
    static TargetForm of(Map<String, Object> target, Vi vi) {
        Map<?, ?> goal = part(target, "goal");
        return new TargetForm(
                said(target.get("title")),
                said(part(target, "indicator").get("code")),
                said(goal.get("kind")),
                signed(said(goal.get("value")), vi),
                said(target.get("direction")),
                typed(said(target.get("firstPeriod"))),
                typed(said(target.get("lastPeriod"))),
                Boolean.TRUE.equals(target.get("perUnit")));
    }

    /** {@code 2026-11} of {@code 11/2026}. */
    static Optional<String> month(String typed) {
        return Vi.parseDay("1/" + typed).map(day -> day.toString().substring(0, 7));
    }

    /** Null if there is no such number. */
    @Nullable
    BigDecimal number() {
        boolean less = value.startsWith("-") || value.startsWith("−");
        BigDecimal number = Vi.parse(less ? value.substring(1) : value).orElse(null);
        return number == null || !less ? number : number.negate();
    }

    /**
     * The target as the plan service takes it, over what it says already: what the form does not show stays.
     *
     * @param known empty for a new one
     * @param template whose indicators the form offers
     */
    Map<String, Object> over(
            Map<String, Object> known, BigDecimal number, String firstPeriod, String lastPeriod, String template) {
        Map<String, Object> target = new LinkedHashMap<>(known);
        target.put("title", title);
        if (indicator.isEmpty()) {
            target.remove("indicator");
        } else if (!indicator.equals(part(known, "indicator").get("code"))) {
            target.put("indicator", Map.of("template", template, "code", indicator));
        }
        if (indicator.isEmpty() || goal.equals("YEARLY_CHANGE")) {
            target.remove("baseline");
        } else if (goal.equals("PERCENT_CHANGE") && target.get("baseline") == null) {
            target.put("baseline", Map.of("kind", "SAME_PERIOD_LAST_YEAR"));
        }
        target.put("goal", Map.of("kind", goal, "value", number));
        target.put("direction", direction);
        target.put("firstPeriod", firstPeriod);
        target.put("lastPeriod", lastPeriod);
        target.put("perUnit", perUnit);
        return target;
    }

    private static Map<?, ?> part(Map<String, Object> target, String name) {
        return target.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    private static String said(@Nullable Object value) {
        // Of a number without type a double is made, which would write ten millions as 1.0E7.
        return value instanceof Double number
                ? BigDecimal.valueOf(number).toPlainString()
                : Objects.toString(value, "");
    }

    /** {@code −5,5} of {@code -5.5}: figures of reports have no sign, goals may. */
    private static String signed(String plain, Vi vi) {
        return plain.startsWith("-") ? "−" + vi.entered(plain.substring(1)) : vi.entered(plain);
    }

    /** {@code 11/2026} of {@code 2026-11}. */
    private static String typed(String month) {
        return month.length() == 7 ? month.substring(5) + "/" + month.substring(0, 4) : month;
    }

    private static String text(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.getFirst(name), "").strip();
    }
}
