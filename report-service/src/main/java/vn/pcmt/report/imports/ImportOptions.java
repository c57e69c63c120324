package vn.pcmt.report.imports;

import org.jspecify.annotations.Nullable;

/**
 * How a file is to be taken.
 *
 * @param template of reports that do not name theirs; null for the mapping's, or the monthly one
 * @param period of reports that do not name theirs
 * @param mapping code of the mapping by which the file is read; null for our own codes
 * @param edition of that mapping, settled when the import begins
 * @param dryRun whether to judge only
 * @param replace whether rows that do not say on which revision they build replace whatever is there; else they are taken
 *     only where nothing has come in yet
 */
record ImportOptions(
        @Nullable String template,
        @Nullable String period,
        @Nullable String mapping,
        @Nullable Integer edition,
        boolean dryRun,
        boolean replace) {

    ImportOptions forReal() {
        return new ImportOptions(template, period, mapping, edition, false, replace);
    }
}
