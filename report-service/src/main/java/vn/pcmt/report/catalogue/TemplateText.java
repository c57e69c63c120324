package vn.pcmt.report.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.catalogue.TemplateState;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * A template as it is written down, in a file or in a request: indicators by their codes.
 *
 * @param name in Vietnamese
 * @param appliesFrom first period it is for, such as {@code 2027-01}; null for the beginning
 * @param narratives null if nothing is asked for in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TemplateText(
        @NotBlank @Size(max = 40) @Pattern(regexp = "[A-Z0-9]+(-[A-Z0-9]+)*")
        String code,

        @NotBlank @Size(max = 300) String name,
        @NotBlank @Size(max = 300) String nameEn,
        @NotNull PeriodKind periods,
        @Nullable @Size(max = 10) String appliesFrom,
        @NotNull @Size(max = 20) List<@NotNull @Valid SectionText> sections,
        @Nullable @Size(max = 20) List<@NotNull @Valid Narrative> narratives) {

    /**
     * A section as it is written down.
     *
     * @param mayBeEmpty whether a unit may declare that nothing happened in it
     * @param indicators codes in the order of the form
     * @param optional those of the codes that may be left blank; null for none
     * @param levels whose work it asks about; null for that of communes alone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SectionText(
            @NotBlank @Size(max = 40) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
            String id,

            @NotBlank @Size(max = 300) String title,
            @NotBlank @Size(max = 300) String titleEn,
            boolean mayBeEmpty,
            @NotNull @Size(max = 200) List<@NotBlank @Size(max = 20) String> indicators,
            @Nullable @Size(max = 200) List<@NotBlank @Size(max = 20) String> optional,
            @Nullable @Size(min = 1, max = 2) Set<@NotNull ReportingLevel> levels) {

        boolean isMandatory(String code) {
            return optional == null || !optional.contains(code);
        }

        private Set<ReportingLevel> whose() {
            return Objects.requireNonNullElse(levels, Set.of(ReportingLevel.COMMUNE));
        }

        private boolean asks(ReportingLevel level) {
            return whose().contains(level);
        }

        private Section with(Map<String, Indicator> known) {
            return new Section(
                    id,
                    title,
                    titleEn,
                    mayBeEmpty,
                    indicators.stream()
                            .map(code -> Objects.requireNonNull(known.get(code), () -> "there is no indicator " + code)
                                    .asked(isMandatory(code)))
                            .toList(),
                    whose());
        }
    }

    /** What is asked for in words. */
    List<Narrative> asked() {
        return Objects.requireNonNullElse(narratives, List.of());
    }

    /** The form itself. Its rules have been checked: every indicator is known. */
    Template with(int version, Map<String, Indicator> known) {
        return new Template(
                code,
                version,
                name,
                nameEn,
                periods,
                appliesFrom == null ? null : ReportingPeriod.parse(appliesFrom),
                sections.stream().map(section -> section.with(known)).toList(),
                asked());
    }

    /** As events tell it. */
    TemplateState state(int version) {
        return new TemplateState(
                code,
                version,
                name,
                nameEn,
                periods.name(),
                appliesFrom,
                sections.stream()
                        .flatMap(section -> section.indicators().stream())
                        .toList(),
                asked().stream().map(Narrative::id).toList(),
                sections.stream()
                        .filter(section -> section.asks(ReportingLevel.PROVINCE))
                        .flatMap(section -> section.indicators().stream())
                        .toList());
    }
}
