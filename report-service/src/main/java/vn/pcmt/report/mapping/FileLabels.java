package vn.pcmt.report.mapping;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.catalogue.Template;

/** What the labels of a file mean: a mapping's own, or, without one, our codes. */
public final class FileLabels {

    public static final String UNIT = "unit";
    public static final String PERIOD = "period";
    public static final String TEMPLATE = "template";
    public static final String REVISION = "revision";

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

    /** Our own codes of one form, and the names of the columns that say what a row is about. */
    static FileLabels of(Template form) {
        Map<String, String> meanings = new HashMap<>();
        for (String own : new String[] {UNIT, PERIOD, TEMPLATE, REVISION, "note"}) {
            meanings.put(own, own);
        }
        form.indicators().forEach(indicator -> meanings.put(plain(indicator.code()), indicator.code()));
        form.sections().forEach(section -> meanings.put(plain("empty:" + section.id()), "empty:" + section.id()));
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
        return Normalizer.normalize(label, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .replaceAll("[ :]+$", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
