package vn.pcmt.report.mapping;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.mapping.MappingText.Layout;
import vn.pcmt.report.mapping.MappingText.Place;

/**
 * How one file is read.
 *
 * @param template that its reports are about if they do not say
 * @param headingRow of a table, from 1
 * @param place of the parts of a form; null for a table
 * @param decimalComma whether fractions follow a comma
 */
public record ReadingRules(
        String template,
        FileLabels labels,
        int headingRow,
        @Nullable Place place,
        boolean decimalComma) {

    /** By a mapping. */
    public static ReadingRules of(MappingText text) {
        return new ReadingRules(
                text.template(),
                FileLabels.of(text),
                text.headingRow() == null ? 1 : text.headingRow(),
                text.layout() == Layout.FORM ? text.place() : null,
                ",".equals(text.decimalMark()));
    }

    /** By our own codes. */
    static ReadingRules ofOurs(String template, Collection<String> fields) {
        return new ReadingRules(template, FileLabels.ofOurs(fields), 1, null, false);
    }

    /**
     * A figure with a point. Where a comma is the mark, a point is none: {@code 1.234} is then left as no number, for
     * nobody knows which it is.
     */
    public String figure(String text) {
        if (!decimalComma) {
            return text;
        }
        return text.indexOf('.') >= 0 ? "?" + text : text.replace(',', '.');
    }
}
