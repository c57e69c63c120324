package vn.pcmt.report.mapping;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the labels of a file mean: a mapping's own, or, without one, our codes. */
public final class FileLabels {

    public static final String UNIT = "unit";
    public static final String PERIOD = "period";
    public static final String TEMPLATE = "template";
    public static final String REVISION = "revision";

    /** What says which report a row is about. */
    public static final Set<String> ABOUT = Set.of(UNIT, PERIOD, TEMPLATE, REVISION);

    private final Map<String, String> meanings;
    private final boolean ignoreOthers;

    private FileLabels(Map<String, String> meanings, boolean ignoreOthers) {
        this.meanings = Map.copyOf(meanings);
        this.ignoreOthers = ignoreOthers;
    }

    static FileLabels of(MappingText text) {
        Map<String, String> meanings = new HashMap<>();
        text.labels().forEach(label -> meanings.put(plain(label.label()), label.means()));
        return new FileLabels(meanings, text.ignoreOthers());
    }

    /** Our own codes, and the names of the columns that say what a row is about. */
    static FileLabels ofOurs(Collection<String> fields) {
        Map<String, String> meanings = new HashMap<>();
        ABOUT.forEach(own -> meanings.put(own, own));
        fields.forEach(field -> meanings.put(plain(field), field));
        return new FileLabels(meanings, false);
    }

    /** What a label means: one of the names above or the key of a cell. */
    public Optional<String> meaning(@Nullable String label) {
        return label == null ? Optional.empty() : Optional.ofNullable(meanings.get(plain(label)));
    }

    /** Whether a label that means nothing may stand there. */
    public boolean ignoresOthers() {
        return ignoreOthers;
    }

    /** Case, runs of spaces, line breaks and a colon at the end do not tell labels apart. */
    static String plain(String label) {
        String spaced = Normalizer.normalize(label, Normalizer.Form.NFC).replaceAll("\\s+", " ");
        int end = spaced.length();
        // No pattern: one that looks for the end from every sign takes a minute over a cell full of colons.
        while (end > 0 && (spaced.charAt(end - 1) == ' ' || spaced.charAt(end - 1) == ':')) {
            end--;
        }
        return spaced.substring(0, end).strip().toLowerCase(Locale.ROOT);
    }
}
