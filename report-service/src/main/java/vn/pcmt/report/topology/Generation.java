package vn.pcmt.report.topology;

import java.util.List;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A run of the topology that began with nothing and has read all events since: with an application id of its own, hence
 * stores, internal topics and a read model of its own. So two may run side by side, and neither sees what the other has
 * left.
 */
public record Generation(int number) implements Comparable<Generation> {

    /** Up to this one there was one collection of totals; later ones have one each, named by their number. */
    private static final int LAST_UNNUMBERED = 2;

    /** Consumer group and prefix of all internal topics, see {@link StreamsConfig#APPLICATION_ID_CONFIG}. */
    public String applicationId() {
        return "report-totals-v" + number;
    }

    /** The internal topics, in the order in which a report passes them. */
    public List<String> internalTopics() {
        return List.of(
                applicationId() + '-' + AreaTotalsTopology.UNITS, applicationId() + '-' + AreaTotalsTopology.DELTAS);
    }

    /** A name of something that each generation has. */
    public String numbered(String name, String before) {
        return number <= LAST_UNNUMBERED ? name : name + before + number;
    }

    @Override
    public int compareTo(Generation other) {
        return Integer.compare(number, other.number);
    }
}
