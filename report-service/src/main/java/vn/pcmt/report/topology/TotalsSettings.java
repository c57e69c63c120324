package vn.pcmt.report.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.constraints.Positive;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the totals are computed.
 *
 * @param generation the first that this code may go on with. Raised above all there have been when stores or internal
 *     topics change: then the totals begin anew at once. To have them computed anew otherwise there are rebuilds
 * @param streams settings of Kafka Streams
 */
@Validated
@ConfigurationProperties("pcmt.report.totals")
public record TotalsSettings(
        @DefaultValue(CURRENT) @Positive int generation,
        @DefaultValue Map<String, String> streams) {

    @ConstructorBinding
    public TotalsSettings {
        streams = Map.copyOf(streams);
    }

    /** With the settings that Kafka Streams has by itself. */
    public TotalsSettings(int generation) {
        this(generation, Map.of());
    }

    /** The generation of this code; 1 joined reports with units by foreign key. */
    static final String CURRENT = "2";

    /** The group whose dead letters the topology writes to, in every generation. */
    public static final String DEAD_LETTERS_OF = "report-totals";

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
