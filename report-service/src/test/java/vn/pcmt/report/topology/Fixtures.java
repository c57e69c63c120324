package vn.pcmt.report.topology;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportAccepted;
import vn.pcmt.contract.report.ReportCorrected;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportExpected;
import vn.pcmt.contract.report.ReportExtended;
import vn.pcmt.contract.report.ReportFlagged;
import vn.pcmt.contract.report.ReportReturned;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportSubmitted;
import vn.pcmt.contract.report.ReportWithdrawn;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.unit.UnitAmended;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;

/** Units of Quảng Trị and the life of a report, as events. */
public final class Fixtures {

    public static final String TEMPLATE = "PCMT-THANG";
    public static final String COUNTRY = "VN";
    public static final String PROVINCE = "44@2025-07-01";
    public static final String KHE_SANH = "18859@2025-07-01";
    public static final String LAO_BAO = "19429@2025-07-01";
    public static final String OLD_PROVINCE = "45@2021-01-01";
    public static final String HUONG_HOA = "465@2021-01-01";
    public static final String OLD_KHE_SANH = "19441@2021-01-01";
    public static final Instant DUE = Instant.parse("2025-08-18T10:00:00Z");

    private static final LocalDate REORGANISED = LocalDate.parse("2025-07-01");

    private Fixtures() {}

    /** A commune of today, which is itself. */
    public static UnitEvent aCommune(String key) {
        List<String> path = List.of(key, PROVINCE, COUNTRY);
        return unit(1, key, path, List.of(new Successor(BigDecimal.ONE, path)));
    }

    /** A commune of the time before, while it existed: nobody knew then what would become of it. */
    public static UnitEvent anOldCommune(String key, String district) {
        return unit(1, key, List.of(key, district, OLD_PROVINCE, COUNTRY), List.of());
    }

    /** The same commune after it went into others, each with its share. */
    public static UnitEvent merged(UnitEvent before, Map<String, String> shares) {
        List<Successor> successors = shares.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        new Successor(new BigDecimal(entry.getValue()), List.of(entry.getKey(), PROVINCE, COUNTRY)))
                .toList();
        return unit(before.version() + 1, before.unit().key(), before.unit().path(), successors);
    }

    /** The province of today. */
    public static UnitEvent aProvince() {
        List<String> path = List.of(PROVINCE, COUNTRY);
        return unit(1, PROVINCE, UnitKind.PROVINCE, path, List.of(new Successor(BigDecimal.ONE, path)));
    }

    /** One of the provinces it was made of, which went into it whole. */
    public static UnitEvent anOldProvince(String key) {
        return unit(
                1,
                key,
                UnitKind.PROVINCE,
                List.of(key, COUNTRY),
                List.of(new Successor(BigDecimal.ONE, List.of(PROVINCE, COUNTRY))));
    }

    public static UnitEvent unit(long version, String key, List<String> path, List<Successor> today) {
        return unit(version, key, UnitKind.COMMUNE, path, today);
    }

    private static UnitEvent unit(long version, String key, UnitKind kind, List<String> path, List<Successor> today) {
        String[] codeAndStart = key.split("@", 2);
        LocalDate from = LocalDate.parse(codeAndStart[1]);
        UnitState state = new UnitState(
                key,
                codeAndStart[0],
                "Xã " + codeAndStart[0],
                kind,
                from,
                from.isBefore(REORGANISED) ? REORGANISED : null,
                false,
                null,
                null,
                null,
                path,
                today);
        Instant at = Instant.parse("2025-07-01T00:00:00Z").plusSeconds(version);
        return version == 1
                ? new UnitRegistered(version, at, "quantri", state)
                : new UnitAmended(version, at, "quantri", state);
    }

    public static ReportLife aReport(String unitKey, String period) {
        return new ReportLife(unitKey, period, ReportingLevel.COMMUNE);
    }

    /** What a province reports of its own forces. */
    public static ReportLife aProvincialReport(String unitKey, String period) {
        return new ReportLife(unitKey, period, ReportingLevel.PROVINCE);
    }

    public static Map<String, BigDecimal> values(Object... codesAndNumbers) {
        Map<String, BigDecimal> values = new java.util.HashMap<>();
        for (int i = 0; i < codesAndNumbers.length; i += 2) {
            values.put((String) codesAndNumbers[i], new BigDecimal((String) codesAndNumbers[i + 1]));
        }
        return values;
    }

    /** The events of one report, one after another; each call gives the next. */
    public static final class ReportLife {
        private final String unitKey;
        private final String period;
        private final ReportingLevel level;
        private long version;
        private int revision;
        private Instant due = DUE;
        private Timeliness timeliness;
        private ReportStatus status = ReportStatus.EXPECTED;
        private Map<String, BigDecimal> received = Map.of();
        private Integer acceptedRevision;
        private Map<String, BigDecimal> accepted = Map.of();

        private ReportLife(String unitKey, String period, ReportingLevel level) {
            this.unitKey = unitKey;
            this.period = period;
            this.level = level;
        }

        public ReportEvent expected() {
            return new ReportExpected(++version, at(), "system", state());
        }

        public ReportEvent expectedAgain() {
            status = ReportStatus.EXPECTED;
            return new ReportExpected(++version, at(), "system", state());
        }

        public ReportEvent withdrawn() {
            status = ReportStatus.WITHDRAWN;
            return new ReportWithdrawn(++version, at(), "system", state(), "unit-not-there");
        }

        public ReportEvent extendedTo(Instant newDue) {
            due = newDue;
            return new ReportExtended(++version, at(), "duyet", state(), "lũ lụt");
        }

        public ReportEvent submitted(Map<String, BigDecimal> values) {
            return submitted(values, Timeliness.ON_TIME);
        }

        public ReportEvent submitted(Map<String, BigDecimal> values, Timeliness when) {
            revision++;
            received = values;
            status = ReportStatus.SUBMITTED;
            timeliness = timeliness == null ? when : timeliness;
            return new ReportSubmitted(++version, at(), "bc-18859", state());
        }

        public ReportEvent accepted() {
            acceptedRevision = revision;
            accepted = received;
            status = ReportStatus.ACCEPTED;
            return new ReportAccepted(++version, at(), "duyet", state());
        }

        public ReportEvent returned() {
            status = ReportStatus.RETURNED;
            return new ReportReturned(++version, at(), "duyet", state(), "thiếu số liệu");
        }

        public boolean isReceived() {
            return revision > 0;
        }

        /** Its openings no longer fit, or fit again. */
        public ReportEvent flagged(OpeningFlag... openings) {
            return new ReportFlagged(++version, at(), "system", state(), List.of(openings));
        }

        public ReportEvent corrected(Map<String, BigDecimal> values) {
            revision++;
            received = values;
            status = ReportStatus.CORRECTED;
            return new ReportCorrected(++version, at(), "bc-18859", state(), "cộng nhầm");
        }

        private Instant at() {
            return DUE.minusSeconds(86_400).plusSeconds(version);
        }

        private ReportState state() {
            return new ReportState(
                    TEMPLATE + "~" + unitKey + "~" + period,
                    TEMPLATE,
                    1,
                    unitKey,
                    period,
                    LocalDate.parse("2025-07-15"),
                    LocalDate.parse("2025-08-14"),
                    "KH-2025/BAO-CAO-THANG",
                    Instant.parse("2025-08-14T17:00:00Z"),
                    due,
                    null,
                    status,
                    revision,
                    revision == 0 ? null : at(),
                    timeliness,
                    received,
                    acceptedRevision,
                    accepted,
                    level);
        }
    }
}
