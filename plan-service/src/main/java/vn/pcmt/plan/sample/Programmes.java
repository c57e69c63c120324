package vn.pcmt.plan.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.plan.PlanText;
import vn.pcmt.plan.plan.RequirementText;

/** The plans of a sample installation. What their documents do not state is left empty. */
final class Programmes {
    private static final String PROVINCE = "44@2025-07-01";
    private static final int MONTHS_OF_SAMPLE = 24;
    /** A month's reporting period ends on its 14th day. */
    private static final int CUT_OFF_DAY = 14;

    /**
     * A plan and the key under which it is created.
     *
     * @param key becomes the idempotency key, and with it the id of the plan
     */
    record Programme(String key, PlanText plan) {}

    private Programmes() {}

    /** Five real programmes of the province. */
    static List<Programme> real() {
        try (InputStream file = Programmes.class.getResourceAsStream("programmes.json")) {
            if (file == null) {
                throw new IllegalStateException("programmes.json is missing from the jar");
            }
            return List.of(JsonMapper.shared().readValue(file, Programme[].class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A monthly report from every commune, owed since 24 completed periods before now. */
    static Programme reportingRegime(ZonedDateTime now) {
        YearMonth first = latestCompleted(now).minusMonths(MONTHS_OF_SAMPLE - 1L);
        RequirementText monthly = new RequirementText(
                "thang", "PCMT-THANG", Frequency.MONTHLY, List.of(PROVINCE), first.toString(), null, null);
        PlanText plan = new PlanText(
                PlanKind.REPORTING,
                "Chế độ báo cáo tháng về phòng, chống ma túy (DỮ LIỆU MẪU)",
                null,
                "BCĐ 138 tỉnh Quảng Trị",
                null,
                null,
                null,
                List.of(PROVINCE),
                List.of("Nghị định số 09/2019/NĐ-CP"),
                List.of(monthly),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Programme("sample-monthly-reporting", plan);
    }

    /** The latest period whose last day is past. */
    static YearMonth latestCompleted(ZonedDateTime now) {
        ZonedDateTime local = now.withZoneSameInstant(VietnamTime.ZONE);
        YearMonth month = YearMonth.from(local);
        return local.getDayOfMonth() > CUT_OFF_DAY ? month : month.minusMonths(1);
    }
}
