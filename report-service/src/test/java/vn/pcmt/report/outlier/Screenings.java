package vn.pcmt.report.outlier;

import org.springframework.beans.factory.BeanFactory;
import vn.pcmt.report.submission.ReportId;

/** Has reports screened as their events would. */
public final class Screenings {

    private Screenings() {}

    public static void screen(BeanFactory service, ReportId... reports) {
        ScreenReport screen = service.getBean(ScreenReport.class);
        for (ReportId report : reports) {
            screen.screen(report);
        }
    }
}
