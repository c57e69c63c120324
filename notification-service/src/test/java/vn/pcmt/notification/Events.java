package vn.pcmt.notification;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.officer.OfficerAmended;
import vn.pcmt.contract.officer.OfficerLeft;
import vn.pcmt.contract.officer.OfficerRegistered;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.contract.plan.Body;
import vn.pcmt.contract.plan.TaskState;
import vn.pcmt.contract.plan.TaskStatus;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportAccepted;
import vn.pcmt.contract.report.ReportCorrected;
import vn.pcmt.contract.report.ReportExpected;
import vn.pcmt.contract.report.ReportExtended;
import vn.pcmt.contract.report.ReportFlagged;
import vn.pcmt.contract.report.ReportProposed;
import vn.pcmt.contract.report.ReportReturned;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportSubmitted;
import vn.pcmt.contract.report.ReportWithdrawn;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitReorganised;
import vn.pcmt.contract.unit.UnitState;

/** Events as the other services tell them. */
public final class Events {

    private static final Instant LONG_AGO = Instant.parse("2025-07-02T01:00:00Z");

    private Events() {}

    /** A commune of today, {@code code@2025-07-01}, in the province 44. */
    public static UnitRegistered commune(String code, String name) {
        String key = code + "@2025-07-01";
        return new UnitRegistered(1, LONG_AGO, "quantri", unit(key, code, name, LocalDate.of(2025, 7, 1), null, key));
    }

    /** The province 44 of today. */
    public static UnitRegistered province() {
        String key = "44@2025-07-01";
        List<String> path = List.of(key, "VN");
        return new UnitRegistered(
                1,
                LONG_AGO,
                "quantri",
                new UnitState(
                        key,
                        "44",
                        "Tỉnh Quảng Trị",
                        UnitKind.PROVINCE,
                        LocalDate.of(2025, 7, 1),
                        null,
                        true,
                        null,
                        null,
                        null,
                        path,
                        List.of(new UnitState.Successor(BigDecimal.ONE, path))));
    }

    /** A commune until 1 July 2025, now part of another. */
    public static UnitReorganised merged(String key, String name, String into) {
        return new UnitReorganised(
                2,
                LONG_AGO,
                "quantri",
                unit(key, key.substring(0, 5), name, LocalDate.of(2021, 1, 1), LocalDate.of(2025, 7, 1), into),
                "sap-nhap-2025");
    }

    private static UnitState unit(
            String key, String code, String name, LocalDate from, @Nullable LocalDate to, String today) {
        List<String> path = List.of(today, "44@2025-07-01", "VN");
        return new UnitState(
                key,
                code,
                name,
                UnitKind.COMMUNE,
                from,
                to,
                false,
                null,
                null,
                null,
                List.of(key, "44@2025-07-01", "VN"),
                List.of(new UnitState.Successor(BigDecimal.ONE, path)));
    }

    /** An officer who takes office. */
    public static OfficerRegistered officer(String id, String unitKey, OfficerRole... roles) {
        return new OfficerRegistered(1, LONG_AGO, "quantri", officerState(id, unitKey, roles));
    }

    /** An officer who can be reached so; null for what there is not. */
    public static OfficerRegistered reachable(
            String id, String unitKey, @Nullable String email, @Nullable String phone, OfficerRole... roles) {
        return new OfficerRegistered(
                1,
                LONG_AGO,
                "quantri",
                new OfficerState(id, "Cán bộ " + id, "Cán bộ", unitKey, Set.of(roles), email, phone, null, null, null));
    }

    /** The same officer leaves. */
    public static OfficerLeft left(String id, String unitKey, OfficerRole... roles) {
        return new OfficerLeft(2, LONG_AGO.plusSeconds(60), "quantri", officerState(id, unitKey, roles));
    }

    /** The same officer has a time of absence. */
    public static OfficerAmended onLeave(String id, String unitKey, OfficerState.Leave leave, OfficerRole... roles) {
        OfficerState there = officerState(id, unitKey, roles);
        return new OfficerAmended(
                2,
                LONG_AGO.plusSeconds(60),
                "quantri",
                new OfficerState(
                        id,
                        there.name(),
                        there.post(),
                        unitKey,
                        there.roles(),
                        there.email(),
                        null,
                        null,
                        List.of(leave),
                        null));
    }

    private static OfficerState officerState(String id, String unitKey, OfficerRole... roles) {
        return new OfficerState(id, "Cán bộ " + id, "Cán bộ", unitKey, Set.of(roles), id + "@quangtri.example");
    }

    /** A task of an officer, as it stands after an event of that version. */
    public static TaskState task(String id, String unitKey, String officer, Instant deadline, TaskStatus status) {
        LocalDate day = LocalDate.ofInstant(deadline, ZoneOffset.ofHours(7));
        return new TaskState(
                id,
                "ke-hoach",
                null,
                "Tuyên truyền tại chợ",
                officer,
                "lanhdao",
                new Body(unitKey, "Ủy ban nhân dân"),
                List.of(),
                day.minusDays(20),
                day,
                deadline,
                "Báo cáo",
                null,
                List.of(),
                status,
                status.isOpen() ? 0 : 100,
                status.isOpen() ? null : day,
                false,
                0,
                0,
                false);
    }

    /** A report in the making. */
    public static Report report(String unitKey, String period, Instant dueAt) {
        return new Report(unitKey, period, dueAt);
    }

    /** One report of a unit, whose events carry on from version to version. */
    public static final class Report {
        private final String unitKey;
        private final String period;
        private Instant dueAt;
        private long version;
        private int revision;
        private ReportStatus status = ReportStatus.EXPECTED;

        private Report(String unitKey, String period, Instant dueAt) {
            this.unitKey = unitKey;
            this.period = period;
            this.dueAt = dueAt;
        }

        public String id() {
            return "PCMT-THANG~" + unitKey + "~" + period;
        }

        public ReportExpected expected(Instant at) {
            return new ReportExpected(++version, at, "system", state(ReportStatus.EXPECTED));
        }

        public ReportSubmitted submitted(Instant at) {
            revision++;
            return new ReportSubmitted(++version, at, "bc-18859", state(ReportStatus.SUBMITTED));
        }

        public ReportCorrected corrected(Instant at, String reason) {
            revision++;
            return new ReportCorrected(++version, at, "bc-18859", state(ReportStatus.CORRECTED), reason);
        }

        public ReportExtended extended(Instant at, Instant until, String reason) {
            dueAt = until;
            return new ReportExtended(++version, at, "duyet", state(status), reason);
        }

        public ReportWithdrawn withdrawn(Instant at, String reason) {
            return new ReportWithdrawn(++version, at, "system", state(ReportStatus.WITHDRAWN), reason);
        }

        /** Waits for the head of the unit, or does so no longer without having been sent. */
        public ReportProposed proposed(Instant at, boolean waiting) {
            return new ReportProposed(++version, at, "bc-18859", state(status), waiting);
        }

        public ReportAccepted accepted(Instant at) {
            return new ReportAccepted(++version, at, "duyet", state(ReportStatus.ACCEPTED));
        }

        public ReportReturned returned(Instant at, String reason) {
            return new ReportReturned(++version, at, "duyet", state(ReportStatus.RETURNED), reason);
        }

        /** Its openings no longer fit for these indicators; for none, they fit again. */
        public ReportFlagged flagged(Instant at, String... indicators) {
            List<OpeningFlag> flags = Stream.of(indicators)
                    .map(code -> new OpeningFlag(code, BigDecimal.TEN, BigDecimal.ONE, List.of()))
                    .toList();
            return new ReportFlagged(++version, at, "system", state(status), flags);
        }

        private ReportState state(ReportStatus now) {
            status = now;
            LocalDate end = dueAt.atOffset(ZoneOffset.ofHours(7)).toLocalDate().minusDays(2);
            return new ReportState(
                    id(),
                    "PCMT-THANG",
                    1,
                    unitKey,
                    period,
                    end.minusMonths(1).plusDays(1),
                    end,
                    "ke-hoach/bao-cao-thang",
                    dueAt.minusSeconds(40 * 3600),
                    dueAt,
                    null,
                    status,
                    revision,
                    null,
                    null,
                    Map.of(),
                    null,
                    Map.of(),
                    ReportingLevel.COMMUNE);
        }
    }
}
