package vn.pcmt.report.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;

/** Figures as those of the sample data, for tests that need thousands of plausible ones. */
public final class SampleLives {

    private final SampleFigures figures;

    public SampleLives(List<Unit> communes, ReportingPeriod first, ReportingPeriod last) {
        figures = new SampleFigures(138, communes, first, last);
    }

    public Map<String, BigDecimal> of(String unitKey, ReportingPeriod period) {
        return figures.of(unitKey, period);
    }
}
