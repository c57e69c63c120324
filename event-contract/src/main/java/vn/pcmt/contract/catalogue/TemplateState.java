package vn.pcmt.contract.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A version of a template.
 *
 * @param version 1 for the first
 * @param name in Vietnamese
 * @param periods kind of period it is made for: {@code DAY}, {@code WEEK}, {@code MONTH}, {@code CALENDAR_MONTH},
 *     {@code CALENDAR_NINE_MONTHS}, {@code QUARTER}, {@code HALF_YEAR}, {@code NINE_MONTHS} or {@code YEAR}
 * @param appliesFrom first period it is for, such as {@code 2027-01}; null for the beginning
 * @param indicators codes asked for, in the order of the form
 * @param narratives ids of what is asked for in words
 * @param provincial those of the indicators that a province is asked for itself, for what its own forces do; none in events
 *     from before there were any
 */
public record TemplateState(
        String code,
        int version,
        String name,
        String nameEn,
        String periods,
        @Nullable String appliesFrom,
        List<String> indicators,
        List<String> narratives,
        List<String> provincial) {

    @SuppressWarnings("ConstantConditions") // older events lack what provinces are asked for
    public TemplateState {
        Checks.text(code, "code");
        Checks.text(name, "name");
        Checks.text(nameEn, "nameEn");
        Checks.text(periods, "periods");
        if (version < 1) {
            throw new IllegalArgumentException("a template's version must be at least 1, not " + version);
        }
        indicators = List.copyOf(indicators);
        narratives = List.copyOf(narratives);
        provincial = provincial == null ? List.of() : List.copyOf(provincial);
    }
}
