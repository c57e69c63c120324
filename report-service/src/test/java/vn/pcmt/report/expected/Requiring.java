package vn.pcmt.report.expected;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.contract.plan.PlanState;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.report.unit.UnitChanged;

/** Tells of plans that require reports, as their events would. */
public final class Requiring {
    private Requiring() {}

    public static void nothing(MongoOperations store) {
        store.remove(new Query(), OpenRequirement.class);
    }

    public static void monthly(ExpectReports expect, String plan, List<String> scope, String first, Instant at) {
        Requirement requirement = new Requirement("thang", "PCMT-THANG", Frequency.MONTHLY, scope, first, null);
        told(expect, envelope(plan, 1, requirement, at));
    }

    /** Of the provinces themselves. */
    public static void provincial(ExpectReports expect, String plan, List<String> scope, String first, Instant at) {
        told(
                expect,
                envelope(
                        plan,
                        1,
                        new Requirement(
                                "tinh",
                                "PCMT-THANG",
                                Frequency.MONTHLY,
                                scope,
                                first,
                                null,
                                null,
                                ReportingLevel.PROVINCE),
                        at));
    }

    /** The event has come, and nothing else that was due waits. */
    static void told(ExpectReports expect, EventEnvelope<? extends PlanEvent> envelope) {
        expect.keep(envelope.event());
        expect.expectDue();
    }

    public static void changed(ExpectReports expect, UnitChanged unit) {
        expect.on(unit);
    }

    static EventEnvelope<RequirementSet> envelope(String plan, long version, Requirement requirement, Instant at) {
        PlanState state = new PlanState(
                plan,
                PlanKind.REPORTING,
                "Chế độ báo cáo",
                null,
                "BCĐ 138",
                null,
                null,
                null,
                requirement.scope(),
                List.of(requirement),
                true,
                null);
        return new EventEnvelope<>(
                UUID.randomUUID(),
                "/plan-service",
                at,
                null,
                new RequirementSet(version, at, "quantri", state, requirement));
    }
}
