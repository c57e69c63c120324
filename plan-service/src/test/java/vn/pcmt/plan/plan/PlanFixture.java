package vn.pcmt.plan.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PlanKind;

/** Plans as tests speak of them; complete unless a test takes something away. */
final class PlanFixture {
    private String title = "Kế hoạch thử";
    private @Nullable String issuer = "UBND tỉnh Quảng Trị";
    private @Nullable LocalDate from = LocalDate.of(2026, 1, 1);
    private @Nullable LocalDate to = LocalDate.of(2026, 12, 31);
    private List<String> scope = List.of("44@2025-07-01");
    private final List<RequirementText> requirements = new ArrayList<>();
    private @Nullable String parent;
    private @Nullable BodyText lead;
    private final List<PlanText.PeakText> peaks = new ArrayList<>();
    private PlanKind kind = PlanKind.ANNUAL;

    static PlanFixture aPlan() {
        return new PlanFixture();
    }

    PlanFixture titled(String title) {
        this.title = title;
        return this;
    }

    PlanFixture issuedBy(@Nullable String issuer) {
        this.issuer = issuer;
        return this;
    }

    PlanFixture lasting(String from, String to) {
        this.from = LocalDate.parse(from);
        this.to = LocalDate.parse(to);
        return this;
    }

    PlanFixture covering(String... scope) {
        this.scope = List.of(scope);
        return this;
    }

    PlanFixture requiring(String id, String firstPeriod) {
        return requiring(id, firstPeriod, null, "44@2025-07-01");
    }

    PlanFixture requiring(String id, String firstPeriod, @Nullable String lastPeriod, String area) {
        requirements.add(
                new RequirementText(id, "PCMT-THANG", Frequency.MONTHLY, List.of(area), firstPeriod, lastPeriod, null));
        return this;
    }

    PlanFixture requiring(RequirementText requirement) {
        requirements.add(requirement);
        return this;
    }

    PlanFixture under(String parent) {
        this.parent = parent;
        return this;
    }

    PlanFixture asProject(@Nullable BodyText lead) {
        kind = PlanKind.PROJECT;
        this.lead = lead;
        return this;
    }

    PlanFixture withPeak(String name, String from, String to) {
        peaks.add(new PlanText.PeakText(name, LocalDate.parse(from), LocalDate.parse(to)));
        return this;
    }

    PlanText text() {
        return new PlanText(
                kind,
                title,
                "1/KH-UBND",
                issuer,
                LocalDate.of(2026, 1, 2),
                from,
                to,
                scope,
                List.of(),
                requirements,
                List.of(),
                parent,
                lead,
                peaks,
                List.of(),
                List.of(),
                List.of());
    }
}
