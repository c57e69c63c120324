/** The read model of the totals: figures with coverage and freshness, series, completeness, the live stream, a reconciler. */
@NullMarked
package vn.pcmt.report.view;

import org.jspecify.annotations.NullMarked;
