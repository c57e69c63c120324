package vn.pcmt.report.topology;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the totals are computed.
 *
 * @param generation raised by one when the topology is rebuilt from the log with an empty state: its versions then begin
 *     again at 1, and the read model takes any total of a newer generation over one of an older
 */
@ConfigurationProperties("pcmt.report.totals")
public record TotalsSettings(@DefaultValue("1") @Positive int generation) {

    /** Consumer group and, with a later generation, prefix of all internal topics. */
    public static final String APPLICATION_ID = "report-totals";

    /** Record header that carries the generation, as decimal text. */
    public static final String GENERATION_HEADER = "pcmt_generation";
}
