package vn.pcmt.report.view;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;

/** Which form and period a request is about, and as of when, as its query says. */
record AskedPeriod(
        @Parameter(description = "Code of the form; the monthly one unless another is named") @Nullable
        String template,

        @Parameter(description = "Such as 2026-09; the latest whose reports may come in unless named") @Nullable
        String period,

        @Parameter(description = "A day or a time: what was to be seen then; now unless named") @Nullable
        String asOf,

        @Parameter(
                description = "TODAY: old units in what they became; AS_THEN: the tree of the time. TODAY unless named")
        @Nullable
        Basis basis) {

    private String form() {
        return Catalogue.orMonthly(template);
    }

    /** @throws Refusal as {@link Question#of} does */
    Question question(Catalogue catalogue, @Nullable List<String> indicators) {
        return Question.of(catalogue, form(), Objects.requireNonNullElse(basis, Basis.TODAY), indicators);
    }

    /**
     * The period asked for; else the latest of those the form is for.
     *
     * @throws Refusal {@code period-malformed}, or as {@link Sights#moment} does
     */
    ReportingPeriod period(Catalogue catalogue, ReportingCalendar calendar, Sights sights) {
        return period(period, catalogue, calendar, sights);
    }

    /** The same of another period that the request may name. */
    ReportingPeriod period(@Nullable String named, Catalogue catalogue, ReportingCalendar calendar, Sights sights) {
        return named == null
                ? calendar.current(
                        Question.form(catalogue, form()).periods(),
                        asOf == null ? sights.now().at() : sights.moment(asOf))
                : ReportingPeriod.asked(named);
    }
}
