package vn.pcmt.plan.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.Partner;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;

/**
 * What a plan says. A draft may lack what the plan needs only when it is issued.
 *
 * @param documentNumber number and symbol, such as {@code 125/KH-UBND}; null where it has none
 * @param issuer body that issues it; needed to issue
 * @param issuedOn date of the document, null if not stated
 * @param from first day, null if not stated
 * @param to last day, null if open; of a project its deadline
 * @param scope keys of the areas it covers, followed through reorganisations; needed to issue
 * @param legalBases documents it rests on
 * @param statements what else it says, in its own words
 * @param parent id of the plan that it is a sub-plan or a project of, null if it stands alone
 * @param lead body that leads it; needed to issue a project
 * @param peaks stretches in which more is done than otherwise
 * @param partners outside the province
 * @param models names of models it wants to see copied
 */
public record PlanText(
        @NotNull PlanKind kind,
        @NotBlank @Size(max = 500) String title,
        @Nullable @Size(max = 100) String documentNumber,
        @Nullable @Size(max = 300) String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Size(max = 500) List<@NotBlank String> scope,
        @Size(max = 50) List<@NotBlank @Size(max = 300) String> legalBases,
        @Size(max = 50) List<@Valid @NotNull RequirementText> requirements,
        @Size(max = 100) List<@Valid @NotNull Statement> statements,
        @Nullable @Size(max = 60) String parent,
        @Nullable @Valid BodyText lead,
        @Size(max = 20) List<@Valid @NotNull PeakText> peaks,
        @Size(max = 50) List<@Valid @NotNull PartnerText> partners,
        @Size(max = 20) List<@NotBlank @Size(max = 300) String> slogans,
        @Size(max = 50) List<@NotBlank @Size(max = 300) String> models) {

    public PlanText {
        scope = Objects.requireNonNullElse(scope, List.of());
        legalBases = Objects.requireNonNullElse(legalBases, List.of());
        requirements = Objects.requireNonNullElse(requirements, List.of());
        statements = Objects.requireNonNullElse(statements, List.of());
        peaks = Objects.requireNonNullElse(peaks, List.of());
        partners = Objects.requireNonNullElse(partners, List.of());
        slogans = Objects.requireNonNullElse(slogans, List.of());
        models = Objects.requireNonNullElse(models, List.of());
    }

    /** A peak as it is sent. */
    public record PeakText(
            @NotBlank @Size(max = 200) String name,
            @NotNull LocalDate from,
            @NotNull LocalDate to) {}

    /**
     * A partner as it is sent.
     *
     * @param country null for Vietnam
     */
    public record PartnerText(
            @NotBlank @Size(max = 300) String name,
            @Nullable @Size(max = 100) String country) {
        Partner partner() {
            return new Partner(name, country);
        }
    }

    /** Where its own words seem to say who a person is. */
    List<FieldProblem> personalData() {
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/title", title, problems);
        FreeText.check("/issuer", issuer, problems);
        FreeText.check("/lead/name", lead == null ? null : lead.name(), problems);
        FreeText.checkEach("/legalBases", legalBases, problems);
        FreeText.checkEach("/slogans", slogans, problems);
        FreeText.checkEach("/models", models, problems);
        for (int i = 0; i < statements.size(); i++) {
            FreeText.check("/statements/" + i + "/text", statements.get(i).text(), problems);
        }
        for (int i = 0; i < peaks.size(); i++) {
            FreeText.check("/peaks/" + i + "/name", peaks.get(i).name(), problems);
        }
        for (int i = 0; i < partners.size(); i++) {
            FreeText.check("/partners/" + i + "/name", partners.get(i).name(), problems);
        }
        return problems;
    }

    /** The same plan as part of another, or standing alone. */
    public PlanText under(@Nullable String other) {
        return new PlanText(
                kind,
                title,
                documentNumber,
                issuer,
                issuedOn,
                from,
                to,
                scope,
                legalBases,
                requirements,
                statements,
                other,
                lead,
                peaks,
                partners,
                slogans,
                models);
    }

    PlanText requiring(List<RequirementText> other) {
        return new PlanText(
                kind,
                title,
                documentNumber,
                issuer,
                issuedOn,
                from,
                to,
                scope,
                legalBases,
                other,
                statements,
                parent,
                lead,
                peaks,
                partners,
                slogans,
                models);
    }
}
