package vn.pcmt.report.dhis2;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as DHIS2 gives it.
 *
 * @param rows a text for each header
 * @param width number of headers
 * @param height number of rows
 * @param quality of each area and period, which DHIS2 does not say
 * @param lagMs how far the figures may be behind what has come in
 */
record Analytics(
        List<Header> headers,
        MetaData metaData,
        List<List<String>> rows,
        int width,
        int height,
        int headerWidth,
        List<Quality> quality,
        long lagMs) {

    /** @param meta whether its values are among the items */
    record Header(String name, String column, String valueType, String type, boolean hidden, boolean meta) {
        static Header of(String dimension, String column) {
            return new Header(dimension, column, "TEXT", "java.lang.String", false, true);
        }

        static Header value() {
            return new Header("value", "Value", "NUMBER", "java.lang.Double", false, false);
        }
    }

    /**
     * @param items names by id
     * @param dimensions ids by dimension, in the order asked for
     */
    record MetaData(Map<String, Item> items, Map<String, List<String>> dimensions) {}

    record Item(String name) {}

    /**
     * @param asOf time of the newest event in the figures; null while there is none
     * @param lineage path under which it is said what a figure is made of, with {@code {indicator}} to be filled in
     */
    record Quality(
            String ou,
            String pe,
            int expected,
            int received,
            int accepted,
            boolean estimated,
            @Nullable Instant asOf,
            String lineage) {}
}
