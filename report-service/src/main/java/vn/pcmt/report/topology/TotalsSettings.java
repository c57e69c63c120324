package vn.pcmt.report.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the totals are computed.
 *
 * @param generation raised by one when the topology is rebuilt from the log with an empty state: its versions then begin
 *     again at 1, and the read model takes any total of a newer generation over one of an older
 */
@Validated
@ConfigurationProperties("pcmt.report.totals")
public record TotalsSettings(@DefaultValue("1") @Positive int generation) {

    /**
     * Application id of the first generation: consumer group and prefix of all internal topics. Also the group whose dead
     * letters the topology writes to, in every generation.
     */
    public static final String APPLICATION_ID = "report-totals";

    /** Record header that carries the generation, as decimal text. */
    public static final String GENERATION_HEADER = "pcmt_generation";

    /**
     * The generation in a record's header; 1 where there is none.
     *
     * @param header bytes or text, depending on who read the record
     * @throws NumberFormatException if it is no number
     */
    public static int generationIn(@Nullable Object header) {
        return switch (header) {
            case null -> 1;
            case byte[] bytes -> Integer.parseInt(new String(bytes, UTF_8));
            default -> Integer.parseInt(header.toString());
        };
    }
}
