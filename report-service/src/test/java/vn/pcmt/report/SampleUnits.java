package vn.pcmt.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;

/** Units to test with: communes of today, and old ones merged into them on 1 July 2025. */
public final class SampleUnits {
    public static final String PROVINCE = "44@2025-07-01";
    public static final LocalDate MERGER = LocalDate.of(2025, 7, 1);

    private SampleUnits() {}

    /** A commune of today in the province. */
    public static UnitState commune(String code) {
        return commune(code, PROVINCE);
    }

    /** A commune of today in a province that a suite has to itself. */
    public static UnitState commune(String code, String province) {
        String key = code + "@2025-07-01";
        return new UnitState(
                key,
                code,
                "Xã " + code,
                UnitKind.COMMUNE,
                MERGER,
                null,
                false,
                9000,
                null,
                null,
                List.of(key, province, "VN"),
                List.of(new UnitState.Successor(BigDecimal.ONE, List.of(key, province, "VN"))));
    }

    /** A commune that went whole into one of today. */
    public static UnitState oldCommune(String code, String intoCode) {
        return oldCommune(code, Map.of(intoCode, BigDecimal.ONE));
    }

    /** A commune that was parted among several of today. */
    public static UnitState oldCommune(String code, Map<String, BigDecimal> shares) {
        String key = code + "@2021-01-01";
        return new UnitState(
                key,
                code,
                "Xã cũ " + code,
                UnitKind.COMMUNE,
                LocalDate.of(2021, 1, 1),
                MERGER,
                false,
                null,
                null,
                null,
                List.of(key, "450@2021-01-01", "44@2021-01-01", "VN"),
                shares.entrySet().stream()
                        .map(into -> new UnitState.Successor(
                                into.getValue(), List.of(into.getKey() + "@2025-07-01", PROVINCE, "VN")))
                        .toList());
    }

    /** An old commune before anybody knows of a merger. */
    public static UnitState stillThere(String code) {
        String key = code + "@2021-01-01";
        List<String> path = List.of(key, "450@2021-01-01", "44@2021-01-01", "VN");
        return new UnitState(
                key,
                code,
                "Xã cũ " + code,
                UnitKind.COMMUNE,
                LocalDate.of(2021, 1, 1),
                null,
                false,
                null,
                null,
                null,
                path,
                List.of(new UnitState.Successor(BigDecimal.ONE, path)));
    }

    /** The same unit between the events of a reorganisation: it has a place in today's tree, and no end yet. */
    public static UnitState notYetEnded(UnitState unit) {
        return new UnitState(
                unit.key(),
                unit.code(),
                unit.name(),
                unit.kind(),
                unit.validFrom(),
                null,
                unit.border(),
                unit.population(),
                unit.latitude(),
                unit.longitude(),
                unit.path(),
                unit.today());
    }

    /** A commune that ends on a day and goes into others, each with its share. */
    public static UnitState split(UnitState unit, LocalDate on, Map<String, String> shares) {
        return new UnitState(
                unit.key(),
                unit.code(),
                unit.name(),
                unit.kind(),
                unit.validFrom(),
                on,
                unit.border(),
                unit.population(),
                unit.latitude(),
                unit.longitude(),
                unit.path(),
                shares.entrySet().stream()
                        .map(part -> new UnitState.Successor(
                                new BigDecimal(part.getValue()), List.of(part.getKey(), PROVINCE, "VN")))
                        .toList());
    }

    /** A commune of the province that exists since a day. */
    public static UnitState since(LocalDate day, String code) {
        String key = code + "@" + day;
        return of(UnitKind.COMMUNE, key, List.of(key, PROVINCE, "VN"));
    }

    public static UnitState renamed(UnitState unit, String name) {
        return new UnitState(
                unit.key(),
                unit.code(),
                name,
                unit.kind(),
                unit.validFrom(),
                unit.validTo(),
                unit.border(),
                unit.population(),
                unit.latitude(),
                unit.longitude(),
                unit.path(),
                unit.today());
    }

    /** A unit that exists since the day in its key, in its place ever since. */
    public static UnitState of(UnitKind kind, String key, List<String> path) {
        String[] codeAndStart = key.split("@", 2);
        return new UnitState(
                key,
                codeAndStart[0],
                "Đơn vị " + codeAndStart[0],
                kind,
                LocalDate.parse(codeAndStart[1]),
                null,
                false,
                null,
                null,
                null,
                path,
                List.of(new UnitState.Successor(BigDecimal.ONE, path)));
    }

    /** One of the provinces that went whole into the province of today. */
    public static UnitState oldProvince(String code) {
        String key = code + "@2021-01-01";
        return new UnitState(
                key,
                code,
                "Tỉnh cũ " + code,
                UnitKind.PROVINCE,
                LocalDate.of(2021, 1, 1),
                MERGER,
                true,
                null,
                null,
                null,
                List.of(key, "VN"),
                List.of(new UnitState.Successor(BigDecimal.ONE, List.of(PROVINCE, "VN"))));
    }

    public static UnitState province() {
        return province(PROVINCE);
    }

    public static UnitState province(String key) {
        return new UnitState(
                key,
                key.substring(0, 2),
                "Tỉnh Quảng Trị",
                UnitKind.PROVINCE,
                MERGER,
                null,
                true,
                null,
                null,
                null,
                List.of(key, "VN"),
                List.of(new UnitState.Successor(BigDecimal.ONE, List.of(key, "VN"))));
    }
}
