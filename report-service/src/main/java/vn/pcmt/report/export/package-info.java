/** Figures as files: what a view or a publication says, rendered from its data for spreadsheets, documents and charts. */
@NullMarked
package vn.pcmt.report.export;

import org.jspecify.annotations.NullMarked;
