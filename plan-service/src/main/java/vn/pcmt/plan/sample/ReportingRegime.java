package vn.pcmt.plan.sample;

import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.plan.PlanText;
import vn.pcmt.plan.plan.RequirementText;

/** The standing monthly reports of a sample installation: of every commune, and of the province's own forces. */
final class ReportingRegime {
    /** Becomes the idempotency key of the plan, and with it its id. */
    static final String KEY = "sample-monthly-reporting";

    private static final int MONTHS_OF_SAMPLE = 24;
    /** A month's reporting period ends on its 14th day. */
    private static final int CUT_OFF_DAY = 14;

    private ReportingRegime() {}

    /** A monthly report from every commune and from the province, owed since 24 completed periods before now. */
    static PlanText since(ZonedDateTime now) {
        YearMonth first = latestCompleted(now).minusMonths(MONTHS_OF_SAMPLE - 1L);
        RequirementText monthly = new RequirementText(
                "thang", "PCMT-THANG", Frequency.MONTHLY, List.of(SamplePeople.PROVINCE), first.toString(), null, null);
        RequirementText provincial = new RequirementText(
                "luc-luong-tinh",
                "PCMT-THANG",
                Frequency.MONTHLY,
                List.of(SamplePeople.PROVINCE),
                first.toString(),
                null,
                null,
                ReportingLevel.PROVINCE);
        return new PlanText(
                PlanKind.REPORTING,
                "Chế độ báo cáo tháng về phòng, chống ma túy (DỮ LIỆU MẪU)",
                null,
                "BCĐ 138 tỉnh Quảng Trị",
                null,
                null,
                null,
                List.of(SamplePeople.PROVINCE),
                List.of("Nghị định số 09/2019/NĐ-CP"),
                List.of(monthly, provincial),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The latest period whose last day is past. */
    static YearMonth latestCompleted(ZonedDateTime now) {
        ZonedDateTime local = now.withZoneSameInstant(VietnamTime.ZONE);
        YearMonth month = YearMonth.from(local);
        return local.getDayOfMonth() > CUT_OFF_DAY ? month : month.minusMonths(1);
    }
}
