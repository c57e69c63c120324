package vn.pcmt.console.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.pcmt.console.chart.ReportState;
import vn.pcmt.console.services.ReportService.Coverage;
import vn.pcmt.console.services.ReportingService.Commune;

/**
 * The communes of a country as squares, province by province: where each one's report stands. Thousands of squares are
 * pictures, not buttons; a province's picture leads to the province.
 */
record CountryMap(List<Province> provinces) {
    /** Squares in a row. */
    static final int COLUMNS = 12;

    record Province(String area, String name, int received, int accepted, List<Square> squares) {
        public int expected() {
            return squares.size();
        }

        public int columns() {
            return COLUMNS;
        }

        public int rows() {
            return Math.ceilDiv(squares.size(), COLUMNS);
        }
    }

    record Square(int column, int row, ReportState state, String name) {}

    /** @param names of provinces by key; one without a name is called by its key */
    static CountryMap of(List<Commune> communes, Map<String, String> names) {
        Map<String, List<Commune>> byProvince = new LinkedHashMap<>();
        communes.forEach(commune -> byProvince
                .computeIfAbsent(commune.province(), key -> new ArrayList<>())
                .add(commune));
        return new CountryMap(byProvince.entrySet().stream()
                .map(entry ->
                        province(entry.getKey(), names.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue()))
                .toList());
    }

    private static Province province(String area, String name, List<Commune> communes) {
        List<Square> squares = new ArrayList<>();
        int received = 0;
        int accepted = 0;
        for (Commune commune : communes) {
            int at = squares.size();
            squares.add(new Square(at % COLUMNS, at / COLUMNS, state(commune.coverage()), commune.name()));
            received += commune.coverage().received();
            accepted += commune.coverage().accepted();
        }
        return new Province(area, name, received, accepted, squares);
    }

    private static ReportState state(Coverage coverage) {
        if (coverage.accepted() > 0) {
            return ReportState.ACCEPTED;
        }
        if (coverage.returned() > 0) {
            return ReportState.RETURNED;
        }
        if (coverage.received() > 0) {
            return ReportState.IN_REVIEW;
        }
        return coverage.overdue() > 0 ? ReportState.MISSING : ReportState.AWAITED;
    }
}
