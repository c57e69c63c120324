package vn.pcmt.report.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.constraints.Positive;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the totals are computed.
 *
 * @param generation raised by one when the topology is rebuilt from the log with an empty state, as it must be when its
 *     stores or internal topics change: its versions then begin again at 1, and the read model takes any total of a newer
 *     generation over one of an older
 */
@Validated
@ConfigurationProperties("pcmt.report.totals")
public record TotalsSettings(
        @DefaultValue(CURRENT) @Positive int generation) {

    /** The generation of this code; 1 joined reports with units by foreign key. */
    static final String CURRENT = "2";

    /** The group whose dead letters the topology writes to, in every generation. */
    static final String DEAD_LETTERS_OF = "report-totals";

    /** Record header that carries the generation, as decimal text. */
    public static final String GENERATION_HEADER = "pcmt_generation";

    /** Consumer group and prefix of all internal topics: each generation has its own, and so begins with nothing. */
    public String applicationId() {
        return "report-totals-v" + generation;
    }

    /** The internal topics, in the order in which a report passes them. */
    public List<String> internalTopics() {
        return List.of(
                applicationId() + '-' + AreaTotalsTopology.UNITS, applicationId() + '-' + AreaTotalsTopology.DELTAS);
    }

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
