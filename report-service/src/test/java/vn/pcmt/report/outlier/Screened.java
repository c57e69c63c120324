package vn.pcmt.report.outlier;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vn.pcmt.report.submission.Reporting;

/** What comparisons are tested with. */
final class Screened {

    private Screened() {}

    /** The settings as they are if nobody sets any. */
    static OutlierSettings settings() {
        return new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("pcmt.report.outlier", OutlierSettings.class);
    }

    /** Figures of the monthly form: those named, all others 1. */
    static Map<String, BigDecimal> figures(Object... codesAndNumbers) {
        Map<String, BigDecimal> figures = new HashMap<>();
        Reporting.FORM.indicators().forEach(indicator -> figures.put(indicator.code(), BigDecimal.ONE));
        for (int i = 0; i < codesAndNumbers.length; i += 2) {
            figures.put((String) codesAndNumbers[i], new BigDecimal(codesAndNumbers[i + 1].toString()));
        }
        return figures;
    }
}
