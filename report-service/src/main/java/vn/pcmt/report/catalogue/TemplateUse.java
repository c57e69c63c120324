package vn.pcmt.report.catalogue;

import java.util.List;
import vn.pcmt.report.calendar.ReportingPeriod;

/** Tells which reports there are of a template. Answered by whoever keeps the reports, which know the catalogue. */
public interface TemplateUse {

    /**
     * So many reports of one period go by one version.
     *
     * @param filledIn whether something has come in
     */
    record Tally(ReportingPeriod period, int version, boolean filledIn, long reports) {}

    /** Of all reports of a template but those that were withdrawn. */
    List<Tally> of(String template);
}
